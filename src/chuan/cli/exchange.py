"""`chuan exchange`: bundles made and read on a node that has no browser near."""

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from chuan.cli.speech import Commands, refuse, say, speaks

if TYPE_CHECKING:
    from chuan.core.actor import Actor

PIECE: Final = 1 << 20
_AS: Final = "tên đăng nhập của người làm / user name of who acts"
_TO: Final = "tên hoặc mã nút nhận / name or identity of the other node"
_OUTPUT: Final = "tệp hoặc thư mục sẽ ghi / file or folder to write"


def add_commands(commands: Commands) -> None:
    """Add the command to the dispatcher."""
    summary = "trao đổi gói tệp với nút khác / exchange bundles with another node"
    parser = commands.add_parser("exchange", help=summary, description=summary)
    verbs = parser.add_commands()
    _add_key(verbs)
    _add_trust(verbs)
    _add_export(verbs)
    _add_import(verbs)
    _add_receipts(verbs)
    _add_simulate(verbs)
    _add_verify_log(verbs)


def _add_simulate(verbs: Commands) -> None:
    summary = "mô phỏng bên nhận của một kết nối, để thử / simulate the other side of a connection, to try"
    simulate = verbs.add_parser("simulate", help=summary, description=summary)
    speaks(simulate)
    simulate.add_argument("--port", type=int, default=8010, help="cổng / port")
    simulate.add_argument(
        "--folder",
        type=Path,
        required=True,
        help="thư mục giữ những gì nhận được / where it keeps things",
    )
    simulate.add_argument("--code", default="G05", help="mã định danh của nó / its agency code")
    simulate.add_argument(
        "--node-key",
        required=True,
        help="khóa công khai của nút này / public signing key of this node",
    )
    simulate.add_argument(
        "--cut-before", type=int, default=0, help="cứ N lần thì đứt trước khi làm"
    )
    simulate.add_argument("--cut-after", type=int, default=0, help="cứ N lần thì đứt sau khi làm")
    simulate.add_argument("--twice", action="store_true", help="gửi hai lần / deliver twice")
    simulate.add_argument("--seconds-off", type=int, default=0, help="đồng hồ lệch / clock off")
    simulate.set_defaults(run=run_simulate)


def _add_verify_log(verbs: Commands) -> None:
    summary = "kiểm tra sổ nhật ký kết nối / verify the log of connections"
    verify = verbs.add_parser("verify-log", help=summary, description=summary)
    speaks(verify)
    verify.set_defaults(run=partial(_guarded, run_verify_log))


def run_simulate(arguments: argparse.Namespace) -> int:
    """Be the other side until interrupted; needs no database of this node."""
    from chuan.exchange.lines.simulator import Faults, serve  # noqa: PLC0415  (heavy)

    faults = Faults(
        cut_before=arguments.cut_before,
        cut_after=arguments.cut_after,
        twice=arguments.twice,
        seconds_off=arguments.seconds_off,
    )
    arguments.folder.mkdir(parents=True, exist_ok=True)
    serve(
        arguments.folder, port=arguments.port, code=arguments.code, public=arguments.node_key,
        faults=faults, say=partial(say, arguments),
    )  # fmt: skip
    return 0


def run_verify_log(arguments: argparse.Namespace) -> int:
    """Prove every line of the log of connections."""
    from chuan.exchange.selectors.connections import log_fault  # noqa: PLC0415  (needs Django)

    fault = log_fault()
    if fault is None:
        say(arguments, "Sổ nhật ký kết nối còn nguyên vẹn.", "The log of connections is whole.")
        return 0
    say(
        arguments,
        f"Sổ nhật ký kết nối không còn nguyên vẹn từ dòng số {fault}.",
        f"The log of connections does not hold from line {fault} on.",
    )
    return 1


def _add_key(verbs: Commands) -> None:
    summary = "in khóa công khai của nút này / print this node's public key"
    key = verbs.add_parser("key", help=summary, description=summary)
    speaks(key)
    key.add_argument(
        "--kind", choices=("party", "state"), help="tạo khóa nếu chưa có / make it when missing"
    )
    key.add_argument("--output", type=Path, help=_OUTPUT)
    key.set_defaults(run=partial(_guarded, run_key))


def _add_trust(verbs: Commands) -> None:
    summary = "khai báo nút bạn bằng tệp khóa / trust another node by its key file"
    trust = verbs.add_parser("trust", help=summary, description=summary)
    speaks(trust)
    trust.add_argument("file", type=Path, help="tệp khóa công khai của nút bạn / its key file")
    trust.add_argument(
        "--fingerprint",
        required=True,
        help="vân tay người bên kia đọc / fingerprint as the other side read it",
    )
    trust.add_argument("--compared-with", required=True, help="người đọc / who read it")
    trust.set_defaults(run=partial(_guarded, run_trust))


