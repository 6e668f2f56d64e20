"""The gallery: every component once, with made-up words, to look at and to test."""

from datetime import date

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuan.core.days import DayField
from chuan.core.http import Request
from chuan.core.table_filters import FilterInput
from chuan.core.table_types import ActiveFilter, Cell, Head, SizeLink, TablePage, TableRow
from chuan.core.threads import Knot
from chuan.core.web.gallery_charts import sample_charts

DAY = date(2026, 11, 20)


class SampleForm(forms.Form):
    """One field of each kind, sent empty so that its refusals show."""

    name = forms.CharField(label="Tên nhiệm vụ", help_text="Bắt đầu bằng động từ.")
    due = DayField(label="Thời hạn", required=False)
    lead = forms.ChoiceField(
        label="Chủ trì", choices=[("", "Chọn cơ quan"), ("vhxh", "Phòng VH-XH")]
    )
    note = forms.CharField(label="Ý kiến chỉ đạo", required=False, widget=forms.Textarea)
    urgent = forms.BooleanField(label="Báo ngay cho người nhận", required=False)
    route = forms.ChoiceField(
        label="Cách nhận",
        choices=[("app", "Trong Chuẩn"), ("mail", "Qua thư")],
        widget=forms.RadioSelect,
    )


@require_safe
def gallery(request: Request) -> HttpResponse:
    """Every component on one page."""
    return render(
        request,
        "core/gallery.html",
        {
            "form": SampleForm({}),
            "table": _table(),
            "knots": _knots(),
            "charts": sample_charts(),
            "facts": [("Số ký hiệu", "412/KH-UBND"), ("Ngày ký", "20/11/2026")],
            "day": DAY,
            "tabs": [
                {"label": "Tất cả", "url": "?", "count": 12, "current": True},
                {"label": "Văn bản", "url": "?loai=document", "count": 3, "current": False},
            ],
            "crumbs": [("Văn bản", reverse("portal:home")), ("412/KH-UBND", "")],
            "badges": ["neutral", "info", "done", "warn", "danger"],
            "marks": ["declared", "verified", "unverified", "sample"],
            "said": [
                Message(constants.SUCCESS, _("Đã ghi.")),
                Message(constants.WARNING, _("Cần kiểm tra lại.")),
                Message(constants.ERROR, _("Chưa ghi được.")),
            ],
        },
    )


def _knots() -> tuple[Knot, ...]:
    """One knot in each state."""
    return (
        Knot(
            "Chỉ thị", identity="38-CT/TW", on=date(2024, 7, 30), by="Ban Bí thư", mark="verified"
        ),
        Knot(
            "Kế hoạch của tỉnh",
            identity="412/KH-UBND",
            on=DAY,
            text="Giao 34 nhiệm vụ, 6 trụ cột.",
            facts=(("Chủ trì", "Sở Khoa học và Công nghệ"),),
            open=True,
        ),
        Knot("Nhiệm vụ của xã", state="now", state_label="đang làm", current=True),
        Knot(
            "Cân của chợ",
            state="warn",
            reason="giấy kiểm định còn 12 ngày",
            basis="Luật Đo lường, Điều 21",
        ),
        Knot(
            "Quả cân chuẩn",
            state="broken",
            reason="hết hạn hiệu chuẩn từ 01/10/2026",
            basis="Luật Đo lường, Điều 12",
        ),
        Knot("Minh chứng", state="empty", state_label="chưa có"),
        Knot("Báo cáo năm", state="waiting", state_label="mở từ 01/12/2026"),
    )


def _table() -> TablePage:
    """A table of two rows with everything a table may have."""
    heads = (
        Head("name", "Văn bản", "?xep=-name", "ascending", "start"),
        Head("state", "Trạng thái", "", "none", "start"),
        Head("count", "Nhiệm vụ", "?xep=count", "none", "end"),
    )
    cells = (
        ("412/KH-UBND", "done", "đã chấp nhận", "34"),
        ("96/KH-UBND", "warn", "cần xem lại", "9"),
    )
    rows = tuple(
        TableRow(
            number,
            "?",
            (
                Cell("name", "Văn bản", name, is_heading=True),
                Cell("state", "Trạng thái", words, badge=kind),
                Cell("count", "Nhiệm vụ", count, align="end"),
            ),
        )
        for number, (name, kind, words, count) in enumerate(cells)
    )
    return TablePage(
        id="bang",
        columns=heads,
        rows=rows,
        filters=(
            FilterInput("q", "Có chữ", "text", "UBND"),
            FilterInput("state", "Trạng thái", "choice", "", (("done", "Đã chấp nhận"),)),
            FilterInput("from", "Từ ngày", "date", ""),
        ),
        active=(ActiveFilter("Có chữ", "UBND", "?"),),
        hidden=(("xep", "name"),),
        total=52,
        start=1,
        end=2,
        number=1,
        last=26,
        previous_url="",
        next_url="?trang=2",
        sizes=(
            SizeLink(25, "?so_dong=25", is_current=False),
            SizeLink(50, "?so_dong=50", is_current=True),
        ),
        clear_url="?",
        query="q=UBND",
    )
