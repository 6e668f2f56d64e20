"""Notifications, whom they touch, what was said of them; questions, drafts of ours, files brought in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils.functional import Promise

from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.engagement import labels
from chuan.engagement.enums import MatchState, Scheme
from chuan.engagement.errors import NotificationNotFound
from chuan.engagement.knowledge import member_name
from chuan.engagement.models import (
    DraftCheck,
    JoinRequest,
    TbtComment,
    TbtImport,
    TbtImportRow,
    TbtMatch,
    TbtNotification,
    TbtQuestion,
)
from chuan.engagement.permissions import (
    keeps_profile,
    must_tell,
    requests_path,
    watch_of,
)
from chuan.engagement.rules.goods import print_hs
from chuan.engagement.selectors.reach import within_reach
from chuan.orgs.permissions import can_manage

NEAR = 14
"""Days before the end of the time for comments when a notification is marked."""


@dataclass(frozen=True, slots=True)
class MatchView:
    """One profile that a notification touches, and why."""

    match: TbtMatch
    name: str
    place: str
    why: str
    state: str | Promise
    badge: str


@dataclass(frozen=True, slots=True)
class NotificationPage:
    """A notification with what the reader may see and do."""

    notification: TbtNotification
    member: str
    hs: Sequence[str]
    ics: Sequence[str]
    family: Sequence[TbtNotification]
    about: TbtNotification | None
    matches: Sequence[MatchView]
    comments: Sequence[TbtComment]
    days_left: int | None
    can_comment: bool
    can_answer: bool
    can_gather: bool
    can_tell: bool

    @property
    def waiting_comments(self) -> int:
        """Comments that no letter carries yet."""
        return sum(one.letter_id is None for one in self.comments)


def notifications(actor: Actor, on: date) -> QuerySet[TbtNotification]:
    """The register, with how many profiles of the reader's own place each one touches."""
    own = within_reach(actor, field="matches__owner_path")
    return public_notifications(on).annotate(touched=Count("matches", filter=own))


def public_notifications(on: date) -> QuerySet[TbtNotification]:
    """The register as everybody reads it; `open_until` is empty where the time for comments is over.

    An addendum that names no goods is about those of the notification that it adds to.
    """
    first = TbtNotification.objects.filter(symbol=OuterRef("family")).values("products")[:1]
    return TbtNotification.objects.annotate(
        open_until=Case(When(comment_until__gte=on, then=F("comment_until"))),
        goods=Case(When(products="", then=Subquery(first)), default=F("products")),
    )


def public_notification(uid: UUID, on: date) -> NotificationPage:
    """What everybody may read of a notification."""
    return _page(_found(uid), (), (), on, (False, False, False, False))


def notification_page(actor: Actor, uid: UUID, on: date) -> NotificationPage:
    """With the enterprises of the reader's place, and the comments of the province."""
    found = _found(uid)
    watch = watch_of(actor)
    reach = within_reach(actor, watch)
    rows = TbtMatch.objects.filter(reach, notification=found)
    matches = rows.select_related("profile__organisation__place", "line").order_by(
        "-strength", "pk"
    )
    comments = TbtComment.objects.filter(reach, notification=found).select_related(
        "organisation", "letter"
    )
    keeps = keeps_profile(actor)
    is_open = found.comment_until is None or found.comment_until >= on
    allowed = (
        (keeps or watch.checks) and is_open,
        keeps or watch.checks,
        watch.tells and watch.checks,
        watch.tells,
    )
    return _page(found, [_match(row) for row in matches], list(comments), on, allowed)


def matches(actor: Actor) -> QuerySet[TbtMatch]:
    """Notifications that touch the own body, or the place that one looks after."""
    rows = TbtMatch.objects.filter(within_reach(actor))
    return rows.select_related("notification", "profile__organisation", "line")


def open_matches(actor: Actor, on: date) -> int:
    """How many wait for an answer while there is time for comments."""
    rows = TbtMatch.objects.filter(within_reach(actor), state=MatchState.OPEN)
    still = Q(notification__comment_until=None) | Q(notification__comment_until__gte=on)
    return rows.filter(still).count()


