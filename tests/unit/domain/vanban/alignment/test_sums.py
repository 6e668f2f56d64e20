"""Counts of a province against the sum of its communes."""

import pytest

from chuan.domain.vanban.alignment import add_up, added_up_json
from chuan.domain.vanban.types import Document, Task, Value


def plan(*texts: str) -> Document:
    return Document("plan", tasks=tuple(Task("", Value(text)) for text in texts))


PROVINCE = plan("Hỗ trợ 50 doanh nghiệp áp dụng công cụ cải tiến năng suất.")


def commune(number: int) -> Document:
    return plan(f"Hỗ trợ {number} doanh nghiệp trên địa bàn áp dụng công cụ cải tiến năng suất.")


def test_communes_that_reach_the_count_together_are_enough() -> None:
    added = add_up(PROVINCE, [commune(20), commune(30)])

    (told,) = added.sums
    assert (told.total, told.enough) == (50, True)
    assert added.findings == ()


def test_a_sum_below_the_count_is_told_with_both_figures() -> None:
    (finding,) = add_up(PROVINCE, [commune(20), commune(10)]).findings

    assert finding.severity == "error"
    assert "30 doanh nghiệp" in finding.note
    assert "50 doanh nghiệp" in finding.note


@pytest.mark.parametrize("complete", [True, False])
def test_a_commune_without_the_figure_leaves_the_sum_open(complete: bool) -> None:  # noqa: FBT001
    silent = plan("Trồng cây xanh ven đường.")

    added = add_up(PROVINCE, [commune(20), silent], is_complete=complete)

    assert added.sums[0].enough is None
    assert [finding.severity for finding in added.findings] == ["question"]


def test_shares_of_a_hundred_are_not_added() -> None:
    share = plan("Phấn đấu 85% cân tại chợ được kiểm định.")

    assert added_up_json(add_up(share, [share, share])) == {"sums": [], "findings": []}
