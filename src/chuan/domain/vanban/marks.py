"""What single lines are by their look: mottos, numbers, signatures, stamps, annex headings."""

import re

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.kinds import is_upper

_BROKEN = re.compile(
    r"cộng h(?:òa|oà|oa) xã hội ch\S*(?:\s+nghĩa(?:\s+việt)?)?\s*$|đảng cộng sản việt\s*$"
)
"""The motto where a narrow column breaks it over two lines."""
_STATE_WORDS = ("cộng", "hòa", "xã", "hội", "chủ", "nghĩa", "việt", "nam")
_PARTY_WORDS = ("đảng", "cộng", "sản", "việt", "nam")
_MOTTO = re.compile(r"cộng h(?:òa|oà|oa) xã hội ch|đảng cộng sản việt n")
_TAGLINE = re.compile(r"độc lập\s*-\s*tự do\s*-\s*hạnh ph")
_NUMBER = re.compile(
    r"(?<![^\W_])(?:số|luật số|nghị quyết số|nghị định số)\s*[:.]?\s*"
    r"(?P<number>[\d.…_\s]{0,24}?)\s*(?P<mark>[/-])\s*(?P<rest>[^\W\d_][\w&./ –-]*)"
)
AUTHORITY = re.compile(
    r"(?<![^\W_])(?:T/M|T\.M\.?|K\.T\.?|T\.L\.?|TM\s?\.|TM(?=\s+[A-ZĐ]{2})|K/T|KT\s?\.|KT(?=\s+[A-ZĐ]{2})|T/L|TL\s?\."
    r"|TUQ\s?\.|T/UQ|"
    r"Q\s?\.(?=\s*[A-ZĐ]{2})|THỪA LỆNH|THAY MẶT|KÝ THAY)\s*(?=[A-ZĐÁÀẢÃẠÂĂƠÔƯÊỦỤ])"
)
_POSITION = re.compile(
    r"^(?:quyền\s+|q\.\s*)?(?:phó\s+)?(?:chủ tịch|chủ nhiệm|bí thư|giám đốc|cục trưởng"
    r"|chi cục trưởng"
    r"|tổng cục trưởng|vụ trưởng|viện trưởng|trưởng|chánh|hiệu trưởng|thủ tướng|bộ trưởng"
    r"|thứ trưởng|thủ trưởng"
    r"|tổng bí thư|tổng giám đốc|chỉ huy trưởng|người đứng đầu|thường trực|tư lệnh|chính ủy"
    r"|tổng biên tập|(?:thư ký|chủ trì|chủ tọa|chủ toạ|người trình|người lập biên bản)\s*$)"
)
_STAMP = re.compile(
    r"^(?:công văn đến|đến\s*(?:số|ngày)\b|ngày đến|số đến|chuyển\s*:|chuyên\s*:|số và ký hiệu"
    r"|lưu hồ sơ|kính chuyển"
    r"|đen\s+ngày|ngày\s*:\s*\d|giờ\s*:|ký bởi|người ký|cơ quan\s*:.*ký|thời gian ký|ngày ký"
    r"|email\s*:|\(đã ký\)"
    r"|đã ký|\[?(?:dấu|chữ ký|con dấu)\b|signature|signed by|hỏa tốc|khẩn|thượng"
    r" khẩn|số\s*:\s*\d+\s*$"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\s+\d{1,2}:\d{2})"
)
_ANNEX = re.compile(
    r"^(?:phụ lục|phụ biểu|biểu|biểu mẫu|bảng|danh mục)"
    r"(?:\s+(?:số\s*)?(?P<label>[ivx]{1,5}|\d{1,2}[a-z]?|[a-h])(?![^\W_]))?\s*[.:]?\s*(?P<rest>.*)$"
)
_SENT_WITH = re.compile(r"^\(?\s*\(?(?:ban hành\s+)?(?:kèm\s+theo|đính kèm)\b")
RECIPIENTS = re.compile(r"^\W*n[ơo]i\s+nh[ậâa]n(?![^\W_])\s*:?\s*")
"""Over those whom a document is sent to, in folded text; typewriters leave marks out."""
_PLACE_DATE = re.compile(
    r"(?P<place>[^,;:\d]{2,60}?)\s*,\s*ngày(?P<rest>[\s\d./…]*tháng.{0,30}|[\s\d/.-]{4,})"
)
_PERSON = re.compile(
    r"^(?:(?:TS|ThS|PGS|GS|BS|KS|CN|Đại tá|Thượng tá|Trung tá|Thiếu tá|Thiếu tướng|Trung tướng"
    r"|Thượng tướng"
    r"|Đại tướng|Đại úy|Thượng"
    r" úy)\.?\s*)*(?:[A-ZĐÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ]"
    r"[^\W\d_]*(?:\s+|$)){2,6}$"
)
_MAX_STAMP = 70


