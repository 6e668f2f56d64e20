"""Body and annex that disagree: words dropped or changed between a paragraph and its row."""

import re
from collections.abc import Iterator

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.review.alignment import Difference, Pair, align, differences
from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.review.phrases import Paragraph, flat_sections, paragraphs, words
from chuan.domain.vanban.types import Document, Value

_EMPTY = frozenset(
    """
    và của các những cho có được là theo về với từ đến trong tại để do này đó ở trên nhằm bằng một
    số khoa học công nghệ năm ngày đảm bảo
    """.split()  # noqa: SIM905  (words, read as words)
)
_LOOSE = 0.75
_ANNEX = re.compile(r"^\s*[*#_]*phụ lục\b", re.I | re.M)


def _pairs(case: Case, document: Document) -> list[Pair]:
    rows = [task for task in document.tasks if task.source == "annex"]
    if not rows:
        return []
    start, end = case.within(document)
    first = min((t.text.spans[0][0] for t in rows if t.text.spans), default=end)
    heads = [m.start() for m in _ANNEX.finditer(case.text, start, end) if m.start() < first]
    body_end = heads[-1] if heads else first
    body = [p for p in paragraphs(case.text, start, body_end) if p.label and len(p.text) > 50]
    titles = [_words(x.title.text) for _, x in flat_sections(document.sections) if x.title]
    body = [p for p in body if not _is_heading(p) and not _is_title(p, titles)]
    return align(body, rows)


def _apart(case: Case) -> list[list[tuple[Pair, list[Difference]]]]:
    """For each document its rows beside their paragraphs, with the places where they part."""
    return [
        [(pair, differences(pair.paragraph.text, pair.task.text.text)) for pair in pairs]
        for pairs in (_pairs(case, document) for document in case.documents)
    ]


def _is_heading(paragraph: Paragraph) -> bool:
    """Whether the paragraph heads others or states a figure to reach: neither is a task."""
    heads = re.match(r"(?:Điều|[IVX]+[.)])", paragraph.label)
    return bool(heads) or paragraph.text[:1].isdigit()


def _is_title(paragraph: Paragraph, titles: list[set[str]]) -> bool:
    own = _words(paragraph.text)
    return any(len(own & title) >= 0.8 * max(len(own), len(title)) for title in titles)


def _words(text: str) -> set[str]:
    return set(words(text))


def _drifts(case: Case) -> Iterator[Hit]:
    for pairs in case.once("apart", _apart):
        told = [
            (pair, [d for d in apart if _matters(d) and not _figures_of(d)])
            for pair, apart in pairs
        ]
        shortened = sum(any(d.is_clause for d in apart) for _, apart in told)
        if shortened > 2 and shortened * 3 > len(told):
            told = [(pair, [d for d in apart if not d.is_clause]) for pair, apart in told]
        for pair, apart in told:
            if apart:
                yield _drift(case, pair, apart)


def _drift(case: Case, pair: Pair, apart: list[Difference]) -> Hit:
    apart.sort(key=lambda d: -len(set(d.lost + d.added) - _EMPTY))
    evidence = _openings(case, pair) if pair.likeness < _LOOSE else []
    for difference in apart[:3]:
        evidence += _quoted(case, pair, difference)
    row = _row(pair)
    where = f"{pair.paragraph.label} / Phụ lục {row}"
    return Hit(tuple(evidence), where, {"row": row, "what": _what(apart[0])})


def _row(pair: Pair) -> str:
    task = pair.task
    return f"{task.section}.{task.number}".strip(".") if task.number else task.section


def _figures_of(difference: Difference) -> tuple[str, str] | None:
    """The figure of the body and the one of the row that stands in its place."""
    sides = [[w for w in side if w[0].isdigit()] for side in (difference.lost, difference.added)]
    if any(len(side) != 1 for side in sides) or len(difference.lost + difference.added) > 4:
        return None
    body, row = (side[0].lstrip("0") for side in sides)
    return (sides[0][0], sides[1][0]) if body != row else None


def _other_figures(case: Case) -> Iterator[Hit]:
    for pairs in case.once("apart", _apart):
        for pair, apart in pairs:
            for difference in apart:
                figures = _figures_of(difference)
                if figures:
                    yield Hit(
                        tuple(_quoted(case, pair, difference)),
                        f"{pair.paragraph.label} / Phụ lục {_row(pair)}",
                        {"body": figures[0], "row": figures[1]},
                    )


