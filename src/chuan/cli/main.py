"""The command `chuan`: finds the module of a command group and hands over."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, Final, NoReturn

MODULES: Final = {
    "run": "chuan.cli.run",
    "node": "chuan.cli.node",
    "documents": "chuan.cli.documents",
    "audit": "chuan.cli.audit",
    "backup": "chuan.cli.backup",
    "restore": "chuan.cli.restore",
    "doctor": "chuan.cli.doctor",
    "assets": "chuan.cli.assets",
}
"""The module of each command group; it offers `add_commands(commands)` and each command sets `run`.

A group's module is imported when the group is asked for; the help imports them all.
"""

_HEADINGS = {
    "positional arguments": "Tham số / Arguments",
    "options": "Tùy chọn / Options",
}
_TITLE = "Lệnh / Commands"


class BothTongues(argparse.RawDescriptionHelpFormatter):
    """Help with its headings in Vietnamese and English."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The line that shows how a command is written."""
        super().add_usage(usage, actions, groups, prefix or "Cách dùng / Usage: ")

    def start_section(self, heading: str | None) -> None:
        """A heading over arguments."""
        super().start_section(_HEADINGS.get(heading or "", heading))


class Parser(argparse.ArgumentParser):
    """A parser that speaks both languages and exits with 2, as for whatever cannot be read."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  (handed to argparse as they come)
        super().__init__(**{"formatter_class": BothTongues, **settings})

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and stop."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: lệnh chưa đúng / wrong command: {message}\n")


def build_parser(chosen: str | None) -> Parser:
    """The parser of the chosen group, or of all groups when it is none of them."""
    parser = Parser(
        prog="chuan",
        description=(
            "Chuẩn: tiêu chuẩn, đo lường, chất lượng.\nChuẩn: standards, measurement and quality."
        ),
    )
    commands = parser.add_subparsers(title=_TITLE, metavar="", dest="group", required=True)
    modules = {MODULES[chosen]} if chosen in MODULES else dict.fromkeys(MODULES.values())
    for module in modules:
        import_module(module).add_commands(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    chosen = next((word for word in words if not word.startswith("-")), None)
    options = build_parser(chosen).parse_args(words)
    status: int = options.run(options)
    return status


if __name__ == "__main__":
    sys.exit(main())
