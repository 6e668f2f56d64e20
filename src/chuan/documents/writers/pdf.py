"""Papers as PDF/A for issuing and keeping, and as pictures of pages for the screen."""

import json
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from chuan.documents.writers.breakable import breakable, soften
from chuan.documents.writers.errors import FileNotMade
from chuan.documents.writers.fonts import paper_typeface
from chuan.domain.vanban.writing.compose import compose, room_mm
from chuan.domain.vanban.writing.layouts import Element, Layout
from chuan.domain.vanban.writing.types import Paper
from chuan.domain.vanban.writing.wording import clean

_PADDING_MM: Final = 3.6
_SECONDS: Final = 60
_EPOCH: Final = date(1970, 1, 1).toordinal() * 86_400
_WORKER: Final = "chuan.documents.writers.worker"


def write_pdf(paper: Paper, layout: Layout) -> bytes:
    """PDF/A-2, tagged, in Vietnamese; the same bytes for the same paper and layout."""
    (pdf,) = _made("pdf", paper, layout)
    return pdf


def write_pages(paper: Paper, layout: Layout) -> list[bytes]:
    """Each page as an SVG picture without scripts, text or outside references."""
    return list(_made("svg", paper, layout))


def _made(form: str, paper: Paper, layout: Layout) -> Iterator[bytes]:
    try:
        done = subprocess.run(  # noqa: S603  (our own module, fixed arguments)
            [sys.executable, "-m", _WORKER, form],
            input=json.dumps(_order(paper, layout)).encode(),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=os.environ | {"RAYON_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired as late:
        raise FileNotMade from late
    if done.returncode:
        raise FileNotMade
    at = 0
    while at < len(done.stdout):
        (length,) = struct.unpack_from(">I", done.stdout, at)
        yield done.stdout[at + 4 : at + 4 + length]
        at += 4 + length


def _order(paper: Paper, layout: Layout) -> dict[str, Any]:
    """What the worker is told: the composed paper, its styles and the typeface."""
    face = paper_typeface()
    printed = asdict(compose(paper, layout))
    room = room_mm(layout)
    for piece in (*printed["top"], *printed["body"]):
        size = layout.styles[piece["element"]].size
        piece["lines"] = [breakable(line, size, room) for line in piece["lines"]]
    for annex in printed["annexes"]:
        soften(annex, layout.styles[Element.TABLE_CELL].size, _PADDING_MM)
    return {
        "printed": printed,
        "author": clean(paper.issuer),
        "moment": (paper.issued_on or layout.valid_from).toordinal() * 86_400 - _EPOCH,
        "styles": {element: asdict(style) for element, style in layout.styles.items()},
        "layout": {
            "margins_mm": asdict(layout.margins_mm),
            "line_spacing": layout.line_spacing,
            "paragraph_pt": layout.paragraph_pt,
        },
        "face": {"family": face.family, "scale": face.scale},
        "folder": str(face.folder),
    }
