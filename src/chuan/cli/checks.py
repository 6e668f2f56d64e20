"""What `chuan doctor` looks at: each check gives findings with what to do about them."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection

from chuan.audit import keys
from chuan.audit.models import AuditBatch, AuditEntry
from chuan.cli import node_lock
from chuan.cli.backups.restoring import JOURNAL
from chuan.cli.speech import told
from chuan.config import database
from chuan.core import assets, clock
from chuan.core.models import JobSchedule
from chuan.documents.writers.fonts import paper_typeface
from chuan.orgs import maps

LAG: Final = timedelta(minutes=10)
"""Entries older than this should have been sealed."""
ASLEEP: Final = timedelta(minutes=5)
"""A periodic job this long past its time means that no worker runs."""
ROOM: Final = (1_000_000_000, 200_000_000)
"""Free bytes below which the disk is worth a note, and must be mended."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: good, worth a note, or to be mended."""

    level: Literal["good", "note", "bad"]
    vietnamese: str
    english: str


def check_python() -> Iterator[Finding]:
    """The interpreter is new enough."""
    number = ".".join(str(part) for part in sys.version_info[:3])
    yield Finding("good", f"Python {number}", f"Python {number}")


def check_assets() -> Iterator[Finding]:
    """Fonts and the catalogue have been made."""
    missing = assets.missing()
    if missing:
        names = ", ".join(path.name for path in missing[:3])
        yield Finding(
            "bad", f"Thiếu {names}. Chạy: chuan assets", f"{names} missing. Run: chuan assets"
        )
    else:
        yield Finding("good", "Phông chữ, bản dịch: đủ", "Fonts and catalogue: complete")


def check_typeface() -> Iterator[Finding]:
    """PDF files are set in the typeface that official papers ask for. Another one serves too."""
    face = paper_typeface()
    if face.is_times:
        yield Finding("good", f"Phông văn bản PDF: {face.family}", f"PDF typeface: {face.family}")
    else:
        fix = ".venv/bin/pip install --no-deps --require-hashes -r requirements-faces.txt"
        yield Finding(
            "note",
            f"Tệp PDF dùng phông {face.family} vì thiếu TeX Gyre Termes. Cài bằng: {fix}",
            f"PDF files are set in {face.family}: TeX Gyre Termes is missing. Install: {fix}",
        )


def check_map() -> Iterator[Finding]:
    """The map of the provinces was fetched. Pages show tables in its place otherwise."""
    if maps.MAP.exists():
        yield Finding("good", "Bản đồ 34 tỉnh: có", "Map of the 34 provinces: there")
    else:
        yield Finding(
            "note",
            f"Chưa có hình bản đồ; trang chỉ có bảng số liệu. Tải bằng: {maps.FETCH}",
            f"The map is missing; pages show tables instead. Fetch it: {maps.FETCH}",
        )


def check_tesseract() -> Iterator[Finding]:
    """Scans can be read: the program and its Vietnamese data. Optional."""
    fix = "sudo apt install tesseract-ocr tesseract-ocr-vie"
    program = shutil.which("tesseract")
    listed = ""
    if program:
        listed = subprocess.run(  # noqa: S603  (fixed arguments)
            [program, "--list-langs"], capture_output=True, text=True, check=False
        ).stdout
    if "vie" in listed.split():
        yield Finding("good", "Tesseract đọc tiếng Việt: có", "Tesseract with Vietnamese: present")
    else:
        yield Finding(
            "note",
            f"Chưa đọc được bản quét: thiếu Tesseract tiếng Việt. Cài bằng: {fix}",
            f"Scans cannot be read: Tesseract with Vietnamese is missing. Install: {fix}",
        )


def check_disk() -> Iterator[Finding]:
    """There is room for what the node writes, and it may write there."""
    place = Path(settings.VAR)
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    shown = f"{free / 1e9:.1f} GB"
    level: Literal["good", "note", "bad"] = "good"
    if free < ROOM[0]:
        level = "bad" if free < ROOM[1] else "note"
    yield Finding(level, f"Đĩa còn trống {shown} ({place})", f"Disk has {shown} free ({place})")


