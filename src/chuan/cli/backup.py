"""`chuan backup FILE`: the whole node in one archive, its keys in another."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from chuan.cli.speech import Commands, refuse, say, speaks, told

if TYPE_CHECKING:
    from chuan.cli.backups.saving import Saved


def add_commands(commands: Commands) -> None:
    """Add the command to the dispatcher."""
    summary = "sao lưu nút / back up the node"
    parser = commands.add_parser("backup", help=summary, description=summary)
    speaks(parser)
    parser.description = (
        "Sao lưu cơ sở dữ liệu, tệp và gốc nhật ký vào FILE, khóa vào FILE.keys; nút vẫn chạy."
        "\nBack up database, files and audit roots to FILE, the keys to FILE.keys, while it runs."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="tệp sẽ ghi / file to write")
    parser.add_argument("--force", action="store_true", help="ghi đè / overwrite")
    parser.set_defaults(run=run_backup)


def run_backup(args: argparse.Namespace) -> int:
    """Write the backup; 2 when it cannot be, 1 when files that the node names are not there."""
    from chuan.cli.start import start_django  # noqa: PLC0415  (other commands need no Django)

    start_django()
    from django.db import DatabaseError  # noqa: PLC0415  (needs Django)

    from chuan.cli.backups.errors import BackupRefused  # noqa: PLC0415  (needs Django)
    from chuan.cli.backups.saving import save  # noqa: PLC0415  (needs Django)
    from chuan.config import database  # noqa: PLC0415  (needs Django)

    try:
        if database.pending():
            return refuse(
                "Chưa có nút nào, hoặc cơ sở dữ liệu chưa nâng cấp. Chạy: chuan doctor",
                "There is no node here, or its database is not up to date. Run: chuan doctor",
            )
        saved = save(args.file.resolve(), force=args.force)
    except BackupRefused as reason:
        return refuse(reason.vietnamese, reason.english)
    except DatabaseError as error:
        return refuse(
            f"Cơ sở dữ liệu không dùng được: {told(error)}.",
            f"The database cannot be used: {told(error)}.",
        )
    return _tell(args, saved)


def _tell(args: argparse.Namespace, saved: "Saved") -> int:
    size = f"{saved.size / 1_000_000:.1f} MB"
    say(
        args,
        f"Đã sao lưu vào {saved.file} ({size}, {saved.files} tệp).\n"
        f"Khóa ở {saved.keys_file}: cất riêng, nơi khác với bản sao lưu.",
        f"Backed up to {saved.file} ({size}, {saved.files} files).\n"
        f"The keys are in {saved.keys_file}: keep them apart from the backup.",
    )
    if saved.missing:
        lost = len(saved.missing)
        return refuse(
            f"{lost} tệp có trong cơ sở dữ liệu nhưng không còn trên đĩa.",
            f"{lost} files are named by the database but are not on the disk.",
            code=1,
        )
    return 0
