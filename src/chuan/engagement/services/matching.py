"""Which notifications touch which profiles: found by codes in SQL, judged by the rules, told once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.core.inbox import Letter
from chuan.core.text import fold
from chuan.engagement.enums import MatchState, Scheme, Section
from chuan.engagement.labels import why
from chuan.engagement.models import (
    Profile,
    ProfileCode,
    ProfileLine,
    TbtCode,
    TbtMatch,
    TbtNotification,
)
from chuan.engagement.rules.goods import prefixes
from chuan.engagement.rules.matching import Goods, Reason, Shelf
from chuan.engagement.selectors.people import people_at, points_of, province_of

LOOKED_BACK: Final = timedelta(days=365)
"""A new product is held against notifications of the last year."""


@dataclass(frozen=True, slots=True)
class Found:
    """One reason why a notification touches a line."""

    notification: TbtNotification
    line: ProfileLine
    reason: Reason


def match_notifications(
    *, actor: Actor, notifications: Collection[TbtNotification], on: date
) -> Sequence[TbtMatch]:
    """Hold these notifications against every profile; who is newly touched is told, once for all."""
    goods = _goods_told(notifications)
    lines = _with_goods(ProfileLine.objects.living().filter(section=Section.PRODUCT))
    shelf = Shelf([product for _line, product in lines])
    found = [
        Found(notification, lines[at][0], reason)
        for notification in notifications
        for at, reason in shelf.touched_by(goods[notification.pk], notification.member)
    ]
    return _keep(actor, found, on)


def match_profile(*, actor: Actor, profile: Profile, on: date) -> Sequence[TbtMatch]:
    """Hold a profile's products against the notifications of the last year."""
    lines = _with_goods(
        ProfileLine.objects.living().filter(profile=profile, section=Section.PRODUCT)
    )
    recent = TbtNotification.objects.filter(
        Q(distributed_on__gte=on - LOOKED_BACK) | Q(comment_until__gte=on)
    )
    by_words = [one for one in recent.only("pk", "folded") if _may_say(one, lines)]
    wanted = Q(pk__in=[one.pk for one in by_words])
    for _line, product in lines:
        wanted |= Q(pk__in=_told_of(product))
    told = recent.filter(wanted)
    added = recent.filter(family__in=told.values("family")).exclude(supplement="")
    candidates = list(recent.filter(wanted | Q(pk__in=added.values("pk")))) if lines else []
    goods = _goods_told(candidates)
    shelf = Shelf([product for _line, product in lines])
    found = [
        Found(one, lines[at][0], reason)
        for one in candidates
        for at, reason in shelf.touched_by(goods[one.pk], one.member)
    ]
    _drop_stale(profile, {each.notification.pk for each in found})
    return _keep(actor, found, on)


def _drop_stale(profile: Profile, still: Collection[int]) -> None:
    """Matches that no product bears out any more go, unless somebody answers them at this moment."""
    rows = TbtMatch.objects.select_for_update().filter(profile=profile, state=MatchState.OPEN)
    stale = [pk for pk, told in rows.values_list("pk", "notification") if told not in still]
    TbtMatch.objects.filter(pk__in=stale).delete()


def _may_say(notification: TbtNotification, lines: Sequence[tuple[ProfileLine, Goods]]) -> bool:
    """A quick look by folded words, before the rules look at them as they are written."""
    return any(
        fold(name) in notification.folded for _l, goods in lines for name in goods.words if name
    )


def _told_of(product: Goods) -> list[int]:
    """Ids of notifications with a code that the product lies in, or that lies in the product's."""
    wanted = Q(pk__in=())
    for scheme, codes in ((Scheme.HS, product.hs), (Scheme.ICS, product.ics)):
        for code in codes:
            around = Q(code__in=prefixes(scheme, code)) | Q(code__startswith=code)
            wanted |= Q(scheme=scheme) & around
    return list(TbtCode.objects.filter(wanted).values_list("notification", flat=True).distinct())


def _goods_told(notifications: Collection[TbtNotification]) -> dict[int, Goods]:
    """The goods that each names; an addendum without goods has those of what it adds to."""
    bare = {one.family for one in notifications if one.supplement and not one.products}
    firsts = {one.symbol: one for one in TbtNotification.objects.filter(symbol__in=bare)}
    whole = [*notifications, *firsts.values()]
    codes: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = TbtCode.objects.filter(notification__in=[one.pk for one in whole])
    for notification, scheme, code in rows.values_list("notification", "scheme", "code"):
        codes[notification][scheme].append(code)
    told = {}
    for one in notifications:
        bears_none = one.supplement and not one.products and one.pk not in codes
        of = firsts.get(one.family, one) if bears_none else one
        told[one.pk] = Goods(
            hs=codes[of.pk][Scheme.HS],
            ics=codes[of.pk][Scheme.ICS],
            words=tuple(
                dict.fromkeys((one.title, one.title_vi, of.title, of.title_vi, of.products))
            ),
        )
    return told