def check_database() -> Iterator[Finding]:
    """It answers, its schema is up to date, and on PostgreSQL the application owns nothing."""
    try:
        waiting = database.pending()
    except DatabaseError as error:
        yield Finding(
            "bad",
            f"Cơ sở dữ liệu không trả lời: {told(error)}.",
            f"The database does not answer: {told(error)}.",
        )
        return
    if waiting:
        yield Finding(
            "bad",
            f"Cơ sở dữ liệu còn {len(waiting)} bước nâng cấp. Chạy: chuan run hoặc chuan node init",
            f"{len(waiting)} migrations are pending. Run: chuan run or chuan node init",
        )
        return
    yield Finding(
        "good",
        f"Cơ sở dữ liệu {connection.vendor}: đúng phiên bản",
        f"Database {connection.vendor}: up to date",
    )
    if connection.vendor == "postgresql" and not database.has_owner():
        yield Finding(
            "note",
            "Ứng dụng đang sở hữu bảng. Đặt CHUAN_DB_OWNER để tách vai trò.",
            "The application owns the tables. Set CHUAN_DB_OWNER to part the roles.",
        )


def check_address() -> Iterator[Finding]:
    """Codes are printed with an address that leads here from anywhere; a demo prints none in earnest."""
    host = urlsplit(settings.SITE_URL).hostname or ""
    if host not in {"localhost", "127.0.0.1", "::1"}:
        yield Finding("good", f"Địa chỉ in trên mã: {host}", f"Address printed in codes: {host}")
    else:
        yield Finding(
            "note",
            "Mã QR đang in địa chỉ localhost. Đặt CHUAN_SITE_URL trước khi in mã",
            "QR codes carry the address localhost. Set CHUAN_SITE_URL before printing any",
        )


def check_node() -> Iterator[Finding]:
    """Runs, and its worker takes its jobs in time."""
    if not _is_ready():
        return
    if not node_lock.is_running() and (Path(settings.VAR) / JOURNAL).exists():
        yield Finding(
            "bad",
            "Một lần khôi phục bị cắt ngang. Chạy: chuan run để trở lại như trước",
            "A restore was cut short. Run: chuan run, which brings back what was",
        )
        return
    if not node_lock.is_running():
        yield Finding("note", "Nút không chạy. Chạy: chuan run", "The node is stopped: chuan run")
        return
    late = JobSchedule.objects.filter(next_at__lt=clock.now() - ASLEEP).first()
    if late is None:
        yield Finding("good", "Nút và tiến trình việc đang chạy", "The node and worker are running")
    else:
        yield Finding(
            "bad",
            f"Tiến trình việc không làm “{late.name}” đúng giờ. Khởi động lại: chuan run",
            f"The worker is late with “{late.name}”. Restart: chuan run",
        )


def check_record() -> Iterator[Finding]:
    """The record is sealed in time and its key is kept as it should be."""
    if not _is_ready():
        return
    last = AuditBatch.objects.order_by("-number").first()
    waiting = AuditEntry.objects.filter(pk__gt=last.last_id if last else 0)
    count, oldest = waiting.count(), waiting.order_by("pk").first()
    late = oldest is not None and oldest.at < clock.now() - LAG
    yield Finding(
        "bad" if late and node_lock.is_running() else "note" if late else "good",
        f"Nhật ký: {last.number if last else 0} gốc, {count} mục chưa niêm phong",
        f"Record: {last.number if last else 0} roots, {count} entries unsealed",
    )
    yield from _check_keys(is_sealed=last is not None)


def _check_keys(*, is_sealed: bool) -> Iterator[Finding]:
    secret = Path(settings.KEYS_ROOT) / keys.SECRET_NAME
    if not secret.exists():
        if is_sealed:
            yield Finding(
                "bad",
                f"Mất khóa ký nhật ký ({secret}). Khôi phục từ tệp .keys của bản sao lưu.",
                f"The signing key is gone ({secret}). Bring it back from a backup's .keys file.",
            )
    elif secret.stat().st_mode & 0o077:
        yield Finding(
            "bad",
            f"Người khác đọc được khóa ký. Chạy: chmod 600 {secret}",
            f"Others can read the signing key. Run: chmod 600 {secret}",
        )
    else:
        yield Finding("good", "Khóa ký nhật ký: chỉ nút đọc được", "Signing key: private")


def _is_ready() -> bool:
    try:
        return not database.pending()
    except DatabaseError:
        return False


ALL: Final[tuple[Callable[[], Iterator[Finding]], ...]] = (
    check_python,
    check_assets,
    check_typeface,
    check_map,
    check_tesseract,
    check_disk,
    check_database,
    check_address,
    check_node,
    check_record,
)
