"""Documents of the library: their text, what was understood of them, and their files."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.actor import Actor
from chuan.core.search import search
from chuan.documents.errors import DocumentNotFound
from chuan.documents.labels import DOCUMENT_KIND
from chuan.documents.models import COPY, DOCUMENT, DocumentCopy
from chuan.documents.rules.fields import show_date
from chuan.documents.rules.identity import UNNUMBERED
from chuan.documents.services.exchanged import keep_exchanged
from chuan.exchange.enums import NodeKind
from chuan.exchange.errors import NothingToSend, SecretRefused
from chuan.exchange.kinds import Export, Glimpse, Incoming, Offer, Outcome
from chuan.exchange.rules.canonical import Malformed
from chuan.exchange.rules.papers import Paper, is_secret, read_paper, write_paper

MOST_OFFERED: Final = 200
MOST_HITS: Final = 500
"""Of the index, before those of other bodies are left out."""


class Documents:
    """Copies that the own body holds go out; on arrival they become copies of the body they are for."""

    key = "document"
    label = _("Văn bản")
    receivers = frozenset(NodeKind)
    opens = _("Mở trong thư viện")
    gone = _("Cơ quan đã trả bản này khỏi thư viện.")

    def offers(self, actor: Actor, words: str) -> Sequence[Offer]:
        """The own body's copies, the latest first; `words` are looked for as the search box does."""
        rows = DocumentCopy.objects.filter(owner_path=actor.path).select_related("document")
        if words.strip():
            rows = rows.filter(_found(actor, words))
        found = rows.defer("text").order_by("-accepted_at", "-pk")[:MOST_OFFERED]
        return [Offer(copy.document.uid.hex, _title(copy), _detail(copy)) for copy in found]

    def export(self, actor: Actor, ref: str, note: str) -> Export:
        """The copy of the actor's own body; no other body's copy is ever read."""
        copies = DocumentCopy.objects.filter(owner_path=actor.path, document__uid=UUID(ref))
        copy = copies.select_related("document").first()
        if copy is None:
            raise DocumentNotFound
        files = [row.file for row in copy.files.select_related("file").order_by("order")]
        body = write_paper(
            Paper(
                sender=actor.organisation_label,
                note=note,
                content=copy.content,
                text=copy.text,
                unnumbered=copy.document.symbol_key.startswith(UNNUMBERED),
                files=tuple(file.name for file in files),
            )
        )
        try:
            self.read(body, len(files))
        except Malformed as error:
            raise NothingToSend(
                _("Văn bản %(label)s chưa đủ phần để gửi đi.") % {"label": copy.document.label}
            ) from error
        return Export(_title(copy), body, files)

    def read(self, body: Mapping[str, Any], files: int) -> Glimpse:
        """What the document is, and its text."""
        paper = read_paper(body, files)
        if is_secret(paper):
            raise SecretRefused
        content = paper.content
        facts = (
            (_("Loại văn bản"), str(DOCUMENT_KIND.get(content.get("kind") or "other", ""))),
            (_("Số, ký hiệu"), content.get("symbol") or ""),
            (_("Ngày ban hành"), show_date(content.get("date") or "")),
            (_("Cơ quan ban hành"), content.get("issuer") or ""),
            (_("Tệp kèm theo"), "; ".join(paper.files)),
        )
        title = " ".join(part for part in (content.get("symbol"), paper.title) if part)
        return Glimpse(title, paper.sender, [f for f in facts if f[1]], paper.note, paper.text)

    def fault(self, path: str, body: Mapping[str, Any]) -> str:  # noqa: ARG002  (as every kind)
        """Any body may take a document in."""
        return ""

    def accept(self, actor: Actor, incoming: Incoming) -> Outcome:
        """A copy of the actor's body; one that it holds already stays as it is."""
        paper = read_paper(incoming.body, len(incoming.files))
        if is_secret(paper):
            raise SecretRefused
        kept = keep_exchanged(
            actor=actor,
            uid=incoming.uid,
            content=paper.content,
            text=paper.text,
            unnumbered=paper.unnumbered,
            stored=incoming.files,
        )
        note = (
            ""
            if kept.made
            else _("Cơ quan đã có văn bản này trong thư viện; giữ nguyên bản đang có.")
        )
        return Outcome(self.key, kept.document.uid, kept.made, str(note))

    def url(self, actor: Actor, uid: UUID) -> str:
        """Its page in the library, while the body holds its copy."""
        if not DocumentCopy.objects.filter(owner_path=actor.path, document__uid=uid).exists():
            return ""
        return reverse("documents:document_detail", args=[uid])


def _found(actor: Actor, words: str) -> Q:
    """Copies that the index of the search box finds: under the document, or apart (ADR 0008)."""
    hits = search(actor, words, kinds=(DOCUMENT, COPY), limit=MOST_HITS).hits
    documents = [hit.object_id for hit in hits if hit.kind == DOCUMENT]
    copies = [hit.object_id for hit in hits if hit.kind == COPY]
    return Q(document__in=documents) | Q(pk__in=copies)


def _title(copy: DocumentCopy) -> str:
    return f"{copy.document.symbol} {copy.title}".strip()[:500]


def _detail(copy: DocumentCopy) -> str:
    issued = copy.document.issued_on
    parts = (
        str(DOCUMENT_KIND.get(copy.document.kind, "")),
        f"{issued:%d/%m/%Y}" if issued else "",
        copy.document.issuer_label,
    )
    return " · ".join(part for part in parts if part)
