"""Photos and scanned pictures of pages: upright, grey, of a size that OCR reads well."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageSequence, UnidentifiedImageError

from chuan.documents.readers.errors import (
    CorruptedFile,
    TooBig,
    TooManyPages,
    UnreadableFile,
)
from chuan.documents.readers.limits import MAX_PAGES, MAX_PIXELS, OCR_LONG_SIDE
from chuan.documents.readers.ocr.page import see_page, see_stamps
from chuan.documents.readers.ocr.tesseract import ONE_BLOCK, words_in
from chuan.documents.readers.parts import PagePart
from chuan.domain.vanban.types import Line

_A4_LONG = 842.0
"""A photo has no size on paper: its longer side counts as that of A4, in points."""
_SMALL = 1_200
_SHADE = 40
"""Pixels over which the light on a sheet is taken to be even."""
_DARK_PAPER = 215
_STAMPS = 6
"""Pictures of a text that are looked at for a stamp."""
_MARGIN = 100
"""White pixels around a stamp, without which its frame is taken for letters."""
_STAMP_PIXELS = 3_000_000
"""A stamp is small; what has more is a drawing or a photo."""

Picture = Path | BytesIO
"""A file, or what was taken out of one and is never written."""


def read_stamps(pictures: Sequence[Picture]) -> Iterator[PagePart]:
    """Words of the small pictures that stand in a text, each as one page; broken ones say nothing."""
    looked = 0
    for picture in pictures:
        with suppress(UnreadableFile):
            with _opened(picture) as opened:
                small = opened.width * opened.height <= _STAMP_PIXELS
            if small and looked < _STAMPS:
                looked += 1
                clear = ImageOps.expand(_frame(picture, 0), _MARGIN, fill="white")
                words = " ".join(token.text for token in words_in(clear, ONE_BLOCK))
                lines = (Line(words, page=looked), *see_stamps(clear, looked))
                yield PagePart(looked, len(pictures), (), lines, seen=True)


def read_pictures(paths: Sequence[Picture]) -> Iterator[PagePart]:
    """Each picture, and each frame of a TIFF, as one page."""
    frames = [(path, frame) for path in paths for frame in range(_frame_count(path))]
    if len(frames) > MAX_PAGES:
        raise TooManyPages
    for number, (path, frame) in enumerate(frames, start=1):
        picture = _frame(path, frame)
        scale = _A4_LONG / max(picture.size)
        points = (picture.width * scale, picture.height * scale)
        seen = see_page(picture, number, points=points)
        yield PagePart(number, len(frames), seen.items, seen.margins, seen=True)


def _opened(path: Picture) -> Image.Image:
    if isinstance(path, BytesIO):
        path.seek(0)
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(path)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as fault:
        raise TooBig from fault
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as fault:
        raise CorruptedFile from fault


def _frame_count(path: Picture) -> int:
    with _opened(path) as picture:
        return int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1


def _frame(path: Picture, number: int) -> Image.Image:
    """One frame as a grey picture, turned as the camera was held."""
    try:
        with _opened(path) as picture:
            frame = ImageSequence.Iterator(picture)[number]
            if max(frame.size) > OCR_LONG_SIDE:
                frame.draft("L", (OCR_LONG_SIDE, OCR_LONG_SIDE))
            upright = ImageOps.exif_transpose(_on_paper(frame))
            grey = upright.convert("L")
    except (OSError, ValueError, SyntaxError, EOFError, IndexError) as fault:
        raise CorruptedFile from fault
    return evened(_sized(grey))


def _on_paper(frame: Image.Image) -> Image.Image:
    """Transparent parts become white."""
    if frame.mode not in {"RGBA", "LA", "P"}:
        return frame
    solid = frame.convert("RGBA")
    paper = Image.new("RGBA", solid.size, "white")
    paper.alpha_composite(solid)
    paper.info = dict(frame.info)
    return paper


def _sized(picture: Image.Image) -> Image.Image:
    longest = max(picture.size)
    if longest > OCR_LONG_SIDE:
        picture.thumbnail((OCR_LONG_SIDE, OCR_LONG_SIDE), Image.Resampling.LANCZOS)
    elif longest < _SMALL:
        double = (picture.width * 2, picture.height * 2)
        return picture.resize(double, Image.Resampling.BICUBIC)
    return picture


def evened(picture: Image.Image) -> Image.Image:
    """The picture with shadows lifted; a scan on white paper is left as it is."""
    histogram = picture.histogram()
    bright = sum(histogram[_DARK_PAPER:])
    if bright * 2 > picture.width * picture.height:
        return picture
    small = picture.reduce(8)
    light = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(_SHADE / 8))
    shade = ImageChops.invert(light.resize(picture.size, Image.Resampling.BILINEAR))
    return ImageOps.autocontrast(ImageChops.add(picture, shade), cutoff=(0.5, 5))
