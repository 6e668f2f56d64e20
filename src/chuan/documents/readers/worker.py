"""Reads one PDF or the photos of one document in a process of its own, with bounded memory.

Parsers of PDF and of pictures are large and written in C in part: a hostile file may make them
crash, loop or swallow memory. Here that ends this process and nothing else.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from chuan.documents.readers import wire
from chuan.documents.readers.errors import CorruptedFile, EncryptedFile, UnreadableFile
from chuan.documents.readers.limits import READER_BYTES
from chuan.documents.readers.ocr.photos import read_pictures, read_stamps
from chuan.documents.readers.parts import PDF, PICTURE, STAMPS, PagePart
from chuan.documents.readers.pdf.reader import read_pdf
from chuan.documents.readers.word.package import pictures_of


def bound_memory() -> None:
    """Refuse this process more memory than reading can need, where the system can."""
    try:
        import resource  # noqa: PLC0415  (absent on Windows)
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (READER_BYTES, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _parts(kind: str, paths: Sequence[Path]) -> Iterator[PagePart]:
    """Pages of a PDF or of photos; of a DOCX, its pictures as pages, or looked through for stamps."""
    if kind == PDF:
        return read_pdf(paths[0])
    if kind == PICTURE:
        return read_pictures(paths)
    pasted = [BytesIO(data) for data in pictures_of(paths[0])]
    return read_stamps(pasted) if kind == STAMPS else read_pictures(pasted)


def _needs_password(fault: BaseException | None) -> bool:
    """Pdfplumber wraps the faults of pdfminer, so the whole chain is asked."""
    while fault is not None:
        if isinstance(fault, PDFPasswordIncorrect | PDFEncryptionError) or any(
            isinstance(part, PDFPasswordIncorrect | PDFEncryptionError) for part in fault.args
        ):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def main(arguments: Sequence[str]) -> int:
    """Write each page to standard output as it is read, or the code of the refusal."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    kind, paths = arguments[0], [Path(name) for name in arguments[1:]]
    bound_memory()
    try:
        for part in _parts(kind, paths):
            out.write(wire.packed(part))
            out.flush()
    except UnreadableFile as refused:
        out.write(wire.refusal(refused.code))
    except Exception as fault:  # noqa: BLE001  (the boundary of the process: any fault is the file's)
        kind_of_fault = EncryptedFile if _needs_password(fault) else CorruptedFile
        out.write(wire.refusal(kind_of_fault.code))
    out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
