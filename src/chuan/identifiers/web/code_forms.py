"""What is typed about codes, links, warnings and ranges."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from chuan.core.clock import VIETNAM
from chuan.core.days import DayField
from chuan.identifiers.enums import LinkRole
from chuan.identifiers.labels import ROLES
from chuan.identifiers.models import EntityLink
from chuan.identifiers.rules.link_types import known
from chuan.identifiers.rules.links import KEPT_BY_HAND
from chuan.identifiers.types import LinkWords

_FEW: Final = forms.Textarea(attrs={"rows": 2})


def _types() -> list[tuple[str, str]]:
    english = (get_language() or "vi") == "en"
    return [
        *((curie, each.en if english else each.vi) for curie, each in known().items()),
        ("", str(_("Loại khác, ghi ở ô dưới"))),
    ]


class CodeForm(forms.Form):
    """A code to answer for."""

    code = forms.CharField(
        label=_("Mã"), max_length=2000,
        help_text=_("Dãy số GTIN trên bao bì, chuỗi có ngoặc như (01)08936…(10)L1, địa chỉ trong mã QR."),
    )  # fmt: skip
    label = forms.CharField(
        label=_("Tên"), max_length=300, help_text=_("Sản phẩm, địa điểm hay tài sản mang mã này.")
    )


class NameForm(forms.Form):
    """What bears a code, called otherwise."""

    label = forms.CharField(label=_("Tên"), max_length=300)


class LinkForm(forms.Form):
    """One link of a code."""

    title = forms.CharField(
        label=_("Tên liên kết"), max_length=300, help_text=_("Người quét mã đọc tên này để chọn.")
    )
    href = forms.CharField(
        label=_("Địa chỉ"), max_length=1000,
        help_text=_("Trang công khai, ví dụ https://htx.vn/mat-ong."),
    )  # fmt: skip
    type = forms.ChoiceField(
        label=_("Loại liên kết"), required=False, choices=_types, initial="gs1:pip"
    )
    other_type = forms.CharField(
        label=_("Loại khác"), max_length=200, required=False,
        help_text=_("Địa chỉ https:// của từ trong bộ từ vựng khác."),
    )  # fmt: skip
    role = forms.ChoiceField(
        label=_("Vai trò"), initial=LinkRole.PLAIN,
        choices=[(str(each), ROLES[each]) for each in KEPT_BY_HAND],
        help_text=_("Liên kết mặc định được mở khi người quét không hỏi loại nào."),
    )  # fmt: skip
    languages = forms.CharField(
        label=_("Ngôn ngữ"), max_length=200, required=False,
        help_text=_("Ví dụ vi, en. Để trống: cho mọi người."),
    )  # fmt: skip
    medium = forms.CharField(
        label=_("Kiểu nội dung"),
        max_length=120,
        required=False,
        help_text=_("Ví dụ application/pdf."),
    )
    contexts = forms.CharField(
        label=_("Ngữ cảnh"), max_length=300, required=False,
        help_text=_("Ví dụ VN cho khách trong nước. Để trống: mọi ngữ cảnh."),
    )  # fmt: skip
    since = DayField(label=_("Từ ngày"), required=False)
    until = DayField(label=_("Đến hết ngày"), required=False)
    passes_query = forms.BooleanField(
        label=_("Chuyển tiếp tham số của địa chỉ quét được"), required=False, initial=True
    )

    def words(self) -> LinkWords:
        """What was typed, as the service takes it."""
        given = dict(self.cleaned_data)
        other = given.pop("other_type")
        return LinkWords(**given | {
            "type": given["type"] or other,
            "since": _begins(given["since"]),
            "until": _begins(given["until"], days=1),
        })  # fmt: skip

    @staticmethod
    def told(row: EntityLink) -> dict[str, Any]:
        """What stands in the link, to begin with."""
        is_known = row.type in known()
        last = row.until.astimezone(VIETNAM) - timedelta(microseconds=1) if row.until else None
        return {
            "title": row.title, "href": row.href, "type": row.type if is_known else "",
            "other_type": "" if is_known else row.type, "role": row.role,
            "languages": row.languages.replace(" ", ", "), "medium": row.medium,
            "contexts": row.contexts.replace(" ", ", "), "passes_query": row.passes_query,
            "since": row.since.astimezone(VIETNAM).date() if row.since else None,
            "until": last.date() if last else None,
        }  # fmt: skip


class RecallForm(forms.Form):
    """A warning: what is wrong, where more is said."""

    title = forms.CharField(
        label=_("Nội dung cảnh báo"), max_length=300, widget=_FEW,
        help_text=_("Một câu cho người mua: lô nào, vì sao, cần làm gì."),
    )  # fmt: skip
    href = forms.CharField(
        label=_("Trang thông báo đầy đủ"), max_length=1000, required=False,
        help_text=_("Để trống: người quét thấy cảnh báo trên trang của mã."),
    )  # fmt: skip
    since = DayField(label=_("Từ ngày"), required=False)
    until = DayField(label=_("Đến hết ngày"), required=False)

    def words(self) -> LinkWords:
        """What was typed, as the service takes it."""
        given = self.cleaned_data
        return LinkWords(
            href=given["href"], title=given["title"], since=_begins(given["since"]),
            until=_begins(given["until"], days=1),
        )  # fmt: skip


class RangeForm(forms.Form):
    """A company prefix that another resolver answers for."""

    digits = forms.CharField(
        label=_("Tiền tố doanh nghiệp"), max_length=20,
        help_text=_("4 đến 12 chữ số, ví dụ 8936001: mọi mã bắt đầu như vậy mà nút này chưa đăng ký."),
    )  # fmt: skip
    root = forms.CharField(
        label=_("Máy chủ trả lời"), max_length=300, help_text=_("Ví dụ https://id.gs1.org")
    )
    label = forms.CharField(label=_("Tên"), max_length=300)


class CodesFileForm(forms.Form):
    """A file of codes and links."""

    file = forms.FileField(
        label=_("Tệp CSV"), help_text=_("Nhiều nhất 5.000 dòng, 4 MB. Dòng đầu là tên cột.")
    )


def _begins(day: date | None, *, days: int = 0) -> float:
    """The first moment of a day in Vietnam, or of one so many days later; 0 for none."""
    if day is None:
        return 0
    return datetime.combine(day + timedelta(days=days), time(), VIETNAM).timestamp()
