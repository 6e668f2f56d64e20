"""`chuan doctor`: examines the machine and the node, and says what to do about each trouble."""

import argparse
from typing import TYPE_CHECKING

from chuan.cli.speech import Commands, say, speaks

if TYPE_CHECKING:
    from chuan.cli.checks import Finding

_MARKS = {"good": "✓", "note": "•", "bad": "✗"}


def add_commands(commands: Commands) -> None:
    """Add the command to the dispatcher."""
    summary = "khám máy và nút / examine the machine and the node"
    parser = commands.add_parser("doctor", help=summary, description=summary)
    speaks(parser)
    parser.description = (
        "Khám máy và nút: mỗi dòng ✓ tốt, • nên xem, ✗ phải sửa (mã thoát 1).\n"
        "Examine the machine and the node: ✓ good, • look at it, ✗ must be mended (exit status 1)."
    )
    parser.set_defaults(run=run_doctor)


def run_doctor(args: argparse.Namespace) -> int:
    """0 when nothing must be mended, else 1."""
    from chuan.cli.start import start_django  # noqa: PLC0415  (other commands need no Django)

    start_django()
    from chuan.cli import checks  # noqa: PLC0415  (needs Django)

    findings = [finding for check in checks.ALL for finding in check()]
    for finding in findings:
        _tell(args, finding)
    bad = sum(finding.level == "bad" for finding in findings)
    if bad:
        say(args, f"{bad} chỗ phải sửa.", f"{bad} to be mended.")
    else:
        say(args, "Mọi thứ ổn.", "All is well.")
    return 1 if bad else 0


def _tell(args: argparse.Namespace, finding: "Finding") -> None:
    mark = _MARKS[finding.level]
    say(args, f"{mark} {finding.vietnamese}", f"{mark} {finding.english}")
