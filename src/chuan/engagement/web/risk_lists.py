"""Pages of the lists of goods by level of risk: which are loaded, one list, loading after a look."""

from io import BytesIO
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.days import DayField
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.domain.confidence import Confidence
from chuan.engagement.labels import MINISTRIES
from chuan.engagement.permissions import can_keep_lists, must_keep_lists
from chuan.engagement.rules.risk_rows import read_risk_rows
from chuan.engagement.selectors.risk_lists import (
    acts_not_loaded,
    goods_of,
    risk_list,
    risk_lists,
)
from chuan.engagement.services.risk_lists import (
    ListWords,
    drop_risk_list,
    lines_of_book,
    put_risk_list,
)
from chuan.engagement.web.answer_tables import GOODS
from chuan.law.labels import CONFIDENCES

LARGEST = 2 * 2**20
SHOWN = 200


class RiskListForm(forms.Form):
    """A list: the act that has it, and its rows pasted or as a CSV file."""

    symbol = forms.CharField(
        label=gettext_lazy("Số ký hiệu văn bản ban hành danh mục"), max_length=60
    )
    ministry = forms.ChoiceField(label=gettext_lazy("Bộ quản lý"), choices=list(MINISTRIES.items()))
    valid_from = DayField(label=gettext_lazy("Áp dụng từ ngày"))
    valid_until = DayField(label=gettext_lazy("Đến hết ngày"), required=False)
    source = forms.CharField(label=gettext_lazy("Nguồn"), max_length=300)
    confidence = forms.ChoiceField(
        label=gettext_lazy("Mức tin cậy"),
        choices=[(str(each), CONFIDENCES[each]) for each in Confidence],
        initial=str(Confidence.UNCONFIRMED),
    )
    file = forms.FileField(
        label=gettext_lazy("Tệp CSV hoặc Excel có cột mã HS, tên, mức rủi ro"), required=False
    )
    text = forms.CharField(
        label=gettext_lazy("Hoặc dán các dòng: mã HS; tên; mức (thấp, trung bình, cao)"),
        required=False,
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )

    book: BytesIO | None = None

    def clean(self) -> dict[str, object]:
        """The rows stand in `text` afterwards; those of a workbook are still in `book`."""
        given = super().clean() or {}
        file = given.get("file")
        if file is not None:
            if file.size > LARGEST:
                raise forms.ValidationError(_("Tệp lớn hơn 2 MB."))
            content = bytes(file.read())
            if content.startswith(b"PK"):
                self.book = BytesIO(content)
                return given
            try:
                given["text"] = content.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise forms.ValidationError(
                    _("Tệp không phải UTF-8. Hãy lưu lại dạng CSV UTF-8.")
                ) from error
        if not str(given.get("text") or "").strip():
            raise forms.ValidationError(_("Hãy chọn tệp hoặc dán các dòng của danh mục."))
        return given

    def words(self) -> ListWords:
        """What was typed of the list itself."""
        given = self.cleaned_data
        return ListWords(
            given["symbol"], given["ministry"], given["valid_from"], given["valid_until"],
            given["source"], Confidence(given["confidence"]),
        )  # fmt: skip


@login_not_required
@require_safe
def risk_list_list(request: Request) -> HttpResponse:
    """Which lists are loaded; everybody may know what the checker knows."""
    rows = [(row, MINISTRIES.get(row.ministry, row.ministry)) for row in risk_lists()]
    context = {
        "rows": rows,
        "acts": acts_not_loaded(clock.today()),
        "can_keep": can_keep_lists(request.actor),
    }
    return render(request, "engagement/risk_list_list.html", context)


@login_not_required
@require_safe
def risk_list_detail(request: Request, uid: UUID) -> HttpResponse:
    """The goods of one list."""
    row = risk_list(uid)
    context = {
        "row": row,
        "ministry": MINISTRIES.get(row.ministry, row.ministry),
        "page": tables.build(request, goods_of(row), GOODS),
        "can_keep": can_keep_lists(request.actor),
    }
    return render(request, "engagement/risk_list_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def risk_list_new(request: Request) -> HttpResponse:
    """Look at the rows first; load them when they were looked at."""
    must_keep_lists(request.actor)
    form = RiskListForm(request.POST or None, request.FILES or None)
    rows = []
    if request.method == "POST" and form.is_valid():
        text = _lines(request, form)
        if text and "load" in request.POST:
            kept = carried_out(
                form,
                lambda _given: put_risk_list(actor=request.actor, words=form.words(), text=text),
            )
            if kept is not None:
                messages.success(
                    request, _("Đã nạp danh mục %(symbol)s.") % {"symbol": kept.symbol}
                )
                return redirect("engagement:risk_list_detail", uid=kept.uid)
        rows = [(row, _(row.fault) if row.fault else "") for row in read_risk_rows(text)]
        if form.is_valid():
            form = RiskListForm({**request.POST.dict(), "text": text})
    context = {
        "form": form,
        "rows": rows[:SHOWN],
        "total": len(rows),
        "good": sum(not fault for _row, fault in rows),
    }
    return render(
        request, "engagement/risk_list_new.html", context,
        status=422 if form.is_bound and form.errors else 200,
    )  # fmt: skip


def _lines(request: Request, form: RiskListForm) -> str:
    """The lines to look at; none when the workbook was refused, which the form then says."""
    book = form.book
    if book is None:
        return str(form.cleaned_data["text"])
    name = str(form.cleaned_data["file"].name)
    read = carried_out(
        form, lambda _given: lines_of_book(actor=request.actor, stream=book, name=name)
    )
    return read or ""


@require_POST
def risk_list_drop(request: Request, uid: UUID) -> HttpResponse:
    """Take a list away."""
    drop_risk_list(actor=request.actor, uid=uid)
    messages.success(request, _("Đã bỏ danh mục; câu trả lời lại là chưa có dữ liệu."))
    return redirect("engagement:risk_list_list")
