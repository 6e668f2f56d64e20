"""The layout data keeps to what the rules of document work allow, and is chosen by day."""

import itertools
from datetime import date

import pytest

from chuan.domain.vanban.writing import Family, Paper, PaperKind
from chuan.domain.vanban.writing.errors import LayoutUnknown
from chuan.domain.vanban.writing.layouts import Element, Layout, layout_for, layout_of, layouts

STATE = {
    Element.NATION: (12, 13), Element.MOTTO: (13, 14), Element.SUPERIOR: (12, 13),
    Element.ISSUER: (12, 13), Element.NUMBER: (13, 13), Element.PLACE_DATE: (13, 14),
    Element.KIND: (13, 14), Element.TITLE: (13, 14), Element.LETTER_TITLE: (12, 13),
    Element.BODY: (13, 14), Element.AUTHORITY: (13, 14), Element.POSITION: (13, 14),
    Element.SIGNER: (13, 14), Element.ADDRESSEE: (13, 14), Element.RECIPIENTS_LABEL: (12, 12),
    Element.RECIPIENT: (11, 11), Element.ANNEX_LABEL: (14, 14), Element.ANNEX_TITLE: (13, 14),
    Element.PAGE_NUMBER: (13, 14),
}  # fmt: skip
PARTY = {
    Element.NATION: (15, 15), Element.SUPERIOR: (14, 14), Element.ISSUER: (14, 14),
    Element.NUMBER: (14, 14), Element.PLACE_DATE: (14, 14), Element.KIND: (15, 16),
    Element.TITLE: (14, 15), Element.LETTER_TITLE: (12, 12), Element.BODY: (14, 15),
}  # fmt: skip
BOLD = {Element.NATION, Element.ISSUER, Element.KIND, Element.TITLE, Element.AUTHORITY}
CAPITALS = {Element.NATION, Element.SUPERIOR, Element.ISSUER, Element.KIND, Element.AUTHORITY}


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.id)
def test_sizes_keep_to_the_table_of_the_rules(layout: Layout) -> None:
    allowed = STATE if layout.family is Family.STATE else PARTY
    wrong = {
        element: layout.styles[element].size
        for element, (least, most) in allowed.items()
        if not least <= layout.styles[element].size <= most
    }

    assert not wrong
    assert all(layout.styles[element].bold for element in BOLD)
    assert all(layout.styles[element].caps for element in CAPITALS)
    assert layout.styles[Element.PLACE_DATE].italic


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.id)
def test_margins_keep_to_the_rules_of_both_families(layout: Layout) -> None:
    margins = layout.margins_mm

    assert 20 <= margins.top <= 25
    assert 20 <= margins.bottom <= 25
    assert 30 <= margins.left <= 35
    assert 15 <= margins.right <= 20
    assert 1 <= layout.line_spacing <= 1.5
    assert layout.paragraph_pt >= 6
    assert 10 <= layout.styles[Element.BODY].first <= 12.7


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.id)
def test_every_kind_of_paper_and_every_element_has_its_look(layout: Layout) -> None:
    absent = set(Element) - set(layout.styles)

    assert set(layout.names) == set(PaperKind)
    assert absent <= ({Element.MOTTO} if layout.family is Family.PARTY else set())


@pytest.mark.parametrize(
    ("family", "on", "name"),
    [
        (Family.STATE, date(2020, 3, 5), "nd-30-2020"),
        (Family.STATE, date(2030, 1, 1), "nd-30-2020"),
        (Family.PARTY, date(2018, 4, 3), "hd-36-2018"),
        (Family.PARTY, date(2026, 1, 8), "hd-36-2018"),
        (Family.PARTY, date(2026, 1, 9), "qd-399-2026"),
    ],
)
def test_the_layout_is_the_one_valid_on_the_day(family: Family, on: date, name: str) -> None:
    assert layout_for(family, on).id == name


@pytest.mark.parametrize(
    ("family", "on"), [(Family.STATE, date(2020, 3, 4)), (Family.PARTY, date(2018, 4, 2))]
)
def test_a_day_before_any_known_layout_is_refused(family: Family, on: date) -> None:
    with pytest.raises(LayoutUnknown, match=on.strftime("%d/%m/%Y")):
        layout_for(family, on)


def test_layouts_of_one_family_never_overlap() -> None:
    for family in Family:
        spans = sorted(
            (layout.valid_from, layout.valid_until or date.max)
            for layout in layouts()
            if layout.family is family
        )
        assert all(end < start for (_, end), (start, _) in itertools.pairwise(spans))


def test_the_new_party_layout_says_that_it_is_not_confirmed_and_inherits() -> None:
    old, new = (
        layout_for(Family.PARTY, date(2025, 1, 1)),
        layout_for(Family.PARTY, date(2026, 2, 1)),
    )

    assert new.is_unconfirmed
    assert not old.is_unconfirmed
    assert "Chưa xác minh" in new.note
    assert new.like == old.id
    assert new.styles == old.styles


def test_a_paper_may_name_its_layout_but_not_one_of_the_other_family() -> None:
    paper = Paper(Family.PARTY, PaperKind.PLAN, "Đảng ủy xã", layout="hd-36-2018")
    today = date(2026, 11, 22)

    assert layout_of(paper, today).id == "hd-36-2018"
    assert layout_of(Paper(Family.PARTY, PaperKind.PLAN, "Đảng ủy"), today).id == "qd-399-2026"
    with pytest.raises(LayoutUnknown, match="không dùng"):
        layout_of(Paper(Family.STATE, PaperKind.PLAN, "UBND", layout="hd-36-2018"), today)
    with pytest.raises(LayoutUnknown, match="Không có mẫu"):
        layout_of(Paper(Family.STATE, PaperKind.PLAN, "UBND", layout="nd-110"), today)
