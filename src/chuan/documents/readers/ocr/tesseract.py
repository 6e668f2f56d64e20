"""Runs Tesseract on a picture given through a pipe: no file is written, time is bounded."""

import os
import re
import shutil
import subprocess
from functools import cache
from io import BytesIO

from PIL import Image

from chuan.documents.readers.errors import OcrUnavailable, TookTooLong
from chuan.documents.readers.limits import OCR_DPI, OCR_SECONDS
from chuan.documents.readers.tokens import Token

WHOLE_PAGE, ONE_BLOCK, SPARSE = "3", "6", "11"
"""Ways to look for text: as a page of blocks, as one block, as scattered pieces."""

_WORD_LEVEL = "5"
_COLUMNS = 12
_SURE = 25.0
"""Tesseract's confidence below which a mark without letters or figures is dust."""
_MARKS = frozenset(["-", "–", "—", "+", "*", "•", "&", "%", "/", "./.", "…", "...", ";", "“", "”"])
"""What may stand as a word of its own without a letter or a figure."""
_ROTATE = re.compile(r"^Rotate: (\d+)", re.MULTILINE)
_ORIENTATION = re.compile(r"^Orientation confidence: ([\d.]+)", re.MULTILINE)
_TRUST = 1.0


@cache
def _program() -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise OcrUnavailable
    return program


@cache
def _languages() -> frozenset[str]:
    listed = subprocess.run(  # noqa: S603  (a fixed program, no words from outside)
        [_program(), "--list-langs"], capture_output=True, timeout=OCR_SECONDS, check=False
    )
    return frozenset(listed.stdout.decode("utf-8", "replace").split())


def is_available() -> bool:
    """Whether Tesseract and its Vietnamese data are on this machine."""
    return shutil.which("tesseract") is not None and "vie" in _languages()


def words_in(picture: Image.Image, way: str = WHOLE_PAGE) -> list[Token]:
    """The words of a grey picture, places in pixels; raises `OcrUnavailable`, `TookTooLong`."""
    if "vie" not in _languages():
        raise OcrUnavailable
    table = _run(picture, "-l", "vie", "--psm", way, "-c", "tessedit_create_tsv=1")
    return [token for row in table.splitlines()[1:] if (token := _token(row))]


def quarters_to_turn(picture: Image.Image) -> int:
    """Quarter turns clockwise that bring a picture upright, as far as Tesseract can tell."""
    if "osd" not in _languages():
        return 0
    told = _run(picture, "-l", "osd", "--psm", "0")
    turn, trust = _ROTATE.search(told), _ORIENTATION.search(told)
    if turn is None or trust is None or float(trust[1]) < _TRUST:
        return 0
    return int(turn[1]) // 90


def _run(picture: Image.Image, *options: str) -> str:
    stream = BytesIO()
    picture.save(stream, "PPM")
    command = [_program(), "stdin", "stdout", "--dpi", str(OCR_DPI), *options]
    try:
        done = subprocess.run(  # noqa: S603  (a fixed program, options of ours)
            command,
            input=stream.getvalue(),
            capture_output=True,
            timeout=OCR_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as fault:
        raise TookTooLong from fault
    return done.stdout.decode("utf-8", errors="replace")


def _token(row: str) -> Token | None:
    fields = row.split("\t")
    if len(fields) < _COLUMNS or fields[0] != _WORD_LEVEL:
        return None
    text = fields[11].strip()
    left, top, width, height = (int(field) for field in fields[6:10])
    sure = float(fields[10])
    if not any(letter.isalnum() for letter in text) and (text not in _MARKS or sure < _SURE):
        return None
    if not text or not width or not height:
        return None
    return Token(text, left, top, left + width, top + height)
