"""The lists of claims, of imports and of the rows of an import."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.standards import labels
from chuan.standards.enums import ClaimKind, ClaimState, Format, Outcome, RunState
from chuan.standards.models import Claim, ImportRun


def _claim_url(row: Claim) -> str:
    return reverse("standards:claim_detail", args=[row.uid])


def _run_url(row: ImportRun) -> str:
    return reverse("standards:import_detail", args=[row.uid])


def _claim_matches(text: str) -> Q:
    return (
        Q(standard__designation__icontains=text)
        | Q(standard__title_vi__icontains=text)
        | Q(organisation__name__icontains=text)
        | Q(products__icontains=text)
    )


_CLAIM_STATES = tuple((str(each), words) for each, words in labels.CLAIM_STATES.items())

CLAIMS = Table(
    id="cong-bo",
    columns=(
        Column(
            "so_hieu", _("Tiêu chuẩn"), "standard__sort_key", lambda row: row.standard.designation,
            link=_claim_url, is_heading=True,
        ),
        Column("san_pham", _("Sản phẩm"), "products", lambda row: row.products),
        Column("co_so", _("Cơ sở"), "organisation__name", lambda row: row.organisation.label),
        Column(
            "loai", _("Công bố"), "kind",
            lambda row: str(labels.CLAIM_KINDS[ClaimKind(row.kind)]), in_file_only=True,
        ),
        Column("ngay", _("Ngày công bố"), "declared_on", lambda row: row.declared_on),
        Column("den", _("Có giá trị đến"), "valid_until", lambda row: row.valid_until),
        Column(
            "trang_thai", _("Tình trạng"), "state",
            lambda row: str(labels.CLAIM_STATES[ClaimState(row.state)]),
            badge=lambda row: labels.CLAIM_BADGES[ClaimState(row.state)],
        ),
        Column(
            "ban_moi", _("Tiêu chuẩn đã thay đổi"), "superseded_at",
            lambda row: str(_("Cần xem lại")) if row.superseded_at else "",
        ),
    ),
    default_sort="so_hieu",
    filters=(
        TextFilter("tim", _("Tìm trong danh sách"), match=_claim_matches),
        ChoiceFilter("trang_thai", _("Tình trạng"), _CLAIM_STATES, field="state"),
        DateFilter("ngay", _("Ngày công bố"), field="declared_on"),
    ),
)  # fmt: skip

IMPORTS = Table(
    id="lan-nhap",
    columns=(
        Column(
            "nguon", _("Nguồn"), "source_name", lambda row: row.source_name, link=_run_url,
            is_heading=True,
        ),
        Column("dang", _("Dạng tệp"), "format", lambda row: str(labels.FORMATS[Format(row.format)])),
        Column("luc", _("Đưa vào lúc"), "started_at", lambda row: row.started_at),
        Column("nguoi", _("Người đưa vào"), "started_by_label", lambda row: row.started_by_label),
        Column("moi", _("Mới"), "new", lambda row: row.new, align="end"),
        Column("doi", _("Thay đổi"), "changed", lambda row: row.changed, align="end"),
        Column("giu", _("Không đổi"), "same", lambda row: row.same, align="end"),
        Column("xem_lai", _("Cần xem lại"), "doubt", lambda row: row.doubt + row.refused, align="end"),
        Column(
            "buoc", _("Đang ở bước"), "state", lambda row: str(labels.RUN_STATES[RunState(row.state)]),
            badge=lambda row: labels.RUN_BADGES[RunState(row.state)],
        ),
    ),
    default_sort="-luc",
)  # fmt: skip

_OUTCOMES = tuple(
    (str(each), words) for each, words in labels.OUTCOMES.items() if each is not Outcome.SAME
)

ROWS = Table(
    id="dong",
    columns=(
        Column("dong", _("Dòng"), "line", lambda row: row.line, align="end"),
        Column("so_hieu", _("Số hiệu"), None, lambda row: row.label, is_heading=True),
        Column("ten", _("Tên"), None, lambda row: row.words.get("title_vi") or row.words.get("title_en", "")),
        Column(
            "ket_qua", _("Sẽ ra sao"), "outcome", lambda row: str(labels.OUTCOMES[Outcome(row.outcome)]),
            badge=lambda row: labels.OUTCOME_BADGES[Outcome(row.outcome)],
        ),
        Column("ly_do", _("Vì sao"), None, lambda row: row.reason),
    ),
    default_sort="dong",
    filters=(
        TextFilter("tim", _("Số hiệu"), match=lambda text: Q(label__icontains=text)),
        ChoiceFilter("ket_qua", _("Sẽ ra sao"), _OUTCOMES, field="outcome"),
    ),
)  # fmt: skip
