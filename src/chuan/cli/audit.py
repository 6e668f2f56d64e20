"""`chuan audit verify`: proves the record, or says what is broken and where."""

import argparse
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from chuan.cli.speech import Commands, refuse, say, speaks, told
from chuan.domain.ledger.types import Fault, FaultKind

if TYPE_CHECKING:
    from chuan.audit.verification import Verdict

MOST_TOLD: Final = 50
SENTENCES: Final[Mapping[FaultKind, tuple[str, str]]] = {
    FaultKind.EDITED: ("mục {entry} đã bị sửa", "entry {entry} was edited"),
    FaultKind.DELETED: ("mục {entry} đã bị xóa", "entry {entry} was deleted"),
    FaultKind.INSERTED: ("mục {entry} bị chèn thêm", "entry {entry} was slipped in"),
    FaultKind.SWAPPED: (
        "mục {entry} bị tráo với mục {other}",
        "entry {entry} was swapped with {other}",
    ),
    FaultKind.CUT: (
        "gốc {batch} đã bị cắt khỏi cơ sở dữ liệu",
        "root {batch} was cut from the database",
    ),
    FaultKind.BATCH_DAMAGED: ("gốc {batch} đã bị sửa", "root {batch} was altered"),
    FaultKind.BATCH_MISSING: ("gốc {batch} đã bị xóa", "root {batch} was deleted"),
    FaultKind.SIGNATURE: (
        "chữ ký của gốc {batch} không đúng",
        "the signature of root {batch} is wrong",
    ),
    FaultKind.ROOTS_DIFFER: (
        "gốc {batch} khác với tệp gốc ngoài cơ sở dữ liệu",
        "root {batch} differs from the file of roots outside the database",
    ),
    FaultKind.ROOTS_MISSING: (
        "gốc {batch} không có trong tệp gốc ngoài cơ sở dữ liệu",
        "root {batch} is missing from the file of roots outside the database",
    ),
}


def add_commands(commands: Commands) -> None:
    """Add the command to the dispatcher."""
    summary = "kiểm chứng nhật ký / prove the audit record"
    parser = commands.add_parser("audit", help=summary, description=summary)
    verbs = parser.add_commands()
    summary = "kiểm chứng nhật ký đã niêm phong / prove the sealed record"
    verify = verbs.add_parser(
        "verify",
        help=summary,
        description=f"{summary}\n\nMã thoát / exit status: "
        "0 nguyên vẹn / whole, 1 có chỗ sai / broken, 2 không đọc được / cannot be read.",
    )
    speaks(verify)
    verify.set_defaults(run=run_verify)


def run_verify(args: argparse.Namespace) -> int:
    """0 proved, 1 broken, 2 cannot read."""
    from chuan.cli.start import start_django  # noqa: PLC0415  (other commands need no Django)

    start_django()
    from django.db import DatabaseError  # noqa: PLC0415  (needs Django)

    from chuan.audit.keys import KeyMissing  # noqa: PLC0415  (needs Django)
    from chuan.audit.roots_file import RootsUnreadable  # noqa: PLC0415  (needs Django)
    from chuan.audit.verification import verify  # noqa: PLC0415  (needs Django)

    try:
        verdict = verify()
    except DatabaseError as error:
        return refuse(
            f"Không đọc được cơ sở dữ liệu: {told(error)}.",
            f"The database cannot be read: {told(error)}.",
        )
    except KeyMissing as error:
        return refuse(
            f"Không đọc được khóa kiểm chứng: {told(error)}.",
            f"The public key cannot be read: {error}",
        )
    except (RootsUnreadable, OSError) as error:
        return refuse(
            f"Không đọc được tệp gốc: {told(error)}.", f"The file of roots cannot be read: {error}"
        )
    return tell_verdict(args, verdict)


def tell_verdict(args: argparse.Namespace, verdict: "Verdict") -> int:
    """Say how far the record is proved, then every fault; the code to end with."""
    say(
        args,
        f"đã kiểm chứng đến gốc {verdict.verified_to}, {verdict.unsealed} chưa niêm phong",
        f"verified to root {verdict.verified_to}, {verdict.unsealed} unsealed",
    )
    _tell_faults(args, verdict.faults)
    return 1 if verdict.faults else 0


def _tell_faults(args: argparse.Namespace, faults: Sequence[Fault]) -> None:
    for fault in faults[:MOST_TOLD]:
        vietnamese, english = SENTENCES[fault.kind]
        facts = {"batch": fault.batch, "entry": fault.entry_id, "other": fault.other_id}
        place = "" if fault.entry_id is None else f" (gốc {fault.batch})"
        where = "" if fault.entry_id is None else f" (root {fault.batch})"
        say(args, f"- {vietnamese.format(**facts)}{place}", f"- {english.format(**facts)}{where}")
    if len(faults) > MOST_TOLD:
        more = len(faults) - MOST_TOLD
        say(args, f"… và {more} chỗ khác", f"… and {more} more")
