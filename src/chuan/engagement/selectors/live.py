"""Live counts for reports: enterprises with checked systems, tools and standards; and how each row opens."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.actor import Actor
from chuan.core.references import Reference, ReferenceKind
from chuan.domain.cascade import Period
from chuan.engagement.enums import Section
from chuan.engagement.models import Profile, TbtNotification
from chuan.engagement.permissions import watch_of
from chuan.engagement.selectors.counting import standing
from chuan.figures.providers import Count, Counted, Provider
from chuan.figures.selectors.live_plans import Span, counted, own_tier
from chuan.orgs.models import Organisation

PROFILE_ROW, NOTIFICATION_ROW = "engagement.profile", "engagement.notification"


def _with_checked(section: Section) -> Count:
    """Bodies with a line of the section that was checked by the day and had not lapsed then."""

    def count(organisation: Organisation, period: Period, on: date) -> Counted | None:
        own = own_tier(organisation, "profile__owner_path")
        if not Profile.objects.filter(own_tier(organisation, "owner_path")).exists():
            return None
        span = Span.of(period, on)
        lines = standing(span.last).verified().filter(own, section=section)
        checked = lines.filter(confirmed_at__lt=span.over)
        profiles = Profile.objects.filter(pk__in=checked.values("profile"))
        return counted(_rows(profiles))

    return count


def _told(organisation: Organisation, period: Period, on: date) -> Counted | None:
    """Notifications that touched an enterprise of the place, told in the period."""
    span = Span.of(period, on)
    if not TbtNotification.objects.exists():
        return None
    rows = TbtNotification.objects.filter(
        span.days("distributed_on"),
        pk__in=TbtNotification.objects.filter(own_tier(organisation, "matches__owner_path")).values(
            "pk"
        ),
    )
    found = rows.order_by("distributed_on", "pk").values_list("pk", "symbol")
    return counted((NOTIFICATION_ROW, str(pk), symbol) for pk, symbol in found)


def _rows(profiles: QuerySet[Profile]) -> Sequence[tuple[str, str, str]]:
    found = profiles.order_by("organisation__name", "pk").values_list("pk", "organisation__name")
    return [(PROFILE_ROW, str(pk), name) for pk, name in found]


PROVIDERS = (
    Provider(
        "engagement.with_systems",
        _("Cơ sở áp dụng hệ thống quản lý, đã kiểm tra"),
        _("cơ sở"),
        _with_checked(Section.SYSTEM),
    ),
    Provider(
        "engagement.with_tools",
        _("Cơ sở áp dụng công cụ năng suất chất lượng, đã kiểm tra"),
        _("cơ sở"),
        _with_checked(Section.TOOL),
    ),
    Provider(
        "engagement.with_standards",
        _("Cơ sở áp dụng tiêu chuẩn, đã kiểm tra"),
        _("cơ sở"),
        _with_checked(Section.STANDARD),
    ),
    Provider(
        "engagement.tbt_told",
        _("Thông báo hàng rào kỹ thuật khớp với cơ sở trên địa bàn"),
        _("thông báo"),
        _told,
    ),
)


def _keys(ids: Sequence[str]) -> list[int]:
    return [int(one) for one in ids if one.isascii() and one.isdigit() and len(one) < 18]


def _profiles(actor: Actor, ids: Sequence[str]) -> Mapping[str, Reference]:
    rows = Profile.objects.within(watch_of(actor).path).filter(pk__in=_keys(ids))
    return {
        str(row.pk): Reference(
            PROFILE_ROW, str(row.pk), row.organisation.name,
            reverse("engagement:profile_detail", args=[row.uid]), row.products_words[:160],
        )
        for row in rows.select_related("organisation")
    }  # fmt: skip


def _notifications(_actor: Actor, ids: Sequence[str]) -> Mapping[str, Reference]:
    rows = TbtNotification.objects.filter(pk__in=_keys(ids))
    return {
        str(row.pk): Reference(
            NOTIFICATION_ROW, str(row.pk), row.symbol,
            reverse("engagement:tbt_detail", args=[row.uid]), (row.title_vi or row.title)[:160],
        )
        for row in rows
    }  # fmt: skip


def _nothing(_actor: Actor, _words: str) -> Sequence[Reference]:
    return ()


KINDS = (
    ReferenceKind(PROFILE_ROW, _("Hồ sơ cơ sở"), _nothing, _profiles, offered=False),
    ReferenceKind(
        NOTIFICATION_ROW, _("Thông báo hàng rào kỹ thuật"), _nothing, _notifications, offered=False
    ),
)
