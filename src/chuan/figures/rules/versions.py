"""What was sent, as one value with one written form: its hash, and what differs between two of them."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import orjson

from chuan.figures.rules.version_shape import Content, LineSaid, TextSaid

SCHEMA = 1
"""The shape of the content; a later shape gets the next number, the old ones stay readable."""

RATE = "rate"
"""Origin of a line that is computed from others."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as sent. `code` and `stage` name it across versions; figures are exact."""

    line: int
    label: str
    name: str
    code: str
    unit: str
    stage: str
    decimals: int
    value: Decimal | None
    estimate: Decimal | None = None
    origin: str = ""
    note: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What it is about, whatever line of whichever form it stood on."""
        return self.code, self.stage


@dataclass(frozen=True, slots=True)
class Text:
    """One part told in words."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Maker:
    """A version that this one was made from."""

    report: str
    body: str
    number: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the report is: form and its version, period, the day of its figures, who states it.

    `actual` marks that estimates gave way to official figures.
    """

    form: str
    form_version: int
    form_name: str
    period: str
    as_of: date
    body: str
    report: str
    actual: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One line that differs; `difference` is None when one side has no figure."""

    label: str
    name: str
    unit: str
    stage: str
    decimals: int
    line: int
    old: Decimal | None
    new: Decimal | None
    old_estimate: Decimal | None = None
    new_estimate: Decimal | None = None

    @property
    def difference(self) -> Decimal | None:
        """New less old."""
        return None if self.old is None or self.new is None else self.new - self.old


