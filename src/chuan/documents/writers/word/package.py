"""The file that writing starts from, and the same bytes for the same content at its end."""

import io
import re
import zipfile
from functools import lru_cache
from typing import Final

from docx import Document
from docx.enum.style import WD_STYLE_TYPE

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_THUMBNAIL: Final = "docProps/thumbnail.jpeg"
_RELATION: Final = re.compile(rb"<Relationship [^>]*thumbnail[^>]*/>")
_KEPT: Final = frozenset({"Normal", "Header", "Default Paragraph Font", "Normal Table", "No List"})


@lru_cache(maxsize=1)
def blank() -> bytes:
    """The library's own empty file without the hundred styles that no official paper uses."""
    file = Document()
    for style in list(file.styles):
        if style.name not in _KEPT:
            style.delete()
    base = file.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    assert base is not None, "the template has a default style"  # noqa: S101  (the library's own file)
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


def deterministic(written: bytes) -> bytes:
    """The package written anew without dates of its own and without the library's thumbnail."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written)) as source,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name == _THUMBNAIL:
                continue
            data = source.read(name)
            if name == "_rels/.rels":
                data = _RELATION.sub(b"", data)
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, data)
    return held.getvalue()
