"""A round of the whole country brought in as one workbook: 3,321 bodies, 62 columns, every twentieth row bad.

The yardstick is openpyxl reading the same file row by row. Ours reads, judges each row against what
stands, and writes the sender's own file anew with red cells, notes and a summary.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import orjson

from chuan.figures.office.apart import told
from chuan.figures.office.template import Book, Column, Page, Row, write_book
from chuan.figures.rules.workbook_keys import META, BookKind, Field, Meta, column_key, row_key
from chuan.figures.rules.workbook_rows import LineSpec, find_layout, read_row

LIMITS = {"dry run over reading": 6.0}
BODIES, COLUMNS = 3_321, 62
SCOPE = "ky-thu"


def _rows() -> Iterator[Row]:
    for body in range(BODIES):
        figures: list[str | Decimal] = [Decimal(body * at % 9973) for at in range(COLUMNS)]
        if body % 20 == 0:
            figures[body % COLUMNS] = "chưa rõ"
        values = [body + 1, f"{body:05d}", f"Ủy ban nhân dân xã số {body}", *figures]
        yield Row(row_key(SCOPE, f"{body:032x}"), values, frozenset(range(3, COLUMNS + 3)))


def _made(path: Path) -> float:
    columns = [
        Column("STT", width=6, decimals=0),
        Column("Mã", width=8, is_text=True),
        Column("Đơn vị", width=34, is_text=True),
        *(Column(f"Chỉ tiêu {at}", column_key(Field.VALUE, at), decimals=0) for at in range(COLUMNS)),
    ]  # fmt: skip
    page = Page("Số liệu", "Kỳ thử", ("Chốt đến ngày 15/11/2026",), columns, _rows(), 3)
    began = time.perf_counter()
    write_book(Book([page], META, Meta(BookKind.ROUND).rows()), path)
    return time.perf_counter() - began


def _yardstick(path: Path) -> float:
    began = time.perf_counter()
    book = openpyxl.load_workbook(path, read_only=True)
    cells = sum(len(row) for row in book.worksheets[0].iter_rows(values_only=True))
    book.close()
    if cells <= BODIES * COLUMNS:
        raise RuntimeError("the yardstick read too little")
    return time.perf_counter() - began


def _dry_run(path: Path) -> float:
    began = time.perf_counter()
    specs = {str(at): LineSpec(str(at), f"Chỉ tiêu {at}", 0, "count") for at in range(COLUMNS)}
    layout, sheet = None, 0
    marks: list[tuple[int, int, str]] = []
    rows: dict[str, str] = {}
    good = 0
    for message in told("read", path):
        if "sheet" in message:
            sheet = message["sheet"]
        for row in message.get("rows", ()):
            if layout is None:
                layout = find_layout(message["rows"], {}, {"stt": 0, "don vi": 1})
            if layout is None or row[0] <= layout.head_row:
                continue
            read = read_row(row, layout, specs, SCOPE, by_line=False)
            good += not read.faults
            for at, fault in read.faults.items():
                marks.append((read.number, at, fault.said(str)))
                rows[str(read.number)] = fault.said(str)
    if layout is None or good + len(rows) != BODIES:
        raise RuntimeError("not every row was judged")
    asked = {
        "sheet": sheet, "head_row": layout.head_row, "column": layout.last_column + 1,
        "heading": "Cần kiểm tra lại", "rows": rows, "cells": marks,
        "summary": [["Tóm tắt"], ["Dòng đạt", str(good)]],
    }  # fmt: skip
    path.with_suffix(".json").write_bytes(orjson.dumps(asked))
    list(told("mark", path))
    return time.perf_counter() - began


def main() -> Mapping[str, float]:
    """Medians of three, and the largest memory of the other process in MB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ky.xlsx"
        made = _made(path)
        read = sorted(_yardstick(path) for _ in range(3))[1]
        ours = sorted(_dry_run(path) for _ in range(3))[1]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {
        "dry run over reading": ours / read,
        "template over reading": made / read,
        "reading s (information)": read,
        "memory apart MB": peak,
    }


if __name__ == "__main__":
    for name, value in main().items():
        sys.stdout.write(f"{name}: {value:.2f}\n")
