"""Lists of dossiers."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.procedures.models import Dossier
from chuan.procedures.selectors.dossiers import matches, offered_procedures, standing


def _url(row: Dossier) -> str:
    return reverse("procedures:dossier_detail", args=[row.uid])


def _badge(row: Dossier) -> str:
    if row.closed_on is not None:
        return "neutral"
    return "danger" if row.due_on is not None and row.due_on < clock.today() else "info"


DOSSIERS = Table(
    id="ho-so",
    columns=(
        Column("ten", _("Hồ sơ"), "title", lambda row: row.title, link=_url, is_heading=True),
        Column("so", _("Số"), "number", lambda row: row.number),
        Column(
            "thu_tuc", _("Thủ tục"), "version__procedure__title", lambda row: row.version.title,
            alphabetical=True,
        ),
        Column(
            "nguoi", _("Người đề nghị"), None, lambda row: row.applicant_label, in_file_only=True
        ),
        Column("trang_thai", _("Tình trạng"), "state_label", lambda row: row.state_label, badge=_badge),
        Column("cho", _("Đang chờ"), None, lambda row: row.waits_for),
        Column("han", _("Hạn"), "due_on", lambda row: row.due_on),
        Column("mo", _("Ngày mở"), "opened_on", lambda row: row.opened_on, in_file_only=True),
        Column("nhan", _("Ngày nhận"), "received_on", lambda row: row.received_on, in_file_only=True),
        Column("xong", _("Ngày xong"), "closed_on", lambda row: row.closed_on, in_file_only=True),
    ),
    default_sort="han",
    filters=(
        TextFilter("q", _("Số hoặc tên hồ sơ"), match=matches),
        ChoiceFilter("thu_tuc", _("Thủ tục"), offered_procedures, field="version__procedure__key"),
        ChoiceFilter(
            "tinh_trang", _("Tình trạng"),
            (("dang", _("Đang làm")), ("tre", _("Đang làm, quá hạn")), ("xong", _("Đã xong"))),
            match=standing,
        ),
        DateFilter("han", _("Hạn"), "due_on"),
        DateFilter("nhan", _("Ngày nhận"), "received_on"),
    ),
)  # fmt: skip
