"""Filters of a server-side table: text, choice, span of dates; each read from the query string."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal, Protocol

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from chuan.core.clock import VIETNAM
from chuan.core.days import WRITTEN, day_of

Choice = tuple[str, str | Promise]


@dataclass(frozen=True, slots=True)
class FilterInput:
    """One labelled input of the filter form; `choices` empty for text and dates."""

    key: str
    label: str
    kind: Literal["text", "choice", "date"]
    value: str = ""
    choices: Sequence[Choice] = ()

    @property
    def shown(self) -> str:
        """The value in people's words."""
        if self.kind == "choice":
            return next((str(text) for value, text in self.choices if value == self.value), "")
        return self.value


class Filter(Protocol):
    """Reads its inputs from the query string and narrows the rows."""

    @property
    def key(self) -> str:
        """The name in the query string."""

    def inputs(self, given: Mapping[str, str]) -> Sequence[FilterInput]:
        """Its inputs with what was given; a value that makes no sense is as if not given."""

    def narrow(self, rows: QuerySet[Any], given: Mapping[str, str]) -> QuerySet[Any]:
        """The rows that fit what was given."""


@dataclass(frozen=True, slots=True)
class TextFilter:
    """Rows in which one of `fields` contains the text, or what `match` makes of it."""

    key: str
    label: str | Promise
    fields: Sequence[str] = ()
    match: Callable[[str], Q] | None = None

    def inputs(self, given: Mapping[str, str]) -> Sequence[FilterInput]:
        """One text input."""
        return (FilterInput(self.key, str(self.label), "text", self._text(given)),)

    def narrow(self, rows: QuerySet[Any], given: Mapping[str, str]) -> QuerySet[Any]:
        """Rows that contain the text, letter case aside."""
        text = self._text(given)
        if not text:
            return rows
        if self.match is not None:
            return rows.filter(self.match(text))
        wanted = Q()
        for field in self.fields:
            wanted |= Q(**{f"{field}__icontains": text})
        return rows.filter(wanted)

    def _text(self, given: Mapping[str, str]) -> str:
        return given.get(self.key, "").replace("\x00", "").strip()[:200]


@dataclass(frozen=True, slots=True)
class ChoiceFilter:
    """Rows whose `field` is the value chosen, or what `match` makes of it."""

    key: str
    label: str | Promise
    choices: Iterable[Choice] | Callable[[], Iterable[Choice]]
    field: str = ""
    match: Callable[[str], Q] | None = None

    def inputs(self, given: Mapping[str, str]) -> Sequence[FilterInput]:
        """One list to choose from."""
        choices = self._choices()
        value = self._value(given, choices)
        return (FilterInput(self.key, str(self.label), "choice", value, choices),)

    def narrow(self, rows: QuerySet[Any], given: Mapping[str, str]) -> QuerySet[Any]:
        """Rows with the value chosen; a value that is not offered chooses nothing."""
        value = self._value(given, self._choices())
        if not value:
            return rows
        if self.match is not None:
            return rows.filter(self.match(value))
        return rows.filter(**{self.field or self.key: value})

    def _choices(self) -> Sequence[Choice]:
        offered = self.choices() if callable(self.choices) else self.choices
        return tuple((str(value), text) for value, text in offered)

    def _value(self, given: Mapping[str, str], choices: Sequence[Choice]) -> str:
        value = given.get(self.key, "")
        return value if any(value == offered for offered, _ in choices) else ""


@dataclass(frozen=True, slots=True)
class DateFilter:
    """Rows whose `field` lies between two days, both included; `moment`: it has a time of day."""

    key: str
    label: str | Promise
    field: str
    moment: bool = False

    def inputs(self, given: Mapping[str, str]) -> Sequence[FilterInput]:
        """Two dates."""
        first, last = self._span(given)
        return (
            self._input(f"{self.key}_tu", _("%(label)s từ ngày"), first),
            self._input(f"{self.key}_den", _("%(label)s đến ngày"), last),
        )

    def narrow(self, rows: QuerySet[Any], given: Mapping[str, str]) -> QuerySet[Any]:
        """Rows in the span; an open side is no limit."""
        first, last = self._span(given)
        if first:
            rows = rows.filter(**{f"{self.field}__gte": self._start(first)})
        if last:
            after = self._start(last + timedelta(days=1)) if last < date.max else None
            rows = rows.filter(**{f"{self.field}__lt": after}) if after else rows
        return rows

    def _input(self, key: str, label: str, day: date | None) -> FilterInput:
        value = f"{day:{WRITTEN}}" if day else ""
        return FilterInput(key, label % {"label": self.label}, "date", value)

    def _span(self, given: Mapping[str, str]) -> tuple[date | None, date | None]:
        return day_of(given.get(f"{self.key}_tu", "")), day_of(given.get(f"{self.key}_den", ""))

    def _start(self, day: date) -> date | datetime:
        return datetime.combine(day, time(), tzinfo=VIETNAM) if self.moment else day
