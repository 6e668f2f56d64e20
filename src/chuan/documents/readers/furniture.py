"""Recognises the parts of a document that are printed side by side: letterhead and signature."""

import re

from chuan.domain.vanban.types import Table

MOTTO = re.compile(
    r"c[oộ]ng h(?:òa|oà) x[aã] hội ch|đảng cộng sản việt nam|độc lập\s*[-–]\s*tự do", re.IGNORECASE
)
NUMBER = re.compile(r"^\s*số\s*[:.]?\s*[\d.…_ ]*\s*[-/]\s*[A-ZĐ]", re.IGNORECASE)
RECIPIENTS = re.compile(r"^\W*(?:nơi (?:nhận|gửi)|kính gửi)\s*:?", re.IGNORECASE | re.MULTILINE)
AUTHORITY = re.compile(r"^\W*(?:t/?m|k/?t|t/?l|t/?u|q)\b\.? ", re.IGNORECASE | re.MULTILINE)


def is_letterhead(text: str) -> bool:
    """Whether a text holds the motto of the State or of the Party."""
    return bool(MOTTO.search(text))


def is_signature(text: str) -> bool:
    """Whether a text holds the list of recipients that stands beside a signature."""
    return bool(RECIPIENTS.search(text))


def is_furniture(text: str) -> bool:
    """Whether a text is set side by side in every Vietnamese office."""
    return is_letterhead(text) or is_signature(text) or bool(AUTHORITY.search(text))


_HEADING = re.compile(
    r"^(?:s?tt|số tt|số thứ tự|nội dung.*|nhiệm vụ.*|tên .*|.*chủ trì.*|.*phối hợp.*"
    r"|thời (?:gian|hạn).*|sản phẩm.*|kết quả.*|ghi chú|đơn vị.*|chỉ tiêu.*|cơ quan.*"
    r"|tiến độ.*|kinh phí.*|nguồn.*|hoạt động.*|độ mật)$",
    re.IGNORECASE,
)


def has_headings(table: Table) -> bool:
    """Whether at least two cells of the first row read like headings of columns."""
    cells = [cell.text for cell in table.rows[0] if cell] if table.rows else []
    return sum(bool(_HEADING.match(text)) for text in cells) > 1
