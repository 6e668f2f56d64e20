"""Notices: acts cited that were not in force on the document's day, or are not today."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.types import Act, Citation, Document, Knowledge, Validity, Value

_OUT = ("repealed", "suspended")
_SAID = {"repealed": "hết hiệu lực", "suspended": "tạm ngưng hiệu lực"}


@lru_cache(maxsize=4)
def _acts(knowledge: Knowledge) -> dict[str, Act]:
    return {_plain(act.symbol): act for act in knowledge.acts}


def _plain(symbol: str) -> str:
    return re.sub(r"\s+", "", symbol).casefold()


def state_on(act: Act, day: str) -> Validity | None:
    """What keeps the act from being in force on the ISO `day`; None when nothing is known to.

    The latest interval that holds the day decides (a suspension inside a life, a resumption after).
    """
    holding = [
        v for v in act.validity if (not v.start or v.start <= day) and (not v.end or day <= v.end)
    ]
    if holding:
        last = max(holding, key=lambda v: v.start)
        return last if last.reason in _OUT else None
    if not act.validity:
        return None
    begins = min((v.start for v in act.validity if v.start), default="")
    if begins and day < begins:
        return Validity("not_yet", begins)
    ended = max((v.end for v in act.validity if v.end), default="")
    return Validity("repealed", ended) if ended and ended < day else None


def _cited(case: Case) -> Iterator[tuple[Document, Citation, Act]]:
    acts = _acts(case.knowledge)
    for document in case.documents:
        for citation in document.citations:
            act = acts.get(_plain(citation.symbol))
            if act is not None:
                yield document, citation, act


def _then(case: Case) -> Iterator[Hit]:
    for document, citation, act in _cited(case):
        if not document.date or len(document.date) < 10:
            continue
        state = state_on(act, document.date)
        if state is not None:
            yield _hit(citation, act, state, document.date)


def _now(case: Case) -> Iterator[Hit]:
    if case.on is None:
        return
    today = case.on.isoformat()
    seen: set[str] = set()
    for document, citation, act in _cited(case):
        full = document.date if document.date and len(document.date) == 10 else None
        state = state_on(act, today)
        if state is None or act.symbol in seen or (full and state_on(act, full)):
            continue
        seen.add(act.symbol)
        yield _hit(citation, act, state, today)


def _hit(citation: Citation, act: Act, state: Validity, day: str) -> Hit:
    said = _SAID.get(state.reason, "chưa có hiệu lực")
    replaced = f"; thay bằng {', '.join(act.replaced_by)}" if act.replaced_by else ""
    return Hit(
        (Value(citation.symbol, citation.spans),),
        "",
        {
            "act": " ".join(filter(None, (act.kind, act.symbol))),
            "state": said,
            "day": f"{date.fromisoformat(day):%d/%m/%Y}",
            "replaced": replaced,
        },
        basis=state.basis,
        confidence=state.confidence or act.confidence,
    )


_OLD = Knowledge(
    acts=(
        Act(
            "74/2018/NĐ-CP",
            "Nghị định",
            validity=(
                Validity("in_force", "2018-07-01", "2026-06-30"),
                Validity("repealed", "2026-07-01", basis="37/2026/NĐ-CP, Điều 97", confidence="A"),
            ),
            replaced_by=("37/2026/NĐ-CP",),
            confidence="A",
        ),
    )
)


def _plan(day: str) -> str:
    return (
        f"ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nSố: 12/KH-UBND\nHòa Bình, {day}\n\nKẾ HOẠCH\nTập huấn\n\n"
        "Căn cứ Nghị định số 74/2018/NĐ-CP ngày 15/5/2018 của Chính phủ, UBND xã xây "
        "dựng Kế hoạch như sau:\n"
        "I. NHIỆM VỤ\n- Mở lớp.\n"
    )


RULES = (
    Rule(
        "act-not-in-force-then",
        "act_not_in_force",
        "notice",
        "{act} {state} vào ngày ban hành văn bản ({day}){replaced}.",
        _then,
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
        confidence="A",
        fires=(Example(_plan("ngày 05 tháng 9 năm 2026"), _OLD),),
        silent=(Example(_plan("ngày 05 tháng 3 năm 2026"), _OLD),),
    ),
    Rule(
        "act-not-in-force-now",
        "act_not_in_force",
        "notice",
        "{act} nay {state} (xét ngày {day}){replaced}.",
        _now,
        fires=(Example(_plan("ngày 05 tháng 3 năm 2026"), _OLD, date(2026, 11, 21)),),
        silent=(
            Example(_plan("ngày 05 tháng 3 năm 2026"), _OLD, date(2026, 4, 1)),
            Example(_plan("ngày 05 tháng 3 năm 2026"), _OLD),
        ),
    ),
)