def _add_export(verbs: Commands) -> None:
    summary = "lập gói gửi đi / make a bundle"
    export = verbs.add_parser("export", help=summary, description=summary)
    speaks(export)
    export.add_argument("--as", dest="username", required=True, help=_AS)
    export.add_argument("--to", required=True, help=_TO)
    export.add_argument(
        "--document", action="append", default=[], help="số ký hiệu / symbol (lặp lại được)"
    )
    export.add_argument(
        "--state",
        action="append",
        default=[],
        help="số kế hoạch cần báo tình hình thực hiện / plan whose state is told (lặp lại được)",
    )
    export.add_argument(
        "--for",
        dest="bodies",
        action="append",
        required=True,
        help="nơi nhận / body (lặp lại được)",
    )
    export.add_argument("--note", default="", help="lời gửi kèm / words that go with it")
    export.add_argument("--output", type=Path, required=True, help=_OUTPUT)
    export.set_defaults(run=partial(_guarded, run_export))


def _add_import(verbs: Commands) -> None:
    summary = "kiểm tra và nhận một gói / prove and read a bundle"
    taken = verbs.add_parser(
        "import",
        help=summary,
        description=f"{summary}\n\nMã thoát / exit status: "
        "0 đã nhận / received, 1 gói bị lỗi, không nhận / refused, 2 không đọc được / cannot be read.",
    )
    speaks(taken)
    taken.add_argument("file", type=Path, help="tệp .chuan-goi / the bundle")
    taken.add_argument("--as", dest="username", required=True, help=_AS)
    taken.add_argument("--accept", action="store_true", help="tiếp nhận tất cả / accept every item")
    taken.set_defaults(run=partial(_guarded, run_import))


def _add_receipts(verbs: Commands) -> None:
    summary = "lập gói chỉ có biên nhận / make a bundle of receipts"
    receipts = verbs.add_parser("receipts", help=summary, description=summary)
    speaks(receipts)
    receipts.add_argument("--as", dest="username", required=True, help=_AS)
    receipts.add_argument("--to", required=True, help=_TO)
    receipts.add_argument(
        "--again", action="store_true", help="cả biên nhận đã gửi / those sent before as well"
    )
    receipts.add_argument("--output", type=Path, required=True, help=_OUTPUT)
    receipts.set_defaults(run=partial(_guarded, run_receipts))


def run_key(args: argparse.Namespace) -> int:
    """Print or write the card, and the fingerprint to read aloud."""
    from chuan.core.actor import system_actor  # noqa: PLC0415  (needs Django)
    from chuan.exchange.enums import NodeKind  # noqa: PLC0415  (needs Django)
    from chuan.exchange.selectors import nodes  # noqa: PLC0415  (needs Django)
    from chuan.exchange.services import set_up_node  # noqa: PLC0415  (needs Django)

    actor = system_actor()
    if args.kind:
        set_up_node(actor=actor, kind=NodeKind(args.kind))
    card = nodes.own_card(actor)
    if args.output:
        args.output.write_text(card, encoding="utf-8")
    else:
        print(card)
    read = nodes.own_view(actor).spoken
    say(args, f"Vân tay khóa: {read}", f"Fingerprint: {read}")
    return 0


def run_trust(args: argparse.Namespace) -> int:
    """Register the other node and believe its key, whose fingerprint was read aloud."""
    from chuan.core.actor import system_actor  # noqa: PLC0415  (needs Django)
    from chuan.exchange.enums import KeyState  # noqa: PLC0415  (needs Django)
    from chuan.exchange.services import compare_key, register_partner  # noqa: PLC0415  (as above)

    actor = system_actor()
    key = register_partner(actor=actor, text=args.file.read_text(encoding="utf-8"))
    if key.state == KeyState.WAITING:
        compare_key(
            actor=actor, uid=key.uid, typed=args.fingerprint, compared_with=args.compared_with
        )
    name = key.partner.name
    say(args, f"Đã tin khóa của nút {name}.", f"The key of the node {name} is trusted.")
    return 0


def run_export(args: argparse.Namespace) -> int:
    """Make a bundle of documents and of states of plans, and write its file."""
    from chuan.exchange.selectors import finding  # noqa: PLC0415  (needs Django)
    from chuan.exchange.services import Pick  # noqa: PLC0415  (needs Django)

    actor = _actor(args.username)
    partner = finding.partner_named(args.to)
    things = [
        *(("document", finding.document_named(actor, symbol)) for symbol in args.document),
        *(("task_state", finding.plan_named(actor, symbol)) for symbol in args.state),
    ]
    bodies = [finding.body_named(partner, body) for body in args.bodies]
    picks = [Pick(kind, ref, body) for kind, ref in things for body in bodies]
    return _make(args, actor, args.to, picks=picks, note=args.note)


