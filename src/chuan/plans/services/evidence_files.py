"""Files given as evidence: looked at by the room of documents, refused in the words of this one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from chuan.documents.services.examined_files import (
    LARGEST,
    PHOTOS,
    TAKEN,
    Examined,
    examined_file,
    refuse_secret_words,
)
from chuan.plans.errors import EvidenceRefused

__all__ = ("LARGEST", "PHOTOS", "TAKEN", "Examined", "examined", "refuse_secret_words")


@contextmanager
def examined(stream: BinaryIO, name: str) -> Iterator[Examined]:
    """The file in a folder of its own, refused when it may not be kept; nothing stays afterwards."""
    with examined_file(stream, name, refusal=EvidenceRefused) as file:
        yield file
