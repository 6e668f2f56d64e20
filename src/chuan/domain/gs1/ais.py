"""The application identifiers: what each is called, how its value is written, what it goes with.

The table is `data/application_identifiers.tsv`, one line for an identifier or a range of them:

ai          "01", or "3100-3105" for a range
format      components, e.g. "N13,csum,gcppos1 [X..17]": kind (N digits, X set 82, Y set 39,
            Z base64url), length or "..longest", rules of `linters`; brackets: may be left out
length      "fixed": predefined by the first two digits, so that no FNC1 follows
attribute   "yes": may stand in the query of a Digital Link
qualifiers  "key": a Digital Link may be about it; "22,10,21|235": and these may follow, in order
needs       "01+21,02": must stand beside (01) with (21), or beside (02); n is any digit
excludes    "01,394n": may not stand beside these; no identifier excludes itself

Source: GS1 General Specifications §3 and §4.13; GS1 Barcode Syntax Dictionary.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.sentences import Sentence, gettext_noop

NONE: Final = "-"


@dataclass(frozen=True, slots=True)
class Component:
    """A part of a value: its characters (N, X, Y or Z), its length and the rules it obeys."""

    characters: str
    shortest: int
    longest: int
    linters: tuple[str, ...]
    optional: bool

    @classmethod
    def read(cls, text: str) -> "Component":
        """The component written so in the table: "N13,csum,gcppos1" or "[X..17]"."""
        written, *linters = text.replace("[", "").replace("]", "").split(",")
        length = written[1:]
        longest = int(length.removeprefix(".."))
        return cls(
            characters=written[0],
            shortest=1 if length.startswith("..") else longest,
            longest=longest,
            linters=tuple(linters),
            optional=text.startswith("["),
        )


@dataclass(frozen=True, slots=True)
class ApplicationIdentifier:
    """One line of the table; `format` is the text that `components` takes apart.

    `qualifiers` are the alternative sequences of a key (one empty sequence for a key alone, none
    for what is no key); `needs` the groups of which one must be present; `excludes` patterns.
    """

    ai: str
    title: str
    format: str
    fixed_length: bool
    attribute: bool
    qualifiers: tuple[tuple[str, ...], ...]
    needs: tuple[tuple[str, ...], ...]
    excludes: tuple[str, ...]

    @property
    def is_key(self) -> bool:
        """Whether a Digital Link may be about it."""
        return bool(self.qualifiers)

    @property
    def components(self) -> tuple[Component, ...]:
        """The parts of the value, in order."""
        return tuple(map(Component.read, self.format.split()))

    @property
    def longest(self) -> int:
        """The greatest length of a value."""
        return sum(component.longest for component in self.components)


def find_ai(ai: str) -> ApplicationIdentifier:
    """The identifier, or a refusal of one that is not in the table.

    >>> find_ai("17").title
    'USE BY or EXPIRY'
    """
    known = AIS.get(ai)
    if known is None:
        raise Gs1Error(
            Sentence(gettext_noop("Không có số phân định ứng dụng (%(ai)s)."), ai=ai),
            code="unknown_ai",
            ai=ai,
        )
    return known


def _rows() -> Iterator[ApplicationIdentifier]:
    table = files(__package__).joinpath("data/application_identifiers.tsv")
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        ais, form, length, attribute, qualifiers, needs, excludes, title = line.split("\t")
        first, _, last = ais.partition("-")
        for number in range(int(first), int(last or first) + 1):
            yield ApplicationIdentifier(
                ai=f"{number:0{len(first)}}",
                title="" if title == NONE else title,
                format=form,
                fixed_length=length == "fixed",
                attribute=attribute == "yes",
                qualifiers=_sequences(qualifiers),
                needs=_groups(needs, "+"),
                excludes=() if excludes == NONE else tuple(excludes.split(",")),
            )


def _sequences(text: str) -> tuple[tuple[str, ...], ...]:
    if text == NONE:
        return ()
    if text == "key":
        return ((),)
    return tuple(tuple(sequence.split(",")) for sequence in text.split("|"))


def _groups(text: str, joint: str) -> tuple[tuple[str, ...], ...]:
    return () if text == NONE else tuple(tuple(group.split(joint)) for group in text.split(","))


AIS: Final[Mapping[str, ApplicationIdentifier]] = {row.ai: row for row in _rows()}
"""Every identifier by its digits."""
LENGTH_BY_PREFIX: Final[Mapping[str, int]] = {ai[:2]: len(ai) for ai in AIS}
"""How many digits an identifier has, by its first two."""
