"""A document that another node sent becomes a copy of the body that accepts it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.documents.enums import DocumentKind
from chuan.documents.errors import MayNotImport
from chuan.documents.models import Document, DocumentCopy
from chuan.documents.permissions import can_import
from chuan.documents.rules.identity import identity_of
from chuan.documents.services.copies import keep_copy, keep_document
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import match_agency


@dataclass(frozen=True, slots=True)
class Kept:
    """The document, and whether the body holds it only now."""

    document: Document
    made: bool


@transaction.atomic
def keep_exchanged(
    *,
    actor: Actor,
    uid: UUID,
    content: Mapping[str, Any],
    text: str,
    unnumbered: bool,
    stored: Sequence[StoredFile],
) -> Kept:
    """The own body's copy of a document that came in a bundle; `uid` is that of the item it came as.

    A copy that the body holds already stays untouched. Raises `IdentityMissing` when issuer, symbol or
    date were not told.
    """
    if not can_import(actor):
        raise MayNotImport
    own = Organisation.objects.get(path=actor.path)
    issuer = match_agency(str(content.get("issuer") or ""), near=own).organisation
    kind = str(content.get("kind") or "")
    issued = content.get("date")
    identity = identity_of(
        issuer=issuer.name if issuer else str(content.get("issuer") or ""),
        kind=kind if kind in set(DocumentKind) else DocumentKind.OTHER,
        symbol=str(content.get("symbol") or ""),
        issued_on=date.fromisoformat(issued) if issued else None,
        title=str(content.get("title") or ""),
        unnumbered=unnumbered,
    )
    document = keep_document(
        actor=actor, identity=identity, content=content, issuer=issuer, sample=own.is_sample
    )
    if DocumentCopy.objects.filter(document=document, owner_path=actor.path).exists():
        return Kept(document, made=False)
    keep_copy(
        actor=actor,
        document=document,
        draft_uid=uid,
        place=0,
        content=content,
        text=text,
        stored=stored,
    )
    record(
        actor,
        "documents.document.accepted",
        kind="document",
        object_id=document.pk,
        label=document.label,
        path=actor.path,
        changes={"exchanged": True},
    )
    return Kept(document, made=True)
