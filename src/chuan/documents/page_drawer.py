"""Draws pages of a PDF or of photos in a process of its own, with bounded memory.

`python -m chuan.documents.page_drawer sizes FILE…` writes one `[file, page, width, height]` in points
for each page; `… page FILE NUMBER` writes page NUMBER (from 0) of one file as WebP. A hostile file
ends this process and nothing else.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image, ImageOps

from chuan.documents.readers.limits import MAX_PAGES, MAX_PIXELS, READER_BYTES
from chuan.documents.readers.sniff import FileKind, kind_of

LONG_SIDE: Final = 1_500
"""Pixels of the longer side: small print is read with ease, a page is some 100 kB."""
_A4_LONG: Final = 842.0
"""A photo has no size on paper: as for the readers, its longer side counts as that of A4."""
_TURNED: Final = frozenset({5, 6, 7, 8})
_ORIENTATION: Final = 0x0112
_QUALITY: Final = 70


def sizes(paths: Sequence[Path]) -> Iterator[tuple[int, int, float, float]]:
    """File, page in it, width and height in points, as the readers count pages; none for texts."""
    kinds = [kind_of(path) for path in paths]
    if any(kind not in {FileKind.PDF, FileKind.PICTURE} for kind in kinds):
        return
    for at, (path, kind) in enumerate(zip(paths, kinds, strict=True)):
        found = _pdf_sizes(path) if kind is FileKind.PDF else _picture_sizes(path)
        for page, (width, height) in enumerate(found):
            yield at, page, round(width, 2), round(height, 2)


def page(path: Path, number: int) -> bytes:
    """One page as WebP, upright as stored, in colour so that a red seal stays red."""
    drawn = _pdf_page if kind_of(path) is FileKind.PDF else _picture_page
    out = io.BytesIO()
    drawn(path, number).save(out, "WEBP", quality=_QUALITY, method=2)
    return out.getvalue()


def _pdf_sizes(path: Path) -> list[tuple[float, float]]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [pdf.get_page_size(at) for at in range(min(len(pdf), MAX_PAGES))]


def _picture_sizes(path: Path) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    with Image.open(path) as picture:
        frames = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
        for number in range(min(frames, MAX_PAGES)):
            picture.seek(number)
            width, height = picture.size
            if picture.getexif().get(_ORIENTATION) in _TURNED:
                width, height = height, width
            scale = _A4_LONG / max(width, height)
            found.append((width * scale, height * scale))
    return found


def _pdf_page(path: Path, number: int) -> Image.Image:
    with pypdfium2.PdfDocument(path) as pdf:
        sheet = pdf[number]
        scale = LONG_SIDE / max(*sheet.get_size(), 1.0)
        drawn: Image.Image = sheet.render(scale=scale).to_pil().convert("RGB")
        return drawn


def _picture_page(path: Path, number: int) -> Image.Image:
    with Image.open(path) as picture:
        picture.seek(number)
        picture.draft("RGB", (LONG_SIDE, LONG_SIDE))
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.BILINEAR, reducing_gap=2.0)
        return upright.convert("RGB")


def main(arguments: Sequence[str]) -> int:
    """Write what was asked to standard output."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (READER_BYTES, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    asked, *rest = arguments
    if asked == "sizes":
        sys.stdout.write(json.dumps(list(sizes([Path(name) for name in rest]))))
    else:
        sys.stdout.buffer.write(page(Path(rest[0]), int(rest[1])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
