"""Documents as the node knows them, the copies bodies hold, and what is still private."""

from chuan.documents.models.copies import (
    COPY,
    DOCUMENT,
    Citation,
    CopyFile,
    Document,
    DocumentCopy,
)
from chuan.documents.models.incoming import Dismissal, DraftQuerySet, ImportDraft, Upload

__all__ = [
    "COPY",
    "DOCUMENT",
    "Citation",
    "CopyFile",
    "Dismissal",
    "Document",
    "DocumentCopy",
    "DraftQuerySet",
    "ImportDraft",
    "Upload",
]