def has_motto(text: str) -> bool:
    """The national motto, or the name of the Party over a party document."""
    found = _MOTTO.search(fold(text))
    return bool(found) and is_upper(text[found.start() : found.end()] if found else "")


def owed_motto(text: str) -> str:
    """The words of the motto still to come when a line breaks inside it; empty when none are."""
    found = _BROKEN.search(fold(text))
    if not found or not is_upper(text[found.start() : found.end()]):
        return ""
    printed = found.group().split()
    whole = _STATE_WORDS if printed[0] == _STATE_WORDS[0] else _PARTY_WORDS
    return " ".join(whole[len(printed) :])


def cut_motto(text: str) -> tuple[int, int] | None:
    """Where motto or tagline stand in a line that may also carry the name of a body."""
    folded = fold(text)
    motto = re.search(
        r"cộng h(?:òa|oà|oa) xã hội ch\S*\s*nghĩa\s*việt\s*nam|đảng cộng sản việt nam", folded
    ) or _BROKEN.search(folded)
    found = motto or _TAGLINE.search(folded) or _MOTTO.search(folded)
    if not found or (found.re is not _TAGLINE and not is_upper(text[found.start() : found.end()])):
        return None
    end = found.end()
    while end < len(text) and not text[end].isspace():
        end += 1
    return found.start(), end


def number_line(text: str) -> re.Match[str] | None:
    """The number of the document itself: "Số: 05/KH-UBND", "Số 59 - CV/BTG", "Số:     "
    " /KH-UBND".
    """
    return _NUMBER.search(fold(text))


def place_date(text: str) -> re.Match[str] | None:
    """Such as "Hà Nội, ngày 30 tháng 7 năm 2024", blanks allowed."""
    return _PLACE_DATE.search(fold(text))


def is_authority(text: str) -> bool:
    """A line of the signature such as "TM. ỦY BAN NHÂN DÂN" or "K/T TRƯỞNG BAN"."""
    found = AUTHORITY.match(text.strip())
    return bool(found) and is_upper(text)


def is_position(text: str) -> bool:
    """A line of the signature such as "PHÓ CHỦ TỊCH"."""
    return is_upper(text) and bool(_POSITION.match(fold(text.strip())))


def is_person(text: str) -> bool:
    """The name of a person: two to six capitalised words and nothing else."""
    stripped = text.strip()
    return bool(_PERSON.match(stripped)) and not (is_upper(stripped) and is_position(stripped))


def is_stamp(text: str) -> bool:
    """What an office or a signing service stamped on the paper."""
    return len(text) <= _MAX_STAMP and bool(_STAMP.match(fold(text.strip())))


def annex_heading(text: str) -> re.Match[str] | None:
    """Such as "Phụ lục", "PHỤ LỤC II", "Phụ lục 01: …": match with `label` and `rest`."""
    stripped = text.strip()
    found = _ANNEX.match(fold(stripped))
    if not found:
        return None
    word = fold(stripped).split(" ", 1)[0]
    rest = found.group("rest")
    if word in {"biểu", "bảng", "danh"}:
        return found if is_upper(stripped) else None
    if rest and not is_upper(stripped) and not found.group("label"):
        return None
    if rest and not is_upper(stripped[found.start("rest") :]) and not re.match(r"[\s(:.-]", rest):
        return (
            found if len(stripped) < _MAX_STAMP and not stripped.endswith((".", ",", ";")) else None
        )
    return found


def is_sent_with(text: str) -> bool:
    """Such as "(Ban hành kèm theo Quyết định số …)" under the title of what is issued."""
    return bool(_SENT_WITH.match(fold(text.strip())))
