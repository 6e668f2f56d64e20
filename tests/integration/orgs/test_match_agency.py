"""Printed names lead to organisations, as seen from the body that reads them."""

from datetime import date

import pytest

from chuan.core.actor import system_actor
from chuan.orgs.enums import MatchReason
from chuan.orgs.models import Organisation, PlaceSuccession
from chuan.orgs.selectors import collective_of, match_agency
from chuan.orgs.services import add_alias, add_successor, end_organisation
from tests.factories.cast import Cast
from tests.factories.people import organisation, place

NOW = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Sở Khoa học và Công nghệ", "science"),
        ("Sở KH&CN", "science"),
        ("Sở KHCN tỉnh", "science"),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH NGHỆ AN", "science"),
        ("Sở Khoa học & Công nghệ Nghệ An", "science"),
        ("UBND tỉnh", "province"),
        ("Uỷ ban nhân dân tỉnh Nghệ An", "province"),
        ("UBND xã Châu Tiến", "commune"),
        ("UBND phường Trường Vinh", "ward"),
        ("Sở Tài chính", "finance"),
        ("Tỉnh uỷ", "party"),
        ("Phòng VH-XH xã Châu Tiến", "culture"),
    ],
)
def test_a_province_officer_s_names_are_understood(cast: Cast, name: str, body: str) -> None:
    match = match_agency(name, near=cast.province, on=NOW)

    assert match.organisation == getattr(cast, body)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("UBND xã", "commune"),
        ("Phòng Văn hoá - Xã hội", "culture"),
        ("Phòng VHXH", "culture"),
        ("Phòng Kinh tế", "economy"),
        ("Phòng Kinh tế xã", "economy"),
        ("Đảng uỷ xã", "party_commune"),
        ("UBND tỉnh", "province"),
        ("Sở KH&CN", "science"),
    ],
)
def test_a_commune_s_names_are_relative_to_it(cast: Cast, name: str, body: str) -> None:
    match = match_agency(name, near=cast.culture, on=NOW)

    assert match.organisation == getattr(cast, body)


def test_a_relative_name_never_means_the_body_of_a_neighbour(cast: Cast) -> None:
    front = organisation("Ủy ban MTTQ Việt Nam xã Châu Tiến", cast.commune, agency="mttq-xa")
    said = "Ủy ban MTTQ Việt Nam phường"

    assert match_agency(said, near=cast.ward, on=NOW).organisation is None
    assert match_agency("Phòng Kinh tế", near=cast.ward, on=NOW).organisation is None
    assert match_agency("Ủy ban MTTQ xã", near=cast.commune, on=NOW).organisation == front
    assert match_agency(front.name, near=cast.ward, on=NOW).organisation == front


def test_a_name_of_another_province_is_not_taken_for_one_s_own(cast: Cast) -> None:
    match = match_agency("UBND thành phố Hải Phòng", near=cast.province, on=NOW)

    assert match.organisation == cast.other_province


def test_a_body_of_every_commune_is_nobody_for_the_province(cast: Cast) -> None:
    match = match_agency("UBND xã", near=cast.province, on=NOW)

    assert match.organisation is None
    assert match.reason is MatchReason.AMBIGUOUS
    assert {c.organisation for c in match.candidates} == {cast.commune, cast.ward}


def test_a_generic_body_that_ended_proposes_its_successor(cast: Cast) -> None:
    match = match_agency("Sở TT&TT", near=cast.province, on=NOW)

    assert match.organisation is None
    assert match.reason is MatchReason.SUCCESSOR
    assert [c.organisation for c in match.candidates] == [cast.science]
    assert match.candidates[0].confidence == "C"


def test_the_general_department_proposes_the_national_committee(cast: Cast) -> None:
    committee = Organisation.objects.get(agency="ub-tcdlcl")

    match = match_agency("Tổng cục TCĐLCL", near=cast.province, on=NOW)

    assert match.organisation is None
    assert [c.organisation for c in match.candidates] == [committee]


def test_a_body_of_a_former_province_proposes_the_heir(cast: Cast) -> None:
    gia_lai = place("52", "Gia Lai")
    old = place("520", "Bình Định")
    old.valid_until = date(2025, 6, 30)
    old.save()
    PlaceSuccession.objects.create(
        predecessor=old, successor=gia_lai, effective_on=date(2025, 7, 1), confidence="C"
    )
    top = organisation(
        "Ủy ban nhân dân tỉnh Gia Lai", path="/52/", agency="ubnd-tinh", place=gia_lai
    )
    heir = organisation("Sở Khoa học và Công nghệ tỉnh Gia Lai", top, agency="so-khcn")

    match = match_agency("Sở KH&CN tỉnh Bình Định", near=cast.province, on=NOW)

    assert match.organisation is None
    assert [c.organisation for c in match.candidates] == [heir]
    assert match.candidates[0].confidence == "C"


def test_a_body_on_this_node_that_ended_proposes_what_it_became(cast: Cast) -> None:
    actor = system_actor()
    old = organisation("Chi cục Quản lý chợ Châu Tiến", cast.commune)
    add_successor(actor=actor, predecessor=old, successor=cast.economy, basis_symbol="1/QĐ-UBND")
    end_organisation(actor=actor, organisation=old, last_day=date(2026, 1, 31))

    before = match_agency("Chi cục Quản lý chợ Châu Tiến", near=cast.commune, on=date(2026, 1, 31))
    after = match_agency("Chi cục Quản lý chợ Châu Tiến", near=cast.commune, on=NOW)

    assert before.organisation == old
    assert after.organisation is None
    assert [(c.organisation, c.basis) for c in after.candidates] == [(cast.economy, "1/QĐ-UBND")]


