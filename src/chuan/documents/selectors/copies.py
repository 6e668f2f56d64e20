"""Reads of the library: the documents one may see, and the copy through which one reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.urls import reverse

from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.core.scope import Participation, under, visible_to
from chuan.documents import labels
from chuan.documents.errors import DocumentNotFound
from chuan.documents.models import COPY, DOCUMENT, Citation, CopyFile, Document, DocumentCopy
from chuan.documents.rules.fields import show_date
from chuan.documents.rules.identity import UNNUMBERED, same_title

PLAN_KIND = "plan"
"""The kind under which plans let organisations take part; a copy is read through its plan."""


@dataclass(frozen=True, slots=True)
class CitedThing:
    """What a copy cites: the words, and the page of the act or the document where the node has one."""

    label: str
    detail: str
    url: str
    known: bool


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of a copy."""

    uid: UUID
    name: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document with what the reader may see of it; `copy` is None when only its identity is visible."""

    document: Document
    title: str
    kind_label: str
    copy: DocumentCopy | None
    content: Mapping[str, Any]
    text: str
    files: Sequence[FileView]
    cited: Sequence[CitedThing]
    cited_by: Sequence[Document]
    holders: Sequence[str]


def list_documents(actor: Actor) -> QuerySet[Document]:
    """Documents that `actor` may see, each with the title (`shown_title`) of the copy it is read by.

    That is the own copy, else the one that leads, else the first: never that of a copy out of sight.
    """
    if not actor.path:
        return Document.objects.none()
    copies = readable_copies(actor)
    seen = visible_to(actor, DOCUMENT) | Q(pk__in=copies.values("document"))
    read = copies.filter(document=OuterRef("pk")).order_by(
        Case(
            When(owner_path=actor.path, then=0),
            When(owner_path=F("document__owner_path"), then=1),
            default=2,
        ),
        "accepted_at",
        "pk",
    )
    title = Subquery(read.values(shown=KT("content__title"))[:1], output_field=TextField())
    return Document.objects.filter(seen).annotate(
        shown_title=Coalesce(title, Value(""), output_field=TextField())
    )


def find_document(actor: Actor, uid: UUID) -> Document:
    """One document; a stranger is told that there is none."""
    document = list_documents(actor).filter(uid=uid).first()
    if document is None:
        raise DocumentNotFound
    return document


def document_page(actor: Actor, uid: UUID) -> DocumentPage:
    """Everything the page of a document shows to `actor`."""
    document = find_document(actor, uid)
    copies = readable_copies(actor).filter(document=document)
    own = copies.filter(owner_path=actor.path).first()
    shown = own or copies.order_by("-accepted_at").first()
    holders = copies.order_by("accepted_at").values_list("organisation_label", flat=True)
    return DocumentPage(
        document=document,
        title=shown.title if shown else "",
        kind_label=str(labels.DOCUMENT_KIND.get(document.kind, "")),
        copy=shown,
        content=shown.content if shown else {},
        text=shown.text if shown else "",
        files=_files(shown),
        cited=_cited(actor, shown),
        cited_by=_cited_by(actor, document),
        holders=[label for label in holders if label],
    )


def shares_title(copy: DocumentCopy) -> bool:
    """Whether those who read this copy may know the document by its title."""
    leads = copy.owner_path == copy.document.owner_path
    return leads or same_title(copy.title, copy.document.title)


def readable_copies(actor: Actor) -> QuerySet[DocumentCopy]:
    """Copies of the own organisation or below, given work by, sent to it, and what came with them."""
    plans = Participation.objects.filter(under(actor.path), kind=PLAN_KIND).values("object_id")
    sent = Participation.objects.filter(under(actor.path), kind=COPY).values("object_id")
    own = under(actor.path, "owner_path")
    given = Q(plan__pk__in=plans) | Q(pk__in=sent) if actor.path else Q(pk__in=())
    siblings = DocumentCopy.objects.filter(own | given).exclude(draft_uid=None)
    return DocumentCopy.objects.filter(own | given | Q(draft_uid__in=siblings.values("draft_uid")))


def may_open_file(actor: Actor, file: StoredFile) -> bool:
    """A file is open to whoever may read a copy that it belongs to."""
    if not actor.path:
        return False
    return readable_copies(actor).filter(files__file=file).exists()


def _files(copy: DocumentCopy | None) -> Sequence[FileView]:
    if copy is None:
        return ()
    rows = CopyFile.objects.filter(copy=copy).select_related("file").order_by("order")
    return [FileView(r.file.uid, r.file.name, r.file.size, r.file.media_type) for r in rows]


def _cited(actor: Actor, copy: DocumentCopy | None) -> Sequence[CitedThing]:
    """Acts by the register of law, documents by the library, the rest as printed."""
    if copy is None:
        return ()
    rows = list(Citation.objects.filter(copy=copy).select_related("act").order_by("order"))
    keys = [row.symbol_key for row in rows if row.symbol_key]
    known = {d.symbol_key: d for d in list_documents(actor).filter(symbol_key__in=keys)}
    return [_cited_thing(row, known.get(row.symbol_key)) for row in rows]


def _cited_thing(row: Citation, document: Document | None) -> CitedThing:
    dated = show_date(row.issued_text) if row.issued_text else ""
    detail = ", ".join(part for part in (dated, row.issuer_label) if part)
    label = " ".join(part for part in (row.kind, row.symbol or row.text) if part)
    url = ""
    if document is not None:
        url = reverse("documents:document_detail", args=[document.uid])
    elif row.act is not None:
        url = reverse("law:act_detail", args=[row.act.uid])
    return CitedThing(label, detail, url, known=bool(url))


def _cited_by(actor: Actor, document: Document) -> Sequence[Document]:
    """Visible documents whose readable copies cite this one."""
    if document.symbol_key.startswith(UNNUMBERED):
        return ()
    citing = Citation.objects.filter(
        symbol_key=document.symbol_key, copy__in=readable_copies(actor)
    ).values("copy__document")
    found = list_documents(actor).filter(pk__in=citing).exclude(pk=document.pk)
    return tuple(found.order_by("-issued_on", "pk")[:30])
