"""Why an Excel or Word file cannot be taken: one Vietnamese sentence each, which says what to do next.

OfficeRefused
├── EmptyOffice      nothing in it
├── TooLarge         more bytes than a form or a round has
├── GrowsTooMuch     an archive that grows beyond all measure
├── TooManyCells     more filled cells than any round has
├── Encrypted        needs a password
├── Damaged          says what it is, but does not open
├── OldFormat        .xls, .doc, .ods … to be saved anew first
├── HasMacros        carries a program
├── HasLinks         takes figures from other files
└── TookTooLong      reading did not end in time
"""

from typing import ClassVar

from chuan.domain.errors import RuleBroken
from chuan.domain.sentences import gettext_noop


class OfficeRefused(RuleBroken):
    """A file that cannot be taken."""

    code = "figures.office_refused"
    sentence: ClassVar[str] = gettext_noop("Không đọc được tệp này.")

    def __init__(self) -> None:
        super().__init__(self.sentence)


class EmptyOffice(OfficeRefused):
    """Nothing in it."""

    code = "figures.office_empty"
    sentence = gettext_noop("Tệp rỗng, không có ô nào được điền.")


class TooLarge(OfficeRefused):
    """More bytes than a form or a round has."""

    code = "figures.office_too_large"
    sentence = gettext_noop("Tệp lớn hơn 30 MB; hãy xóa các trang không dùng rồi gửi lại.")


class GrowsTooMuch(OfficeRefused):
    """An archive that grows beyond all measure."""

    code = "figures.office_grows"
    sentence = gettext_noop("Tệp phình ra quá lớn khi mở nên không được nhận, vì lý do an toàn.")


class TooManyCells(OfficeRefused):
    """More filled cells than any round has."""

    code = "figures.office_cells"
    sentence = gettext_noop("Tệp có quá nhiều ô; hãy tách thành các tệp nhỏ hơn.")


class Encrypted(OfficeRefused):
    """Needs a password."""

    code = "figures.office_encrypted"
    sentence = gettext_noop("Tệp được đặt mật khẩu mở; hãy gỡ mật khẩu rồi gửi lại.")


class Damaged(OfficeRefused):
    """Says what it is, but does not open."""

    code = "figures.office_damaged"
    sentence = gettext_noop("Tệp bị hỏng hoặc tải lên chưa đủ; hãy lấy lại tệp gốc và thử lại.")


class OldFormat(OfficeRefused):
    """A format to be saved anew first."""

    code = "figures.office_old"
    sentence = gettext_noop("Chỉ đọc được tệp .xlsx và .docx; hãy mở tệp, lưu lại rồi gửi.")


class HasMacros(OfficeRefused):
    """Carries a program."""

    code = "figures.office_macros"
    sentence = gettext_noop("Tệp chứa macro nên không được nhận; hãy lưu lại dạng .xlsx.")


class HasLinks(OfficeRefused):
    """Takes figures from other files."""

    code = "figures.office_links"
    sentence = gettext_noop(
        "Tệp lấy số từ tệp khác; hãy vào Dữ liệu › Sửa liên kết › Ngắt liên kết rồi gửi lại."
    )


class TookTooLong(OfficeRefused):
    """Reading did not end in time."""

    code = "figures.office_slow"
    sentence = gettext_noop("Đọc tệp quá lâu nên đã dừng; hãy tách thành các tệp nhỏ hơn.")


REFUSALS: dict[str, type[OfficeRefused]] = {
    kind.code: kind
    for kind in (
        OfficeRefused, EmptyOffice, TooLarge, GrowsTooMuch, TooManyCells, Encrypted, Damaged,
        OldFormat, HasMacros, HasLinks, TookTooLong,
    )
}  # fmt: skip
"""By code: what the reading process sends to the one that asked."""
