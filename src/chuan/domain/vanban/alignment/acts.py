"""Acts that the child cites though they were not in force on its day, or are not now."""

from collections.abc import Iterator
from datetime import date

from chuan.domain.vanban.alignment.bodies import reviewed
from chuan.domain.vanban.alignment.catalogue import AlignmentRule, Case, Hit
from chuan.domain.vanban.alignment.samples import whole
from chuan.domain.vanban.alignment.types import Quote
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.review.law_notices import RULES as LAW_RULES
from chuan.domain.vanban.types import Act, Finding, Knowledge, Validity, Value


def _hits(case: Case, rule: str) -> Iterator[Hit]:
    for found in reviewed(case, LAW_RULES, rule):
        said = found.evidence[0]
        above = _cited_above(case, said)
        yield Hit(
            above,
            Quote(-1, "Văn bản viện dẫn", said),
            {"note": _plain(found), "above": " Văn bản cấp trên cũng viện dẫn." if above else ""},
            basis=found.basis,
            mark=found.confidence,
        )


def _plain(found: Finding) -> str:
    return found.note.removesuffix(" (chưa xác minh)").rstrip(".")


def _cited_above(case: Case, said: Value) -> Quote | None:
    for place, parent in enumerate(case.parents):
        for citation in parent.document.citations:
            if fold(citation.symbol) == fold(said.text):
                return Quote(place, "Văn bản viện dẫn", Value(citation.symbol, citation.spans))
    return None


def _then(case: Case) -> Iterator[Hit]:
    yield from _hits(case, "act-not-in-force-then")


def _now(case: Case) -> Iterator[Hit]:
    yield from _hits(case, "act-not-in-force-now")


def _law(until: str) -> Knowledge:
    return Knowledge(
        acts=(
            Act(
                "74/2018/NĐ-CP",
                "Nghị định",
                validity=(
                    Validity("in_force", "2018-07-01", until),
                    Validity("repealed", until, basis="37/2026/NĐ-CP, Điều 97", confidence="A"),
                ),
                replaced_by=("37/2026/NĐ-CP",),
                confidence="A",
            ),
        )
    )


_CITES = (
    "Căn cứ Nghị định số 74/2018/NĐ-CP ngày 15/5/2018 của Chính phủ, UBND xã xây dựng Kế hoạch.\n"
    "I. NHIỆM VỤ\n- Mở lớp tập huấn.\n"
)
_ABOVE = "I. NHIỆM VỤ\n- Mở lớp tập huấn.\n"
RULES = (
    AlignmentRule(
        "act-cited-not-in-force-then",
        "warning",
        "{note}.{above}",
        whole=_then,
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
        mark="A",
        fires=(whole(_CITES, _ABOVE, _law("2026-01-31")),),
        silent=(whole(_CITES, _ABOVE, _law("2026-06-30")),),
    ),
    AlignmentRule(
        "act-cited-not-in-force-now",
        "notice",
        "{note}.{above}",
        whole=_now,
        fires=(whole(_CITES, _ABOVE, _law("2026-06-30"), date(2026, 11, 21)),),
        silent=(whole(_CITES, _ABOVE, _law("2026-06-30"), date(2026, 4, 1)),),
    ),
)
