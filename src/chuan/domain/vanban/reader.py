"""Reads a `Source`: its text, the documents in it and what each of them says."""

from chuan.domain.vanban.layout import lay_out
from chuan.domain.vanban.types import Knowledge, Reading, Source


def read(source: Source, knowledge: Knowledge) -> Reading:
    """All that can be understood of one file; never raises on odd text."""
    text, line_spans = lay_out(source)
    return Reading(source=source, text=text, line_spans=line_spans, documents=())
