"""In whose name a party committee concludes: its Ban Thường vụ or its Ban Chấp hành; pure."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from chuan.documents.enums import MeetingBody
from chuan.domain.vanban.writing import Paper, PaperKind
from chuan.domain.vanban.writing.wording import said_day

BLANK_DAY: Final = "Ngày [cần điền]"
_COMMITTEE: Final = re.compile(r"^(Tỉnh|Thành|Đảng) (?:ủy|uỷ)(?=\s|$)")
_PARTY_BODY: Final = {"Tỉnh": "Đảng bộ tỉnh", "Thành": "Đảng bộ thành phố", "Đảng": "Đảng bộ"}
_CALLED: Final[Mapping[MeetingBody, str]] = {
    MeetingBody.STANDING: "Ban Thường vụ",
    MeetingBody.COMMITTEE: "Ban Chấp hành",
}


def concludes_as(committee: str, body: MeetingBody) -> str:
    """The body of a committee as texts name it; a cell or an agency concludes in its own name.

    >>> concludes_as("Đảng ủy", MeetingBody.STANDING)
    'Ban Thường vụ Đảng ủy'
    >>> concludes_as("Tỉnh ủy Nghệ An", MeetingBody.COMMITTEE)
    'Ban Chấp hành Đảng bộ tỉnh Nghệ An'

    Basis: Điều lệ Đảng (Ban Chấp hành leads a đảng bộ, Ban Thường vụ between its meetings).
    """
    found = _COMMITTEE.match(committee)
    if not found:
        return committee
    if body is MeetingBody.STANDING:
        return f"{_CALLED[body]} {committee}"
    return f"{_CALLED[body]} {_PARTY_BODY[found[1]]}{committee[found.end() :]}"


def signs_as(authority: str) -> MeetingBody:
    """Which body the usual signature of a committee stands for."""
    said = _CALLED[MeetingBody.COMMITTEE].lower()
    return MeetingBody.COMMITTEE if said in authority.lower() else MeetingBody.STANDING


def concluded_by(paper: Paper, committee: str, body: MeetingBody, held_on: date) -> Paper:
    """A thông báo kết luận in the name of the body that met, on the day it met; else unchanged.

    Only the words that a new one begins with are put right, whatever else was written in it.
    """
    if paper.kind is not PaperKind.CONCLUSION:
        return paper
    other = next(each for each in MeetingBody if each is not body)
    swaps = {
        concludes_as(name, other): concludes_as(name, body)
        for name in (paper.issuer, committee)
        if concludes_as(name, other) != name
    }

    def said(text: str) -> str:
        for wrong, right in swaps.items():
            text = text.replace(wrong, right)
        return text

    authority = {f"T/M {_CALLED[other]}": f"T/M {_CALLED[body]}"}
    return replace(
        paper,
        title=said(paper.title),
        opening=said(paper.opening).replace(BLANK_DAY, f"Ngày {said_day(held_on)}", 1),
        signatures=tuple(
            replace(one, authority=authority.get(one.authority, one.authority))
            for one in paper.signatures
        ),
    )
