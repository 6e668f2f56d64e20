"""53,000 generated records through the real importer, beside a bare executemany of the rows it wrote.

Runs on SQLite, or on PostgreSQL under `scripts/with_postgres.py`. Timed is what writes: records, relations,
fields, the index, the rows of the import and the record of it. The yardstick puts the very same rows back
into emptied tables, one statement a table, in one transaction, with the same indexes and triggers.
"""

import io
import time
from typing import Any

from bench.nodes import in_process, run

RECORDS = 53_000
SCENARIO = "bench.standards_import"
LIMITS = {"import_to_executemany": 8.0, "again_changes": 0.0}
TABLES = (
    "standards_standard", "standards_standardrelation", "standards_standardics",
    "standards_searchtext", "standards_searchfacet", "standards_searchterm",
)  # fmt: skip
_WORDS = (
    "chất", "lượng", "nước", "xác", "định", "phương", "pháp", "thử", "yêu", "cầu", "kỹ", "thuật", "vật",
    "liệu", "thiết", "bị", "điện", "an", "toàn", "thực", "phẩm", "mật", "ong", "sữa", "thịt", "rau", "quả",
    "bao", "gói", "ghi", "nhãn", "bảo", "quản", "lấy", "mẫu", "phân", "tích", "hàm", "kim", "loại",
)  # fmt: skip


def main() -> dict[str, float]:
    """A node of its own, on disk."""
    return in_process(SCENARIO, RECORDS)


def measure_import(records: int) -> dict[str, float]:
    """Read (not timed), write (timed), write the same rows bare (timed), read again."""
    from chuan.config.database import make_roles, migrate  # noqa: PLC0415
    from chuan.core.actor import system_actor  # noqa: PLC0415
    from chuan.standards.enums import Outcome  # noqa: PLC0415
    from chuan.standards.services import applying, importing  # noqa: PLC0415

    make_roles()
    migrate()
    actor = system_actor()

    def read() -> Any:  # noqa: ANN401  (an import, whose class is not known before set-up)
        stream = io.BytesIO(_table(records).encode())
        run = importing.start_import(actor=actor, stream=stream, name="bench.csv")
        return importing.read_import(actor=actor, uid=run.uid, progress=_quiet)

    begun = time.perf_counter()
    one = read()
    reading = time.perf_counter() - begun
    applying.begin_applying(actor=actor, uid=one.uid)
    begun = time.perf_counter()
    done = applying.apply_import(actor=actor, uid=one.uid, with_doubts=False, progress=_quiet)
    writing = time.perf_counter() - begun
    if done.written != records:
        raise SystemExit(f"{done.written} records written, not {records}")
    again = read()
    bare = _bare()
    return {
        "import_to_executemany": writing / bare,
        "again_changes": float(again.rows - getattr(again, Outcome.SAME.value)),
        "read_seconds": reading,
        "write_seconds": writing,
        "bare_seconds": bare,
    }


def _quiet(_done: int, _total: int, _message: str) -> None:
    """Nobody looks."""


def _table(records: int) -> str:
    """A CSV table; each eleventh replaces the one before it, each third adopts another."""
    lines = [
        "Số hiệu,Tên tiếng Việt,Tên tiếng Anh,Tình trạng,ICS,Tương đương,Mức,Thay thế cho,Ngày ban hành"
    ]
    for n in range(records):
        words = [_WORDS[(n * step + step) % len(_WORDS)] for step in (1, 3, 7, 11, 13, 17)]
        year = 1990 + n % 30
        cells = (
            f"TCVN {100_000 + n}:{year}",
            " ".join(words).capitalize(),
            f"Test method {n}",
            "A" if n % 5 else "W",
            f"{n % 90 + 10:02d}.{n % 200:03d}",
            f"ISO {n + 1}:2010" if n % 3 == 0 else "",
            "IDT" if n % 3 == 0 else "",
            f"TCVN {99_999 + n}:{1990 + (n - 1) % 30}" if n % 11 == 0 and n else "",
            f"{n % 28 + 1:02d}/{n % 12 + 1:02d}/{year}",
        )
        lines.append(",".join(cells))
    return "\n".join(lines)


def _bare() -> float:
    """Seconds to put the rows of the tables back, emptied before."""
    from django.db import connection, transaction  # noqa: PLC0415

    kept: list[tuple[str, list[tuple[Any, ...]]]] = []
    with connection.cursor() as cursor:
        for table in TABLES:
            columns = _columns(cursor, table)
            cursor.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608  (our own names)
            marks = ", ".join(["%s"] * len(columns))
            sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  (as above)
            kept.append((sql, cursor.fetchall()))
        for table in reversed(TABLES):
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608  (as above)
    begun = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        for sql, rows in kept:
            cursor.executemany(sql, rows)
    return time.perf_counter() - begun


def _columns(cursor: Any, table: str) -> list[str]:  # noqa: ANN401  (Django's wrapped cursor)
    """Columns that are written; what the database computes itself is left out."""
    from django.db import connection  # noqa: PLC0415

    described = connection.introspection.get_table_description(cursor, table)
    return [column.name for column in described if column.name != "vector"]


if __name__ == "__main__":
    run(measure_import)
