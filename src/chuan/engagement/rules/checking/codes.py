"""A case and a day as a code that fits on paper: what was chosen, never the words that were typed."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from chuan.engagement.rules.checking.cases import Case
from chuan.engagement.rules.checking.tables import Question, Tables
from chuan.engagement.rules.goods import plain_hs

FIRST_DAY: Final = date(2024, 1, 1)
DAY_ROOM: Final = 2**14
GROUP_ROOM: Final = 2**7
MANY_ROOM: Final = 2**14
ONE_ROOM: Final = 2**4
"""Room for more groups and choices, so that codes printed today are read after the tables grow."""
HS_DIGITS: Final = 8
HS_ROOM: Final = 2 * 10**HS_DIGITS
SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans("ILOU", "110V")
_CHECK: Final = 29
SHORTEST: Final = 8
LONGEST: Final = 60


def code_of(tables: Tables, case: Case, on: date) -> str:
    """The code of a case and a day, in fours; "" for a day that has no code.

    The last sign tells a slip of the pen. The place of a group, a question and a choice in its table
    is what counts, so that tables only grow at their end.
    """
    day = (on - FIRST_DAY).days
    if not 0 <= day < DAY_ROOM:
        return ""
    groups = [group.key for group in tables.groups]
    digits = [(day, DAY_ROOM), (groups.index(case.group) + 1 if case.group else 0, GROUP_ROOM)]
    digits.append((1 if case.hs else 0, 2))
    if case.hs:
        digits.append((int(f"1{case.hs[:HS_DIGITS]}"), HS_ROOM))
    digits += [(_chosen(question, case), _room(question)) for question in tables.questions]
    number = 0
    for value, room in reversed(digits):
        number = number * room + value
    signs = (
        "".join(reversed(list(_signs(number)))).rjust(SHORTEST - 1, "0") + SIGNS[number % _CHECK]
    )
    return "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))


def read_code(tables: Tables, text: str) -> tuple[Case, date] | None:
    """The case and the day of a code as people type it; None for what is no code."""
    signs = "".join(text[:LONGEST].upper().translate(_READ_AS).replace("-", " ").split())
    if len(signs) < SHORTEST or any(sign not in SIGNS for sign in signs):
        return None
    number = 0
    for sign in signs[:-1]:
        number = number * len(SIGNS) + SIGNS.index(sign)
    if SIGNS[number % _CHECK] != signs[-1]:
        return None
    return _unpacked(tables, number)


def _unpacked(tables: Tables, number: int) -> tuple[Case, date] | None:
    """What the number of a code says; None when a place in it is in no table."""
    number, day = divmod(number, DAY_ROOM)
    number, place = divmod(number, GROUP_ROOM)
    number, has_hs = divmod(number, 2)
    hs = ""
    if has_hs:
        number, digits = divmod(number, HS_ROOM)
        hs = plain_hs(str(digits)[1:])
    answers: dict[str, frozenset[str]] = {}
    for question in tables.questions:
        number, told = divmod(number, _room(question))
        given = _given(question, told)
        if given is None:
            return None
        if given:
            answers[question.fact] = given
    if number or place > len(tables.groups) or bool(hs) != bool(has_hs):
        return None
    group = tables.groups[place - 1].key if place else ""
    return Case("", group, hs, answers), FIRST_DAY + timedelta(days=day)


def _room(question: Question) -> int:
    return MANY_ROOM if question.many else ONE_ROOM


def _chosen(question: Question, case: Case) -> int:
    """The choices as bits, or the place of the only one; 0 is not known."""
    given = case.answers.get(question.fact, frozenset())
    places = [at for at, choice in enumerate(question.choices) if choice.value in given]
    if question.many:
        return sum(1 << at for at in places)
    return places[0] + 1 if places else 0


def _given(question: Question, told: int) -> frozenset[str] | None:
    """The choices that a number tells; None when it tells one that is not in the table."""
    if question.many:
        if told >> len(question.choices):
            return None
        places = [at for at in range(len(question.choices)) if told >> at & 1]
    else:
        if told > len(question.choices):
            return None
        places = [told - 1] if told else []
    return frozenset(question.choices[at].value for at in places)


def _signs(number: int) -> Iterator[str]:
    """The signs of a number, the lowest first."""
    while number:
        number, place = divmod(number, len(SIGNS))
        yield SIGNS[place]