def _matters(difference: Difference) -> bool:
    """Whether words of meaning are lost or added: not only grammar words or punctuation."""
    lost, added = set(difference.lost), set(difference.added)
    if fold(" ".join(difference.lost)) == fold(" ".join(difference.added)):
        return False
    return bool((lost ^ added) - _EMPTY)


def _openings(case: Case, pair: Pair) -> list[Value]:
    """How each side begins, for a row that is worded afresh."""
    opening = " ".join(pair.paragraph.text.split()[:28])
    values = [_find(case, opening, pair.paragraph.start, pair.paragraph.end)]
    row = " ".join(pair.task.text.text.split()[:28])
    return [*values, Value(row, pair.task.text.spans)]


def _quoted(case: Case, pair: Pair, difference: Difference) -> list[Value]:
    low, high = pair.paragraph.start, pair.paragraph.end
    values = []
    if difference.body:
        values.append(_find(case, difference.body, low, high))
    if difference.row:
        spans = pair.task.text.spans
        whole = (
            (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else (0, len(case.text))
        )
        values.append(_find(case, difference.row, *whole))
    return values


def _find(case: Case, words: str, low: int, high: int) -> Value:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.compile(pattern).search(case.text, low, high)
    return Value(words, (found.span(),) if found else ())


def _what(difference: Difference) -> str:
    lost, added = " ".join(difference.lost[:8]), " ".join(difference.added[:8])
    if lost and added:
        return f"“{lost}” thành “{added}”"
    return f"thiếu “{lost}”" if lost else f"thêm “{added}”"


_BODY = (
    "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 12/KH-UBND\nNghệ An, ngày 05 tháng 3 năm 2026"
    "\n\nKẾ HOẠCH\nĐo lường\n\nI. MỤC ĐÍCH\n"
    "- Nâng cao nhận thức.\nII. NHIỆM VỤ\n1. Kiểm định\n"
    "a) Tổ chức kiểm định toàn bộ cân thông dụng, cân đồng hồ lò xo tại các chợ hạng "
    "ba trên địa bàn các xã miền núi hằng năm.\n"
    "b) Kiểm tra nhãn hàng hóa và lượng của hàng đóng gói sẵn tại siêu thị trong dịp lễ, tết.\n\n"
    "Phụ lục\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026)\n\n| TT | Nhiệm vụ | "
    "Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n"
)
_ROW_B = (
    "| 2 | Kiểm tra nhãn hàng hóa và lượng của hàng đóng gói sẵn tại siêu thị trong dịp "
    "lễ, tết | Sở Công Thương | Công an tỉnh | Hằng năm |\n"
)


def _rows(first: str) -> Example:
    return Example(
        _BODY + f"| 1 | {first} | Sở Khoa học và Công nghệ | Sở Công Thương | Hằng năm |\n" + _ROW_B
    )


RULES = (
    Rule(
        "row-figure-differs",
        "contradiction",
        "error",
        "Phần thân ghi {body}, phụ lục ghi {row} cho cùng một việc.",
        _other_figures,
        by_glyph=True,
        fires=(
            Example(
                _BODY.replace("toàn bộ cân", "120 cân")
                + "| 1 | Tổ chức kiểm định 100 cân thông dụng, cân đồng hồ lò xo tại các chợ hạng ba "
                "trên địa bàn các xã miền núi hằng năm | Sở Y tế | Sở Nội vụ | Hằng năm |\n"
            ),
        ),
        silent=(
            Example(
                _BODY.replace("toàn bộ cân", "05 cân")
                + "| 1 | Tổ chức kiểm định 5 cân thông dụng, cân đồng hồ lò xo tại các chợ hạng ba "
                "trên địa bàn các xã miền núi hằng năm | Sở Y tế | Sở Nội vụ | Hằng năm |\n"
            ),
        ),
    ),
    Rule(
        "row-drifts-from-body",
        "mismatch",
        "question",
        "Phụ lục {row} khác phần thân: {what}; có chủ ý không?",
        _drifts,
        fires=(
            _rows(
                "Tổ chức kiểm định cân đồng hồ lò xo tại các chợ hạng ba trên địa bàn"
                " các xã miền núi hằng năm"
            ),
        ),
        silent=(
            _rows(
                "Tổ chức kiểm định toàn bộ cân thông dụng, cân đồng hồ lò xo tại các "
                "chợ hạng ba trên địa bàn các xã miền núi hằng năm"
            ),
        ),
    ),
)