def questions(actor: Actor) -> QuerySet[TbtQuestion]:
    """Enquiries and concerns within reach; the ministry's side reads all."""
    watch = watch_of(actor)
    rows = TbtQuestion.objects.select_related("organisation", "notification")
    if watch.tells and not watch.path:
        return rows
    return rows.filter(within_reach(actor, watch))


def question_page(actor: Actor, uid: UUID) -> tuple[TbtQuestion, bool]:
    """One question, and whether the reader may answer it."""
    found = questions(actor).filter(uid=uid).first()
    if found is None:
        raise NotificationNotFound
    watch = watch_of(actor)
    may = watch.tells and bool(watch.path) and found.answered_at is None
    return found, may


def draft_checks(actor: Actor) -> QuerySet[DraftCheck]:
    """Drafts that the reader's own body has checked."""
    must_tell(actor)
    return DraftCheck.objects.filter(owner_path=actor.path)


def draft_check(actor: Actor, uid: UUID) -> DraftCheck:
    """One of them."""
    found = draft_checks(actor).filter(uid=uid).first()
    if found is None:
        raise NotificationNotFound
    return found


def imports(actor: Actor) -> QuerySet[TbtImport]:
    """Files that the reader's own body brought in."""
    must_tell(actor)
    return TbtImport.objects.filter(owner_path=actor.path)


def import_page(actor: Actor, uid: UUID) -> tuple[TbtImport, QuerySet[TbtImportRow]]:
    """One file and its rows."""
    run = imports(actor).filter(uid=uid).first()
    if run is None:
        raise NotificationNotFound
    return run, run.rows.all()


def requests(actor: Actor) -> QuerySet[JoinRequest]:
    """Wishes for an account in the place that the reader decides on."""
    return JoinRequest.objects.filter(under(requests_path(actor), "owner_path")).select_related(
        "place"
    )


def one_request(actor: Actor, uid: UUID) -> tuple[JoinRequest, bool]:
    """One wish, and whether the reader may invite: administrators of the place only."""
    found = requests(actor).filter(uid=uid).first()
    if found is None:
        raise NotificationNotFound
    return found, can_manage(actor, found.owner_path)


def may_see_requests(actor: Actor) -> bool:
    """Whether wishes for accounts are the reader's to decide."""
    return bool(requests_path(actor))


def may_tell(actor: Actor) -> bool:
    """Whether the reader keeps the register of notifications."""
    return watch_of(actor).tells


def _found(uid: UUID) -> TbtNotification:
    found = TbtNotification.objects.prefetch_related("codes").filter(uid=uid).first()
    if found is None:
        raise NotificationNotFound
    return found


def _page(
    found: TbtNotification, matches: Sequence[MatchView], comments: Sequence[TbtComment], on: date,
    allowed: tuple[bool, bool, bool, bool],
) -> NotificationPage:  # fmt: skip
    rows = TbtNotification.objects.filter(family=found.family).exclude(pk=found.pk)
    family = list(rows.order_by("revision", F("supplement").asc(), "supplement_number"))
    about = _about(found, family)
    codes = [(row.scheme, row.code) for row in (about or found).codes.all()]
    until = found.comment_until
    return NotificationPage(
        found,
        member_name(found.member),
        [print_hs(code) for scheme, code in codes if scheme == Scheme.HS],
        [code for scheme, code in codes if scheme == Scheme.ICS],
        family,
        about,
        matches,
        comments,
        (until - on).days if until and until >= on else None,
        *allowed,
    )


def _about(found: TbtNotification, family: Sequence[TbtNotification]) -> TbtNotification | None:
    """The notification whose goods an addendum without goods of its own is about."""
    if not found.supplement or found.products or found.codes.all():
        return None
    return next((one for one in family if one.symbol == found.family), None)


def _match(row: TbtMatch) -> MatchView:
    body = row.profile.organisation
    return MatchView(
        row,
        body.name,
        body.place.name if body.place else "",
        labels.why(row.way, print_hs(row.shared) if row.way == Scheme.HS else row.shared),
        labels.MATCH_STATES[row.state],
        labels.MATCH_BADGES[row.state],
    )