@dataclass(frozen=True, slots=True)
class TextChange:
    """One part in words that differs."""

    title: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two contents."""

    lines: Sequence[Change]
    texts: Sequence[TextChange]
    as_of: tuple[str, str] | None
    gaps: tuple[str, str] | None

    def __bool__(self) -> bool:
        return bool(self.lines or self.texts or self.as_of or self.gaps)


@dataclass(frozen=True, slots=True)
class Effect:
    """How a total of one thing moves when bodies below sent again."""

    code: str
    name: str
    unit: str
    stage: str
    decimals: int
    difference: Decimal
    bodies: tuple[str, ...]


def content_of(
    head: Head,
    lines: Iterable[Line],
    *,
    texts: Iterable[Text] = (),
    gaps: str = "",
    looked: Iterable[str] = (),
    made_from: Iterable[Maker] = (),
) -> Content:
    """The whole report as plain values: figures as text, days as ISO dates, nothing that rounds.

    `looked` are the sentences of checks that the sender looked at again and let stand.
    """
    return {
        "schema": SCHEMA,
        "form": {"code": head.form, "version": head.form_version, "name": _text(head.form_name)},
        "period": head.period,
        "as_of": head.as_of.isoformat(),
        "body": _text(head.body),
        "report": head.report,
        "actual": head.actual,
        "lines": [_line(line) for line in lines],
        "texts": [
            {"key": part.key, "title": _text(part.title), "text": _text(part.text)}
            for part in texts
        ],
        "gaps": _text(gaps),
        "looked": [_text(sentence) for sentence in looked],
        "made_from": [
            {"report": m.report, "body": _text(m.body), "number": m.number, "sha256": m.sha256}
            for m in sorted(made_from, key=lambda maker: maker.report)
        ],
    }


def fingerprint(content: Mapping[str, object]) -> str:
    """SHA-256, in hexadecimal, of the one written form: keys in order, UTF-8, no spaces.

    >>> fingerprint({"b": "1", "a": None}) == fingerprint({"a": None, "b": "1"})
    True
    """
    return hashlib.sha256(orjson.dumps(dict(content), option=orjson.OPT_SORT_KEYS)).hexdigest()


def lines_of(content: Content) -> Sequence[Line]:
    """The lines that a content holds."""
    return tuple(
        Line(
            line=row["line"],
            label=row["label"],
            name=row["name"],
            code=row["code"],
            unit=row["unit"],
            stage=row["stage"],
            decimals=row["decimals"],
            value=figure_of(row["value"]),
            estimate=figure_of(row["estimate"]),
            origin=row["origin"],
            note=row["note"],
        )
        for row in content["lines"]
    )


def makers_of(content: Content) -> Sequence[Maker]:
    """The versions that a content was made from."""
    return tuple(
        Maker(row["report"], row["body"], row["number"], row["sha256"])
        for row in content["made_from"]
    )


def changes_between(old: Content, new: Content) -> Changes:
    """What a reader of `old` must know to have read `new`; lines in the order of the new one."""
    return Changes(
        lines=_line_changes(lines_of(old), lines_of(new)),
        texts=_text_changes(old["texts"], new["texts"]),
        as_of=_pair(old["as_of"], new["as_of"]),
        gaps=_pair(old["gaps"], new["gaps"]),
    )


def effects_of(pairs: Iterable[tuple[str, Content, Content]]) -> list[Effect]:
    """What the later sendings of bodies below change in each total.

    `pairs` holds a body's name, its content as used, and as it is now. Rates have no sum and are
    left to be computed anew.
    """
    moved: dict[tuple[str, str], tuple[Line, Decimal, list[str]]] = {}
    for body, used, now in pairs:
        before, after = ({line.key: line for line in lines_of(side)} for side in (used, now))
        for key, line in {**before, **after}.items():
            step = _value(after.get(key)) - _value(before.get(key))
            if line.origin != RATE and step:
                known, total, bodies = moved.get(key, (line, Decimal(0), []))
                moved[key] = (known, total + step, [*bodies, body])
    return [
        Effect(line.code, line.name, line.unit, line.stage, line.decimals, total, tuple(bodies))
        for line, total, bodies in moved.values()
    ]


def _value(line: Line | None) -> Decimal:
    return Decimal(0) if line is None or line.value is None else line.value


def _line(line: Line) -> LineSaid:
    return {
        "line": line.line,
        "label": line.label,
        "name": _text(line.name),
        "code": line.code,
        "unit": line.unit,
        "stage": line.stage,
        "decimals": line.decimals,
        "value": _written(line.value),
        "estimate": _written(line.estimate),
        "origin": line.origin,
        "note": _text(line.note),
    }


def _line_changes(old: Sequence[Line], new: Sequence[Line]) -> tuple[Change, ...]:
    before, after = ({line.key: line for line in side} for side in (old, new))
    named = {**{key: after.get(key, line) for key, line in before.items()}, **after}
    order = [line.key for line in new] + [line.key for line in old if line.key not in after]
    changes = (_change(named[key], before.get(key), after.get(key)) for key in order)
    return tuple(
        change
        for change in changes
        if (change.old, change.old_estimate) != (change.new, change.new_estimate)
    )


def _change(named: Line, was: Line | None, now: Line | None) -> Change:
    return Change(
        label=named.label,
        name=named.name,
        unit=named.unit,
        stage=named.stage,
        decimals=named.decimals,
        line=named.line,
        old=was.value if was else None,
        new=now.value if now else None,
        old_estimate=was.estimate if was else None,
        new_estimate=now.estimate if now else None,
    )


def _text_changes(old: Sequence[TextSaid], new: Sequence[TextSaid]) -> tuple[TextChange, ...]:
    before = {row["key"]: row for row in old}
    after = {row["key"]: row for row in new}
    return tuple(
        TextChange(
            title=(after.get(key) or before[key])["title"],
            old=before[key]["text"] if key in before else "",
            new=after[key]["text"] if key in after else "",
        )
        for key in dict.fromkeys([*after, *before])
        if (before[key]["text"] if key in before else "")
        != (after[key]["text"] if key in after else "")
    )


def _pair(old: str, new: str) -> tuple[str, str] | None:
    return None if old == new else (old, new)


def _written(value: Decimal | None) -> str | None:
    """One text for one figure: 12, 12.0 and 1.2E1 are the same."""
    if value is None:
        return None
    plain = format(value, "f")
    short = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if short in {"-0", ""} else short


def figure_of(text: str | None) -> Decimal | None:
    """A figure as it was kept: text that nothing rounded."""
    return None if text is None else Decimal(text)


def _text(text: str) -> str:
    """No null characters: PostgreSQL keeps none in JSON."""
    return text.replace("\x00", "")
