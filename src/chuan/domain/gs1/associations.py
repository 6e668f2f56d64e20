"""Which application identifiers go together: partners needed, exclusions, repeats, signatures.

Source: GS1 General Specifications §4.13 and §4.14.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Final, NamedTuple

from chuan.domain.gs1.ais import AIS
from chuan.domain.gs1.elements import Element
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.sentences import Sentence, gettext_noop

SIGNATURE: Final = "8030"


class _Company(NamedTuple):
    """What an identifier wants beside it: any one `alone`, or each of a group; none `excluded`."""

    alone: frozenset[str]
    groups: tuple[tuple[frozenset[str], ...], ...]
    excluded: frozenset[str]


def check_associations(elements: Sequence[Element]) -> None:
    """Refuse elements that may not stand together on one thing.

    >>> check_associations([Element("01", "12345678901231"), Element("17", "261231")])
    >>> check_associations([Element("17", "261231")])
    Traceback (most recent call last):
    ...
    chuan.domain.gs1.errors.Gs1Error: (17) phải đi cùng (01), (02), (03), (255), (8006) hoặc (8026).
    """
    present = {element.ai for element in elements}
    if len(present) != len(elements):
        refuse_different_repeats(elements)
    check_company(present)
    if SIGNATURE in present:
        refuse_signature_of_class(elements)


def check_company(present: set[str]) -> None:
    """Refuse identifiers that may not stand together, or lack a partner, whatever their values."""
    for ai in present:
        company = _company_of(ai)
        if company.excluded and not company.excluded.isdisjoint(present):
            _refuse_excluded(ai, present)
        if company.groups and company.alone.isdisjoint(present):
            _refuse_alone(ai, present)


def refuse_different_repeats(elements: Iterable[Element]) -> None:
    """Refuse an identifier given twice with different values."""
    first: dict[str, str] = {}
    for ai, value in elements:
        if first.setdefault(ai, value) != value:
            raise Gs1Error(
                Sentence(
                    gettext_noop("(%(ai)s) có hai giá trị khác nhau: “%(one)s” và “%(other)s”."),
                    ai=ai,
                    one=first[ai],
                    other=value,
                ),
                code="different_repeats",
                ai=ai,
            )


def refuse_exclusive(elements: Iterable[Element]) -> None:
    """Refuse identifiers that exclude each other."""
    present = {element.ai for element in elements}
    for ai in present:
        _refuse_excluded(ai, present)


def refuse_missing_partner(elements: Iterable[Element]) -> None:
    """Refuse an identifier without the others it needs beside it."""
    present = {element.ai for element in elements}
    for ai in present:
        _refuse_alone(ai, present)


def refuse_signature_of_class(elements: Sequence[Element]) -> None:
    """Refuse a digital signature (8030) beside a key whose serial part was left out."""
    present = dict(elements)
    if SIGNATURE not in present:
        return
    for ai, length in _serialised().items():
        if ai in present and len(present[ai]) <= length:
            raise Gs1Error(
                Sentence(gettext_noop("Chữ ký số (8030) cần (%(ai)s) có phần số sê-ri."), ai=ai),
                code="signature_needs_serial",
                ai=ai,
            )


RULES: Final[Mapping[str, Callable[[Sequence[Element]], None]]] = {
    "repeats": refuse_different_repeats,
    "exclusions": refuse_exclusive,
    "partners": refuse_missing_partner,
    "signature": refuse_signature_of_class,
}
"""The rules of `check_associations`, for who wants one of them alone."""


def _refuse_excluded(ai: str, present: set[str]) -> None:
    unwanted = _company_of(ai).excluded & present
    if unwanted:
        raise Gs1Error(
            Sentence(
                gettext_noop("(%(ai)s) không được đi cùng (%(other)s)."), ai=ai, other=min(unwanted)
            ),
            code="exclusive_ais",
            ai=ai,
        )


def _refuse_alone(ai: str, present: set[str]) -> None:
    groups = _company_of(ai).groups
    if not groups or any(
        all(not wanted.isdisjoint(present) for wanted in group) for group in groups
    ):
        return
    *others, last = ("+".join(f"({pattern})" for pattern in group) for group in AIS[ai].needs)
    text = (
        gettext_noop("(%(ai)s) phải đi cùng %(others)s hoặc %(last)s.")
        if others
        else gettext_noop("(%(ai)s) phải đi cùng %(last)s.")
    )
    raise Gs1Error(
        Sentence(text, ai=ai, others=", ".join(others), last=last), code="missing_partner", ai=ai
    )


@cache
def _company_of(ai: str) -> _Company:
    row = AIS.get(ai)
    if row is None:
        return _Company(frozenset(), (), frozenset())
    groups = tuple(tuple(map(_matching, group)) for group in row.needs)
    return _Company(
        alone=frozenset().union(*(group[0] for group in groups if len(group) == 1)),
        groups=groups,
        excluded=frozenset().union(*map(_matching, row.excludes)) - {ai},
    )


@cache
def _matching(pattern: str) -> frozenset[str]:
    """Every identifier a pattern stands for; n is any digit."""
    places = ("0123456789" if place == "n" else place for place in pattern)
    return frozenset(map("".join, product(*places)))


@cache
def _serialised() -> Mapping[str, int]:
    """The keys that may leave out their serial part, with their length without it."""
    return {
        row.ai: sum(part.longest for part in row.components if not part.optional)
        for row in AIS.values()
        if row.is_key and any(part.optional for part in row.components)
    }
