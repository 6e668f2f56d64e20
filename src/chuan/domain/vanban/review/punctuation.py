"""Signs and spaces set wrongly, commas lost, brackets left open, and paragraphs printed twice."""

import re
from collections import Counter
from collections.abc import Iterator

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.types import Value

_SPACED = re.compile(
    r"(?<=[^\W\d_]) +[,;:](?=\s)|(?<=[^\W\d_])[,;](?=[^\W\d_])|(?<=\( )(?=[^\W\d_])"
)
_DOUBLED = re.compile(r"(?<![.,;:])(?:,\s?,|;\s?;|,\s?;|;\s?,|,\s?\.(?!\.)|;\s?\.(?![./])|:\s?:)")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*$")
_OPEN = re.compile(
    r"\((?P<inside>[^()]{1,400}?)(?:\(|\n(?=\s*(?:[-+•]|\d+[.)]|[a-zđ]\)|[IVX]+\.)\s)|\./\.)"
)
_DOUBLE = re.compile(r"(?<=[^\W\d_,;])[ \u00a0]{2}(?=[^\W\d_])|(?<=[,;])[ \u00a0]{2}(?=[^\W\d_])")
"""Beside a figure the two blanks are mostly a number set in or a line put together."""
_LONG = 60
_SHOWN = 8


def _spacing(case: Case) -> Iterator[Hit]:
    if case.reading.source.kind not in ("text", "docx"):
        return
    evidence = []
    for pattern in (_SPACED, _DOUBLED):
        for found in pattern.finditer(case.text):
            before = case.text[max(0, found.start() - 40) : found.end()]
            if not _ADDRESS.search(before):
                evidence.append(_around(case, *found.span()))
    if evidence:
        yield Hit(tuple(evidence[:_SHOWN]), "", {"count": str(len(evidence))})


def _around(case: Case, start: int, end: int) -> Value:
    """The sign with the words on both sides of it."""
    before = re.search(r"\S*\s*$", case.text[max(0, start - 24) : start])
    after = re.match(r"\s*\S*", case.text[end : end + 24])
    return case.quote(
        start - (len(before.group()) if before else 0), end + (after.end() if after else 0)
    )


def _left_open(case: Case) -> Iterator[Hit]:
    if case.reading.source.kind not in ("text", "docx"):
        return
    for document in case.documents:
        for found in _OPEN.finditer(case.text, *case.within(document)):
            if not found["inside"].strip():
                continue
            yield Hit((case.quote(found.start(), min(found.end("inside"), found.start() + 60)),))


def _twice(case: Case) -> Iterator[Hit]:
    """Two tasks, or two duties, of one document that say the same word for word."""
    for document in case.documents:
        told: dict[str, Value] = {}
        texts = [task.text for task in document.tasks] + [duty.text for duty in document.duties]
        for text in texts:
            key = fold(" ".join(text.text.split()).rstrip(".;"))
            first = told.setdefault(key, text)
            if len(key) >= _LONG and first.spans != text.spans and first.spans and text.spans:
                yield Hit((first, text))


