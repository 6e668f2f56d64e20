"""The library: a document once in the node, and the copies that organisations hold of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, files, reliance, scope, search
from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.documents import temporary
from chuan.documents.errors import CopyExists
from chuan.documents.models import COPY, DOCUMENT, Citation, CopyFile, Document, DocumentCopy
from chuan.documents.rules.identity import Identity, symbol_key
from chuan.documents.selectors import resting
from chuan.documents.services import titles
from chuan.documents.services.uploads import MOST_BYTES
from chuan.identifiers import services as identifiers
from chuan.law.models import Act
from chuan.law.rules import symbol_key as act_key
from chuan.orgs.models import Organisation

Content = Mapping[str, Any]


@transaction.atomic
def keep_document(
    *, actor: Actor, identity: Identity, content: Content, issuer: Organisation | None, sample: bool
) -> Document:
    """The document of this identity, made when the node does not know it yet.

    Two people at once get the same row: the database holds the identity unique.
    """
    document, made = _found_or_made(
        issuer_key=identity.issuer_key,
        kind=identity.kind,
        symbol_key=identity.symbol_key,
        issued_key=identity.issued_key,
        defaults={
            "issuer_label": str(content.get("issuer") or "")[:300],
            "issuer": issuer,
            "symbol": str(content.get("symbol") or "")[:120],
            "issued_on": date.fromisoformat(identity.issued_key) if identity.issued_key else None,
            "title": str(content.get("title") or ""),
            "owner_path": actor.path,
            "is_sample": sample,
            "created_at": clock.now(),
        },
    )
    if made:
        titles.make_known(document)
    return document


def _found_or_made(**identity: Any) -> tuple[Document, bool]:  # noqa: ANN401  (fields as Django takes them)
    """The row, locked; made anew when its last holder gives it back at this very moment."""
    while True:
        found, made = Document.objects.get_or_create(**identity)
        locked = Document.objects.select_for_update(no_key=True).filter(pk=found.pk).first()
        if locked is not None:
            return locked, made


@transaction.atomic
def keep_copy(
    *,
    actor: Actor,
    document: Document,
    draft_uid: UUID,
    place: int,
    content: Content,
    text: str,
    stored: Sequence[StoredFile],
) -> DocumentCopy:
    """The organisation's own copy of a locked document, with its files and what it cites.

    One for each organisation.
    """
    held = DocumentCopy.objects.filter(document=document, owner_path=actor.path).first()
    if held is not None and held.draft_uid == draft_uid and _was_issued_here(held):
        return _put_right(held, content, stored)
    if held is not None:
        raise CopyExists(
            _("%(who)s đã tiếp nhận văn bản %(label)s lúc %(at)s.")
            % {
                "who": held.accepted_by_label,
                "label": document.label,
                "at": f"{held.accepted_at.astimezone(clock.VIETNAM):%H:%M %d/%m/%Y}",
            },
            url=reverse("documents:document_detail", args=[document.uid]),
        )
    copy = DocumentCopy.objects.create(
        document=document,
        owner_path=actor.path,
        organisation_label=actor.organisation_label[:300],
        draft_uid=draft_uid,
        place_in_file=place,
        content=dict(content),
        text=text,
        accepted_at=clock.now(),
        accepted_by=actor.id,
        accepted_by_label=actor.label[:160],
    )
    CopyFile.objects.bulk_create(
        CopyFile(copy=copy, file=file, order=order) for order, file in enumerate(stored)
    )
    _cite(copy, content)
    titles.settle(document, copy)
    return copy


def store_files(*, actor: Actor, draft_uid: UUID) -> list[StoredFile]:
    """The files of a draft, kept for good in the caller's transaction."""
    stored = []
    for path, name in zip(temporary.parts(draft_uid), temporary.names(draft_uid), strict=True):
        with path.open("rb") as stream:
            stored.append(
                files.store(
                    stream,
                    name=name,
                    media_type="",
                    owner_path=actor.path,
                    actor=actor,
                    largest=MOST_BYTES,
                )
            )
    return stored


@transaction.atomic
def release_copy(*, actor: Actor, copy: DocumentCopy) -> None:
    """Give a copy back; the document goes with its last copy, else it passes to another holder.

    The issuer's own copy of a paper issued here stays: giving its work back does not unissue it.
    """
    document = Document.objects.select_for_update(no_key=True).get(pk=copy.document_id)
    if _was_issued_here(copy):
        return
    gone = copy.pk
    reliance.release(resting.DOCUMENT, copy.uid.hex)
    stored = [row.file for row in copy.files.select_related("file")]
    copy.delete()
    for file in stored:
        if not CopyFile.objects.filter(file=file).exists():
            files.remove(file)
    search.remove(COPY, gone)
    scope.remove_participation(DOCUMENT, document.pk, actor.path)
    if document.copies.exists():
        titles.settle(document)
        return
    scope.remove_participation(DOCUMENT, document.pk)
    search.remove(DOCUMENT, document.pk)
    identifiers.withdraw(DOCUMENT, document.pk)
    document.delete()


def _was_issued_here(copy: DocumentCopy) -> bool:
    return copy.document.papers.filter(issuer_path=copy.owner_path).exists()


def _put_right(copy: DocumentCopy, content: Content, stored: Sequence[StoredFile]) -> DocumentCopy:
    """The work of an issued paper is given by its own copy, with the corrections made meanwhile."""
    for file in stored:
        files.remove(file)
    copy.content = dict(content)
    copy.save(update_fields=("content",))
    copy.citations.all().delete()
    _cite(copy, content)
    return copy


def _cite(copy: DocumentCopy, content: Content) -> None:
    """Record what the copy cites, joined to the acts that the register of law knows."""
    cited = [row for row in content.get("citations") or () if row.get("symbol")]
    keys = [act_key(row["symbol"]) for row in cited]
    acts = {act.symbol_key: act for act in Act.objects.filter(symbol_key__in=keys)}
    numbered = [
        Citation(
            copy=copy,
            order=order,
            kind=str(row.get("kind") or "")[:80],
            symbol=row["symbol"][:120],
            symbol_key=symbol_key(row["symbol"])[:120],
            issued_text=str(row.get("date") or "")[:10],
            issuer_label=str(row.get("issuer") or "")[:300],
            act=acts.get(act_key(row["symbol"])),
        )
        for order, row in enumerate(cited)
    ]
    named = [
        Citation(copy=copy, order=len(numbered) + order, text=text[:500])
        for order, text in enumerate(content.get("citations_unnumbered") or ())
        if text
    ]
    Citation.objects.bulk_create([*numbered, *named])
    if numbered:
        reliance.rest_on(resting.dependant_of(copy), resting.cited_by(copy))
