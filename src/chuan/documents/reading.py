"""From the bytes of a file to what was understood of it, for the command and the import alike."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from chuan.documents.readers import read_files
from chuan.documents.readers.extract import Progress
from chuan.domain.vanban import read, to_json
from chuan.domain.vanban.review import review
from chuan.domain.vanban.types import Knowledge
from chuan.law.knowledge import load_acts
from chuan.orgs.knowledge import load_agencies, load_merged_provinces, load_places


def knowledge() -> Knowledge:
    """What the review may know: agencies, acts and places from the data files; needs no database."""
    return Knowledge(
        agencies=load_agencies(),
        acts=load_acts(),
        places=load_places(),
        provinces=load_merged_provinces(),
    )


def understand(
    file: Path | Sequence[Path],
    knowledge: Knowledge,
    on: date | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """The object of the plan-document contract for a file, or for the photos of one document.

    `on` is the day by which validity is judged (None: the day of the document). Raises a child of
    `UnreadableFile`; a secrecy stamp is refused before anything is read further.
    """
    paths = [file] if isinstance(file, Path) else list(file)
    source = read_files(paths, progress=progress)
    reading = read(source, knowledge)
    return to_json(reading, review(reading, knowledge, on=on))
