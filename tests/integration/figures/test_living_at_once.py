"""Two at once in the life of a report do each thing once, and a kill leaves nothing half sent."""

from datetime import date
from pathlib import Path

import pytest

from chuan.core.actor import system_actor
from chuan.figures.models import Schedule
from chuan.orgs.enums import Role
from chuan.orgs.services import set_role
from tests.factories.at_once import in_a_process
from tests.factories.cast import make_cast
from tests.factories.figures import make_reporting
from tests.factories.reports import fill, officer_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.both]


def test_who_presses_at_once_is_served_once_and_a_kill_leaves_nothing_half(tmp_path: Path) -> None:
    _lay()

    told = in_a_process("tests.integration.figures.living_at_once", tmp_path)

    assert told["killed"] == 9
    assert told["after the kill"] == [0, "drafting"], "nothing half sent"
    assert told["tabs"] == ["done"] * 4
    assert told["cells"] == [[5, 1], [6, 1]], "both tabs, neither twice"
    assert told["changes"] == 2
    assert sorted(told["sent"]) == ["ChangedMeanwhile"] * 3 + ["done"]
    assert told["judged"].count("done") == 1, told["judged"]
    assert not [each for each in told["judged"] if "ERROR" in each]
    assert sorted(told["closed"][::2]) == ["RoundRefused", "done"]
    assert (told["closed"][1], told["ward"]) in {
        ("done", "locked"), ("ReportIncomplete", "drafting"),
    }, "a round that is closed keeps nothing that is only sent"  # fmt: skip
    assert not [each for each in told["published"] if "ERROR" in each], told["published"]
    assert told["publications"] == told["published"].count("done") == 1
    assert (told["opened"], told["rounds"]) == (["done"] * 3, 1)


def _lay() -> None:
    """The ward is filled, Minh is a head too, and a schedule owes a round today."""
    cast = make_cast()
    reporting = make_reporting(cast)
    fill(officer_of(cast.ward, "Lý"), reporting.ward, reporting.kit)
    assert cast.minh.person is not None
    set_role(
        actor=system_actor(), person=cast.minh.person, organisation=cast.province,
        role=Role.HEAD, valid_from=date(2025, 7, 1),
    )  # fmt: skip
    Schedule.objects.create(
        form_code=reporting.kit.form.code, asker=cast.province, asker_path=cast.province.path,
        period_kind="year", due_month=12, due_day=31, opens_before=365,
        asked=["commune_government"],
    )  # fmt: skip
