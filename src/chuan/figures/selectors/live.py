"""What registers already know of a report: the live counts of its lines."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from chuan.domain.cascade import parse_period
from chuan.figures.enums import IndicatorKind, Source
from chuan.figures.models import Indicator, Report
from chuan.figures.providers import Count, Counted, Provider, provider
from chuan.figures.rules.tiers import states
from chuan.figures.selectors import live_campaigns, live_documents, live_plans

_SHARES = _("phần việc")


def live_values(report: Report) -> Mapping[int, Counted]:
    """By key of the line: the counts of the indicators that the body itself states from a register.

    Lines that are stated by lower tiers are added up, not counted; a register that does not know
    leaves its line out.
    """
    lines = report.round.form.lines.filter(indicator__source=Source.LIVE).exclude(
        indicator__kind=IndicatorKind.RATE
    )
    period = parse_period(report.round.period)
    found: dict[int, Counted] = {}
    for line in lines.select_related("indicator"):
        indicator = line.indicator
        count = _count_of(indicator) if indicator and states(indicator.level, report.tier) else None
        known = count(report.organisation, period, report.as_of) if count else None
        if known is not None:
            found[line.pk] = known
    return found


def _count_of(indicator: Indicator) -> Count | None:
    known = provider(indicator.provider)
    return known.counting(indicator.pk) if known else None


def _tied_shares(indicator_id: int) -> Count:
    return lambda body, period, on: live_plans.tied_shares(body, period, on, indicator_id)


def _tied_documents(indicator_id: int) -> Count:
    return lambda body, period, on: live_plans.tied_documents(body, period, on, indicator_id)


def _unknown(*_asked: object) -> None:
    """A count of what is tied to an indicator, asked for none."""


PROVIDERS = (
    Provider(
        "plans.shares_due", _("Việc chủ trì đến hạn trong kỳ"), _SHARES, live_plans.shares_due
    ),
    Provider(
        "plans.shares_done",
        _("Việc chủ trì đến hạn trong kỳ đã hoàn thành, đã xác nhận"),
        _SHARES,
        live_plans.shares_done,
    ),
    Provider(
        "plans.shares_in_time",
        _("Việc chủ trì đến hạn trong kỳ hoàn thành đúng hạn"),
        _SHARES,
        live_plans.shares_in_time,
    ),
    Provider(
        "plans.shares_with_evidence",
        _("Việc được xác nhận trong kỳ có minh chứng"),
        _SHARES,
        live_plans.shares_with_evidence,
    ),
    Provider(
        "plans.tied_shares",
        _("Lần thực hiện việc gắn với chỉ tiêu, đã xác nhận, có minh chứng"),
        _("lần"),
        _unknown,
        _tied_shares,
    ),
    Provider(
        "plans.tied_documents",
        _("Văn bản nêu làm minh chứng của việc gắn với chỉ tiêu"),
        _("văn bản"),
        _unknown,
        _tied_documents,
    ),
    Provider(
        "plans.reviews_held", _("Cuộc sơ kết, tổng kết đã tổ chức"), _("cuộc"),
        live_plans.reviews_held,
    ),
    Provider(
        "plans.documents_reviewed", _("Văn bản đã rà soát"), _("văn bản"),
        live_campaigns.documents_reviewed,
    ),
    Provider(
        "plans.changes_proposed", _("Đề xuất sửa đổi, thay thế, bãi bỏ văn bản qua rà soát"),
        _("nội dung"), live_campaigns.changes_proposed,
    ),
    Provider(
        "plans.changes_made", _("Văn bản mới ban hành từ đề xuất qua rà soát"), _("nội dung"),
        live_campaigns.changes_made,
    ),
    Provider(
        "plans.difficulties_raised", _("Khó khăn, vướng mắc đã nêu"), _("nội dung"),
        live_plans.difficulties_raised,
    ),
    Provider(
        "plans.difficulties_answered", _("Khó khăn, vướng mắc đã trả lời"), _("nội dung"),
        live_plans.difficulties_answered,
    ),
    Provider(
        "plans.difficulties_answered_in_time",
        _("Khó khăn, vướng mắc trả lời đúng hạn"),
        _("nội dung"),
        live_plans.difficulties_answered_in_time,
    ),
    Provider(
        "documents.issued", _("Văn bản đã phát hành"), _("văn bản"), live_documents.papers_issued
    ),
    Provider(
        "documents.received", _("Văn bản đến đã vào sổ"), _("văn bản"),
        live_documents.papers_received,
    ),
)  # fmt: skip
"""The counts of the rooms below; rooms above register their own."""
