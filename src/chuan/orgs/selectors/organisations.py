"""Reads of organisations and the people in them."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.core.search_query import MOST_WORDS
from chuan.orgs.errors import NoSuchOrganisation
from chuan.orgs.models import Organisation, OrganisationAlias, Person, RoleAssignment
from chuan.orgs.rules.naming import bare_key, name_key


def find_organisations(actor: Actor, query: str, limit: int = 20) -> Sequence[Organisation]:
    """Living bodies of which every word of `query` begins a word of some name; names are no secret.

    An exact name (diacritics included) goes first, then what stands under the actor's own body.
    """
    words = bare_key(query).split()[:MOST_WORDS]
    if not words or actor.is_anonymous:
        return ()
    named = OrganisationAlias.objects.filter(organisation=OuterRef("pk"))
    for word in words:
        named = named.filter(Q(folded__startswith=word) | Q(folded__contains=f" {word}"))
    found = list(
        Organisation.objects.valid_on(clock.today()).filter(Exists(named)).order_by("path")[:400]
    )
    exact = set(
        OrganisationAlias.objects.filter(
            key=name_key(query), organisation__in=[body.pk for body in found]
        ).values_list("organisation_id", flat=True)
    )
    found.sort(
        key=lambda body: (
            body.pk not in exact,
            not (actor.path and body.path.startswith(actor.path)),
            len(body.path),
            body.path,
        )
    )
    return tuple(found[:limit])


def organisation_by_uid(uid: UUID | str) -> Organisation:
    """The body with this public identity; raises NoSuchOrganisation."""
    try:
        return Organisation.objects.select_related("parent", "place").get(uid=uid)
    except (Organisation.DoesNotExist, ValueError) as error:
        raise NoSuchOrganisation from error


def organisations_of(actor: Actor) -> QuerySet[Organisation]:
    """The bodies that the actor governs: its own and those below."""
    return Organisation.objects.governed_by(actor).select_related("parent", "place")


def governed_organisation(actor: Actor, uid: UUID | str) -> Organisation:
    """A body at or below the actor's own; raises NoSuchOrganisation for any other."""
    body = organisation_by_uid(uid)
    if not organisations_of(actor).filter(pk=body.pk).exists():
        raise NoSuchOrganisation
    return body


def addresses(ids: Collection[str]) -> Mapping[str, str]:
    """E-mail addresses of open accounts by actor id, for the daily digest."""
    uids = [UUID(each) for each in ids if len(each) == 32]
    rows = Person.objects.filter(uid__in=uids, is_active=True).exclude(email="")
    return {person.uid.hex: person.email for person in rows.order_by("pk")}


def governed_roles(actor: Actor) -> QuerySet[RoleAssignment]:
    """Roles held in bodies at or below the actor's own."""
    return RoleAssignment.objects.filter(under(actor.path, "organisation__path")).select_related(
        "person", "organisation"
    )
