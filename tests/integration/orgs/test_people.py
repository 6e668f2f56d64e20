"""Accounts and roles: who may give them, what ends when they end."""

from datetime import date, timedelta

import pytest

from chuan.audit.models import AuditEntry
from chuan.core import clock
from chuan.core.actor import system_actor
from chuan.orgs import services
from chuan.orgs.enums import Role
from chuan.orgs.errors import AccountEnded, InvitationFaulty, MayNotManage, OwnAccess
from chuan.orgs.models import Person, RoleAssignment
from chuan.orgs.selectors import actor_for
from tests.factories.cast import Cast
from tests.factories.people import PASSWORD, person, signed_in

HEAD = "Họ và tên,Tên đăng nhập,Đơn vị,Vai trò\n"


def test_a_list_makes_accounts_with_codes_that_open_once(cast: Cast) -> None:
    invited = services.invite_people(
        actor=cast.commune_admin.actor,
        organisation=cast.commune,
        csv=HEAD + "Nguyễn Văn Ba,,Phòng VH-XH,Chuyên viên\nTrần Thị Tư,tran.tu,,Lãnh đạo đơn vị\n",
    )

    first, second = (each.person for each in invited)
    assert first.username == "nguyen.van.ba"
    held = RoleAssignment.objects.valid_on(clock.today())
    assert held.filter(person=first, organisation=cast.culture).exists()
    assert held.filter(person=second, organisation=cast.commune).exists()
    assert first.check_password(invited[0].code)
    assert first.must_change_password
    assert AuditEntry.objects.filter(code="orgs.person.invited").count() >= 2
    assert not AuditEntry.objects.filter(changes__icontains=invited[0].code).exists()


def test_one_fault_refuses_the_whole_list(cast: Cast) -> None:
    before = Person.objects.count()

    with pytest.raises(InvitationFaulty):
        services.invite_people(
            actor=cast.commune_admin.actor,
            organisation=cast.commune,
            csv=HEAD + "Nguyễn Văn Ba,,,\nTrần Thị Tư,,Sở Tài chính,\n",
        )

    assert Person.objects.count() == before


@pytest.mark.parametrize("name", ["minh", "hoa", "quan", "tuan", "vy", "head"])
def test_only_administrators_of_the_body_or_above_invite(cast: Cast, name: str) -> None:
    with pytest.raises(MayNotManage):
        services.invite_people(
            actor=cast.member(name).actor, organisation=cast.commune, csv=HEAD + "A Bê,,,\n"
        )


def test_an_administrator_does_not_reach_above_or_beside(cast: Cast) -> None:
    actor = cast.commune_admin.actor
    someone = person("Lê Văn Năm", cast.culture)

    for body in (cast.province, cast.ward, cast.party_commune):
        with pytest.raises(MayNotManage):
            services.set_role(
                actor=actor, person=someone, organisation=body, role=Role.OFFICER,
                valid_from=clock.today(),
            )  # fmt: skip


def test_nobody_resets_the_access_of_a_superior_through_a_small_role(cast: Cast) -> None:
    boss = cast.province_admin.person
    assert boss is not None
    services.set_role(
        actor=cast.commune_admin.actor, person=boss, organisation=cast.commune,
        role=Role.OFFICER, valid_from=clock.today(),
    )  # fmt: skip

    with pytest.raises(MayNotManage):
        services.reset_access(actor=cast.commune_admin.actor, person=boss)
    with pytest.raises(MayNotManage):
        services.end_account(actor=cast.commune_admin.actor, person=boss)


def test_the_node_s_own_role_is_given_by_the_node_only(cast: Cast) -> None:
    someone = person("Lê Văn Năm", cast.culture)

    for giver, body in ((cast.province_admin, cast.province), (cast.nga, cast.province)):
        with pytest.raises(MayNotManage):
            services.set_role(
                actor=giver.actor, person=someone, organisation=body,
                role=Role.NODE_ADMINISTRATOR, valid_from=clock.today(),
            )  # fmt: skip


