"""The command `chuan`: finds the module of a command group and hands over."""

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from chuan.cli.parser import Parser
from chuan.cli.speech import CANNOT_WRITE, refuse, why

MODULES: Final = {
    "run": "chuan.cli.run",
    "node": "chuan.cli.node",
    "documents": "chuan.cli.documents",
    "epcis": "chuan.cli.epcis",
    "gs1": "chuan.cli.gs1",
    "audit": "chuan.cli.audit",
    "reports": "chuan.cli.reports",
    "exchange": "chuan.cli.exchange",
    "backup": "chuan.cli.backup",
    "restore": "chuan.cli.restore",
    "doctor": "chuan.cli.doctor",
    "conformance": "chuan.cli.conformance",
    "assets": "chuan.cli.assets",
}
"""The module of each command group; it offers `add_commands(commands)` and each command sets `run`.

A group's module is imported when the group is asked for; the help imports them all.
"""
INTERRUPTED: Final = 130
"""What a shell expects of a program that was stopped with Ctrl-C."""


def build_parser(chosen: str | None) -> Parser:
    """The parser of the chosen group, or of all groups when it is none of them."""
    parser = Parser(
        prog="chuan",
        description=(
            "Chuẩn: tiêu chuẩn, đo lường, chất lượng.\nChuẩn: standards, measurement and quality."
        ),
    )
    commands = parser.add_commands()
    modules = {MODULES[chosen]} if chosen in MODULES else dict.fromkeys(MODULES.values())
    for module in modules:
        import_module(module).add_commands(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A bare environment must not make a traceback of our words.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = _run(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return refuse("Đã dừng giữa chừng.", "Stopped half-way.", code=INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our words has gone; the interpreter must not try to write the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as trouble:
        if trouble.errno not in CANNOT_WRITE:
            raise
        place = trouble.filename or ""
        return refuse(
            f"Không đọc hoặc ghi được {place}: {why(trouble)}.",
            f"{place} cannot be read or written: {trouble.strerror}.",
        )
    return status


def _run(words: Sequence[str]) -> int:
    chosen = next((word for word in words if not word.startswith("-")), None)
    options = build_parser(chosen).parse_args(words)
    status: int = options.run(options)
    return status


if __name__ == "__main__":
    sys.exit(main())
