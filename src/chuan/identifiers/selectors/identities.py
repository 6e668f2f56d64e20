"""Reads of identities: what a stable URL answers with."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from chuan.core.actor import Actor
from chuan.identifiers import registry
from chuan.identifiers.errors import UnknownIdentity
from chuan.identifiers.labels import scheme_label
from chuan.identifiers.models import Identity, IdentityLink


@dataclass(frozen=True, slots=True)
class Name:
    """One way in which a thing is named: the scheme in words, and the value."""

    scheme: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """Where one may go from an identity."""

    rel: str
    href: str
    title: str
    language: str
    media_type: str


@dataclass(frozen=True, slots=True)
class IdentityView:
    """A thing as its stable URL tells it; `page` is empty when its room is not installed."""

    uid: UUID
    url: str
    kind: str
    label: str
    page: str
    public: bool
    names: Sequence[Name]
    links: Sequence[Link]


def stable_url(uid: UUID) -> str:
    """The whole address of a thing on this node, good for printing and for other nodes."""
    return f"{settings.SITE_URL}{reverse('identifiers:resolve', args=[uid])}"


def resolve(actor: Actor, uid: UUID) -> IdentityView:
    """What `uid` names, for who may see it; UnknownIdentity otherwise, whether hidden or absent."""
    rows = list(
        Identity.objects.visible_to(actor)
        .filter(uid=uid)
        .prefetch_related("links")
        .order_by("scheme", "value")
    )
    if not rows:
        raise UnknownIdentity
    first = next((row for row in rows if row.scheme == "node"), rows[0])
    return IdentityView(
        uid=uid,
        url=stable_url(uid),
        kind=registry.label_of(first.kind),
        label=first.label,
        page=registry.page_of(first.kind, first.object_id, uid),
        public=first.public,
        names=tuple(_name(row) for row in rows),
        links=tuple(_link(link) for row in rows for link in row.links.all()),
    )


def linkset(view: IdentityView) -> dict[str, object]:
    """The links of an identity as application/linkset+json. Basis: RFC 9264, section 4.2."""
    context: dict[str, object] = {"anchor": view.url}
    targets: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    if view.page:
        page = {"href": f"{settings.SITE_URL}{view.page}", "title": view.label, "type": "text/html"}
        targets["about"].append({**page, "hreflang": ["vi"]})
    for link in view.links:
        targets[link.rel].append(_target(link))
    return {"linkset": [{**context, **targets}]}


def _target(link: Link) -> dict[str, object]:
    target: dict[str, object] = {"href": link.href, "title": link.title}
    if link.media_type:
        target["type"] = link.media_type
    if link.language:
        target["hreflang"] = [link.language]
    return target


def _name(row: Identity) -> Name:
    return Name(row.scheme, scheme_label(row.scheme), row.value or stable_url(row.uid))


def _link(row: IdentityLink) -> Link:
    return Link(row.rel, row.href, row.title, row.language, row.media_type)
