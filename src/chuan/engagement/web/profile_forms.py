"""What an enterprise types about itself, and what officers say of it; short forms for a phone."""

import re
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.alphabet import sort_key
from chuan.core.days import DayField
from chuan.core.http import Request
from chuan.engagement.enums import Section
from chuan.engagement.knowledge import members, names_of
from chuan.engagement.rules.goods import print_hs
from chuan.engagement.rules.lines import FIELDS, REQUIRED
from chuan.engagement.services.profiles import Attachment, Basics
from chuan.engagement.types import LineWords

_LISTS: Final = {Section.OCOP: "ocop"}
_LABELS: Final[Mapping[tuple[str, str], Any]] = {
    ("product", "name"): _("Tên sản phẩm"),
    ("product", "detail"): _("Ghi thêm (quy cách, vùng nguyên liệu…)"),
    ("standard", "name"): _("Số hiệu tiêu chuẩn, quy chuẩn"),
    ("standard", "detail"): _("Áp dụng cho sản phẩm, việc gì"),
    ("standard", "since_on"): _("Áp dụng từ ngày"),
    ("system", "code"): _("Hệ thống, chứng nhận"),
    ("system", "name"): _("Tên hệ thống khác (nếu không có trong danh sách)"),
    ("system", "number"): _("Số giấy chứng nhận"),
    ("system", "body"): _("Tổ chức cấp"),
    ("system", "detail"): _("Phạm vi chứng nhận"),
    ("system", "since_on"): _("Ngày cấp"),
    ("system", "file"): _("Ảnh hoặc tệp giấy chứng nhận"),
    ("tool", "code"): _("Công cụ"),
    ("tool", "name"): _("Tên công cụ khác (nếu không có trong danh sách)"),
    ("tool", "since_on"): _("Áp dụng từ ngày"),
    ("tool", "detail"): _("Kết quả đã thấy"),
    ("equipment", "code"): _("Loại thiết bị"),
    ("equipment", "name"): _("Tên thiết bị, phạm vi đo"),
    ("equipment", "number"): _("Số hiệu, số sản xuất"),
    ("equipment", "quantity"): _("Số lượng"),
    ("equipment", "body"): _("Nơi kiểm định, hiệu chuẩn"),
    ("equipment", "valid_until"): _("Kiểm định, hiệu chuẩn có giá trị đến hết ngày"),
    ("equipment", "file"): _("Ảnh hoặc tệp giấy chứng nhận kiểm định, hiệu chuẩn"),
    ("people", "code"): _("Nhóm người"),
    ("people", "quantity"): _("Số người"),
    ("laboratory", "name"): _("Tên phòng thử nghiệm"),
    ("laboratory", "number"): _("Mã số công nhận (ví dụ VILAS 000)"),
    ("laboratory", "body"): _("Tổ chức công nhận, cơ quan chỉ định"),
    ("laboratory", "detail"): _("Lĩnh vực, phép thử"),
    ("laboratory", "file"): _("Ảnh hoặc tệp quyết định"),
    ("ocop", "name"): _("Tên sản phẩm OCOP"),
    ("ocop", "code"): _("Nhóm sản phẩm"),
    ("ocop", "quantity"): _("Số sao"),
    ("ocop", "number"): _("Số quyết định, giấy chứng nhận"),
    ("ocop", "since_on"): _("Ngày công nhận"),
    ("ocop", "file"): _("Ảnh hoặc tệp giấy chứng nhận"),
}
_SHARED: Final[Mapping[str, Any]] = {
    "name_en": _("Tên tiếng Anh (nếu xuất khẩu)"),
    "hs": _("Mã HS"),
    "ics": _("Mã ICS"),
    "markets": _("Thị trường xuất khẩu"),
    "valid_until": _("Có giá trị đến hết ngày"),
}
_HINTS: Final[Mapping[str, Any]] = {
    "hs": _("Ít nhất 4 chữ số, nhiều mã cách nhau bằng dấu phẩy, ví dụ 0409, 1702.90"),
    "ics": _("Ví dụ 67.180.10; bỏ trống nếu không rõ"),
    "file": _("PDF, Word, Excel hoặc ảnh chụp"),
}
_APART: Final = re.compile(r"[,;\s]+")


