"""Draws pages of a PDF as grey pictures, one at a time."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pypdfium2
from PIL import Image

from chuan.documents.readers.limits import OCR_DPI, OCR_LONG_SIDE

_POINTS_AN_INCH = 72


class PagePictures:
    """The pages of one PDF as pictures; the file is opened at the first that is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pdf: Any = None
        self._last: tuple[int, Image.Image] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pdf is not None:
            self._pdf.close()

    def page(self, number: int) -> Image.Image:
        """Page `number` (from 1) in grey, as OCR wants it; only the last one is kept."""
        if self._last and self._last[0] == number:
            return self._last[1]
        self._last = None
        if self._pdf is None:
            self._pdf = pypdfium2.PdfDocument(self._path)
        page = self._pdf[number - 1]
        longest = max(page.get_size()) or 1.0
        scale = min(OCR_DPI / _POINTS_AN_INCH, OCR_LONG_SIDE / longest)
        bitmap = page.render(scale=scale, grayscale=True)
        picture: Image.Image = bitmap.to_pil().convert("L")
        bitmap.close()
        page.close()
        self._last = number, picture
        return picture
