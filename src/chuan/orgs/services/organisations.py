"""Makes, renames, ends and links organisations."""

from datetime import date
from itertools import count

from django.db import transaction
from django.urls import reverse

from chuan.audit.services import record
from chuan.core import search
from chuan.core.actor import Actor
from chuan.domain.confidence import Confidence
from chuan.identifiers.services import assign
from chuan.orgs.enums import Extent, Level, NameKind, OrganisationKind, PlaceLevel
from chuan.orgs.errors import (
    BadDates,
    BadSegment,
    EmptyName,
    FollowsItself,
    MayNotManage,
    OpenBelow,
    PathTaken,
)
from chuan.orgs.knowledge import agency_kinds
from chuan.orgs.models import Organisation, OrganisationAlias, OrganisationSuccession, Place
from chuan.orgs.permissions import can_manage
from chuan.orgs.rules.lexicon import lexicon_of
from chuan.orgs.rules.naming import bare_key, name_key
from chuan.orgs.rules.paths import child_path
from chuan.orgs.rules.segments import segment_for


@transaction.atomic
def create_organisation(
    *,
    actor: Actor,
    name: str,
    parent: Organisation | None,
    agency: str = "",
    short_name: str = "",
    kind: str = "",
    level: str = "",
    member_kind: str = "",
    place: Place | None = None,
    segment: str = "",
    path: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
    on_node: bool = True,
    is_sample: bool = False,
) -> Organisation:
    """A new body below `parent`; what is left out comes from its generic kind `agency`.

    Only the node itself gives a `path` outright (the trees of provinces and of the party).
    """
    _allow(actor, parent.path if parent else "/", outright=bool(path))
    _check_dates(valid_from, valid_until)
    generic = lexicon_of(agency_kinds()).by_code.get(agency)
    place = place or (parent.place if parent else None)
    clean = " ".join(name.split())
    body = Organisation(
        name=clean,
        short_name=" ".join(short_name.split()),
        kind=kind or (generic.kind if generic else OrganisationKind.OTHER),
        level=level or (generic.level if generic else _level_below(parent)),
        agency=agency,
        member_kind=member_kind or (generic.member if generic else ""),
        place=place,
        parent=parent,
        path=path or _free_path(parent, segment, agency, clean, place),
        valid_from=valid_from,
        valid_until=valid_until,
        on_node=on_node,
        is_sample=is_sample,
    )
    if Organisation.objects.filter(path=body.path).exists():
        raise PathTaken
    body.save()
    _write_names(body)
    record(
        actor, "orgs.organisation.created", kind="organisation", object_id=body.pk,
        label=body.name, path=body.path,
        changes={"name": body.name, "kind": body.kind, "path": body.path},
    )  # fmt: skip
    _publish(body)
    return body


@transaction.atomic
def rename_organisation(
    *, actor: Actor, organisation: Organisation, name: str, short_name: str = ""
) -> Organisation:
    """A new official name; the old one stays as an alias, so that old documents still match."""
    _allow(actor, organisation.path)
    body = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before = body.name
    body.name, body.short_name = " ".join(name.split()), " ".join(short_name.split())
    body.save(update_fields=["name", "short_name"])
    body.aliases.filter(kind=NameKind.OFFICIAL).update(kind=NameKind.ALIAS)
    _write_names(body)
    record(
        actor, "orgs.organisation.renamed", kind="organisation", object_id=body.pk,
        label=body.name, path=body.path, changes={"name": [before, body.name]},
    )  # fmt: skip
    _publish(body)
    return body


@transaction.atomic
def add_alias(*, actor: Actor, organisation: Organisation, name: str) -> OrganisationAlias:
    """One more name that the body answers to; said twice, it is one."""
    _allow(actor, organisation.path)
    clean = " ".join(name.split())
    if not name_key(clean):
        raise EmptyName
    alias, made = OrganisationAlias.objects.get_or_create(
        organisation=organisation,
        key=name_key(clean)[:300],
        defaults={"name": clean[:300], "folded": bare_key(clean)[:300]},
    )
    if made:
        record(
            actor, "orgs.alias.added", kind="organisation", object_id=organisation.pk,
            label=organisation.name, path=organisation.path, changes={"alias": clean},
        )  # fmt: skip
        _publish(organisation)
    return alias


@transaction.atomic
def remove_alias(*, actor: Actor, organisation: Organisation, alias_id: int) -> None:
    """Take back a name that a person added; official and generic names stay."""
    _allow(actor, organisation.path)
    alias = organisation.aliases.filter(pk=alias_id, kind=NameKind.ALIAS).first()
    if alias is None:
        return
    alias.delete()
    record(
        actor, "orgs.alias.removed", kind="organisation", object_id=organisation.pk,
        label=organisation.name, path=organisation.path, changes={"alias": alias.name},
    )  # fmt: skip
    _publish(organisation)


