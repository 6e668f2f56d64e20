"""What the register of standards knows of the numbers that enterprises name."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from chuan.core.actor import Actor
from chuan.engagement.enums import Section
from chuan.engagement.models import ProfileLine
from chuan.engagement.permissions import keeps_profile
from chuan.engagement.rules.numbers import numbered
from chuan.orgs.models import Organisation
from chuan.standards.enums import ClaimState
from chuan.standards.models import Claim, Standard


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A standard that the body claims in the register of standards."""

    designation: str
    url: str
    products: str
    is_confirmed: bool


def pages_of(keys: Collection[str]) -> Mapping[str, str]:
    """Pages of public standards by key; no query for none."""
    if not keys:
        return {}
    rows = Standard.objects.filter(key__in=keys, is_public=True).values_list("key", "slug")
    return {key: _page(slug) for key, slug in rows}


def claims_of(body: Organisation) -> Sequence[ClaimView]:
    """Claims of the body that stand."""
    rows = Claim.objects.filter(organisation=body).exclude(state=ClaimState.ENDED)
    return tuple(
        ClaimView(
            row.standard.designation,
            _page(row.standard.slug),
            row.products,
            row.state == ClaimState.CONFIRMED,
        )
        for row in rows.select_related("standard").order_by("standard__sort_key")
    )


def offers_line(actor: Actor, designation: str) -> bool:
    """Whether the actor keeps a profile in which this standard does not stand yet."""
    if not keeps_profile(actor):
        return False
    lines = ProfileLine.objects.living().filter(
        profile__owner_path=actor.path, section=Section.STANDARD, key=numbered(designation)[1]
    )
    return not lines.exists()


def _page(slug: str) -> str:
    return reverse("standards:standard_detail", args=[slug])
