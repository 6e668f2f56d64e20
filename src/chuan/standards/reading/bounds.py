"""How much of a file is read, and what a row is before anybody understands it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.standards.errors import RecordRefused

MOST_BYTES: Final = 100 * 2**20
"""Of a table or of open data; the whole list of ISO is a third of it."""
MOST_XML: Final = 8 * 2**20
"""Of one standard's metadata; its tree takes many times that in memory."""
MOST_ELEMENTS: Final = 300_000
"""Of an XML file: small ones are cheap to write and dear to hold."""
MOST_ROWS: Final = 200_000
LONGEST_CELL: Final = 20_000
"""Of a cell that we read; what is longer is no fact but a text."""
LONGEST_LINE: Final = 2**20


@dataclass(frozen=True, slots=True)
class Raw:
    """One row: its line in the file, and its cells by field."""

    line: int
    cells: Mapping[str, str]


def too_many() -> RecordRefused:
    """The file has more rows than are read at once."""
    return RecordRefused(
        Sentence(
            gettext_noop("Tệp có hơn %(most)s dòng. Hãy chia thành nhiều tệp."), most=MOST_ROWS
        )
    )


def no_table() -> RecordRefused:
    """No heading that we know was found."""
    return RecordRefused(
        gettext_noop(
            "Chưa thấy dòng tiêu đề có cột “Số hiệu” và ít nhất một cột khác như “Tên tiếng Việt”, “Tình "
            "trạng”. Hãy đặt tên cột như vậy rồi gửi lại."
        )
    )


def not_unicode() -> RecordRefused:
    """The bytes are no UTF-8 and say no other encoding."""
    return RecordRefused(
        gettext_noop(
            "Tệp không dùng bảng mã Unicode (UTF-8). Hãy mở bằng Excel, lưu thành “CSV UTF-8” rồi gửi lại."
        )
    )


def too_large() -> RecordRefused:
    """The file has more bytes than are read at once."""
    return RecordRefused(gettext_noop("Tệp lớn hơn 100 MB. Hãy chia thành nhiều tệp."))


def too_large_xml() -> RecordRefused:
    """The XML file has more than the metadata of a standard needs."""
    return RecordRefused(
        gettext_noop(
            "Tệp XML lớn hơn 8 MB hoặc có quá nhiều thẻ. Hãy xuất lại, chỉ giữ phần thông tin tiêu chuẩn "
            "(front)."
        )
    )


def damaged() -> RecordRefused:
    """The file is not what its shape says."""
    return RecordRefused(
        gettext_noop("Tệp hỏng hoặc không đúng định dạng nên không đọc được. Hãy xuất lại tệp.")
    )
