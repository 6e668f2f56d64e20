"""Targets of the plan above in the own plan: the same figure by reference, or left open."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Target
from chuan.plans.rules.child_plan.types import BLANK, Above, Figure, Issuer, Level
from chuan.plans.rules.child_plan.wording import reword

_COUNT = gettext_noop(
    "Con số %(value)s %(unit)s là của cả %(area)s; phần của cơ quan mình do cơ quan mình ghi."
)
_OWN = gettext_noop("Cơ quan mình đã đặt %(value)s %(unit)s tại %(source)s; hãy đối chiếu.")
_ALIKE = 0.6
_SHORT_WORD = 2


@dataclass(frozen=True, slots=True)
class Set:
    """A text with its figures as the own plan has them, and what to know about each."""

    text: str
    notes: tuple[Sentence, ...] = ()


def with_own_figures(text: str, targets: Sequence[Target], issuer: Issuer, above: Above) -> Set:
    """The text of a goal or of a product in the words of the own level.

    A share (%) holds for a part as for the whole and is kept; a count belongs to the whole area and
    is left open, unless the body has set its own already. A figure is never made up.
    """
    said = reword(text, issuer, above, figures=True)
    notes: list[Sentence] = []
    for target in targets:
        if " ".join(target.text.text.split()) not in " ".join(text.split()) and not _holds(
            text, target
        ):
            continue
        own = _own_figure(target, issuer.figures)
        if own is not None:
            notes.append(Sentence(_OWN, value=shown(own.value), unit=own.unit, source=own.source))
        if target.unit != "%" and issuer.level is Level.COMMUNE and _is_total(target):
            said, opened = _open(said, target)
            if opened and own is None:
                notes.append(
                    Sentence(_COUNT, value=shown(target.value), unit=target.unit, area=_area(above))
                )
    return Set(said, tuple(notes))


def shown(value: float) -> str:
    """A figure as Vietnamese prints it.

    >>> shown(12.5), shown(3.0)
    ('12,5', '3')
    """
    return str(int(value)) if value == int(value) else f"{value:g}".replace(".", ",")


def _holds(text: str, target: Target) -> bool:
    return fold(" ".join(target.text.text.split())) in fold(" ".join(text.split()))


def _is_total(target: Target) -> bool:
    """A count of things for the whole area; a rhythm ("01 lần mỗi năm") is nobody's share."""
    return not re.search(r"\blần\b|mỗi|/năm|một năm", fold(f"{target.unit} {target.text.text}"))


def _open(text: str, target: Target) -> tuple[str, bool]:
    number = re.escape(shown(target.value))
    pattern = re.compile(rf"(?<![\d.,/])0?{number}(?=\s+{re.escape(fold(target.unit))})")
    found = pattern.search(fold(text)) if target.unit else None
    if found is None:
        return text, False
    return f"{text[: found.start()]}{BLANK}{text[found.end() :]}", True


def _area(above: Above) -> str:
    return " ".join(part for part in (above.place_word, above.place_name) if part) or "nước"


def _own_figure(target: Target, figures: Iterable[Figure]) -> Figure | None:
    words = _words(target.text.text)
    for figure in figures:
        same = figure.unit == target.unit
        if same and words and len(words & _words(figure.text)) / len(words) >= _ALIKE:
            return figure
    return None


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", fold(text)) if len(word) > _SHORT_WORD)
