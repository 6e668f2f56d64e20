"""`chuan node init`, `demo` and `reset`: a real node, the demo province, a new code for somebody."""

import argparse

from chuan.cli.speech import Commands, refuse, say, speaks


def add_commands(commands: Commands) -> None:
    """Add the command to the dispatcher."""
    summary = "lập nút thật hoặc nút mẫu / make a real or a demo node"
    parser = commands.add_parser("node", help=summary, description=summary)
    verbs = parser.add_commands()
    summary = "lập nút thật, trống, với một quản trị viên / make an empty real node"
    init = verbs.add_parser("init", help=summary, description=summary)
    speaks(init)
    init.add_argument(
        "--name", default="Nút Chuẩn", help="tên cơ quan vận hành nút / name of the node's body"
    )
    init.add_argument(
        "--admin", default="quantri", help="tên đăng nhập của quản trị viên / their user name"
    )
    init.add_argument(
        "--full-name", default="Quản trị viên nút", help="họ tên quản trị viên / their full name"
    )
    init.set_defaults(run=run_init)
    summary = "dựng nút mẫu (Nghệ An) / build the demo province"
    demo = verbs.add_parser("demo", help=summary, description=summary)
    speaks(demo)
    demo.set_defaults(run=run_demo)
    summary = "cấp mã dùng một lần mới cho một người / give somebody a new one-time code"
    reset = verbs.add_parser("reset", help=summary, description=summary)
    speaks(reset)
    reset.add_argument("username", help="tên đăng nhập / their user name")
    reset.set_defaults(run=run_reset)


def run_init(args: argparse.Namespace) -> int:
    """Make the node and print its administrator's one-time code; 2 when there is a node already."""
    from chuan.cli.start import start_django  # noqa: PLC0415  (other commands need no Django)

    start_django()
    from chuan.cli import node_state  # noqa: PLC0415  (needs Django)
    from chuan.config import database  # noqa: PLC0415  (needs Django)
    from chuan.domain.errors import DomainError  # noqa: PLC0415  (after Django, like the others)

    try:
        with node_state.changing():
            database.make_roles()
            node_state.prepare()
            if node_state.is_initialised():
                return refuse(*node_state.ALREADY)
            say(args, "Nạp đơn vị hành chính và sổ văn bản…", "Loading places and acts…")
            made = node_state.initialise(args.name, args.admin, args.full_name)
    except node_state.CannotChange as reason:
        return refuse(reason.vietnamese, reason.english)
    except DomainError as reason:
        return refuse(reason.message, f"Refused: {reason.code}")
    say(
        args,
        f"Đã lập nút “{args.name}”.\n"
        f"  Tên đăng nhập: {made.username}\n  Mã dùng một lần: {made.code}\n"
        "Mã chỉ hiện lần này; đăng nhập rồi đặt mật khẩu riêng. Chạy nút: chuan run",
        f"The node “{args.name}” is made.\n"
        f"  User name: {made.username}\n  One-time code: {made.code}\n"
        "The code is shown this once; sign in and set a password. Serve the node: chuan run",
    )
    return 0


def run_demo(args: argparse.Namespace) -> int:
    """Build the demo; 2 when the node holds something already."""
    from chuan.cli.start import start_django  # noqa: PLC0415  (other commands need no Django)

    start_django()
    from chuan.cli import node_state  # noqa: PLC0415  (needs Django)

    try:
        with node_state.changing():
            node_state.prepare()
            if node_state.is_initialised():
                return refuse(*node_state.ALREADY)
            node_state.build_demo(say=print)
    except node_state.CannotChange as reason:
        return refuse(reason.vietnamese, reason.english)
    say(args, "Đã dựng nút mẫu.", "The demo is built.")
    node_state.print_sign_ins(args)
    return 0


def run_reset(args: argparse.Namespace) -> int:
    """Print a new one-time code for an account; 2 when there is none of that name.

    The way back for an only administrator: everybody else asks the administrator of their body.
    """
    from chuan.cli.start import start_django  # noqa: PLC0415  (other commands need no Django)

    start_django()
    from chuan.cli import node_state  # noqa: PLC0415  (needs Django)

    code = node_state.reset_access_of(args.username)
    if code is None:
        return refuse(
            f"Không có tài khoản nào đang hoạt động mang tên “{args.username}”.",
            f"No open account has the name “{args.username}”.",
        )
    say(
        args,
        f"Mã dùng một lần: {code}\nMật khẩu cũ, mã xác thực và mọi phiên đăng nhập đã hết hiệu lực.",
        f"One-time code: {code}\nThe old password, second factor and all sessions are over.",
    )
    return 0
