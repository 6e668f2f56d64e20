"""Papers go to JSON and back without loss; anything else is refused with a sentence."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.domain.errors import DomainError
from chuan.domain.vanban.writing import Annex, AnnexGroup, Family, Paper, PaperKind, with_number
from chuan.domain.vanban.writing.codec import from_json, to_json
from chuan.domain.vanban.writing.errors import PaperUnreadable

PLAN = Paper(
    family=Family.STATE,
    kind=PaperKind.PLAN,
    issuer="Ủy ban nhân dân xã An Hòa",
    symbol="KH-UBND",
    annexes=(Annex(columns=("TT", "Nhiệm vụ"), groups=(AnnexGroup(rows=(("1", "Việc"),)),)),),
)


@settings(max_examples=60, deadline=None)
@given(st.from_type(Paper))
def test_any_paper_survives_being_stored(paper: Paper) -> None:
    stored = json.dumps(to_json(paper))

    assert from_json(json.loads(stored)) == paper


def _changed(**changes: object) -> dict[str, Any]:
    stored = to_json(PLAN)
    stored["paper"] |= changes
    return stored


@pytest.mark.parametrize(
    "written",
    [
        None,
        [],
        "paper",
        {},
        {"version": 1},
        {"version": True, "paper": to_json(PLAN)["paper"]},
        {"version": 1, "paper": []},
        {**to_json(PLAN), "more": 1},
        _changed(kind="poem"),
        _changed(issued_on="20260105"),
        _changed(issued_on="2026-02-30"),
        _changed(issued_on=20260105),
        _changed(number=5),
        _changed(bases="Căn cứ"),
        _changed(body=[{"kind": "item"}]),
        _changed(unknown=""),
        _changed(urgency=None),
    ],
)
def test_what_is_not_a_paper_is_refused_in_words(written: object) -> None:
    with pytest.raises(PaperUnreadable) as refused:
        from_json(written)

    assert isinstance(refused.value, DomainError)
    assert "Bản soạn thảo" in refused.value.message


def test_a_paper_of_a_later_version_asks_for_an_update() -> None:
    with pytest.raises(PaperUnreadable, match="cập nhật"):
        from_json({**to_json(PLAN), "version": 2})


def test_the_refusal_names_the_place() -> None:
    with pytest.raises(PaperUnreadable) as refused:
        from_json(_changed(body=[{"kind": "item", "label": "", "text": 3, "level": 0}]))

    assert refused.value.context["where"] == "paper.body[0].text"


def test_number_and_day_come_together() -> None:
    issued = with_number(PLAN, "05", date(2026, 3, 12))

    assert issued == replace(PLAN, number="05", issued_on=date(2026, 3, 12))
