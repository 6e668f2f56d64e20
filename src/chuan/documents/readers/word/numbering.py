"""Numbers and bullets that Word draws before a paragraph but does not write into it."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from chuan.documents.readers.word.names import Element, number, value, w
from chuan.domain.vanban.labels import roman

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_PLACE = re.compile(r"%(\d)")


def letter(count: int) -> str:
    """A number as a letter, doubled after z as Word does.

    >>> letter(28)
    'bb'
    """
    turn, place = divmod(max(count, 1) - 1, len(_ALPHABET))
    return _ALPHABET[place] * (turn + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": roman,
    "lowerRoman": lambda count: roman(count).lower(),
    "upperLetter": lambda count: letter(count).upper(),
    "lowerLetter": letter,
    "decimalZero": "{:02d}".format,
    "none": lambda _: "",
}


def spelled(count: int, style: str) -> str:
    """A counter in one of Word's number formats; unknown ones are decimal."""
    return _FORMATS.get(style, str)(count)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    style: str
    pattern: str
    start: int


def _level(element: Element) -> Level:
    return Level(
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        number(value(element, "start"), 1),
    )


def _levels(element: Element) -> dict[int, Level]:
    return {number(lvl.get(w("ilvl"))): _level(lvl) for lvl in element.findall(w("lvl"))}


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    _lists: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    _restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    _counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, root: Element | None) -> "Numbering":
        """Index a `numbering.xml`; without one no paragraph has a label."""
        found = cls()
        if root is None:
            return found
        models = {a.get(w("abstractNumId"), ""): _levels(a) for a in root.iter(w("abstractNum"))}
        for num in root.findall(w("num")):
            list_id, model = num.get(w("numId"), ""), value(num, "abstractNumId") or ""
            levels = dict(models.get(model, {}))
            for override in num.findall(w("lvlOverride")):
                depth = number(override.get(w("ilvl")))
                own = override.find(w("lvl"))
                if own is not None:
                    levels[depth] = _level(own)
                start = value(override, "startOverride")
                if start is not None:
                    found._restarts[list_id, depth] = number(start, 1)
            found._lists[list_id] = (model, levels)
        return found

    def label(self, list_id: str | None, depth: int) -> str:
        """Count one more paragraph of a list and give what Word prints before it."""
        if not list_id or list_id == "0" or list_id not in self._lists:
            return ""
        model, levels = self._lists[list_id]
        level = levels.get(depth)
        if level is None:
            return ""
        if level.style == "bullet":
            return "+" if level.pattern.strip() == "+" else "-"
        counts = self._counts[model]
        restart = self._restarts.pop((list_id, depth), None)
        counts[depth] = restart if restart is not None else counts.get(depth, level.start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        return _PLACE.sub(lambda at: self._figure(levels, counts, int(at[1]) - 1), level.pattern)

    @staticmethod
    def _figure(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
        level = levels.get(depth)
        if level is None:
            return ""
        return spelled(min(counts.setdefault(depth, level.start), 9_999), level.style)
