"""Files of records from strangers, read row by row within bounds: tables, workbooks, metadata, open data."""

from collections.abc import Iterator
from pathlib import Path

from chuan.standards.enums import Format
from chuan.standards.reading.bounds import MOST_ROWS, Raw
from chuan.standards.reading.lists import csv_list, excel_list
from chuan.standards.reading.open_data import csv_rows, jsonl_rows
from chuan.standards.reading.sniffing import format_of
from chuan.standards.reading.sts import sts_rows
from chuan.standards.reading.tables import RECORDS

__all__ = ["MOST_ROWS", "Raw", "format_of", "rows_of"]


def rows_of(path: Path, shape: Format) -> Iterator[Raw]:
    """Each row that says something, with the cells of known fields; raises RecordRefused."""
    if shape is Format.EXCEL:
        yield from excel_list(path, RECORDS)
    elif shape is Format.STS:
        yield from sts_rows(path)
    elif shape is Format.ISO_JSONL:
        yield from jsonl_rows(path)
    elif shape is Format.ISO_CSV:
        yield from csv_rows(path)
    else:
        yield from csv_list(path, RECORDS)
