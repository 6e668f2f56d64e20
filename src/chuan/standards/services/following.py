"""Who is told when a standard changes: followers, those who claim it, and whatever rests on it."""

from collections.abc import Collection

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.orgs.enums import Role
from chuan.orgs.models import RoleAssignment
from chuan.standards.enums import ClaimState, Status
from chuan.standards.errors import NoSuchStandard
from chuan.standards.models import Claim, Standard, StandardFollower
from chuan.standards.services.writing import Written

FOLLOWED, CLAIMED = "standards.followed_changed", "standards.claimed_changed"
"""Codes of the two letters."""


def tell_changes(*, actor: Actor, written: Written) -> None:
    """Tell of every record that was replaced, amended or withdrawn; in the caller's transaction."""
    withdrawn = Standard.objects.filter(pk__in=written.changed, status=Status.WITHDRAWN)
    tell_superseded(actor=actor, ids={*written.superseded, *withdrawn.values_list("pk", flat=True)})


def tell_superseded(*, actor: Actor, ids: Collection[int]) -> None:
    """Tell followers and claim holders of these standards, a claim holder once for each claim."""
    if not ids:
        return
    followers = list(
        StandardFollower.objects.filter(standard__in=list(ids)).select_related("standard")
    )
    letters = [
        inbox.Letter((row.person_id,), _title(row.standard), _url(row.standard), _body())
        for row in followers
    ]
    if letters:
        inbox.notify_each(letters, code=FOLLOWED, actor=actor)
    _tell_holders(actor, ids)


def _tell_holders(actor: Actor, ids: Collection[int]) -> None:
    claims = list(
        Claim.objects.select_for_update(of=("self",))
        .filter(standard__in=list(ids), superseded_at=None)
        .exclude(state=ClaimState.ENDED)
        .select_related("standard")
    )
    if not claims:
        return
    people = people_of({claim.organisation_id for claim in claims})
    letters = [
        inbox.Letter(
            people.get(claim.organisation_id, ()), _title(claim.standard), _url(claim.standard),
            _("Cơ sở đang công bố áp dụng tiêu chuẩn này. Hãy xem bản hiện hành và cập nhật công bố."),
        )
        for claim in claims
    ]  # fmt: skip
    inbox.notify_each(letters, code=CLAIMED, actor=actor)
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(superseded_at=clock.now())


def people_of(organisations: Collection[int]) -> dict[int, list[str]]:
    """Persons by organisation: its officers and heads of today."""
    found: dict[int, list[str]] = {}
    rows = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation__in=list(organisations), role__in=(Role.OFFICER, Role.HEAD)
    )
    for organisation, uid in rows.values_list("organisation_id", "person__uid").distinct():
        found.setdefault(organisation, []).append(uid.hex)
    return found


@transaction.atomic
def follow(*, actor: Actor, slug: str, wanted: bool) -> Standard:
    """Be told, or no longer, when this standard changes; raises NoSuchStandard."""
    row = Standard.objects.seen_by(actor).filter(slug=slug).first()
    if row is None or actor.is_anonymous:
        raise NoSuchStandard
    if wanted:
        StandardFollower.objects.get_or_create(
            standard=row,
            person_id=actor.id,
            defaults={"path": actor.path, "since": clock.now()},
        )
    else:
        StandardFollower.objects.filter(standard=row, person_id=actor.id).delete()
    return row


def _title(row: Standard) -> str:
    return _("%(number)s có thay đổi") % {"number": row.designation}


def _body() -> str:
    return _(
        "Tiêu chuẩn này được thay thế, sửa đổi hoặc hết hiệu lực. Mở trang để xem bản hiện hành."
    )


def _url(row: Standard) -> str:
    return reverse("standards:standard_detail", args=[row.slug])