class LineForm(forms.Form):
    """The boxes of one section, in their order."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's signature)
        section: str,
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in FIELDS[section]:
            field = _field(section, name)
            field.label = _LABELS.get((section, name), _SHARED.get(name, name))
            field.help_text = _HINTS.get(name, "")
            field.required = name in REQUIRED[section]
            self.fields[name] = field

    def words(self) -> LineWords:
        """What was typed."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        for name in ("hs", "ics"):
            if name in given:
                given[name] = tuple(part for part in _APART.split(given[name]) if part)
        if "markets" in given:
            given["markets"] = tuple(given["markets"])
        for name, value in given.items():
            if isinstance(value, str):
                given[name] = " ".join(value.split())
        return LineWords(**given)

    def attachment(self) -> Attachment | None:
        """The file that came along, if any."""
        file = self.cleaned_data.get("file")
        return Attachment(file.file, file.name or "tep", file.content_type or "") if file else None


def _field(section: str, name: str) -> forms.Field:
    if name == "code":
        listed = names_of(_LISTS.get(Section(section), section))
        return forms.ChoiceField(choices=[("", "—"), *listed.items()])
    if name == "quantity":
        most = 5 if section == Section.OCOP else 1_000_000
        return forms.IntegerField(min_value=1, max_value=most)
    special = {
        "since_on": DayField, "valid_until": DayField, "file": _file_field,
        "markets": _markets_field, "detail": _detail_field,
    }  # fmt: skip
    if name in special:
        return special[name]()
    longest = {"number": 80, "hs": 400, "ics": 400}.get(name, 300)
    return forms.CharField(max_length=longest)


def _file_field() -> forms.Field:
    shape = {"accept": "image/*,.pdf,.docx,.xlsx", "data-shrink": ""}
    return forms.FileField(widget=forms.FileInput(attrs=shape))


def _markets_field() -> forms.Field:
    listed = sorted(members().items(), key=lambda pair: sort_key(pair[1]) or "")
    abroad = [pair for pair in listed if pair[0] != "VNM"]
    return forms.MultipleChoiceField(choices=abroad, widget=forms.CheckboxSelectMultiple)


def _detail_field() -> forms.Field:
    return forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


def initial_of(words: LineWords) -> dict[str, Any]:
    """What the form shows of a line that stands."""
    shown: dict[str, Any] = {name: getattr(words, name) for name in LineWords.__slots__}
    shown["hs"] = ", ".join(print_hs(code) for code in words.hs)
    shown["ics"] = ", ".join(words.ics)
    shown["markets"] = list(words.markets)
    return shown


class BasicsForm(forms.Form):
    """Field, contact, and what everybody may read."""

    field = forms.ChoiceField(label=_("Lĩnh vực chính"), required=False)
    shows_products = forms.BooleanField(
        label=_("Công khai sản phẩm, sản phẩm OCOP"), required=False
    )
    shows_standards = forms.BooleanField(label=_("Công khai tiêu chuẩn áp dụng"), required=False)
    shows_certificates = forms.BooleanField(
        label=_("Công khai chứng nhận, phòng thử nghiệm"), required=False
    )
    tax_code = forms.CharField(
        label=_("Mã số thuế"), required=False, max_length=20,
        help_text=_("Không công khai; cán bộ dùng để đối chiếu đúng cơ sở."),
    )  # fmt: skip
    contact_name = forms.CharField(
        label=_("Người liên hệ"), required=False, max_length=160,
        help_text=_("Không công khai; cán bộ dùng để hỏi lại nội dung hồ sơ."),
    )  # fmt: skip
    contact_phone = forms.CharField(
        label=_("Số điện thoại"), required=False, max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    contact_email = forms.EmailField(label=_("Thư điện tử"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        field = self.fields["field"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "—"), *names_of("field").items()]

    def basics(self) -> Basics:
        """What was typed."""
        return Basics(**self.cleaned_data)


def chosen_lines(request: Request) -> dict[UUID, str]:
    """The lines that were ticked, each with the mark of what was read."""
    found: dict[UUID, str] = {}
    for value in request.POST.getlist("line")[:1000]:
        uid, _bar, seen = value.partition("|")
        try:
            found[UUID(uid)] = seen
        except ValueError:
            continue
    return found
