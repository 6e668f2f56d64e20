"""What a chart is made of: numbers with their words, typed, before anything is drawn."""

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from chuan.domain.charts.outline import Outline

Number = int | float | Decimal
"""A finite figure. None beside it always means “not known”, never zero."""

MOST_SERIES = 4
"""More cannot be told apart in black and white: ask for `Multiples` instead."""

_KEY = re.compile(r"[a-z][a-z0-9-]{0,60}")


class ChartFault(ValueError):
    """The numbers given cannot be drawn honestly; the message says why, for developers."""


def check_number(value: Number | None) -> None:
    """Refuse what has no place on a scale: not a number, or infinite."""
    if value is not None and not math.isfinite(value):
        raise ChartFault(f"not a finite number: {value!r}")


@dataclass(frozen=True, slots=True)
class About:
    """The words around a picture. `key` makes the ids: unique on a page and the same each time.

    `summary` is the one sentence that says what the picture shows; empty, it is made from the figures.
    `as_of` and `source` are whole sentences (“Chốt đến ngày 20/11/2026”). `places` are decimals shown.
    `list_url` opens the whole list, where the table below the picture is cut short.
    """

    key: str
    title: str
    unit: str = ""
    summary: str = ""
    source: str = ""
    as_of: str = ""
    places: int = 1
    list_url: str = ""

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise ChartFault(f"a key is small letters, digits and hyphens: {self.key!r}")
        if not 0 <= self.places <= 6:
            raise ChartFault("between 0 and 6 decimals")


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a category or a period; `note` joins its words, `url` opens what is behind it.

    `break_before` says why this figure may not be compared with the one before (“đổi cách tính”).
    """

    label: str
    value: Number | None = None
    note: str = ""
    url: str = ""
    is_forecast: bool = False
    break_before: str = ""

    def __post_init__(self) -> None:
        check_number(self.value)


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one kind, in the order in which they are shown."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A value to reach, drawn as a line across; `words` replace “mục tiêu”."""

    value: Number
    words: str = ""

    def __post_init__(self) -> None:
        check_number(self.value)


def check_series(series: tuple[Series, ...]) -> None:
    """All series speak of the same categories or periods, and are few enough to tell apart."""
    if len(series) > MOST_SERIES:
        raise ChartFault(f"at most {MOST_SERIES} series in one picture; use Multiples")
    labels = {tuple(point.label for point in one.points) for one in series}
    if len(labels) > 1:
        raise ChartFault("all series need the same labels in the same order")


@dataclass(frozen=True, slots=True)
class Bars:
    """Amounts side by side: lying (long names) or `upright` (few short names, periods)."""

    about: About
    series: tuple[Series, ...]
    target: Target | None = None
    upright: bool = False

    def __post_init__(self) -> None:
        check_series(self.series)


@dataclass(frozen=True, slots=True)
class Lines:
    """Figures over periods: gaps where nothing is known or a series breaks, dashes for forecasts."""

    about: About
    series: tuple[Series, ...]
    target: Target | None = None
    from_zero: bool = True

    def __post_init__(self) -> None:
        check_series(self.series)


@dataclass(frozen=True, slots=True)
class Multiples:
    """Many small pictures of one kind on one scale: one panel for each series."""

    about: About
    panels: tuple[Series, ...]
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How much of how much is done; both are always told."""

    label: str
    done: Number | None
    target: Number | None
    note: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        check_number(self.done)
        check_number(self.target)


@dataclass(frozen=True, slots=True)
class Progress:
    """Each row against its own target."""

    about: About
    rows: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """The figure of one province, by the code of its shape in the outline."""

    code: str
    label: str
    value: Number | None = None
    note: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        check_number(self.value)


@dataclass(frozen=True, slots=True)
class Choropleth:
    """Provinces in shades of their figure. `bounds` are the lower ends of the classes but the first.

    Without bounds the classes hold about equally many provinces each. `outline` is None where the map
    was not fetched: then there is only the table.
    """

    about: About
    areas: tuple[Area, ...]
    outline: Outline | None
    bounds: tuple[Number, ...] = ()

    def __post_init__(self) -> None:
        if len(self.bounds) > 5 or list(self.bounds) != sorted(set(self.bounds)):
            raise ChartFault("bounds rise and make at most six classes")
        if len({area.code for area in self.areas}) != len(self.areas):
            raise ChartFault("each area once")


@dataclass(frozen=True, slots=True)
class Dot:
    """The figure of one place by its centre, in degrees (WGS 84); None is not placed on the map."""

    label: str
    latitude: float | None
    longitude: float | None
    value: Number | None = None
    note: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        check_number(self.value)
        if self.value is not None and self.value < 0:
            raise ChartFault("a bubble cannot show less than nothing")


@dataclass(frozen=True, slots=True)
class Bubbles:
    """Places as bubbles whose area is their figure; `within` shows one province large."""

    about: About
    dots: tuple[Dot, ...]
    outline: Outline | None
    within: str = ""


Picture = Bars | Lines | Multiples | Progress | Choropleth | Bubbles


@dataclass(frozen=True, slots=True)
class Words:
    """The few words that charts say by themselves, so that a page can give them translated.

    A place written %(x)s is filled by the chart.
    """

    no_value: str = "chưa có số liệu"
    forecast: str = "ước"
    target: str = "mục tiêu"
    name: str = "Tên"
    period: str = "Kỳ"
    value: str = "Giá trị"
    done: str = "Đã đạt"
    share: str = "Tỷ lệ"
    note: str = "Ghi chú"
    place: str = "Địa phương"
    below: str = "dưới %(high)s"
    between: str = "từ %(low)s đến dưới %(high)s"
    above: str = "từ %(low)s trở lên"
    present: str = "có số liệu"
    range: str = "Thấp nhất %(low)s (%(lowest)s), cao nhất %(high)s (%(highest)s)."
    range_missing: str = "Chưa có số liệu: %(n)s."
    units_missing: str = "%(n)s đơn vị chưa có số liệu."
    nothing: str = "Chưa có số liệu."
    all_same: str = "Tất cả đều là %(low)s."
    once: str = "%(name)s: %(last)s (%(until)s)."
    course: str = "%(name)s: %(first)s (%(since)s) → %(last)s (%(until)s)."
    broken: str = "Số liệu trước và sau %(label)s không so sánh được (%(reason)s)."
    progress: str = "%(reached)s trên %(total)s dòng đã đạt mục tiêu."
    no_map: str = "Chưa có hình bản đồ trên nút này, nên chỉ có bảng số liệu."
    no_provinces: str = "Chưa có hình bản đồ trên nút này, nên chỉ vẽ được vị trí các điểm."
    not_placed: str = "%(n)s điểm chưa có tọa độ, chỉ có trong bảng."
    credit: str = "Hình bản đồ: %(author)s, có chỉnh sửa"
