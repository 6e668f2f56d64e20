"""Who is told when a standard changes: followers, those who claim it, and whatever rests on it."""

from collections.abc import Collection

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, inbox, reliance
from chuan.core.actor import Actor
from chuan.core.models import DependantBasis
from chuan.standards.enums import ClaimState, Relation, Status
from chuan.standards.errors import NoSuchStandard
from chuan.standards.models import (
    STANDARD,
    Claim,
    Standard,
    StandardFollower,
    StandardRelation,
)
from chuan.standards.services.writing import Written

FOLLOWED = "standards.followed_changed"
"""Code of the letter to who follows."""


def tell_changes(*, actor: Actor, written: Written) -> None:
    """Tell of every record that was replaced, amended or withdrawn; in the caller's transaction."""
    withdrawn = Standard.objects.filter(pk__in=written.changed, status=Status.WITHDRAWN)
    tell_superseded(actor=actor, ids={*written.superseded, *withdrawn.values_list("pk", flat=True)})


def tell_superseded(*, actor: Actor, ids: Collection[int]) -> None:
    """Tell followers of these standards, and the owners of whatever rests on them."""
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
    _announce(actor, ids)


def _announce(actor: Actor, ids: Collection[int]) -> None:
    """Flag what rests on these standards; only those that something rests on are looked at."""
    rows = {row.key: row for row in Standard.objects.filter(pk__in=list(ids))}
    used = DependantBasis.objects.filter(kind=STANDARD, key__in=list(rows)).values_list(
        "key", flat=True
    )
    for key in sorted(set(used)):
        row = rows[key]
        reliance.announce(
            reliance.Change(
                key=f"standard:{key}:superseded", code="standards.superseded",
                basis=reliance.Basis(STANDARD, key), title=_title(row), body=_body(), url=_url(row),
                effective_on=row.ended_on, confidence=row.confidence,
            ),
            actor=actor,
        )  # fmt: skip
    Claim.objects.filter(standard__in=list(ids), superseded_at=None).exclude(
        state=ClaimState.ENDED
    ).update(superseded_at=clock.now())


def take_back(ids: Collection[int]) -> None:
    """These standards stand as before, unless something else ends them: nobody need look at them again."""
    still = StandardRelation.objects.filter(target__in=list(ids), relation=Relation.REPLACES)
    said = StandardRelation.objects.filter(source__in=list(ids), relation=Relation.REPLACED_BY)
    rows = (
        Standard.objects.filter(pk__in=list(ids))
        .exclude(status=Status.WITHDRAWN)
        .exclude(pk__in=still.values("target_id"))
        .exclude(pk__in=said.values("source_id"))
    )
    keys = list(rows.values_list("key", flat=True))
    Claim.objects.filter(standard__key__in=keys, standard__owner_path="").update(superseded_at=None)
    used = DependantBasis.objects.filter(kind=STANDARD, key__in=keys).values_list("key", flat=True)
    for key in sorted(set(used)):
        reliance.withdraw(f"standard:{key}:superseded")


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
