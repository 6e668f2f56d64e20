"""Turns a PDF into a scan or into photos: pictures of its pages, leaning or turned on demand."""

from pathlib import Path

import pypdfium2
from PIL import Image

_POINTS_AN_INCH = 72


def pictures_of(pdf: Path, *, dpi: int = 200, lean: float = 0.0) -> list[Image.Image]:
    """Grey pictures of the pages, leaning by some degrees."""
    document = pypdfium2.PdfDocument(pdf)
    pictures = []
    for page in document:
        picture = page.render(scale=dpi / _POINTS_AN_INCH, grayscale=True).to_pil().convert("L")
        if lean:
            picture = picture.rotate(lean, Image.Resampling.BICUBIC, fillcolor=255)
        pictures.append(picture)
    document.close()
    return pictures


def write_scan(pdf: Path, path: Path, *, dpi: int = 200, lean: float = 0.0, turn: int = 0) -> Path:
    """A PDF of pictures without a text layer; `turn` is in degrees anticlockwise."""
    pictures = [
        picture.rotate(turn, expand=True) for picture in pictures_of(pdf, dpi=dpi, lean=lean)
    ]
    pictures[0].save(path, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi)
    return path
