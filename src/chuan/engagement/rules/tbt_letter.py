"""The letter that hands comments on a notification to the national point, and its annex."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from chuan.documents.rules.house_style import House
from chuan.documents.rules.new_papers import official_letter
from chuan.domain.vanban.writing import Annex, AnnexGroup, Paper
from chuan.domain.vanban.writing.wording import said_day

TO: Final = "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia"
COLUMNS: Final = ("TT", "Nơi góp ý", "Điều, mục", "Nội dung góp ý")


@dataclass(frozen=True, slots=True)
class Said:
    """One comment: whose, on which part, what."""

    body: str
    clause: str
    text: str


@dataclass(frozen=True, slots=True)
class About:
    """The notification that the letter speaks of."""

    symbol: str
    member: str
    title: str
    until: date | None


def comments_letter(house: House, about: About, comments: Sequence[Said]) -> Paper:
    """A draft to go on with: what was said, by whom, before which day.

    Basis: Thông tư 16/2018/TT-BKHCN (the province's point collects and passes on comments).
    """
    bodies = len({one.body for one in comments})
    day = said_day(about.until) if about.until else ""
    deadline = f" Thời hạn góp ý của thông báo là hết ngày {day}." if day else ""
    asked = (
        f"{house.name} đã lấy ý kiến các cơ sở sản xuất, kinh doanh trên địa bàn đối với thông báo "
        f"{about.symbol} của {about.member} (“{about.title}”) và tổng hợp được {len(comments):02d} ý "
        f"kiến của {bodies:02d} cơ sở, cơ quan (chi tiết tại Phụ lục kèm theo).{deadline}"
    )
    return official_letter(
        house,
        title=f"góp ý thông báo {about.symbol} của {about.member}",
        to=(TO,),
        paragraphs=(
            asked,
            f"{house.name} gửi {TO} xem xét, chuyển ý kiến tới bên thông báo theo quy định.",
        ),
        annex=Annex(
            label="Phụ lục",
            title=f"Tổng hợp ý kiến góp ý đối với thông báo {about.symbol}",
            columns=COLUMNS,
            groups=(AnnexGroup("", "", _rows(comments)),),
        ),
    )


def _rows(comments: Sequence[Said]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(place), one.body, one.clause or "Chung", one.text)
        for place, one in enumerate(comments, start=1)
    )
