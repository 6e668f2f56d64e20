"""The parser of the command line: help and refusals in Vietnamese and English."""

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, Final, NoReturn

from chuan.cli.speech import refuse

COMMANDS: Final = "Lệnh / Commands"
_HEADINGS: Final = {
    "positional arguments": "Tham số / Arguments",
    "options": "Tùy chọn / Options",
}
_TROUBLES: Final = (
    (r"the following arguments are required: (.+)", r"thiếu {0}"),
    (r"argument (?:LỆNH|COMMAND): invalid choice: '(.*)' .*", r"không có lệnh “{0}”"),
    (
        r"argument (\S+): invalid choice: '(.*)' \(choose from (.+)\)",
        r"{0} không nhận “{1}”; chọn một trong: {2}",
    ),
    (
        r"argument (\S+): '(.*)' is not a number from (\d+) to (\d+)",
        r"{0} phải là một số từ {2} đến {3}, không phải “{1}”",
    ),
    (r"argument (\S+): invalid \S+ value: '(.*)'", r"{0} không nhận “{1}”"),
    (r"argument (\S+): expected .*", r"{0} cần một giá trị đi kèm"),
    (r"argument (\S+): ignored explicit argument '(.*)'", r"{0} không nhận giá trị “{1}”"),
    (r"ambiguous option: (\S+) could match (.+)", r"{0} chưa rõ; có thể là: {1}"),
    (r"unrecognized arguments: (.+)", r"không hiểu: {0}"),
    (r"argument (\S+): (.+)", r"{0}: {1}"),
)
"""What argparse says in English, and the same in Vietnamese with its words put in."""


class BothTongues(argparse.RawDescriptionHelpFormatter):
    """Help with its headings in Vietnamese and English."""

    def __init__(self, prog: str, **settings: Any) -> None:  # noqa: ANN401  (argparse's own)
        super().__init__(prog, **{"max_help_position": 28, "width": 100, **settings})

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The line that shows how a command is written."""
        heading = "Cách dùng / Usage: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, heading)

    def start_section(self, heading: str | None) -> None:
        """A heading over arguments."""
        super().start_section(_HEADINGS.get(heading or "", heading))

    def _format_action(self, action: argparse.Action) -> str:
        """A list of commands needs no line for the list itself."""
        shown = super()._format_action(action)
        return shown.partition("\n")[2] if action.nargs == argparse.PARSER else shown


class Parser(argparse.ArgumentParser):
    """A parser that speaks both languages and exits with 2, as for whatever cannot be read."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  (handed to argparse as they come)
        super().__init__(**{"formatter_class": BothTongues, "add_help": False, **settings})
        self.add_argument(
            "-h", "--help", action="help", help="xem hướng dẫn này / show this help and stop"
        )

    def add_commands(self) -> Any:  # noqa: ANN401  (argparse has no public type for it)
        """The place where the commands under this one are added; one of them must be given."""
        return self.add_subparsers(title=COMMANDS, metavar="LỆNH", dest=self.prog, required=True)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and stop."""
        english = message.replace("LỆNH", "COMMAND")
        help_line = f"{self.prog} --help"
        sys.exit(
            refuse(
                f"Lệnh chưa đúng: {in_vietnamese(message)}. Xem: {help_line}",
                f"Wrong command: {english}. See: {help_line}",
            )
        )


def in_vietnamese(message: str) -> str:
    """A complaint of argparse in Vietnamese; one that is not known stays as it is."""
    for pattern, sentence in _TROUBLES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence.format(*found.groups())
    return message


def number(lowest: int, highest: int) -> Callable[[str], int]:
    """A reader of a whole number between the two, both allowed."""

    def read(text: str) -> int:
        given = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
        if not lowest <= given <= highest:
            raise argparse.ArgumentTypeError(f"'{text}' is not a number from {lowest} to {highest}")
        return given

    return read
