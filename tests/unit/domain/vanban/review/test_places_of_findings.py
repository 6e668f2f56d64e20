"""A finding tells what kind of fault it is, in which place, and in the words around it."""

import pytest

from chuan.domain.vanban.review import RULES
from tests.unit.domain.vanban.review.papers_in_review import BY_ID, plan, quoted, told

KINDS = {
    "act_not_in_force", "body_renamed", "broken_reference", "contradiction", "date_error",
    "mismatch", "missing_field", "numbering", "obsolete_agency", "typo", "wrong_level",
}  # fmt: skip
"""As findings are stored and counted: a kind that is renamed loses what was kept under it."""
BANNER = "\nPhụ lục\n(Kèm theo Kế hoạch số {} của Ủy ban nhân dân xã)\n"


@pytest.mark.parametrize(
    ("banner", "printed"),
    [
        ("12/KH-UBND", None),
        ("12/KH-UBND ngày 05/3/2026", None),
        ("12/KH-UBND ngày 06/3/2026", "06/03/2026"),
        ("13/KH-UBND", "13/KH-UBND"),
        ("13/KH-UBND ngày 05/3/2026", "13/KH-UBND"),
        ("13/QĐ-UBND", None),
    ],
)
def test_a_banner_of_another_number_or_day_is_told_and_one_without_a_day_is_not(
    banner: str, printed: str | None
) -> None:
    found = told("banner-names-another", plan("I. NHIỆM VỤ\n- Mở lớp.\n" + BANNER.format(banner)))

    assert [printed in one.note for one in found if printed] == [True] * bool(printed)
    assert bool(found) is bool(printed)


def test_words_at_the_very_beginning_of_a_text_are_quoted_with_their_neighbours() -> None:
    assert quoted("tone-mark-in-two-places", "Bị hoá đá, hóa đơn.") == [
        "Bị hoá đá",
        "hóa đơn",
    ]


def test_several_mixed_spellings_are_parted_by_commas() -> None:
    (found,) = told("tone-mark-in-two-places", "Hoá chất, hóa đơn; thuỷ lợi, thủy sản.")

    assert "hoá / hóa, thuỷ / thủy" in found.note


def test_a_row_that_drifts_is_told_by_its_place_in_body_and_annex() -> None:
    (found,) = told("row-drifts-from-body", BY_ID["row-drifts-from-body"].fires[0].text)

    assert found.where == "a) / Phụ lục 1"


def test_a_row_whose_figure_differs_is_told_by_its_place_in_body_and_annex() -> None:
    (found,) = told("row-figure-differs", BY_ID["row-figure-differs"].fires[0].text)

    assert found.where == "a) / Phụ lục 1"
    assert "120" in found.note
    assert "100" in found.note


def test_every_kind_of_fault_is_one_of_those_that_are_stored() -> None:
    assert {rule.kind for rule in RULES} == KINDS
