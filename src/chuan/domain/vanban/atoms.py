"""The smallest pieces of a flattened row: lines, cut where a time or a body may begin inside"
" them.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from chuan.domain.vanban.agencies import begins_agency, begins_name
from chuan.domain.vanban.agency_words import NOUN_OR_VERB, PREDICATES, alternatives
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.kinds import is_upper
from chuan.domain.vanban.lines import Printed
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.periods import TIME, is_time, time_share

_HANGING = re.compile(
    r"(?:[,(/]|(?<![^\W_])(?:và|của|về|(?<!tiếp )(?<!kèm )theo|(?<!trực )thuộc"
    r"|(?:định|thị|tư|hoạch|văn|quyết|luật|bản|trình)\s+số|ngày|cho|các|tại|năm|với|là|trong|đến|từ|để|do"
    r"|bằng|vào|trên|qua"
    r"|những|khi|được|có|nhằm|hoặc|giữa|như|vì|quý|tháng)|\s[-–])$"
)
_HALF_A_NAME = re.compile(
    r"(?:Sở|Phòng|Ban|Bộ|Hội|Đài|Trung|Trung tâm|Văn phòng|Ủy ban|Uỷ ban|Công|Phát|Khoa|Khoa học"
    r"|Giáo|Giáo dục|Nông"
    r"|Mặt|Mặt trận|Văn|Kinh|Đoàn|Chi|Hợp|Hợp tác)$"
)
_OWNED = re.compile(
    r"(?:của|thuộc|toàn|trong|văn phòng|lãnh đạo|thanh tra|trưởng|đốc)\s+(?:bộ|sở|ban|hội|đoàn|phòng)$"
)
"""A body that is meant by its head alone: "các đơn vị thuộc Bộ"."""
_PRODUCT_START = re.compile(
    r"(?:\d|kế hoạch|báo cáo|văn bản|quyết định|hội nghị|tài liệu|tỷ lệ|tỉ lệ|công văn"
    r"|các\s(?:văn bản|kế hoạch|tin"
    r"|lớp|hội|báo|quyết|chương|cơ chế|mô hình|sản phẩm|cuộc)|hệ thống|cơ sở dữ liệu"
    r"|chương trình|đề án|nghị quyết|tờ trình"
    r"|hồ sơ|danh mục|lớp|tin|bài|số lượng|phần mềm|biên bản|kết quả|mô hình|quy chuẩn"
    r"|tiêu chuẩn|thông báo|chỉ thị"
    r"|hướng dẫn|phóng sự|chuyên mục|cuộc|dự toán|bộ|quy chế|quy trình|đoàn|sản phẩm|nhiệm vụ"
    r"|tập huấn|dự thảo)"
)
_PERIOD_START = re.compile(
    r"(?:giai đoạn|trước|quý|quí|tháng|từ|đến|năm|thường|theo|hàng|hằng|định|cuối|đầu|hoàn thành|chậm"
    r"|sau|mỗi|khi)"
    r"(?![^\W_])"
)
_BOUND_TIME = re.compile(r"[(,]$|(?<![^\W_])(?:của|ngày|số)$")
_BEGINS_CELL = re.compile(r"[^\W_a-zđ]|[-–]\s*[^\W\d_]|[“\"]")
_VIEW = 60
_SAID = tuple(word for word in PREDICATES if word not in NOUN_OR_VERB)
_VERB = re.compile(rf"(?<![^\W_])(?:{alternatives(_SAID)})(?![^\W_])")
_WORD = re.compile(r"[^\W_]+")
_INNER_NAME = re.compile(r"(?<=[\w)%.”\"])\s+(?=[^\W\d_a-zđ])")


@dataclass(frozen=True)
class Atom:
    """A line, or a piece of one; the flags say how it stands to the piece before it."""

    passage: Passage
    line: int
    first: bool
    gap: bool
    turned: bool
    reach: int
    """Characters from the start of the line to the end of the piece."""

    @cached_property
    def text(self) -> str:
        """The words."""
        return self.passage.text

    @cached_property
    def folded(self) -> str:
        """The words, folded."""
        return fold(self.passage.text)

    @cached_property
    def time_share(self) -> float:
        """How much of it belongs to the language of time."""
        return time_share(self.text)

    @cached_property
    def is_time(self) -> bool:
        """Whether all of it is one expression of time."""
        return is_time(self.text)

    @cached_property
    def is_tail(self) -> bool:
        """Whether it is the second half of a hyphenated name ("-UBND", "– Xã hội")."""
        return bool(
            re.match(
                r"[-–](?:[^\W_]|\s*(?:19|20)\d\d|\s+(?:xã hội|kế hoạch(?![^\W_])|thương binh))",
                self.folded,
            )
        )

    @cached_property
    def opens_time(self) -> bool:
        """Whether it begins with an expression of time."""
        return bool(TIME.match(self.folded.lstrip("( ")))

    @cached_property
    def opens_period(self) -> bool:
        """Whether it begins as a time does ("Giai đoạn", "Trước ngày")."""
        return bool(_PERIOD_START.match(self.folded))

    @cached_property
    def opens_body(self) -> bool:
        """Whether a body, or a group of bodies, is named at its start."""
        return not self.is_tail and begins_agency(self.text)

    @cached_property
    def opens_name(self) -> bool:
        """Whether the own name of a body begins it, or "Các …" with a capital."""
        own = not self.is_tail and begins_name(self.text)
        return own or (self.text[:1].isupper() and self.opens_body)

    @cached_property
    def opens_acronym(self) -> bool:
        """Whether it begins with a name written in capitals ("VNPT tỉnh")."""
        word = self.text.split(" ", 1)[0].strip(",;.")
        return word.isupper() and len(word) > 1 and word.isalpha()

    @cached_property
    def opens_product(self) -> bool:
        """Whether it begins with what a task yields."""
        return bool(_PRODUCT_START.match(self.folded))

    @cached_property
    def verbs(self) -> int:
        """How many words it holds that say what is done, which names of bodies do not."""
        return len(_VERB.findall(self.folded))

    @cached_property
    def lower(self) -> bool:
        """Whether it begins in the middle of a sentence."""
        return (
            self.is_tail
            or self.text[:1].islower()
            or (not self.text[:1].isalnum() and self.text[:1] not in '“"-(')
        )

    @cached_property
    def hangs(self) -> bool:
        """Whether a sentence cannot end here."""
        if self.is_time:
            return False
        if _HANGING.search(self.folded) or _is_half_a_name(self.text):
            return True
        return self.text.count("(") > self.text.count(")")

    @cached_property
    def first_word(self) -> str:
        """The first word, folded."""
        found = _WORD.search(self.folded)
        return found.group() if found else ""

    @cached_property
    def last_word(self) -> str:
        """The last word, folded."""
        words = _WORD.findall(self.folded[-_VIEW:])
        return words[-1] if words else ""


def _is_half_a_name(text: str) -> bool:
    return bool(_HALF_A_NAME.search(text)) and not _OWNED.search(fold(text[-_VIEW:]))


def opens_period(text: str) -> bool:
    """Whether a text begins as times do ("Giai đoạn", "Trước")."""
    return bool(_PERIOD_START.match(fold(text[:_VIEW])))


def is_hanging(text: str) -> bool:
    """Whether a sentence, or the name of a body, cannot end with these words."""
    return bool(_HANGING.search(fold(text[-_VIEW:]))) or _is_half_a_name(text)


def atoms_of(lines: list[Printed]) -> list[Atom]:
    """The pieces of the lines of one row, in printed order."""
    atoms: list[Atom] = []
    for number, line in enumerate(lines):
        clean = line.passage.collapse()
        reach = 0
        for place, piece in enumerate(clean.split_at(_cuts(clean.text))):
            stripped = piece.strip()
            reach += len(piece)
            if stripped:
                first = place == 0
                atoms.append(
                    Atom(
                        passage=stripped,
                        line=number,
                        first=first,
                        gap=first and line.gap,
                        turned=first and line.turned,
                        reach=reach,
                    )
                )
    return atoms


def _cuts(text: str) -> list[int]:
    """Where a cell may end inside a line: around a time, before the name of a body."""
    cuts: set[int] = set()
    folded = fold(text)
    for found in TIME.finditer(folded):
        before = folded[max(0, found.start() - _VIEW) : found.start()].rstrip()
        rest = text[found.end() : found.end() + _VIEW]
        after = rest.lstrip()
        if found.start() and not _BOUND_TIME.search(before):
            cuts.add(found.start())
        if _BEGINS_CELL.match(after) and not after[:1].islower():
            cuts.add(found.end() + len(rest) - len(after))
    for found in _INNER_NAME.finditer("" if is_upper(text) else text):
        before = folded[max(0, found.start() - _VIEW) : found.start()]
        owned = _OWNED.search(folded[: found.end()] + folded[found.end() :].split(" ", 1)[0])
        if owned and owned.end() == len(folded):
            continue
        if begins_name(text[found.end() : found.end() + _VIEW]) and not _HANGING.search(before):
            cuts.add(found.end())
    return sorted(cut for cut in cuts if 0 < cut < len(text))