@transaction.atomic
def end_organisation(*, actor: Actor, organisation: Organisation, last_day: date) -> Organisation:
    """The body works until `last_day`; its roles carry nothing from the day after."""
    _allow(actor, organisation.path)
    body = Organisation.objects.select_for_update().get(pk=organisation.pk)
    _check_dates(body.valid_from, last_day)
    below = (
        Organisation.objects.valid_on(last_day).under(body.path)
        .exclude(pk=body.pk).exclude(valid_until__lte=last_day).count()
    )  # fmt: skip
    if below:
        raise OpenBelow(below)
    body.valid_until = last_day
    body.save(update_fields=["valid_until"])
    record(
        actor, "orgs.organisation.ended", kind="organisation", object_id=body.pk,
        label=body.name, path=body.path, changes={"valid_until": last_day},
    )  # fmt: skip
    return body


@transaction.atomic
def add_successor(
    *,
    actor: Actor,
    predecessor: Organisation,
    successor: Organisation,
    extent: str = Extent.WHOLE,
    effective_on: date | None = None,
    basis_symbol: str = "",
    basis_date: date | None = None,
    confidence: str = Confidence.UNCONFIRMED,
    note: str = "",
) -> OrganisationSuccession:
    """Write down what a body became; tasks and duties are proposed to the heir, never moved."""
    _allow(actor, predecessor.path)
    if predecessor.pk == successor.pk:
        raise FollowsItself
    edge, _ = OrganisationSuccession.objects.update_or_create(
        predecessor=predecessor,
        successor=successor,
        defaults={
            "extent": extent,
            "effective_on": effective_on,
            "basis_symbol": basis_symbol,
            "basis_date": basis_date,
            "confidence": confidence,
            "note": note,
        },
    )
    record(
        actor, "orgs.successor.added", kind="organisation", object_id=predecessor.pk,
        label=predecessor.name, path=predecessor.path,
        changes={"successor": successor.name, "extent": extent, "basis": basis_symbol},
    )  # fmt: skip
    return edge


def _allow(actor: Actor, path: str, *, outright: bool = False) -> None:
    if outright and not (actor.is_system or actor.path == "/"):
        raise MayNotManage
    if not can_manage(actor, path):
        raise MayNotManage


def _check_dates(begin: date | None, end: date | None) -> None:
    if begin and end and end < begin:
        raise BadDates


def _level_below(parent: Organisation | None) -> str:
    return parent.level if parent else Level.NODE


def _free_path(
    parent: Organisation | None, segment: str, agency: str, name: str, place: Place | None
) -> str:
    """A path below `parent`: the code asked for, or a free one made from the name."""
    top = parent.path if parent else "/"
    try:
        if segment:
            return child_path(top, segment)
        code = place.code if place and place.level == PlaceLevel.COMMUNE else ""
        first = segment_for(agency, name, code)
        for number in count(1):
            path = child_path(top, first if number == 1 else f"{first}-{number}")
            if not Organisation.objects.filter(path=path).exists():
                return path
    except ValueError as error:
        raise BadSegment from error
    raise BadSegment


def _write_names(body: Organisation) -> None:
    """The official name, the short one, and the generic ones that only make sense near by."""
    generic = lexicon_of(agency_kinds()).by_code.get(body.agency)
    names = [(body.name, NameKind.OFFICIAL), (body.short_name, NameKind.SHORT)]
    if generic:
        names += [(name, NameKind.GENERIC) for name in (generic.name, *generic.aliases)]
    rows: dict[str, OrganisationAlias] = {}
    for name, kind in names:
        key = name_key(name)[:300]
        if key:
            rows.setdefault(
                key,
                OrganisationAlias(
                    organisation=body, name=name, key=key, folded=bare_key(name)[:300], kind=kind
                ),
            )
    OrganisationAlias.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["organisation", "key"],
        update_fields=["name", "kind", "folded"],
    )


def _publish(body: Organisation) -> None:
    """Its public identity and its entry in the search box."""
    url = reverse("orgs:organisation_detail", args=[body.uid])
    assign("organisation", body.pk, body.uid, label=body.name, path=body.path, public=True)
    names = (
        body.aliases.exclude(kind=NameKind.GENERIC).order_by("pk").values_list("name", flat=True)
    )
    search.put(
        search.SearchEntry(
            kind="organisation",
            object_id=body.pk,
            uid=body.uid,
            title=body.name,
            body=" · ".join(names),
            url=url,
            owner_path=body.path,
            public=False,
        )
    )
