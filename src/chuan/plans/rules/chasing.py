"""The letter that chases what is late (công văn đôn đốc), its annex, and the short message with a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from chuan.documents.rules.house_style import House
from chuan.documents.rules.new_papers import official_letter
from chuan.domain.vanban.labels import roman
from chuan.domain.vanban.writing import Annex, AnnexGroup, Family, Paper
from chuan.domain.vanban.writing.wording import said_day
from chuan.plans.rules.reports import KIND_WORDS

NAMED: Final = 6
"""Bodies that the letter is addressed to by name; more stand in the annex."""
COLUMNS: Final = ("TT", "Nội dung", "Theo văn bản", "Thời hạn", "Quá hạn (ngày)")
_TO_PLAN: Final = "Ban hành kế hoạch thực hiện"


@dataclass(frozen=True, slots=True)
class Late:
    """One thing a body is late with. `days` counts calendar days since `due_on`."""

    text: str
    source: str
    due_on: date
    days: int
    is_plan: bool = False


@dataclass(frozen=True, slots=True)
class Chased:
    """One body and what it is late with."""

    name: str
    things: Sequence[Late]


def chase_letter(
    house: House, bodies: Sequence[Chased], *, on: date, answer_by: date, about: str = ""
) -> Paper:
    """The letter to these bodies. `about` is the document they are all late under ("Kế hoạch số …").

    `answer_by` is a day of the writer's own, no legal one: the letter asks to say by then what
    stands in the way. Basis: khoản 5 Mục II Phụ lục I Nghị định 30/2020/NĐ-CP (the layout only).
    """
    party = house.family is Family.PARTY
    count = sum(len(body.things) for body in bodies)
    source = f" theo {about}" if about else ""
    return official_letter(
        house,
        title=f"đôn đốc thực hiện nhiệm vụ{source}",
        to=_addressees(bodies, party=party),
        paragraphs=_paragraphs(house, len(bodies), count, source, days=(on, answer_by)),
        annex=_annex(bodies, on),
    )


def named(kind: str, symbol: str, issued_on: date | None) -> str:
    """A document as a letter names it; "" for one without a number.

    >>> named("plan", "298/KH-UBND", date(2025, 4, 28))
    'Kế hoạch số 298/KH-UBND ngày 28/4/2025'
    """
    if not symbol:
        return ""
    said = f"{KIND_WORDS.get(kind, 'Văn bản')} số {symbol}"
    return f"{said} ngày {said_day(issued_on)}" if issued_on else said


def short_message(sender: str, count: int, url: str) -> str:
    """A message for a chat: who asks, how many things, where to look; nothing of what they say.

    >>> short_message("Sở Khoa học và Công nghệ", 3, "https://chuan.example/viec-cua-toi/")
    'Sở Khoa học và Công nghệ: cơ quan đang có 3 việc quá hạn. Xem và cập nhật tại https://chuan.example/viec-cua-toi/'
    """
    return f"{sender}: cơ quan đang có {count} việc quá hạn. Xem và cập nhật tại {url}"


def _addressees(bodies: Sequence[Chased], *, party: bool) -> tuple[str, ...]:
    if len(bodies) <= NAMED:
        return tuple(body.name for body in bodies)
    many = "Các tổ chức đảng" if party else "Các cơ quan, đơn vị, địa phương"
    return (f"{many} có tên tại Phụ lục kèm theo",)


def _paragraphs(
    house: House, bodies: int, count: int, source: str, *, days: tuple[date, date]
) -> tuple[str, ...]:
    on, answer_by = days
    if house.family is Family.PARTY:
        whom, said = "các tổ chức đảng", "đã phân công nhiệm vụ cho các tổ chức đảng"
    else:
        whom, said = "các cơ quan, đơn vị", "đã giao nhiệm vụ cho các cơ quan, đơn vị"
    return (
        (
            f"{house.name} {said}{source}. Đến ngày {said_day(on)}, còn {count:02d} nhiệm vụ quá hạn của "
            f"{bodies:02d} {'tổ chức đảng' if house.family is Family.PARTY else 'cơ quan, đơn vị'} "
            "(chi tiết tại Phụ lục kèm theo)."
        ),
        (
            f"{house.name} đề nghị {whom} có tên tại Phụ lục khẩn trương thực hiện, cập nhật kết quả "
            "và minh chứng."
        ),
        (
            "Trường hợp có khó khăn, vướng mắc, đề nghị nêu rõ nguyên nhân và kiến nghị, gửi về "
            f"{house.name} trước ngày {said_day(answer_by)} để tổng hợp, xem xét."
        ),
        f"Trân trọng đề nghị {whom} quan tâm thực hiện.",
    )


def _annex(bodies: Sequence[Chased], on: date) -> Annex:
    return Annex(
        label="Phụ lục",
        title=f"Nhiệm vụ quá hạn đến ngày {said_day(on)}",
        columns=COLUMNS,
        groups=tuple(
            AnnexGroup(roman(place), body.name, _rows(body.things))
            for place, body in enumerate(bodies, start=1)
        ),
        landscape=True,
    )


def _rows(things: Sequence[Late]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            str(place),
            _TO_PLAN if thing.is_plan else thing.text,
            thing.source,
            said_day(thing.due_on),
            str(thing.days),
        )
        for place, thing in enumerate(things, start=1)
    )
