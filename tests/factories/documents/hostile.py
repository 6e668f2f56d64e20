"""Files that must be refused: broken, locked, booby-trapped, or nothing to do with documents."""

import io
import math
import zipfile
from pathlib import Path

from PIL import Image, ImageDraw

_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
)
_PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
_DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "{body}</w:body></w:document>"
)


def docx_bytes(body: str, *, kind: str = _PLAIN, extra: dict[str, bytes] | None = None) -> bytes:
    """A DOCX from the XML inside its body, and other parts."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES.format(kind=kind).encode(),
        "word/document.xml": _DOCUMENT.format(body=body).encode(),
        **(extra or {}),
    }
    return zip_bytes(parts)


def zip_bytes(parts: dict[str, bytes]) -> bytes:
    """An archive of the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def macro_docx() -> bytes:
    """A DOCX that carries a program."""
    return docx_bytes("", kind=_MACRO, extra={"word/vbaProject.bin": b"\x00" * 64})


def bomb_docx(megabytes: int = 300) -> bytes:
    """A DOCX of some kilobytes that grows to hundreds of megabytes."""
    return docx_bytes("<w:p/>" * 10, extra={"word/styles.xml": b" " * (megabytes * 2**20)})


def lying_docx() -> bytes:
    """A bomb whose directory claims that its parts are small."""
    data = bytearray(docx_bytes("", extra={"word/styles.xml": b" " * (60 * 2**20)}))
    true, small = (60 * 2**20).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    return bytes(data).replace(true, small)


def entity_docx() -> bytes:
    """A DOCX whose XML declares entities that multiply."""
    head = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return zip_bytes(
        {
            "[Content_Types].xml": _CONTENT_TYPES.format(kind=_PLAIN).encode(),
            "word/document.xml": (head + _DOCUMENT.format(body="&b;")).encode(),
        }
    )


def cat_picture() -> Image.Image:
    """A cat as far as a few ellipses make one."""
    picture = Image.new("RGB", (900, 700), (180, 200, 170))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((250, 200, 650, 620), fill=(90, 70, 60))
    draw.polygon([(270, 300), (300, 120), (400, 230)], fill=(90, 70, 60))
    draw.polygon([(630, 300), (600, 120), (500, 230)], fill=(90, 70, 60))
    for x in (370, 530):
        draw.ellipse((x - 30, 340, x + 30, 400), fill=(220, 220, 60))
        draw.ellipse((x - 8, 345, x + 8, 395), fill=(0, 0, 0))
    for step in range(6):
        turn = math.radians(step * 12 - 30)
        end = (450 + 260 * math.cos(turn), 470 + 260 * math.sin(turn))
        draw.line([(450, 470), end], fill=(30, 30, 30), width=3)
    return picture


def many_paged_pdf(pages: int, path: Path) -> Path:
    """A PDF of so many empty pages."""
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    document.save(path)
    document.close()
    return path
