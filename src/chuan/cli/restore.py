"""`chuan restore FILE`: bring a node back from a backup, all of it or nothing."""

import argparse
from datetime import datetime
from pathlib import Path

from chuan.cli.speech import Commands, refuse, say, speaks, told


def add_commands(commands: Commands) -> None:
    """Add the command to the dispatcher."""
    summary = "khôi phục nút / restore the node"
    parser = commands.add_parser("restore", help=summary, description=summary)
    speaks(parser)
    parser.description = (
        "Khôi phục nút từ bản sao lưu: kiểm tra toàn bộ trước, rồi thay tất cả hoặc không thay gì."
        "\nRestore the node: everything is checked first, then all is replaced or nothing."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="bản sao lưu / the backup")
    parser.add_argument("--keys", type=Path, help="tệp khóa cất riêng / the keys, kept apart")
    parser.add_argument(
        "--force", action="store_true", help="thay nút đang có dữ liệu / replace a node with data"
    )
    parser.set_defaults(run=run_restore)


def run_restore(args: argparse.Namespace) -> int:
    """Replace the node; 2 when nothing was changed, 1 when what came back does not prove itself."""
    from chuan.cli.start import start_django  # noqa: PLC0415  (other commands need no Django)

    start_django()
    from django.db import DatabaseError  # noqa: PLC0415  (needs Django)

    from chuan.cli.audit import tell_verdict  # noqa: PLC0415  (needs Django)
    from chuan.cli.backups.errors import BackupRefused  # noqa: PLC0415  (needs Django)
    from chuan.cli.backups.restoring import restore  # noqa: PLC0415  (needs Django)
    from chuan.cli.node_lock import NodeBusy, hold_node  # noqa: PLC0415  (needs Django)

    try:
        with hold_node():
            restored = restore(args.file.resolve(), args.keys, force=args.force)
    except NodeBusy:
        return refuse(
            "Nút đang chạy. Dừng chuan run rồi khôi phục.",
            "The node is running. Stop chuan run, then restore.",
        )
    except BackupRefused as reason:
        return refuse(reason.vietnamese, reason.english)
    except DatabaseError as error:
        return refuse(
            f"Cơ sở dữ liệu không dùng được: {told(error)}.",
            f"The database cannot be used: {told(error)}.",
        )
    made_at = f"{_local(restored.created_at):%H:%M, %d/%m/%Y}"
    say(
        args,
        f"Đã khôi phục bản sao lưu lập lúc {made_at} ({restored.files} tệp).",
        f"Restored the backup made at {made_at} ({restored.files} files).",
    )
    for path in restored.kept:
        say(args, f"Bản cũ giữ ở: {path}", f"The old one is kept at: {path}")
    return tell_verdict(args, restored.verdict)


def _local(moment: str) -> datetime:
    """A moment of the manifest on the clock of the node's people."""
    from django.utils.timezone import localtime  # noqa: PLC0415  (needs Django)

    return localtime(datetime.fromisoformat(moment))
