"""What documents and papers rest on: the acts and documents that they cite."""

from django.db.models import Prefetch
from django.urls import reverse

from chuan.core import reliance
from chuan.documents.models import Citation, DocumentCopy, PaperDraft
from chuan.domain.provisions import acts_named

CHUNK = 500
DOCUMENT = "document"
PAPER = "paper"


def cited_by(copy: DocumentCopy) -> list[reliance.Basis]:
    """What one copy cites, as bases; its citations should be prefetched."""
    found: list[reliance.Basis] = []
    for row in copy.citations.all():
        parts = [part for symbol, part in acts_named(row.text) if part] or [""]
        found += [reliance.Basis("act", row.symbol, part) for part in parts if row.symbol]
    return found


def documents() -> reliance.Pairs:
    """Every copy that a body holds and no plan was made of; a plan speaks for its own."""
    rows = (
        DocumentCopy.objects.filter(plan=None, citations__isnull=False)
        .distinct()
        .defer("content", "text")
        .select_related("document")
        .prefetch_related(Prefetch("citations", queryset=Citation.objects.order_by("order", "pk")))
        .order_by("pk")
    )
    for copy in rows.iterator(chunk_size=CHUNK):
        yield dependant_of(copy), cited_by(copy)


def dependant_of(copy: DocumentCopy) -> reliance.Dependant:
    """The copy that a body holds as a thing that rests on acts."""
    return reliance.Dependant(
        DOCUMENT,
        copy.uid.hex,
        copy.document.label,
        reverse("documents:document_detail", args=[copy.document.uid]),
        copy.owner_path,
    )


def papers() -> reliance.Pairs:
    """Papers that are being written: the lines "Căn cứ …" of each."""
    for paper in PaperDraft.objects.open().order_by("pk").iterator(chunk_size=CHUNK):
        lines = [str(line) for line in paper.content.get("bases") or ()]
        named = [pair for line in lines for pair in acts_named(line)]
        if named:
            yield (
                reliance.Dependant(
                    PAPER,
                    paper.uid.hex,
                    paper.title[:400] or paper.uid.hex,
                    reverse("documents:paper_detail", args=[paper.uid]),
                    paper.owner_path,
                ),
                [reliance.Basis("act", symbol, part) for symbol, part in named],
            )
