"""Pictures for word processors: SVG drawn as PNG at print resolution."""

from functools import lru_cache

from chuan.documents.writers.fonts import paper_typeface
from chuan.documents.writers.press import in_face, pressed

DOTS_AN_INCH = 300


@lru_cache(maxsize=32)
def png_of(svg: str, width_mm: float) -> bytes:
    """The picture `width_mm` wide; the last few are kept, for a paper is downloaded again and again."""
    face = paper_typeface()
    order = {
        "svg": in_face(svg, face.family), "width_mm": width_mm, "dots": DOTS_AN_INCH,
        "folder": str(face.folder), "moment": 0,
    }  # fmt: skip
    (png,) = pressed("png", order)
    return png
