"""Guessing, locking others out, using a code twice, riding on a session."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client

from chuan.core import clock
from chuan.orgs import services
from chuan.orgs.enums import Role
from chuan.orgs.models import Person
from tests.factories.cast import Cast
from tests.factories.people import PASSWORD, person

LOGIN = "/tai-khoan/dang-nhap/"
PASSWORD_PAGE = "/tai-khoan/mat-khau/"
SECOND = "/tai-khoan/bao-ve/ma-xac-thuc/"
PAGE = "/lam-viec/to-chuc/co-quan/"


@pytest.fixture(autouse=True)
def _empty_counters() -> None:
    cache.clear()


def sign_in(client: Client, username: str, password: str) -> Any:
    return client.post(LOGIN, {"login": username, "password": password})


def reset(cast: Cast) -> str:
    hoa = cast.hoa.person
    assert hoa is not None
    return services.reset_access(actor=cast.commune_admin.actor, person=hoa)


def totp_of(who: Person) -> tuple[str, str]:
    """A second factor for somebody, and the code of this moment."""
    secret = generate_totp_secret()
    TOTP.activate(who, secret)
    return secret, f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06}"


def test_a_one_time_code_signs_in_once(cast: Cast) -> None:
    code = reset(cast)
    first = Client()

    assert sign_in(first, "hoa", code).status_code == 302
    assert sign_in(Client(), "hoa", code).status_code == 200

    new = "câu mới của tôi 2026"
    assert first.post(PASSWORD_PAGE, {"new": new, "again": new}).status_code == 302
    assert first.get(PAGE).status_code == 200


def test_a_reset_opens_an_account_that_others_locked(cast: Cast) -> None:
    for _ in range(6):
        sign_in(Client(REMOTE_ADDR="10.0.0.9"), "hoa", "sai")
    code = reset(cast)

    assert sign_in(Client(), "hoa", code).status_code == 302


def test_strangers_cannot_lock_a_person_out_of_the_own_browser(cast: Cast) -> None:
    own = Client()
    sign_in(own, "hoa", PASSWORD)
    own.post("/tai-khoan/dang-xuat/")
    for _ in range(8):
        sign_in(Client(REMOTE_ADDR="10.0.0.9"), "hoa", "sai")

    assert sign_in(own, "hoa", PASSWORD).status_code == 302
    assert sign_in(Client(), "hoa", PASSWORD).status_code == 200


def test_a_known_browser_is_no_way_to_guess_on(cast: Cast) -> None:
    own = Client()
    sign_in(own, "hoa", PASSWORD)
    own.post("/tai-khoan/dang-xuat/")
    for _ in range(5):
        sign_in(own, "hoa", "sai")

    assert "nhiều lần" in sign_in(own, "hoa", PASSWORD).content.decode()


def test_a_code_of_the_second_factor_opens_once_and_few_may_be_tried(cast: Cast) -> None:
    mai = person("Mai", cast.commune, role=Role.ADMINISTRATOR, username="mai1", is_sample=False)
    _secret, code = totp_of(mai)
    one, two, third = Client(), Client(), Client()
    for client in (one, two, third):
        sign_in(client, "mai1", PASSWORD)

    assert one.post(SECOND, {"code": code}).status_code == 302
    assert two.post(SECOND, {"code": code}).status_code == 200
    assert two.get(PAGE).status_code == 302
    for _ in range(6):
        last = third.post(SECOND, {"code": "000000"})
    assert "nhiều lần" in last.content.decode()


def test_a_recovery_code_opens_once(cast: Cast) -> None:
    mai = person("Mai", cast.commune, role=Role.ADMINISTRATOR, username="mai1", is_sample=False)
    totp_of(mai)
    code = RecoveryCodes.activate(mai).generate_codes()[0]
    one, two = Client(), Client()
    for client in (one, two):
        sign_in(client, "mai1", PASSWORD)

    assert one.post(SECOND, {"code": code}).status_code == 302
    assert two.post(SECOND, {"code": code}).status_code == 200
    assert two.get(PAGE).status_code == 302


def test_a_second_factor_shown_and_not_confirmed_counts_for_nothing(cast: Cast) -> None:
    person("Mai", cast.commune, role=Role.ADMINISTRATOR, username="mai1", is_sample=False)
    client = Client()
    sign_in(client, "mai1", PASSWORD)
    client.post("/tai-khoan/xac-nhan-lai/", {"password": PASSWORD})
    shown = client.get("/tai-khoan/bao-ve/ung-dung/bat/")

    assert "Khóa bí mật" in shown.content.decode()
    assert client.post("/tai-khoan/bao-ve/ung-dung/bat/", {"code": "000000"}).status_code == 200
    assert client.get(PAGE).status_code == 302


def test_a_session_set_before_sign_in_is_worth_nothing_after(cast: Cast) -> None:
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["planted"] = "1"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted

    sign_in(client, "hoa", PASSWORD)
    rider = Client()
    rider.cookies["sessionid"] = planted

    assert client.session.session_key != planted
    assert rider.get(PAGE).status_code == 302


def test_the_half_signed_in_session_opens_nothing(cast: Cast) -> None:
    mai = person("Mai", cast.commune, role=Role.ADMINISTRATOR, username="mai1", is_sample=False)
    totp_of(mai)
    client = Client()
    sign_in(client, "mai1", PASSWORD)

    for url in (PAGE, PASSWORD_PAGE, "/tai-khoan/bao-ve/ung-dung/bat/", "/viec-cua-toi/"):
        assert client.get(url).status_code == 302, url


def test_a_code_that_is_used_after_its_days_or_a_new_reset_is_dead(cast: Cast) -> None:
    old = reset(cast)
    new = reset(cast)

    assert sign_in(Client(), "hoa", old).status_code == 200
    Person.objects.filter(username="hoa").update(code_expires_at=clock.now() - timedelta(seconds=1))
    assert sign_in(Client(), "hoa", new).status_code == 200


def test_an_administrator_does_not_prolong_the_own_power(cast: Cast) -> None:
    admin = cast.commune_admin.person
    assert admin is not None
    asked = {"organisation": cast.commune.pk, "role": "administrator", "valid_from": "2026-11-01"}

    cast.commune_admin.client.post(f"/lam-viec/to-chuc/nguoi/{admin.uid}/quyen/", asked)

    assert admin.roles.count() == 1