def run_receipts(args: argparse.Namespace) -> int:
    """Make a bundle of receipts alone and write its file."""
    return _make(args, _actor(args.username), args.to, again=args.again)


def run_import(args: argparse.Namespace) -> int:
    """Prove and read a bundle; 1 when it is refused."""
    from chuan.domain.errors import RuleBroken  # noqa: PLC0415  (after Django, like the others)
    from chuan.exchange import services  # noqa: PLC0415  (needs Django)

    actor = _actor(args.username)
    with args.file.open("rb") as stream:
        pieces = iter(lambda: stream.read(PIECE), b"")
        try:
            handed = services.hand_in(actor=actor, pieces=pieces, by_job=False)
            handed = services.read_handed(actor=actor, uid=handed.uid, progress=_quiet)
        except RuleBroken as refusal:
            return refuse(refusal.message, f"The bundle is refused ({refusal.code}).", code=1)
    bundle = handed.bundle
    if bundle is None:
        return refuse(handed.message, "The bundle is refused.", code=1)
    if handed.message:
        say(args, handed.message, f"Bundle {bundle.number} was received before; nothing changed.")
    else:
        say(
            args,
            f"Đã nhận gói số {bundle.number} từ {bundle.partner.name}: {bundle.item_count} mục, "
            f"{bundle.receipt_count} biên nhận.",
            f"Received bundle {bundle.number} from {bundle.partner.name}: {bundle.item_count} items, "
            f"{bundle.receipt_count} receipts.",
        )
    if args.accept:
        accepted = services.accept_waiting(actor=actor, bundle=bundle.uid, progress=_quiet)
        say(args, f"Đã tiếp nhận {accepted} mục.", f"Accepted {accepted} items.")
    return 0


def _make(
    args: argparse.Namespace,
    actor: "Actor",
    to: str,
    *,
    picks: Sequence[object] = (),
    note: str = "",
    again: bool = False,
) -> int:
    from chuan.core import files  # noqa: PLC0415  (needs Django)
    from chuan.exchange import services  # noqa: PLC0415  (needs Django)
    from chuan.exchange.selectors import finding  # noqa: PLC0415  (needs Django)

    partner = finding.partner_named(to)
    bundle = services.prepare_bundle(
        actor=actor,
        partner=partner.uid,
        picks=picks,  # type: ignore[arg-type]  # picks, whose type needs Django to be named
        note=note,
        again=again,
    )
    bundle = services.write_prepared(actor=actor, uid=bundle.uid, progress=_quiet)
    if bundle.file is None:
        return refuse("Gói chưa lập được.", "The bundle could not be made.")
    target = args.output / bundle.file.name if args.output.is_dir() else args.output
    with files.open_file(bundle.file) as source, target.open("xb") as out:
        while piece := source.read(PIECE):
            out.write(piece)
    services.record_taken(actor=actor, bundle=bundle)
    read = finding.spoken_of(bundle)
    say(
        args,
        f"Đã lập gói số {bundle.number} gửi {partner.name}: {target}\nVân tay gói: {read}",
        f"Bundle {bundle.number} for {partner.name} is made: {target}\nFingerprint: {read}",
    )
    return 0


def _guarded(run: Callable[[argparse.Namespace], int], args: argparse.Namespace) -> int:
    """Start Django, run the command, and say what the node refuses."""
    from chuan.cli.start import start_django  # noqa: PLC0415  (other commands need no Django)

    start_django()
    from chuan.config import database  # noqa: PLC0415  (needs Django)
    from chuan.domain.errors import DomainError  # noqa: PLC0415  (after Django, like the others)

    try:
        if database.pending():
            return refuse(
                "Chưa có nút nào, hoặc cơ sở dữ liệu chưa nâng cấp. Chạy: chuan doctor",
                "There is no node here, or its database is not up to date. Run: chuan doctor",
            )
        return run(args)
    except DomainError as refusal:
        return refuse(refusal.message, f"Refused: {refusal.code}.")
    except FileExistsError as error:
        return refuse(
            f"Đã có tệp {error.filename}; chọn tên khác.",
            f"{error.filename} exists already; choose another name.",
        )
    except (FileNotFoundError, UnicodeDecodeError) as error:
        return refuse(f"Không đọc được tệp: {error}.", f"The file cannot be read: {error}.")


def _actor(username: str) -> "Actor":
    from chuan.exchange.selectors import finding  # noqa: PLC0415  (needs Django)

    return finding.actor_named(username)


def _quiet(_done: int, _total: int, _message: str) -> None:
    """A command says nothing while it works."""
