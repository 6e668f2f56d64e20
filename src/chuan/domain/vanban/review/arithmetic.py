"""Sums and counts that do not come out: parts against their total, items promised against found."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.types import Document

_MONEY = r"(?P<{0}>\d[\d.]*(?:,\d+)?)\s+(?P<{1}>tỷ|tỉ|triệu|nghìn|ngàn)\s+đồng"
_TOTAL = re.compile(
    rf"(?:tổng|dự toán|kinh phí)[^.;\n]{{0,100}}?{_MONEY.format('n', 'unit')}(?P<between>[^.\n]{{0,50}}?)"
    r"(?P<how>bao gồm|gồm|trong đó|chia ra)",
    re.I,
)
_PART = re.compile(_MONEY.format("n", "unit"), re.I)
_PARTS_END = re.compile(r"\.\s|\.?\n(?!\s*[-+*•])|\./\.")
_BRACKETS = re.compile(r"\([^()]*\)")
_WORTH = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
_COUNTED = r"(?:nhóm\s+)?(?:nhiệm\s+vụ|giải\s+pháp|nội\s+dung|mục\s+tiêu|chỉ\s+tiêu|dự\s+án|chương\s+trình)"
_PROMISED = re.compile(
    rf"(?<![\d.,/])(?P<n>\d{{1,2}})\s+(?P<what>{_COUNTED})(?P<which>[^.;\n]{{0,50}}?)"
    r"(?:\s+(?:như\s+)?sau(?:\s+đây)?\s*[:.]?\s*$|(?P<annex>\s+(?:tại|theo|nêu\s+tại)\s+phụ\s+lục(?!\s+[IVX\d])))",
    re.I | re.M,
)
_ITEM = re.compile(r"^\s*(?:(?P<number>\d{1,2})[.)]|(?P<letter>[a-zđ])\)|(?P<dash>[-+•]))\s", re.M)
_HEADING = re.compile(r"^\s*(?:[IVX]+[.)]|Điều\s+\d+|Phụ\s+lục|Nơi\s+nhận|TM\.|KT\.)", re.M | re.I)
_SHARE = re.compile(
    r"(?<![\d.,])(?P<n>\d{3,4}(?:,\d+)?)\s?%\s+(?P<of>(?:số\s+|các\s+)?"
    r"(?:cán\s+bộ|công\s+chức|hộ|cơ\s+sở|doanh\s+nghiệp|xã|phường|thôn|đảng\s+viên|chi\s+bộ|hồ\s+sơ"
    r"|sản\s+phẩm|học\s+sinh|người\s+dân|đơn\s+vị|cơ\s+quan|hợp\s+tác\s+xã))",
    re.I,
)
_GROWTH = re.compile(r"tăng|vượt|bằng|gấp|so với", re.I)


def _amount(found: re.Match[str]) -> Decimal:
    printed = found["n"].strip(".").replace(".", "").replace(",", ".")
    return Decimal(printed) * _WORTH[found["unit"].lower()]


def _sums(case: Case) -> Iterator[Hit]:
    for total in _TOTAL.finditer(case.text):
        end = _PARTS_END.search(case.text, total.end())
        stop = end.start() if end else len(case.text)
        tail = _BRACKETS.sub(lambda m: " " * len(m.group()), case.text[total.end() : stop])
        parts = [_amount(part) for part in _PART.finditer(tail)]
        whole, listed = _amount(total), sum(parts)
        if len(parts) < 2 or whole in accumulate(parts) or (whole and listed % whole == 0):
            continue
        if total["how"].lower() == "trong đó" and listed < whole:
            continue
        yield Hit(
            (case.quote(total.start(), stop),),
            "",
            {"total": _shown(whole), "listed": _shown(Decimal(listed))},
        )


def _shown(amount: Decimal) -> str:
    """The amount in milliard or million đồng, with a decimal comma."""
    unit, name = (10**9, "tỷ") if amount >= 10**9 else (10**6, "triệu")
    return f"{(amount / unit).normalize():f} {name} đồng".replace(".", ",")


def _promised(case: Case) -> Iterator[Hit]:
    rows = sum(task.source == "annex" for d in case.documents for task in d.tasks)
    for document in case.documents:
        for found in _PROMISED.finditer(case.text, *case.within(document)):
            told = int(found["n"])
            counted = rows if found["annex"] else _items_after(case, document, found.end())
            if told and counted and counted != told:
                yield Hit(
                    (case.quote(*found.span()),),
                    "",
                    {
                        "told": found["n"],
                        "what": " ".join(found["what"].lower().split()),
                        "counted": f"{counted:02d}",
                    },
                )


def _items_after(case: Case, document: Document, at: int) -> int:
    """How many items of the first list after `at` there are, 0 when no list follows at once."""
    end = case.within(document)[1]
    heading = _HEADING.search(case.text, at, end)
    stop = heading.start() if heading else end
    first = _ITEM.search(case.text, at, stop)
    if first is None or case.text[at : first.start()].strip(" .:\n"):
        return 0
    kind = first.lastgroup or ""
    counted, last = 0, 0
    for item in _ITEM.finditer(case.text, first.start(), stop):
        if item.lastgroup != kind:
            if kind == "dash":
                break
            continue
        number = int(item["number"]) if kind == "number" else last + 1
        if number <= last:
            break
        counted, last = counted + 1, number
    return counted


def _shares(case: Case) -> Iterator[Hit]:
    for found in _SHARE.finditer(case.text):
        clause = re.split(r"[.;\n]", case.text[max(0, found.start() - 40) : found.start()])[-1]
        if float(found["n"].replace(",", ".")) > 100 and not _GROWTH.search(clause):
            yield Hit((case.quote(*found.span()),), "", {"share": f"{found['n']}%"})


_PLAN = (
    "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nSố: 12/KH-UBND\nHòa Bình, ngày 05 tháng 3 năm 2026\n\n"
    "KẾ HOẠCH\nTập huấn năm 2026\n\nI. NHIỆM VỤ\n"
)


def _listed(told: str) -> Example:
    return Example(
        _PLAN + f"Kế hoạch gồm {told} nhóm nhiệm vụ sau:\n1. Mở lớp.\na) Mời giảng viên.\n"
        "b) In tài liệu.\n2. Kiểm tra phương tiện đo.\n3. Tổng hợp báo cáo.\nII. TỔ CHỨC THỰC HIỆN\n"
        "1. Phòng Kinh tế chủ trì.\n"
    )


def _costs(first: str) -> Example:
    return Example(
        _PLAN + f"Tổng kinh phí 120 triệu đồng, gồm: chi tài liệu {first} triệu đồng; chi giảng "
        "viên 80 triệu đồng (trong đó đi lại 10 triệu đồng).\n"
    )


def _trained(share: str) -> Example:
    return Example(_PLAN + f"- {share}% cán bộ được tập huấn.\n- Doanh thu bằng 120% năm trước.\n")


RULES = (
    Rule(
        "sum-differs",
        "contradiction",
        "error",
        "Tổng ghi {total} nhưng các phần cộng lại là {listed}.",
        _sums,
        by_glyph=True,
        fires=(_costs("30"),),
        silent=(
            _costs("40"),
            Example(
                _PLAN + "Tổng kinh phí 120 triệu đồng, trong đó ngân sách xã 40 triệu đồng, "
                "ngân sách tỉnh 50 triệu đồng.\n"
            ),
        ),
    ),
    Rule(
        "count-differs",
        "mismatch",
        "warning",
        "Văn bản nêu {told} {what} nhưng đếm được {counted}.",
        _promised,
        fires=(_listed("04"),),
        silent=(_listed("03"),),
    ),
    Rule(
        "share-over-hundred",
        "contradiction",
        "question",
        "Tỷ lệ {share} vượt quá toàn bộ; có ghi nhầm không?",
        _shares,
        fires=(_trained("110"),),
        silent=(_trained("100"),),
    ),
)
