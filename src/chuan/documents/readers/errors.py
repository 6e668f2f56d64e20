"""Why a file cannot be read: one Vietnamese sentence each, which says what to do next.

UnreadableFile
├── EmptyFile            nothing in it
├── TooBig               more bytes than any plan has
├── TooManyPages         over the limit of pages
├── EncryptedFile        needs a password
├── CorruptedFile        says what it is, but does not open
├── InflatesTooMuch      an archive that grows beyond all measure
├── MacroDocument        carries a program
├── LegacyFormat         .doc, RTF and other formats to be saved as DOCX first
├── NotADocument         no Vietnamese text to be found
├── OcrUnavailable       a scan, and no Tesseract on this machine
├── TookTooLong          reading did not end in time
└── SecrecyStamp         bears a secrecy stamp and may not be stored
"""

from typing import ClassVar

from chuan.domain.errors import RuleBroken
from chuan.domain.sentences import gettext_noop


class UnreadableFile(RuleBroken):
    """A file that cannot become a document here."""

    code = "unreadable_file"
    sentence: ClassVar[str] = gettext_noop("Không đọc được tệp này.")

    def __init__(self) -> None:
        super().__init__(self.sentence)


class EmptyFile(UnreadableFile):
    """Nothing in it."""

    code = "empty_file"
    sentence = gettext_noop("Tệp rỗng, không có nội dung nào để đọc.")


class TooBig(UnreadableFile):
    """More bytes than any plan has."""

    code = "file_too_big"
    sentence = gettext_noop(
        "Tệp quá lớn; hãy tách thành các tệp dưới 300 MB (văn bản thuần dưới 16 MB)."
    )


class TooManyPages(UnreadableFile):
    """Over the limit of pages."""

    code = "too_many_pages"
    sentence = gettext_noop("Văn bản dài hơn 400 trang; hãy tách thành các tệp ngắn hơn.")


class EncryptedFile(UnreadableFile):
    """Needs a password."""

    code = "encrypted_file"
    sentence = gettext_noop("Tệp được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lên lại.")


class CorruptedFile(UnreadableFile):
    """Says what it is, but does not open."""

    code = "corrupted_file"
    sentence = gettext_noop("Tệp bị hỏng hoặc tải lên chưa đủ; hãy lấy lại bản gốc và thử lại.")


class InflatesTooMuch(UnreadableFile):
    """An archive that grows beyond all measure."""

    code = "inflates_too_much"
    sentence = gettext_noop("Tệp nén phình ra quá lớn khi mở nên bị từ chối vì lý do an toàn.")


class MacroDocument(UnreadableFile):
    """Carries a program."""

    code = "macro_document"
    sentence = gettext_noop("Tệp chứa macro nên bị từ chối; hãy lưu lại dạng .docx không có macro.")


class LegacyFormat(UnreadableFile):
    """A format to be saved as DOCX first."""

    code = "legacy_format"
    sentence = gettext_noop(
        "Không đọc trực tiếp được định dạng này; hãy lưu lại dạng .docx hoặc PDF."
    )


class NotADocument(UnreadableFile):
    """No Vietnamese text to be found."""

    code = "not_a_document"
    sentence = gettext_noop("Không thấy nội dung văn bản tiếng Việt nào trong tệp này.")


class OcrUnavailable(UnreadableFile):
    """A scan, and no Tesseract on this machine."""

    code = "ocr_unavailable"
    sentence = gettext_noop(
        "Tệp có trang quét mà máy chủ chưa cài bộ nhận dạng chữ; "
        "hãy cài gói Debian tesseract-ocr và tesseract-ocr-vie."
    )


class TookTooLong(UnreadableFile):
    """Reading did not end in time."""

    code = "took_too_long"
    sentence = gettext_noop("Đọc tệp quá lâu nên đã dừng; hãy tách thành các tệp ngắn hơn.")


class SecrecyStamp(UnreadableFile):
    """Bears a secrecy stamp; neither its name, its level nor its words are kept."""

    code = "secrecy_stamp"
    sentence = gettext_noop(
        "Tài liệu mang dấu chỉ độ mật nên không được đưa vào hệ thống này; "
        "hãy xử lý theo quy định về bảo vệ bí mật nhà nước."
    )


ERRORS: dict[str, type[UnreadableFile]] = {
    kind.code: kind
    for kind in (
        UnreadableFile,
        EmptyFile,
        TooBig,
        TooManyPages,
        EncryptedFile,
        CorruptedFile,
        InflatesTooMuch,
        MacroDocument,
        LegacyFormat,
        NotADocument,
        OcrUnavailable,
        TookTooLong,
        SecrecyStamp,
    )
}
"""By code: what the reading process sends to the one that asked."""
