"""Claims as their pages show them: the own body's, and those of the place one is in charge of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from chuan.core import reliance
from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.standards.enums import ClaimKind, ClaimState, Status
from chuan.standards.errors import NoSuchClaim
from chuan.standards.labels import CLAIM_BADGES, CLAIM_KINDS, CLAIM_STATES
from chuan.standards.models import CLAIM, STANDARD, Claim, Standard
from chuan.standards.permissions import can_claim, can_confirm, confirming_path, sees_claims
from chuan.standards.rules.rows import key_of
from chuan.standards.selectors.family import Edition, family_of


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim with what the reader may do; `current` is what holds in place of its standard."""

    claim: Claim
    kind: str
    state: str
    badge: str
    url: str
    current: Sequence[Edition]
    is_superseded: bool
    actions: frozenset[str]
    changes: Sequence[reliance.FlagLine]


def claims_seen(actor: Actor) -> QuerySet[Claim]:
    """Every claim that the actor may see in the workspace."""
    return Claim.objects.filter(sees_claims(actor)).select_related("standard", "organisation")


def waiting_claims(actor: Actor) -> QuerySet[Claim] | None:
    """Claims of the place that nobody has checked yet; None for who confirms none."""
    place = confirming_path(actor)
    if not place:
        return None
    waiting = Claim.objects.filter(under(place, "owner_path"), state=ClaimState.DECLARED)
    return waiting.exclude(owner_path=actor.path).order_by("declared_on", "pk")


def is_confirming(actor: Actor) -> bool:
    """Whether the actor confirms claims of a place."""
    return bool(confirming_path(actor))


def may_claim(actor: Actor) -> bool:
    """Whether the actor may declare for the own body."""
    return can_claim(actor)


def claim_page(actor: Actor, uid: UUID) -> ClaimPage:
    """One claim; raises NoSuchClaim."""
    claim = claims_seen(actor).filter(uid=uid).first()
    if claim is None:
        raise NoSuchClaim
    family = family_of(claim.standard)
    state = ClaimState(claim.state)
    replaced = not family.chain.is_current or claim.standard.status == Status.WITHDRAWN
    return ClaimPage(
        claim=claim,
        kind=str(CLAIM_KINDS[ClaimKind(claim.kind)]),
        state=str(CLAIM_STATES[state]),
        badge=CLAIM_BADGES[state],
        url=reverse("standards:standard_detail", args=[claim.standard.slug]),
        current=()
        if family.chain.is_current
        else tuple(each for each in family.current if each.status != Status.WITHDRAWN),
        is_superseded=replaced,
        actions=_actions(actor, claim),
        changes=reliance.flagged(CLAIM, str(claim.pk)),
    )


def _actions(actor: Actor, claim: Claim) -> frozenset[str]:
    if claim.state == ClaimState.ENDED:
        return frozenset()
    if can_claim(actor) and claim.owner_path == actor.path:
        return frozenset({"change", "end"})
    if can_confirm(actor, claim.owner_path):
        return frozenset({"return", *(["confirm"] if claim.state != ClaimState.CONFIRMED else [])})
    return frozenset()


def resting_claims() -> Iterator[tuple[reliance.Dependant, Sequence[reliance.Basis]]]:
    """Every living claim with the standard it rests on, for the nightly look."""
    rows = Claim.objects.exclude(state=ClaimState.ENDED).select_related("standard").order_by("pk")
    for claim in rows.iterator(chunk_size=500):
        yield dependant_of(claim), (reliance.Basis(STANDARD, claim.standard.key),)


def dependant_of(claim: Claim) -> reliance.Dependant:
    """The claim as a thing that rests on its standard."""
    label = f"{claim.standard.designation} · {claim.products}".rstrip(" ·")
    url = reverse("standards:claim_detail", args=[claim.uid])
    return reliance.Dependant(CLAIM, str(claim.pk), label[:300], url, claim.owner_path)


def slug_of_number(actor: Actor, number: str) -> str:
    """The address of the record that a number in any spelling names; "" for none."""
    row = Standard.objects.seen_by(actor).filter(key=key_of(number)).order_by("owner_path").first()
    return row.slug if row else ""
