"""What is typed about records, claims and files of records."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField
from chuan.standards import labels
from chuan.standards.enums import ClaimKind, Status
from chuan.standards.models import Claim, Standard
from chuan.standards.services.claims import ClaimWords
from chuan.standards.services.records import RecordWords

_CONFIDENCES = (
    ("A", _("A: đã đọc văn bản gốc")),
    ("B", _("B: theo trang chính thức hoặc bản trích")),
    ("C", _("C: chưa xác minh")),
)
_ROWS = forms.Textarea(attrs={"rows": 2})


def _lines(label: Any, hint: Any = "") -> forms.CharField:  # noqa: ANN401  (lazy text)
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class RecordForm(forms.Form):
    """One record; numbers of others stand one a line."""

    number = forms.CharField(label=_("Số hiệu"), max_length=200)
    title_vi = forms.CharField(label=_("Tên tiếng Việt"), max_length=600, required=False)
    title_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=600, required=False)
    status = forms.ChoiceField(
        label=_("Hiệu lực"), choices=[(str(each), labels.STATUSES[each]) for each in Status]
    )
    body = forms.CharField(label=_("Cơ quan ban hành"), max_length=200, required=False)
    decision_symbol = forms.CharField(label=_("Quyết định công bố"), max_length=80, required=False)
    decision_on = DayField(label=_("Ngày quyết định"), required=False)
    issued_on = DayField(label=_("Ngày ban hành"), required=False)
    effective_on = DayField(label=_("Có hiệu lực từ"), required=False)
    ended_on = DayField(label=_("Hết hiệu lực từ"), required=False)
    review_due_on = DayField(label=_("Hạn rà soát"), required=False)
    ics = forms.CharField(
        label=_("Lĩnh vực ICS"), max_length=200, required=False,
        help_text=_("Mã cách nhau bằng dấu chấm phẩy, ví dụ 67.180.10; 67.050"),
    )  # fmt: skip
    adopts = _lines(
        _("Chấp nhận từ"), _("Mỗi dòng một số hiệu, kèm IDT, MOD hoặc NEQ: ISO 9001:2015 IDT")
    )
    replaces = _lines(_("Thay thế"), _("Mỗi dòng một số hiệu"))
    replaced_by = _lines(_("Được thay thế bằng"), _("Mỗi dòng một số hiệu"))
    amends = _lines(_("Sửa đổi"), _("Mỗi dòng một số hiệu"))
    cites = _lines(_("Viện dẫn"), _("Mỗi dòng một số hiệu"))
    committee = forms.CharField(label=_("Ban kỹ thuật"), max_length=200, required=False)
    pages = forms.CharField(label=_("Số trang"), max_length=8, required=False)
    price_vnd = forms.CharField(label=_("Giá bán (đồng)"), max_length=15, required=False)
    language = forms.CharField(label=_("Ngôn ngữ"), max_length=40, required=False)
    link = forms.CharField(label=_("Liên kết tới trang chính thức"), max_length=400, required=False)
    scope = forms.CharField(
        label=_("Phạm vi, viết ngắn bằng lời của mình"), max_length=1000, required=False,
        help_text=_("Không chép nguyên văn tiêu chuẩn: toàn văn có bản quyền."), widget=_ROWS,
    )  # fmt: skip
    source = forms.CharField(label=_("Nguồn thông tin"), max_length=300)
    confidence = forms.ChoiceField(label=_("Mức tin cậy"), choices=_CONFIDENCES, initial="C")
    reason = forms.CharField(
        label=_("Lý do thêm hoặc sửa"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def words(self) -> RecordWords:
        """What was typed, as the service takes it."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        return RecordWords(**given)

    @staticmethod
    def told(row: Standard) -> dict[str, Any]:
        """What stands in the record, to begin with."""
        own = {name: getattr(row, name) for name in (
            "title_vi", "title_en", "status", "body", "decision_symbol", "decision_on", "issued_on",
            "effective_on", "ended_on", "review_due_on", "committee", "pages", "price_vnd",
            "language", "link", "scope", "source", "confidence",
        )}  # fmt: skip
        lists: dict[str, list[str]] = {}
        for each in row.does.order_by("target_key"):
            lists.setdefault(each.relation, []).append(f"{each.target_label} {each.degree}".strip())
        codes = row.fields.order_by("code").values_list("code", flat=True)
        return {
            **own,
            "number": row.designation,
            "ics": "; ".join(codes),
            **{name: "\n".join(numbers) for name, numbers in lists.items()},
        }


class WithdrawForm(forms.Form):
    """An edition ends."""

    ended_on = DayField(label=_("Hết hiệu lực từ"))
    basis = forms.CharField(label=_("Văn bản làm căn cứ (số, ngày)"), max_length=200)
    replaced_by = forms.CharField(label=_("Được thay thế bằng"), max_length=200, required=False)
    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=_ROWS)


class ImportForm(forms.Form):
    """A file of records and where it comes from."""

    file = forms.FileField(
        label=_("Tệp"),
        help_text=_(
            "CSV hoặc Excel có cột Số hiệu; XML theo NISO STS hoặc ISO STS; dữ liệu mở của ISO (CSV, JSONL)."
        ),
    )
    source = forms.CharField(
        label=_("Nguồn của tệp"), max_length=300, help_text=_("Trang hoặc cơ quan cung cấp tệp.")
    )
    etag = forms.CharField(
        label=_("Dấu phiên bản (ETag)"), max_length=200, required=False,
        help_text=_("Nếu tải từ trang dữ liệu mở: giúp biết đã lấy bản nào."),
    )  # fmt: skip


class ClaimForm(forms.Form):
    """What a body declares of one standard."""

    number = forms.CharField(
        label=_("Số hiệu tiêu chuẩn"), max_length=200,
        help_text=_("Viết cách nào cũng được: TCVN 6492:2011, tcvn6492-2011."),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("Công bố"), choices=[(str(each), labels.CLAIM_KINDS[each]) for each in ClaimKind]
    )
    products = forms.CharField(label=_("Sản phẩm, dịch vụ"), max_length=300, required=False)
    declared_on = DayField(label=_("Ngày công bố"), required=False)
    valid_until = DayField(label=_("Có giá trị đến hết ngày"), required=False)
    reference = forms.CharField(
        label=_("Số bản công bố hoặc giấy chứng nhận"), max_length=200, required=False
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=500, required=False, widget=_ROWS)

    def words(self) -> ClaimWords:
        """What was typed, as the service takes it."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "number"}
        return ClaimWords(**{**given, "kind": ClaimKind(given["kind"])})

    @staticmethod
    def told(claim: Claim) -> dict[str, Any]:
        """What stands in the claim, to begin with."""
        return {
            "number": claim.standard.designation,
            **{name: getattr(claim, name) for name in (
                "kind", "products", "declared_on", "valid_until", "reference", "note",
            )},
        }  # fmt: skip
