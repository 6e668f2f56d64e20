"""Provinces that have been merged into another: true outside the document, so a notice."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.types import Agency, Document, Knowledge

_NAMED = r"(?:(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd)\s+)?(?:tỉnh|thành phố|tp\.?)\s+"
_SHOWN = 6


def _merged(case: Case) -> Iterator[Hit]:
    for province in case.knowledge.provinces:
        if not province.valid_until or not province.successors:
            continue
        pattern = re.compile(
            rf"(?<![^\W_]){_NAMED}({re.escape(province.name)})(?![^\W_])(?!\s*\(cũ\))", re.I
        )
        for document in case.documents:
            if not _matters(case, document, province):
                continue
            places = [
                case.quote(*found.span())
                for found in pattern.finditer(case.text, *case.within(document))
            ]
            if places:
                distinct = {place.text.casefold(): place for place in places}
                ended = date.fromisoformat(province.valid_until)
                yield Hit(
                    tuple(distinct.values())[:_SHOWN],
                    "",
                    {
                        "name": province.name,
                        "since": f"{ended + timedelta(days=1):%d/%m/%Y}",
                        "successor": ", ".join(province.successors),
                    },
                    basis=province.basis,
                    confidence=province.confidence,
                )
                break


def _matters(case: Case, document: Document, province: Agency) -> bool:
    """Whether the document is read, or was written, after the province was merged."""
    late = case.on is not None and case.on.isoformat() > province.valid_until
    return late or (document.date or "") > province.valid_until


_PROVINCES = Knowledge(
    provinces=(
        Agency(
            "Bình Định",
            valid_until="2025-06-30",
            successors=("Gia Lai",),
            basis="Nghị quyết 202/2025/QH15",
            confidence="B",
        ),
    )
)
_PLAN = (
    "ỦY BAN NHÂN DÂN\nTỈNH {name}\nSố: 12/KH-UBND\n{name}, ngày 05 tháng 3 năm 2025\n\n"
    "KẾ HOẠCH\nTập huấn năm 2025\n\nI. NHIỆM VỤ\n- Mở lớp tập huấn.\n"
)

RULES = (
    Rule(
        "province-merged-since",
        "body_renamed",
        "notice",
        "Tỉnh, thành phố “{name}” đã hợp nhất từ {since}; nay là {successor}.",
        _merged,
        fires=(Example(_PLAN.format(name="BÌNH ĐỊNH"), _PROVINCES, date(2026, 11, 22)),),
        silent=(
            Example(_PLAN.format(name="BÌNH ĐỊNH"), _PROVINCES, date(2025, 3, 6)),
            Example(_PLAN.format(name="GIA LAI"), _PROVINCES, date(2026, 11, 22)),
        ),
    ),
)
