"""The file that comes back: the sender's own, with a column that says what to look at again."""

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import orjson
from django.conf import settings

from chuan.core import files
from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.core.tables import harmless
from chuan.figures.office.apart import told
from chuan.standards.enums import Format, Outcome
from chuan.standards.models import ImportRow, ImportRun
from chuan.standards.reading.lists import csv_lines, layout_of
from chuan.standards.reading.tables import RECORDS
from chuan.standards.rules.columns import ANSWER, fields_of, is_head

_BACK: Final = (Outcome.DOUBT, Outcome.REFUSED)
MOST_PAINTED: Final = 20_000
"""Rows of a workbook that are painted; the column of reasons has them all."""


def answer_of(actor: Actor, run: ImportRun) -> StoredFile:
    """The file of the import with its reasons; a workbook stays a workbook, anything else is CSV."""
    if run.file is None:
        raise ValueError("the file of the import is gone")
    reasons = dict(
        ImportRow.objects.filter(run=run, outcome__in=_BACK).values_list("line", "reason")
    )
    source = files.path_of(run.file.sha256)
    with tempfile.TemporaryDirectory(dir=settings.TEMPORARY_ROOT) as folder:
        path = Path(folder) / "tep.bin"
        if run.format == Format.EXCEL:
            made, ending = _excel(source, path, reasons), "xlsx"
        else:
            made, ending = _csv(run, source, path, reasons), "csv"
        stem = run.file.name.rpartition(".")[0] or run.file.name
        with made.open("rb") as stream:
            return files.store(
                stream, name=f"{stem[:150]} - can xem lai.{ending}", media_type="",
                owner_path=run.owner_path, actor=actor,
            )  # fmt: skip


def _excel(source: Path, path: Path, reasons: dict[int, str]) -> Path:
    path.write_bytes(source.read_bytes())
    layout = layout_of(source, RECORDS)
    number = next(at for at, field in layout.fields.items() if field == "number")
    asked = {
        "sheet": layout.sheet,
        "head_row": layout.head_row,
        "column": layout.last_column + 1,
        "heading": ANSWER,
        "rows": {str(line): reason for line, reason in reasons.items()},
        "cells": [[line, number, text] for line, text in list(reasons.items())[:MOST_PAINTED]],
        "summary": [[ANSWER], ["Số dòng cần xem lại", str(len(reasons))]],
    }
    path.with_suffix(".json").write_bytes(orjson.dumps(asked))
    list(told("mark", path))
    return path.with_suffix(".out")


def _csv(run: ImportRun, source: Path, path: Path, reasons: dict[int, str]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        lines = csv.writer(out)
        for cells in _lines(run, source, reasons):
            lines.writerow([harmless(cell) for cell in cells])
    return path


def _lines(run: ImportRun, source: Path, reasons: dict[int, str]) -> Iterator[list[str]]:
    """Lines of a table with a column more; of other files, their rows to look at again."""
    if run.format not in {Format.CSV, Format.ISO_CSV}:
        yield ["Dòng", "Số hiệu", ANSWER]
        rows = ImportRow.objects.filter(run=run, outcome__in=_BACK).order_by("line")
        for line, label, reason in rows.values_list("line", "label", "reason"):
            yield [str(line), label, reason]
        return
    headed = False
    for line, cells in csv_lines(source, fields_of):
        is_heading = not headed and (is_head(cells) or run.format == Format.ISO_CSV)
        headed = headed or is_heading
        yield [*cells, ANSWER if is_heading else reasons.get(line, "")]
