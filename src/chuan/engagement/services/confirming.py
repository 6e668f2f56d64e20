"""Officers check what enterprises declared: confirm on evidence, or ask again with a reason; one or many."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.engagement.enums import LineEvent, LineState
from chuan.engagement.errors import AlreadyDecided, LineRefused, ProfileNotFound, ReasonMissing
from chuan.engagement.models import PROFILE, LineChange, Profile, ProfileLine
from chuan.engagement.permissions import checked_path
from chuan.engagement.selectors.line_words import words_in, words_of
from chuan.engagement.selectors.people import people_at
from chuan.orgs.models import Organisation

DECIDED: Final = (
    "state", "confirmed_at", "confirmed_by_label", "confirmed_evidence", "confirmed_words",
    "asked_reason",
)  # fmt: skip
"""What a decision changes in a line."""


@transaction.atomic
def confirm_lines(
    *, actor: Actor, profile: UUID, lines: Mapping[UUID, str], evidence: str
) -> Sequence[ProfileLine]:
    """What the lines say was checked: by which body, today, on what evidence.

    `lines` are ids with the mark of what was read (`seen_mark`): a line changed since is not confirmed.
    """
    owner, found = _asked_for(actor, profile, lines)
    clean, now, by = _reason(actor, evidence), clock.now(), _said_by(actor)
    for line in found:
        line.state, line.confirmed_at, line.confirmed_by_label = LineState.VERIFIED, now, by
        line.confirmed_evidence, line.asked_reason = clean, ""
        line.confirmed_words = words_of(line.section, words_in(line))
    _write(owner, found, LineEvent.CONFIRMED, reason=clean, by=by)
    _tell(actor, owner, _("Đã xác nhận %(n)s mục trong hồ sơ cơ sở") % {"n": len(found)}, clean)
    _record(actor, "engagement.lines.confirmed", owner, len(found), {"evidence": clean})
    return found


@transaction.atomic
def ask_lines(
    *, actor: Actor, profile: UUID, lines: Mapping[UUID, str], reason: str
) -> Sequence[ProfileLine]:
    """The enterprise is asked to complete the lines; the reason stands beside each."""
    owner, found = _asked_for(actor, profile, lines)
    clean = _reason(actor, reason)
    for line in found:
        line.state, line.asked_reason = LineState.ASKED, clean
    _write(owner, found, LineEvent.ASKED, reason=clean, by=_said_by(actor))
    title = _("Đề nghị bổ sung %(n)s mục trong hồ sơ cơ sở") % {"n": len(found)}
    _tell(actor, owner, title, clean)
    _record(actor, "engagement.lines.asked", owner, len(found), {"reason": clean})
    return found


def _asked_for(
    actor: Actor, profile: UUID, lines: Mapping[UUID, str]
) -> tuple[Profile, list[ProfileLine]]:
    """The profile and its lines under their locks; refused when one of them was changed meanwhile."""
    owner = (
        Profile.objects.select_for_update().within(checked_path(actor)).filter(uid=profile).first()
    )
    if owner is None:
        raise ProfileNotFound
    rows = ProfileLine.objects.select_for_update(of=("self",)).living()
    found = list(rows.filter(profile=owner, uid__in=lines).prefetch_related("codes"))
    if not lines:
        raise LineRefused(_("Hãy chọn ít nhất một mục."))
    if {line.uid: line.seen_mark for line in found} != dict(lines):
        raise AlreadyDecided
    return owner, found


def _said_by(actor: Actor) -> str:
    """The whole name of the body that checks: a room's short name is the same in every commune."""
    body = Organisation.objects.filter(path=actor.path).only("name").first()
    return (body.name if body else actor.label)[:300]


def _reason(actor: Actor, typed: str) -> str:
    clean = " ".join(typed.split())[:500]
    if not clean:
        raise ReasonMissing
    refuse_stamped_words(actor, clean)
    return clean


def _write(
    profile: Profile, found: list[ProfileLine], event: LineEvent, *, reason: str, by: str
) -> None:
    """The lines as they were decided, each with its entry in the history; counts of the profile follow."""
    ProfileLine.objects.bulk_update(found, DECIDED)
    now = clock.now()
    LineChange.objects.bulk_create(
        LineChange(
            line=line, event=event, words=words_of(line.section, words_in(line)), reason=reason,
            at=now, by_label=by,
        )
        for line in found
    )  # fmt: skip
    counts = ProfileLine.objects.living().filter(profile=profile).counted()
    profile.verified_count, profile.asked_count = counts["verified"], counts["asked"]
    profile.save(update_fields=("verified_count", "asked_count"))


def _tell(actor: Actor, profile: Profile, title: str, body: str) -> None:
    inbox.notify(
        people_at([profile.owner_path]).get(profile.owner_path, ()),
        code="engagement.lines_decided", title=title, body=body,
        url=reverse("engagement:profile_own"), actor=actor,
    )  # fmt: skip


def _record(
    actor: Actor, code: str, profile: Profile, count: int, changes: dict[str, object]
) -> None:
    record(
        actor, code, kind=PROFILE, object_id=profile.pk, label=profile.organisation.name,
        path=profile.owner_path, changes={"lines": count, **changes},
    )  # fmt: skip
