"""The lists of documents and of papers drafted here."""

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.documents import labels
from chuan.documents.models import Document, PaperDraft
from chuan.documents.rules.identity import symbol_key


def _matches(text: str) -> Q:
    """Symbols however they are printed, titles and issuers."""
    return (
        Q(shown_title__icontains=text)
        | Q(issuer_label__icontains=text)
        | Q(symbol_key__contains=symbol_key(text))
    )


def _url(row: Document) -> str:
    return reverse("documents:document_detail", args=[row.uid])


DOCUMENTS = Table(
    id="van-ban",
    columns=(
        Column(
            "so",
            _("Số, ký hiệu"),
            "symbol_key",
            lambda row: row.symbol or _("chưa có số"),
            is_heading=True,
        ),
        Column("trich_yeu", _("Trích yếu"), "shown_title", lambda row: row.shown_title, link=_url),
        Column("loai", _("Loại"), "kind", lambda row: labels.DOCUMENT_KIND.get(row.kind, row.kind)),
        Column("ban_hanh", _("Cơ quan ban hành"), "issuer_label", lambda row: row.issuer_label),
        Column("ngay", _("Ngày ban hành"), "issued_on", lambda row: row.issued_on),
    ),
    default_sort="-ngay",
    filters=(
        TextFilter("tim", _("Tìm trong danh sách"), match=_matches),
        ChoiceFilter("loai", _("Loại"), tuple(labels.DOCUMENT_KIND.items()), field="kind"),
        DateFilter("ngay", _("Ban hành"), field="issued_on"),
    ),
    row_link=_url,
)


def _says(text: str) -> Q:
    return Q(title__icontains=text)


def _composer(row: PaperDraft) -> str:
    return reverse("documents:paper_detail", args=[row.uid])


def _symbol(row: PaperDraft) -> str:
    return row.number.symbol if row.number else ""


PAPERS = Table(
    id="du-thao",
    columns=(
        Column(
            "trich_yeu",
            _("Trích yếu"),
            "title",
            lambda row: capfirst(row.title) or _("(chưa có trích yếu)"),
            link=_composer,
            is_heading=True,
        ),
        Column("loai", _("Loại"), "kind", lambda row: labels.PAPER_KIND.get(row.kind, row.kind)),
        Column(
            "trang_thai",
            _("Trạng thái"),
            "state",
            lambda row: labels.PAPER_STATE.get(row.state, row.state),
            badge=lambda row: labels.PAPER_BADGE.get(row.state, "neutral"),
        ),
        Column("so", _("Số, ký hiệu"), None, _symbol),
        Column("soan", _("Cơ quan soạn"), "owner__name", lambda row: row.owner.label),
        Column("luu", _("Lưu lần cuối"), "saved_at", lambda row: row.saved_at),
        Column("nguoi_luu", _("Người lưu"), "saved_by_label", lambda row: row.saved_by_label),
    ),
    default_sort="-luu",
    filters=(
        TextFilter("tim", _("Tìm trong danh sách"), match=_says),
        ChoiceFilter("loai", _("Loại"), tuple(labels.PAPER_KIND.items()), field="kind"),
        ChoiceFilter(
            "trang_thai", _("Trạng thái"), tuple(labels.PAPER_STATE.items()), field="state"
        ),
        DateFilter("luu", _("Lưu lần cuối"), field="saved_at__date"),
    ),
    row_link=_composer,
)
