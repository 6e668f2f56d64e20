"""The lists of reviews, of models, of programmes of supervision and of what they ask for."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.plans import labels
from chuan.plans.enums import RecommendationState, ReviewState
from chuan.plans.models import PracticeModel, Programme, Recommendation, Review

_REVIEW_BADGE = {
    ReviewState.PLANNED: "neutral",
    ReviewState.HELD: "info",
    ReviewState.CONCLUDED: "done",
}
_RECOMMENDATION_BADGE = {
    RecommendationState.OPEN: "neutral",
    RecommendationState.ANSWERED: "info",
    RecommendationState.SETTLED: "done",
}
_LATE = (("late", _("Quá hạn")),)


def _review_url(row: Review) -> str:
    return reverse("plans:review_detail", args=[row.uid])


def _model_url(row: PracticeModel) -> str:
    return reverse("plans:model_detail", args=[row.uid])


def _programme_url(row: Programme) -> str:
    return reverse("plans:programme_detail", args=[row.uid])


def _recommendation_url(row: Recommendation) -> str:
    return reverse("plans:recommendation_detail", args=[row.uid])


def _review_badge(row: Review) -> str:
    return "warn" if row.is_late(clock.today()) else _REVIEW_BADGE[ReviewState(row.state)]


def _recommendation_badge(row: Recommendation) -> str:
    late = row.state == RecommendationState.OPEN and row.due_on < clock.today()
    return "warn" if late else _RECOMMENDATION_BADGE[RecommendationState(row.state)]


def _late_reviews(_value: str) -> Q:
    return Q(state=ReviewState.PLANNED, due_on__lt=clock.today())


def _late_recommendations(_value: str) -> Q:
    return Q(state=RecommendationState.OPEN, due_on__lt=clock.today())


REVIEWS = Table(
    id="so-ket",
    columns=(
        Column(
            "hinh_thuc",
            _("Hình thức"),
            "kind",
            lambda row: labels.REVIEW_KIND[row.kind],
            link=_review_url,
            is_heading=True,
        ),
        Column("ke_hoach", _("Kế hoạch"), "plan__title", lambda row: row.plan.title),
        Column(
            "co_quan", _("Cơ quan"), "owner__name", lambda row: row.owner.label, alphabetical=True
        ),
        Column("han", _("Thời hạn"), "due_on", lambda row: row.due_on),
        Column("ngay", _("Ngày tổ chức"), "held_on", lambda row: row.held_on),
        Column(
            "trang_thai",
            _("Trạng thái"),
            "state",
            lambda row: labels.REVIEW_STATE[row.state],
            badge=_review_badge,
        ),
    ),
    default_sort="han",
    filters=(
        TextFilter(
            "tim",
            _("Tìm trong danh sách"),
            match=lambda text: Q(plan__title__icontains=text) | Q(owner__name__icontains=text),
        ),
        ChoiceFilter("trang_thai", _("Trạng thái"), tuple(labels.REVIEW_STATE.items()), "state"),
        ChoiceFilter("tien_do", _("Tiến độ"), _LATE, match=_late_reviews),
        DateFilter("han", _("Thời hạn"), field="due_on"),
    ),
    row_link=_review_url,
)

MODELS = Table(
    id="mo-hinh",
    columns=(
        Column(
            "ten",
            _("Mô hình, cách làm"),
            "title",
            lambda row: row.title,
            link=_model_url,
            is_heading=True,
            alphabetical=True,
        ),
        Column("noi", _("Nơi đang làm"), "where", lambda row: row.where),
        Column(
            "co_quan",
            _("Cơ quan ghi"),
            "owner__name",
            lambda row: row.owner.label,
            alphabetical=True,
        ),
        Column("pho_bien", _("Phổ biến"), "recommended_on", lambda row: row.recommended_on),
        Column("ap_dung", _("Nơi đã áp dụng"), "applied", lambda row: row.applied, align="end"),
    ),
    default_sort="-pho_bien",
    filters=(
        TextFilter(
            "tim",
            _("Tìm trong danh sách"),
            match=lambda text: Q(title__icontains=text) | Q(text__icontains=text),
        ),
    ),
    row_link=_model_url,
)

PROGRAMMES = Table(
    id="chuong-trinh",
    columns=(
        Column(
            "ten",
            _("Chương trình"),
            "title",
            lambda row: row.title,
            link=_programme_url,
            is_heading=True,
        ),
        Column("nam", _("Năm"), "year", lambda row: str(row.year)),
        Column(
            "co_quan",
            _("Cơ quan giám sát"),
            "owner__name",
            lambda row: row.owner.label,
            alphabetical=True,
        ),
        Column("cuoc", _("Cuộc giám sát"), "count", lambda row: row.count, align="end"),
        Column("kien_nghi", _("Kiến nghị"), "asked", lambda row: row.asked, align="end"),
        Column("con", _("Chưa giải quyết"), "unsettled", lambda row: row.unsettled, align="end"),
    ),
    default_sort="-nam",
    filters=(
        TextFilter("tim", _("Tìm trong danh sách"), match=lambda text: Q(title__icontains=text)),
    ),
    row_link=_programme_url,
)

RECOMMENDATIONS = Table(
    id="kien-nghi",
    columns=(
        Column(
            "noi_dung",
            _("Kiến nghị"),
            "text",
            lambda row: row.text,
            link=_recommendation_url,
            is_heading=True,
        ),
        Column(
            "tu",
            _("Cơ quan giám sát"),
            "supervision__programme__owner__name",
            lambda row: row.supervision.programme.owner.label,
            alphabetical=True,
        ),
        Column(
            "gui",
            _("Cơ quan trả lời"),
            "organisation__name",
            lambda r: r.organisation.label,
            alphabetical=True,
        ),
        Column("han", _("Hạn trả lời"), "due_on", lambda row: row.due_on),
        Column(
            "trang_thai",
            _("Trạng thái"),
            "state",
            lambda row: labels.RECOMMENDATION_STATE[row.state],
            badge=_recommendation_badge,
        ),
    ),
    default_sort="han",
    filters=(
        TextFilter(
            "tim",
            _("Tìm trong danh sách"),
            match=lambda text: Q(text__icontains=text) | Q(organisation__name__icontains=text),
        ),
        ChoiceFilter(
            "trang_thai", _("Trạng thái"), tuple(labels.RECOMMENDATION_STATE.items()), "state"
        ),
        ChoiceFilter("tien_do", _("Tiến độ"), _LATE, match=_late_recommendations),
        DateFilter("han", _("Hạn trả lời"), field="due_on"),
    ),
    row_link=_recommendation_url,
)
