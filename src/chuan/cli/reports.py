"""`chuan reports verify`: proves that every version of a report is still what was sent."""

import argparse
from typing import TYPE_CHECKING

from chuan.cli.speech import Commands, refuse, say, speaks, told

if TYPE_CHECKING:
    from chuan.figures.selectors.versions import Broken


def add_commands(commands: Commands) -> None:
    """Add the command to the dispatcher."""
    summary = "kiểm chứng các bản báo cáo đã gửi / prove the reports that were sent"
    parser = commands.add_parser("reports", help=summary, description=summary)
    verbs = parser.add_commands()
    verify = verbs.add_parser(
        "verify",
        help=summary,
        description=f"{summary}\n\nMã thoát / exit status: "
        "0 nguyên vẹn / whole, 1 có bản khác khi gửi / some differ, 2 không đọc được / cannot be read.",
    )
    speaks(verify)
    verify.set_defaults(run=run_verify)


def run_verify(args: argparse.Namespace) -> int:
    """0 every version is what was sent, 1 some are not, 2 cannot read."""
    from chuan.cli.start import start_django  # noqa: PLC0415  (other commands need no Django)

    start_django()
    from django.db import DatabaseError  # noqa: PLC0415  (needs Django)

    from chuan.figures.selectors.versions import (  # noqa: PLC0415  (needs Django)
        broken_versions,
        count_versions,
    )

    try:
        broken, count = tuple(broken_versions()), count_versions()
    except DatabaseError as error:
        return refuse(
            f"Không đọc được cơ sở dữ liệu: {told(error)}.",
            f"The database cannot be read: {told(error)}.",
        )
    say(
        args,
        f"đã kiểm chứng {count} bản, {len(broken)} bản khác khi gửi",
        f"{count} versions checked, {len(broken)} differ from what was sent",
    )
    for fault in broken:
        _tell(args, fault)
    return 1 if broken else 0


def _tell(args: argparse.Namespace, fault: "Broken") -> None:
    what = ("đã bị xóa", "is gone") if fault.proof is None else ("đã bị sửa", "was altered")
    say(
        args,
        f"- bản thứ {fault.number} của báo cáo {fault.report.uid} {what[0]}",
        f"- version {fault.number} of report {fault.report.uid} {what[1]}",
    )