def test_an_alias_that_somebody_added_is_known_from_then_on(cast: Cast) -> None:
    add_alias(actor=system_actor(), organisation=cast.science, name="Cơ quan thường trực ISO")

    assert match_agency("cơ quan thường trực ISO", near=cast.province).organisation == cast.science


def test_a_slip_gives_candidates_and_never_a_choice(cast: Cast) -> None:
    match = match_agency("Sở Khoa hoc và Công nghê", near=cast.province, on=NOW)

    assert match.organisation is None
    assert match.reason is MatchReason.SIMILAR
    assert match.candidates[0].organisation == cast.science


@pytest.mark.parametrize("name", ["", "   ", "Hội những người yêu mèo", "???", "x" * 400])
def test_what_nobody_is_called_matches_nobody(cast: Cast, name: str) -> None:
    assert match_agency(name, near=cast.province, on=NOW).organisation is None


def test_two_communes_that_differ_by_a_mark_are_told_apart(cast: Cast) -> None:
    quang_ngai = place("51", "Quảng Ngãi")
    one = place("21292", "Sơn Hà", kind="xa", level="commune", parent=quang_ngai)
    other = place("21289", "Sơn Hạ", kind="xa", level="commune", parent=quang_ngai)
    top = organisation(
        "Ủy ban nhân dân tỉnh Quảng Ngãi", path="/51/", agency="ubnd-tinh", place=quang_ngai
    )
    first = organisation("Ủy ban nhân dân xã Sơn Hà", top, agency="ubnd-xa", place=one)
    second = organisation("Ủy ban nhân dân xã Sơn Hạ", top, agency="ubnd-xa", place=other)

    assert match_agency("UBND xã Sơn Hà", near=top).organisation == first
    assert match_agency("UBND xã Sơn Hạ", near=top).organisation == second


def test_the_province_named_after_a_commune_is_no_part_of_its_name(cast: Cast) -> None:
    match = match_agency("UBND xã Châu Tiến, tỉnh Nghệ An", near=cast.other_province, on=NOW)

    assert match.organisation == cast.commune


def test_a_known_body_of_a_place_without_one_is_offered_for_creation(cast: Cast) -> None:
    match = match_agency("Phòng Kinh tế phường Trường Vinh", near=cast.province, on=NOW)

    assert (match.organisation, match.candidates) == (None, ())
    assert match.agency is not None
    assert match.agency.code == "phong-kt"


def test_departments_and_sectors_of_the_province_are_its_members(cast: Cast) -> None:
    names = {
        body.agency
        for body in collective_of("Các sở, ban, ngành", under=cast.province, on=NOW).members
    }

    assert names == {"so-khcn", "so-tc", "thanh-tra-tinh"}


def test_communes_and_wards_are_counted_by_kind(cast: Cast) -> None:
    both = collective_of("UBND các xã, phường", under=cast.province, on=NOW).members
    wards = collective_of("UBND các phường", under=cast.province, on=NOW).members

    assert set(both) == {cast.commune, cast.ward}
    assert list(wards) == [cast.ward]


def test_rooms_are_those_of_the_commune(cast: Cast) -> None:
    rooms = collective_of("Các phòng UBND xã", under=cast.commune, on=NOW).members
    listed = collective_of(
        "Các phòng: Kinh tế; Văn hóa - Xã hội", under=cast.commune, on=NOW
    ).members

    assert set(rooms) == {cast.culture, cast.economy}
    assert list(listed) == [cast.economy, cast.culture]
    assert not collective_of("Các phòng", under=cast.province, on=NOW).members


def test_districts_that_ended_have_no_members_and_propose_communes(cast: Cast) -> None:
    asked = collective_of("UBND các huyện, thị xã, thành phố", under=cast.province, on=NOW)

    assert asked.members == ()
    assert set(asked.proposed) == {cast.commune, cast.ward}
    assert asked.basis == "72/2025/QH15"


def test_a_body_that_ended_is_no_member_from_the_day_after(cast: Cast) -> None:
    actor = system_actor()
    end_organisation(actor=actor, organisation=cast.finance, last_day=date(2026, 6, 30))

    assert (
        cast.finance in collective_of("Các sở", under=cast.province, on=date(2026, 6, 30)).members
    )
    assert (
        cast.finance
        not in collective_of("Các sở", under=cast.province, on=date(2026, 7, 1)).members
    )


def test_collectives_are_recognised_and_not_assigned(cast: Cast) -> None:
    match = match_agency("UBND các huyện, thị xã, thành phố", near=cast.province)

    assert match.is_collective
    assert match.organisation is None


def test_the_committees_of_communes_are_neither_above_nor_inside_them(cast: Cast) -> None:
    organisation("Đảng ủy Ủy ban nhân dân xã Châu Tiến", cast.party_commune, agency="du-ubnd-xa",
                 place=cast.commune.place)  # fmt: skip
    beside = organisation("Đảng ủy Ủy ban nhân dân tỉnh", cast.party, agency="du-ubnd-tinh",
                          place=cast.province.place)  # fmt: skip

    of_communes = collective_of("Các đảng ủy xã, phường", under=cast.party, on=NOW)
    of_all = collective_of("Các đảng ủy trực thuộc Tỉnh ủy", under=cast.party, on=NOW)

    assert of_communes.members == (cast.party_commune,)
    assert set(of_all.members) == {cast.party_commune, beside}
