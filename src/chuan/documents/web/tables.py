"""The list of documents."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.documents import labels
from chuan.documents.models import Document
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
