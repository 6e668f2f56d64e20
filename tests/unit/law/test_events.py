"""What people enter changes an act's life by rules: no gaps of sense, and back without a trace."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chuan.law.enums import EventKind, FactKind, Reason, Relation, Standing
from chuan.law.rules import (
    Bond,
    Event,
    Span,
    Statement,
    after_events,
    differences,
    facts_of,
    judge,
    version_on,
)

BORN = date(2026, 1, 1)
DAYS = st.integers(0, 900).map(lambda days: BORN + timedelta(days=days))
KINDS = st.sampled_from([kind for kind in EventKind if kind is not EventKind.BEGINS])
WORDS = st.lists(st.sampled_from(["một", "hai", "ba", "bốn"]), max_size=12).map(" ".join)


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    found = []
    for number in range(draw(st.integers(0, 5))):
        on = draw(DAYS)
        until = draw(st.none() | DAYS.filter(lambda day, on=on: day >= on))
        found.append(
            Event(draw(KINDS), on, until, draw(st.sampled_from(["", "Điều 5"])), key=str(number))
        )
    return found


def _standing(spans: tuple[Span, ...], on: date) -> Standing:
    return judge(spans, issued_on=None, confidence="A", on=on).standing


@given(events(), st.none() | DAYS)
def test_the_intervals_never_overlap_and_never_end_before_they_begin(
    happened: list[Event], end: date | None
) -> None:
    spans = sorted(
        after_events((Span(Reason.IN_FORCE, BORN, end),), happened), key=lambda span: span.start
    )

    for span in spans:
        assert span.end is None or span.start <= span.end
    for earlier, later in pairwise(spans):
        assert earlier.end is not None
        assert earlier.end < later.start


@given(events(), DAYS)
def test_before_the_first_event_all_is_as_it_was(happened: list[Event], on: date) -> None:
    plain = (Span(Reason.IN_FORCE, BORN, None),)
    first = min((event.on for event in happened), default=date.max)

    if on < first:
        assert _standing(after_events(plain, happened), on) is _standing(plain, on)


@given(DAYS, DAYS, DAYS)
def test_a_suspension_holds_on_its_days_only_and_a_repeal_for_ever(
    start: date, until: date, on: date
) -> None:
    plain = (Span(Reason.IN_FORCE, BORN, None),)
    start, until = min(start, until), max(start, until)
    suspended = after_events(plain, [Event(EventKind.SUSPENDED, start, until)])
    repealed = after_events(plain, [Event(EventKind.REPEALED, start)])

    assert (_standing(suspended, on) is Standing.SUSPENDED) == (start <= on <= until)
    assert (_standing(repealed, on) is Standing.EXPIRED) == (on >= start)


def test_a_resumed_act_ends_on_the_day_it_would_have_ended() -> None:
    plain = (Span(Reason.IN_FORCE, BORN, date(2027, 2, 28)),)
    spans = after_events(
        plain,
        [Event(EventKind.SUSPENDED, date(2026, 3, 1)), Event(EventKind.RESUMED, date(2026, 6, 1))],
    )

    assert _standing(spans, date(2026, 5, 31)) is Standing.SUSPENDED
    assert _standing(spans, date(2026, 6, 1)) is Standing.IN_FORCE
    assert _standing(spans, date(2027, 3, 1)) is Standing.EXPIRED


def test_a_part_that_is_suspended_is_told_and_taken_back_when_it_resumes() -> None:
    plain = (Span(Reason.IN_FORCE, BORN, None),)
    stop = Event(EventKind.SUSPENDED, date(2026, 3, 1), part="Điều 5", key="a")
    back = Event(EventKind.RESUMED, date(2026, 5, 1), part="Điều 5", key="b")

    def told(happened: list[Event], on: date) -> list[tuple[FactKind, str]]:
        facts = facts_of(plain, (), happened, issued_on=None, confidence="A", on=on)
        return [(fact.kind, fact.part) for fact in facts]

    assert told([stop], date(2026, 2, 28)) == []
    assert told([stop], date(2026, 3, 1)) == [(FactKind.SUSPENDED, "Điều 5")]
    assert told([stop, back], date(2026, 5, 1)) == [(FactKind.RESUMED, "Điều 5")]


def test_a_replacement_is_told_ninety_days_ahead_and_again_when_it_comes() -> None:
    day = date(2026, 7, 1)
    bond = Bond(Relation.REPLACES, "37/2026/NĐ-CP", "", day, "A")
    spans = (Span(Reason.IN_FORCE, BORN, day - timedelta(days=1), confidence="A"),)

    def told(on: date) -> dict[FactKind, str]:
        facts = facts_of(spans, [bond], (), issued_on=BORN, confidence="A", on=on)
        return {fact.kind: fact.by for fact in facts}

    assert (
        told(day - timedelta(days=91)) == {FactKind.ENDING: ""}
        or told(day - timedelta(days=92)) == {}
    )
    assert told(day - timedelta(days=90)) == {
        FactKind.ENDING: "",
        FactKind.TO_BE_REPLACED: "37/2026/NĐ-CP",
    }
    assert told(day) == {FactKind.REPLACED: "37/2026/NĐ-CP"}


@given(WORDS, WORDS)
def test_differences_hold_both_texts(older: str, newer: str) -> None:
    words = differences(older, newer)

    assert " ".join(word.text for word in words if word.change != "new") == older
    assert " ".join(word.text for word in words if word.change != "gone") == newer


def test_the_version_that_began_last_holds() -> None:
    first = Statement("ba năm", None, None)
    second = Statement("năm năm", date(2026, 7, 1), date(2027, 6, 30))

    assert version_on([first, second], date(2026, 6, 30)) == 0
    assert version_on([first, second], date(2026, 7, 1)) == 1
    assert version_on([second], date(2027, 7, 1)) is None
