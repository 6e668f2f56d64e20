"""Sender and next receiver read one step of each other, and nobody else does, whatever is claimed."""

from chuan.traceability.rules.one_step import Step, steps_between

LEFT = Step(1, 10.0, "/a/", "shipping")
CAME = Step(2, 20.0, "/b/", "receiving")


def _pairs(*steps: Step) -> list[tuple[int, int]]:
    return [(leaving.event, arriving.event) for leaving, arriving in steps_between(steps)]


def test_the_next_that_receives_takes_the_step() -> None:
    assert _pairs(CAME, LEFT) == [(1, 2)]


def test_a_claim_recorded_later_for_an_earlier_time_takes_nothing() -> None:
    assert _pairs(LEFT, CAME, Step(3, 15.0, "/thief/", "receiving")) == []


def test_a_claim_for_a_later_time_takes_nothing() -> None:
    assert _pairs(LEFT, CAME, Step(3, 30.0, "/thief/", "receiving")) == [(1, 2)]


def test_a_step_that_names_the_other_side_is_left_to_the_names() -> None:
    assert _pairs(LEFT._replace(names_destination=True), CAME) == []
    assert _pairs(LEFT, CAME._replace(names_source=True)) == []


def test_what_happened_between_breaks_the_step() -> None:
    assert _pairs(LEFT, CAME, Step(3, 15.0, "/a/", "packing")) == []


def test_only_leaving_and_arriving_are_a_step() -> None:
    assert _pairs(LEFT._replace(biz_step="packing"), CAME) == []
    assert _pairs(LEFT, CAME._replace(biz_step="packing")) == []
    assert _pairs(LEFT, CAME._replace(owner="/a/")) == []


def test_an_event_without_a_step_between_breaks_it_too() -> None:
    assert _pairs(LEFT, CAME, Step(3, 15.0, "/a/", "")) == []