def test_a_role_carries_from_its_first_day_to_its_last(cast: Cast) -> None:
    someone = cast.hoa.person
    assert someone is not None
    role = RoleAssignment.objects.get(person=someone)
    services.end_role(actor=cast.commune_admin.actor, assignment=role, last_day=date(2026, 1, 31))

    assert actor_for(someone, cast.culture, date(2025, 6, 30)).path == ""
    assert actor_for(someone, cast.culture, date(2025, 7, 1)).path == cast.culture.path
    assert actor_for(someone, cast.culture, date(2026, 1, 31)).path == cast.culture.path
    assert actor_for(someone, cast.culture, date(2026, 2, 1)).path == ""


def test_ending_a_role_yesterday_closes_the_sessions(cast: Cast) -> None:
    client = cast.hoa.client
    assert client.get("/lam-viec/to-chuc/co-quan/").status_code == 200
    role = RoleAssignment.objects.get(person=cast.hoa.person)

    services.end_role(
        actor=cast.commune_admin.actor,
        assignment=role,
        last_day=clock.today() - timedelta(days=1),
    )

    assert client.get("/lam-viec/to-chuc/co-quan/").status_code == 302


def test_reset_access_ends_password_and_sessions(cast: Cast) -> None:
    hoa = cast.hoa.person
    assert hoa is not None
    client = cast.hoa.client

    code = services.reset_access(actor=cast.commune_admin.actor, person=hoa)

    hoa.refresh_from_db()
    assert not hoa.check_password(PASSWORD)
    assert hoa.check_password(code)
    assert client.get("/lam-viec/to-chuc/co-quan/").status_code == 302


def test_an_ended_account_signs_in_no_more_and_keeps_its_name(cast: Cast) -> None:
    hoa = cast.hoa.person
    assert hoa is not None
    client = cast.hoa.client

    services.end_account(actor=cast.commune_admin.actor, person=hoa)

    hoa.refresh_from_db()
    assert not hoa.is_active
    assert hoa.full_name == "Hoa"
    assert client.get("/lam-viec/to-chuc/co-quan/").status_code == 302
    with pytest.raises(AccountEnded):
        services.set_role(
            actor=cast.commune_admin.actor, person=hoa, organisation=cast.culture,
            role=Role.OFFICER, valid_from=clock.today(),
        )  # fmt: skip


def test_nobody_takes_away_the_own_key(cast: Cast) -> None:
    own = cast.commune_admin
    assert own.person is not None
    role = RoleAssignment.objects.get(person=own.person)

    with pytest.raises(OwnAccess):
        services.end_account(actor=own.actor, person=own.person)
    with pytest.raises(OwnAccess):
        services.end_role(actor=own.actor, assignment=role, last_day=clock.today())


def test_a_person_in_two_bodies_acts_for_one_at_a_time(cast: Cast) -> None:
    minh = cast.minh.person
    assert minh is not None
    services.set_role(
        actor=system_actor(), person=minh, organisation=cast.science, role=Role.HEAD,
        valid_from=clock.today(),
    )  # fmt: skip
    client = signed_in(minh)

    client.post("/lam-viec/to-chuc/lam-viec-cho/", {"organisation": cast.science.uid.hex})
    page = client.get("/lam-viec/to-chuc/lam-viec-cho/")

    assert page.context["actor"].path == cast.science.path
    assert page.context["actor"].roles == {Role.HEAD}


def test_nobody_acts_for_a_body_without_a_role_there(cast: Cast) -> None:
    client = cast.hoa.client

    client.post("/lam-viec/to-chuc/lam-viec-cho/", {"organisation": cast.province.uid.hex})

    page = client.get("/lam-viec/to-chuc/lam-viec-cho/")
    assert page.context["actor"].path == cast.culture.path
