"""A thông báo kết luận speaks for the body of the committee that met."""

from dataclasses import replace
from datetime import date

import pytest

from chuan.documents.enums import MeetingBody
from chuan.documents.rules.conclusions import concluded_by, concludes_as, signs_as
from chuan.domain.vanban.writing import Family, Paper, PaperKind, Signature

MET_ON = date(2026, 4, 8)
PAPER = Paper(
    family=Family.PARTY,
    kind=PaperKind.CONCLUSION,
    issuer="Đảng ủy xã An Hòa",
    title="Kết luận của Ban Thường vụ Đảng ủy xã An Hòa về chuyển đổi số",
    opening="Ngày [cần điền], Ban Thường vụ Đảng ủy họp. Ban Thường vụ Đảng ủy kết luận:",
    signatures=(Signature("T/M Ban Thường vụ", "", "Bí thư", "Trần Thị Mai"),),
)


@pytest.mark.parametrize(
    ("committee", "standing", "whole"),
    [
        ("Đảng ủy", "Ban Thường vụ Đảng ủy", "Ban Chấp hành Đảng bộ"),
        ("Tỉnh uỷ", "Ban Thường vụ Tỉnh uỷ", "Ban Chấp hành Đảng bộ tỉnh"),
        ("Thành ủy Huế", "Ban Thường vụ Thành ủy Huế", "Ban Chấp hành Đảng bộ thành phố Huế"),
        ("Chi bộ Văn phòng", "Chi bộ Văn phòng", "Chi bộ Văn phòng"),
    ],
)
def test_a_committee_concludes_by_its_body_and_a_cell_by_itself(
    committee: str, standing: str, whole: str
) -> None:
    assert concludes_as(committee, MeetingBody.STANDING) == standing
    assert concludes_as(committee, MeetingBody.COMMITTEE) == whole


def test_words_signature_and_day_follow_the_meeting_there_and_back() -> None:
    whole = concluded_by(PAPER, "Đảng ủy", MeetingBody.COMMITTEE, MET_ON)

    assert whole.title == "Kết luận của Ban Chấp hành Đảng bộ xã An Hòa về chuyển đổi số"
    assert whole.opening.startswith("Ngày 08/4/2026, Ban Chấp hành Đảng bộ họp.")
    assert whole.opening.endswith("Ban Chấp hành Đảng bộ kết luận:")
    assert signs_as(whole.signatures[0].authority) is MeetingBody.COMMITTEE
    assert concluded_by(whole, "Đảng ủy", MeetingBody.STANDING, MET_ON) == replace(
        PAPER, opening=PAPER.opening.replace("[cần điền]", "08/4/2026")
    )


def test_minutes_and_what_says_it_already_stay_as_they_are() -> None:
    minutes = replace(PAPER, kind=PaperKind.MINUTES)
    told = concluded_by(PAPER, "Đảng ủy", MeetingBody.STANDING, MET_ON)

    assert concluded_by(minutes, "Đảng ủy", MeetingBody.COMMITTEE, MET_ON) == minutes
    assert concluded_by(told, "Đảng ủy", MeetingBody.STANDING, MET_ON) == told
