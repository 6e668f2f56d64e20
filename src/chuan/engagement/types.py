"""The values that rules and services of this room hand on."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LineWords:
    """What is typed about one line of a profile; each section reads the parts that it has."""

    code: str = ""
    name: str = ""
    name_en: str = ""
    number: str = ""
    body: str = ""
    detail: str = ""
    quantity: int | None = None
    since_on: date | None = None
    valid_until: date | None = None
    hs: tuple[str, ...] = ()
    ics: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotificationWords:
    """What is written of one notification, by hand or in a file."""

    symbol: str
    title: str
    title_vi: str = ""
    products: str = ""
    hs: tuple[str, ...] = ()
    ics: tuple[str, ...] = ()
    distributed_on: date | None = None
    comment_until: date | None = None
    adoption_on: date | None = None
    adoption_words: str = ""
    entry_on: date | None = None
    entry_words: str = ""
    objective: str = ""
    language: str = ""
    link: str = ""
    source: str = ""
    is_sample: bool = False
