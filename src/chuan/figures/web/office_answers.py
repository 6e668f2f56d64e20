"""Office files as answers: made in a temporary file, sent while it is read, gone afterwards."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import FileResponse

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def made_file(name: str, write: Callable[[Path], object], media_type: str = XLSX) -> FileResponse:
    """What `write` puts into a file, as a download called `name`."""
    kept = tempfile.NamedTemporaryFile(dir=settings.TEMPORARY_ROOT, suffix=".tmp")  # noqa: SIM115  (closed with the answer)
    write(Path(kept.name))
    return sent_file(name, kept, media_type)


def sent_file(name: str, stream: object, media_type: str = XLSX) -> FileResponse:
    """An open file as a download that no browser guesses about or keeps."""
    answer = FileResponse(stream, as_attachment=True, filename=name, content_type=media_type)
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