def _with_goods(lines: Iterable[ProfileLine]) -> Sequence[tuple[ProfileLine, Goods]]:
    rows = list(lines)
    codes: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    found = ProfileCode.objects.filter(line__in=[line.pk for line in rows])
    for line, scheme, code in found.values_list("line", "scheme", "code"):
        codes[line][scheme].append(code)
    return [
        (
            line,
            Goods(
                hs=codes[line.pk][Scheme.HS],
                ics=codes[line.pk][Scheme.ICS],
                words=(line.name, line.name_en),
                markets=codes[line.pk][Scheme.MARKET],
            ),
        )
        for line in rows
    ]


def _keep(actor: Actor, found: Sequence[Found], on: date) -> Sequence[TbtMatch]:
    """The strongest reason for each pair; what people said of a match stays."""
    best: dict[tuple[int, int], Found] = {}
    for each in found:
        key = (each.notification.pk, each.line.profile_id)
        if key not in best or best[key].reason.strength < each.reason.strength:
            best[key] = each
    known = {
        (row.notification_id, row.profile_id): row
        for row in TbtMatch.objects.filter(
            notification__in={key[0] for key in best}, profile__in={key[1] for key in best}
        )
    }
    paths = dict(
        Profile.objects.filter(pk__in={key[1] for key in best}).values_list("pk", "owner_path")
    )
    new = [
        TbtMatch(
            notification=each.notification, profile_id=key[1], line=each.line,
            owner_path=paths[key[1]], strength=each.reason.strength, way=each.reason.way,
            shared=each.reason.shared[:300], in_market=each.reason.in_market, found_at=clock.now(),
        )
        for key, each in best.items()
        if key not in known
    ]  # fmt: skip
    for key, row in known.items():
        stronger = best.get(key)
        if stronger is not None and row.strength != stronger.reason.strength:
            reason = stronger.reason
            row.line, row.strength, row.way = stronger.line, reason.strength, reason.way
            row.shared, row.in_market = reason.shared[:300], reason.in_market
            row.save(update_fields=("line", "strength", "way", "shared", "in_market"))
    made = TbtMatch.objects.bulk_create(new, ignore_conflicts=True)
    _alert(actor, [row for row in made if _still_open(row.notification, on)])
    return made


def _still_open(notification: TbtNotification, on: date) -> bool:
    """Nobody is told today of a measure on which the time for comments has gone."""
    return notification.comment_until is None or notification.comment_until >= on


def _alert(actor: Actor, matches: Sequence[TbtMatch]) -> None:
    """One line for each body and one for each province's point, however many were found."""
    by_path: dict[str, list[TbtMatch]] = defaultdict(list)
    for row in matches:
        by_path[row.owner_path].append(row)
    by_province: dict[str, list[TbtMatch]] = defaultdict(list)
    for path, rows in by_path.items():
        by_province[province_of(path)] += rows
    people, points = people_at(list(by_path)), points_of(list(by_province))
    letters = [_letter(people.get(path, set()), rows) for path, rows in by_path.items()]
    letters += [_point_letter(points.get(key, set()), rows) for key, rows in by_province.items()]
    inbox.notify_each(letters, code="engagement.tbt_matched", actor=actor)


def _letter(people: Collection[str], rows: Sequence[TbtMatch]) -> Letter:
    first = max(rows, key=lambda row: row.strength)
    title = _("%(n)s thông báo hàng rào kỹ thuật có thể liên quan đến sản phẩm của cơ sở") % {
        "n": len(rows)
    }
    body = _("%(symbol)s: khớp vì %(why)s.") % {
        "symbol": first.notification.symbol, "why": why(first.way, first.shared),
    }  # fmt: skip
    url = reverse("engagement:tbt_detail", args=[first.notification.uid])
    return Letter(people, title, url if len(rows) == 1 else reverse("engagement:tbt_matches"), body)


def _point_letter(people: Collection[str], rows: Sequence[TbtMatch]) -> Letter:
    profiles = {row.profile_id for row in rows}
    title = _("Thông báo hàng rào kỹ thuật mới khớp với %(n)s cơ sở trong tỉnh") % {
        "n": len(profiles)
    }
    return Letter(people, title, reverse("engagement:tbt_matches"), rows[0].notification.symbol)
