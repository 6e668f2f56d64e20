"""Reads a `Source`: its text, the documents in it and what each of them says."""

from chuan.domain.vanban.assemble import build_document
from chuan.domain.vanban.layout import lay_out
from chuan.domain.vanban.lines import printed_items
from chuan.domain.vanban.slips import SlipFixer
from chuan.domain.vanban.split import split_documents
from chuan.domain.vanban.tidy import tidy_documents
from chuan.domain.vanban.types import Knowledge, Reading, Source


def read(source: Source, knowledge: Knowledge) -> Reading:
    """All that can be understood of one file; never raises on odd text.

    Works by the grammar of documents alone; `knowledge` only adds names by which slips are seen.
    """
    text, line_spans = lay_out(source)
    fixer = SlipFixer(
        name for agency in knowledge.agencies for name in (agency.name, *agency.aliases)
    )
    parts = split_documents(printed_items(source, line_spans))
    documents = tuple(build_document(part, fixer) for part in parts if part)
    return Reading(
        source=source,
        text=text,
        line_spans=line_spans,
        documents=tidy_documents(documents, text),
    )