def _double_spaces(case: Case) -> Iterator[Hit]:
    if case.reading.source.kind not in ("text", "docx"):
        return
    evidence = []
    for match in _DOUBLE.finditer(case.text):
        line = case.text[case.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        tail = case.text[match.end() :].split("\n", 1)[0]
        blank = re.search(r"\s{2,}(?:tháng|năm)|[/-][A-ZĐ]|tháng\s{2,}", match.group() + tail[:12])
        if (
            len(line.split()) > 2
            and tail.split()
            and not blank
            and "   " not in line
            and not line.isupper()
            and not any(char.isdigit() for char in line.split()[-1])
        ):
            evidence.append(
                case.quote(_back(case.text, match.start()), _forward(case.text, match.end()))
            )
    if evidence:
        yield Hit(tuple(evidence[:8]), "", {"count": str(len(evidence))})


def _back(text: str, at: int) -> int:
    found = re.search(r"(?:\S+ )?\S+$", text[max(0, at - 40) : at])
    return at - (len(found.group()) if found else 0)


def _forward(text: str, at: int) -> int:
    found = re.match(r"\S+(?: \S+)?", text[at : at + 40])
    return at + (found.end() if found else 0)


_COMMA = re.compile(r"(?<![^\W_])([^\W\d_]+ [^\W\d_]+), ([^\W\d_]+ [^\W\d_]+)(?![^\W_])")
_CLAUSE = re.compile(r"[^,;.:()\"“”]+")
_RUN = re.compile(r"[^\W\d_]+")


def _lost_commas(case: Case) -> Iterator[Hit]:
    """Two words that the document lists with a comma many times, and once or twice without."""
    flat = " ".join(case.text.split())
    listed = Counter(fold(f"{a} {b}") for a, b in _COMMA.findall(flat))
    listed += Counter(fold(f"{a} {b}") for a, b in _COMMA.findall(flat.split(",", 1)[-1]))
    usual = {pair for pair, count in listed.items() if count >= 4}
    if not usual or case.is_scanned:
        return
    evidence: dict[str, list[Value]] = {}
    for key, start, end in _unparted(case, usual):
        evidence.setdefault(key, []).append(case.quote(start, end))
    kept = {k: v for k, v in evidence.items() if len(v) * 2 <= listed[k]}
    if kept:
        found = tuple(value for values in kept.values() for value in values[:3])
        yield Hit(found, "", {"printed": found[0].text})


def _unparted(case: Case, usual: set[str]) -> Iterator[tuple[str, int, int]]:
    """The places of the four-word lists `usual` with no sign inside, but not of two names."""
    heads = {pair.split(" ", 1)[0] for pair in usual}
    for clause in _CLAUSE.finditer(case.folded):
        words = list(_RUN.finditer(clause.group()))
        for i in range(len(words) - 3):
            if words[i].group() not in heads:
                continue
            key = " ".join(word.group() for word in words[i : i + 4])
            start, end = clause.start() + words[i].start(), clause.start() + words[i + 3].end()
            third = clause.start() + words[i + 2].start()
            named = case.text[start].isupper() and case.text[third].isupper()
            if key in usual and not named:
                yield key, start, end


_PLAN = (
    "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nSố: 12/KH-UBND\nHòa Bình, ngày 05 tháng 3 năm 2026\n\n"
    "KẾ HOẠCH\nTập huấn năm 2026\n\nI. NHIỆM VỤ\n"
)
_TASK = "- Mở lớp tập huấn về đo lường cho hộ kinh doanh tại các chợ trên địa bàn xã trong năm.\n"

RULES = (
    Rule(
        "double-spaces",
        "typo",
        "question",
        "Có {count} chỗ thừa khoảng trắng giữa hai từ; có cần sửa?",
        _double_spaces,
        fires=(Example("Cán bộ công chức làm việc tại UBND  xã được tập huấn."),),
        silent=(Example("Cán bộ công chức làm việc tại UBND xã được tập huấn."),),
    ),
    Rule(
        "comma-lost-in-list",
        "typo",
        "question",
        "“{printed}” thiếu dấu phẩy mà nơi khác trong văn bản vẫn có; có cần thống nhất?",
        _lost_commas,
        fires=(
            Example(
                "Bảo đảm quốc phòng, an ninh. Giữ vững quốc phòng, an ninh. Củng cố "
                "quốc phòng, an ninh. "
                "Tăng cường quốc phòng, an ninh. Đầu tư cho lĩnh vực quốc phòng an ninh."
            ),
        ),
        silent=(Example("Bảo đảm quốc phòng, an ninh. Đầu tư cho lĩnh vực quốc phòng an ninh."),),
    ),
    Rule(
        "signs-misplaced",
        "typo",
        "question",
        "Có {count} chỗ đặt dấu câu chưa đúng; có cần sửa?",
        _spacing,
        fires=(
            Example(_PLAN + "- Giao các phòng , đơn vị thực hiện.\n"),
            Example(_PLAN + "- Giao các xã,phường thực hiện;; báo cáo kết quả.\n"),
        ),
        silent=(
            Example(_PLAN + "- Đạt 1,5 điểm; 2.000 hộ, v.v. Gửi về a.b@xa.gov.vn, trước 17:00.\n"),
        ),
    ),
    Rule(
        "bracket-left-open",
        "typo",
        "question",
        "Ngoặc mở ở đây không thấy ngoặc đóng; có thiếu dấu không?",
        _left_open,
        fires=(Example(_PLAN + "- Mở lớp (02 lớp, 60 học viên trong quý II.\n- In tài liệu.\n"),),
        silent=(Example(_PLAN + "- Mở lớp (02 lớp, 60 học viên) trong quý II.\n- a) In.\n"),),
    ),
    Rule(
        "paragraph-twice",
        "numbering",
        "question",
        "Đoạn này giống hệt một đoạn phía trên; có lặp lại không?",
        _twice,
        fires=(Example(_PLAN + _TASK + "- In tài liệu phát cho hộ kinh doanh.\n" + _TASK),),
        silent=(Example(_PLAN + _TASK + "- In tài liệu phát cho hộ kinh doanh.\n"),),
    ),
)
