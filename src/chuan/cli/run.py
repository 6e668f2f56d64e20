"""`chuan run`: makes the node ready, serves it, and keeps its servers and job worker alive."""

import argparse
import errno
import os
from collections.abc import Callable
from importlib.util import find_spec

from chuan.cli.parser import number
from chuan.cli.serving import Child, Supervisor, answers, live, trouble_with_port, web, worker
from chuan.cli.speech import Commands, refuse, say, speaks, told, why

HOST, PORT, HIGHEST_PORT, MOST_WORKERS = "127.0.0.1", 8000, 65535, 64


def add_commands(commands: Commands) -> None:
    """Add the command to the dispatcher."""
    summary = "chạy Chuẩn / serve Chuẩn"
    parser = commands.add_parser("run", help=summary, description=summary)
    speaks(parser)
    parser.add_argument(
        "--demo", action="store_true", help="dựng nút mẫu nếu chưa có nút / build a demo if none"
    )
    parser.add_argument("--host", default=HOST, help="địa chỉ lắng nghe / address to listen on")
    parser.add_argument("--port", type=number(1, HIGHEST_PORT), default=PORT, help="cổng / port")
    parser.add_argument(
        "--live-port",
        type=number(0, HIGHEST_PORT),
        default=None,
        help="cổng WebSocket của EPCIS, mặc định là cổng kế tiếp, 0 để tắt / "
        "port of the WebSockets of EPCIS, by default the next one, 0 for none",
    )
    parser.add_argument(
        "--workers",
        type=number(1, MOST_WORKERS),
        default=min(MOST_WORKERS, os.cpu_count() or 1),
        help="số tiến trình web, mặc định bằng số nhân / web processes, default one per core",
    )
    parser.set_defaults(run=run_node)


def run_node(args: argparse.Namespace) -> int:
    """Serve until asked to stop: 0; 1 when a process keeps dying, 2 when it cannot begin."""
    from chuan.cli.start import start_django  # noqa: PLC0415  (other commands need no Django)

    start_django()
    from chuan.cli.node_lock import NodeBusy, hold_node  # noqa: PLC0415  (needs Django)

    if find_spec("granian") is None:
        return refuse("Thiếu gói granian. Chạy: make setup", "granian is missing. Run: make setup")
    try:
        with hold_node():
            return _make_ready(args) or _serve(args)
    except NodeBusy as busy:
        process = f" ({busy})" if str(busy) else ""
        return refuse(
            f"Chuẩn đang chạy rồi{process}. Dừng tiến trình đó trước khi chạy lại.",
            f"Chuẩn is running already{process}. Stop that process before starting again.",
        )


def _make_ready(args: argparse.Namespace) -> int:
    """All that stands between an empty folder and a served node; 0, or the code to end with."""
    from django.db import DatabaseError  # noqa: PLC0415  (needs Django)

    from chuan.cli import node_state  # noqa: PLC0415  (needs Django)
    from chuan.cli.assets import collect_static  # noqa: PLC0415  (needs Django)
    from chuan.cli.backups.restoring import recover_interrupted  # noqa: PLC0415  (needs Django)

    trouble = trouble_with_port(args.host, args.port)
    if trouble is not None:
        return _refuse_port(args, trouble)
    if recover_interrupted():
        say(args, "Đã hoàn tác một lần khôi phục dở dang.", "An interrupted restore was undone.")
    try:
        node_state.prepare()
        if not node_state.is_initialised():
            if not args.demo:
                return refuse(
                    "Chưa có nút nào. Lập nút thật: chuan node init; nút mẫu: chuan run --demo",
                    "There is no node yet. A real one: chuan node init; a demo: chuan run --demo",
                )
            say(args, "Dựng nút mẫu…", "Building the demo…")
            node_state.build_demo(_teller(args))
    except DatabaseError as error:
        return refuse(
            f"Cơ sở dữ liệu không dùng được: {told(error)}.",
            f"The database cannot be used: {told(error)}.",
        )
    collect_static()
    return 0


def _live_port(args: argparse.Namespace) -> int:
    return int(args.port + 1 if args.live_port is None else args.live_port)


def _listeners(args: argparse.Namespace) -> tuple[Child, ...]:
    """The server of WebSocket listeners; none when it is not wanted, or its port not to be had."""
    port = _live_port(args)
    if not 0 < port <= HIGHEST_PORT or port == args.port:
        return ()
    trouble = trouble_with_port(args.host, port)
    if trouble is None:
        return (live(args.host, port),)
    refuse(
        f"Cổng {port} không mở được ({why(trouble)}): chạy không có WebSocket. "
        "Chọn cổng khác: --live-port",
        f"Port {port} cannot be opened ({trouble.strerror}): no WebSockets this time. "
        "Choose another: --live-port",
    )
    return ()


def _refuse_port(args: argparse.Namespace, trouble: OSError) -> int:
    if trouble.errno != errno.EADDRINUSE:
        return refuse(
            f"Không mở được cổng {args.port} tại {args.host}: {why(trouble)}.",
            f"Port {args.port} of {args.host} cannot be opened: {trouble.strerror}.",
        )
    other = args.port + 1 if args.port < HIGHEST_PORT else PORT
    return refuse(
        f"Cổng {args.port} đang bận. Dừng chương trình đang dùng cổng này, hoặc chọn "
        f"cổng khác: make run PORT={other} (chuan run --port {other})",
        f"Port {args.port} is busy. Stop the program that uses it, or choose "
        f"another: make run PORT={other} (chuan run --port {other})",
    )


def _teller(args: argparse.Namespace) -> Callable[[str], None]:
    return lambda line: say(args, f"  {line}", f"  {line}")


def _serve(args: argparse.Namespace) -> int:
    from django.db import connections  # noqa: PLC0415  (needs Django)

    from chuan.cli import node_state  # noqa: PLC0415  (needs Django)

    demo = node_state.is_demo()
    connections.close_all()
    environment = {**os.environ, "CHUAN_CHILD": "1", "PYTHONUNBUFFERED": "1"}
    if demo:
        environment["CHUAN_DEMO"] = "1"
        environment.setdefault("CHUAN_NODE_NAME", "Nút dữ liệu mẫu – Nghệ An")
        environment.setdefault("CHUAN_SITE_URL", f"http://localhost:{args.port}")
    server, listeners = web(args.host, args.port, args.workers), _listeners(args)
    supervisor = Supervisor(
        (server, worker(), *listeners),
        environment,
        complain=lambda child: _complain(child.name),
    )

    def announce() -> None:
        shown = "localhost" if args.host in {HOST, "0.0.0.0", "::"} else args.host  # noqa: S104  (compared, not bound)
        url = f"http://{shown}:{args.port}"
        if not answers(url, lambda: server.is_alive() and not supervisor.stopping.is_set()):
            return
        say(args, f"Chuẩn đang chạy tại {url}", f"Chuẩn is served at {url}")
        if listeners:
            at = f"ws://{shown}:{_live_port(args)}/epcis/"
            say(args, f"WebSocket của EPCIS tại {at}", f"WebSockets of EPCIS at {at}")
        if demo:
            node_state.print_sign_ins(args)
        say(args, "Dừng: Ctrl-C", "Stop: Ctrl-C")

    code = supervisor.run(announce)
    if code == 0:
        say(args, "Đã dừng.", "Stopped.")
    return code


def _complain(name: str) -> None:
    refuse(
        f"Tiến trình {name} cứ chết ngay khi chạy; xem lỗi ở trên, rồi chạy: chuan doctor",
        f"The process {name} keeps dying at once; see the error above, then run: chuan doctor",
    )
