"""Gives things their public identity and the links it answers with."""

from uuid import UUID

from django.db import IntegrityError, transaction

from chuan.core import clock
from chuan.identifiers.errors import IdentityTaken
from chuan.identifiers.models import Identity, IdentityLink


@transaction.atomic
def assign(
    kind: str,
    object_id: int,
    uid: UUID,
    *,
    label: str,
    path: str,
    scheme: str = "node",
    value: str = "",
    public: bool = False,
) -> Identity:
    """Name a thing for good; called again, bring label, owner and openness up to date.

    The calling service records the act. Raises IdentityTaken when another thing bears the name.
    """
    current = {"label": label[:300], "path": path, "public": public}
    try:
        with transaction.atomic():
            identity, _ = Identity.objects.update_or_create(
                kind=kind,
                object_id=object_id,
                scheme=scheme,
                value=value,
                defaults=current,
                create_defaults={**current, "uid": uid, "assigned_at": clock.now()},
            )
    except IntegrityError as error:
        raise IdentityTaken(scheme, value or str(uid)) from error
    return identity


@transaction.atomic
def link(
    identity: Identity,
    *,
    rel: str,
    href: str,
    title: str,
    language: str = "",
    media_type: str = "",
) -> IdentityLink:
    """Let `identity` answer with a link; the same relation, address and language is one link."""
    made, _ = IdentityLink.objects.update_or_create(
        identity=identity,
        rel=rel,
        href=href,
        language=language,
        defaults={"title": title[:300], "media_type": media_type},
    )
    return made


@transaction.atomic
def withdraw(kind: str, object_id: int) -> None:
    """Forget the identities of a thing that is no more; its URL answers "not found" then."""
    Identity.objects.filter(kind=kind, object_id=object_id).delete()
