"""Sign-in: right and wrong words, one-time codes, lock-out, age of sessions, second factor."""

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client

from chuan.core import clock
from chuan.core.actor import system_actor
from chuan.orgs import services
from chuan.orgs.enums import Role
from chuan.orgs.models import Person
from tests.factories.cast import Cast
from tests.factories.people import PASSWORD, person

LOGIN = "/tai-khoan/dang-nhap/"
PAGE = "/lam-viec/to-chuc/co-quan/"


@pytest.fixture(autouse=True)
def _empty_counters() -> None:
    cache.clear()


def _sign_in(client: Client, username: str, password: str) -> int:
    return client.post(LOGIN, {"login": username, "password": password}).status_code


def test_the_right_password_opens_and_case_of_the_name_does_not_matter(cast: Cast) -> None:
    client = Client()

    assert _sign_in(client, "HOA", PASSWORD) == 302
    assert client.get(PAGE).status_code == 200


def test_a_wrong_password_says_so_in_vietnamese(cast: Cast) -> None:
    page = Client().post(LOGIN, {"login": "hoa", "password": "sai"})

    assert page.status_code == 200
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in page.content.decode()


def test_five_wrong_passwords_lock_even_the_right_one(cast: Cast) -> None:
    for _ in range(5):
        _sign_in(Client(), "hoa", "sai")

    page = Client().post(LOGIN, {"login": "hoa", "password": PASSWORD})

    assert page.status_code in {200, 429}
    assert "nhiều lần" in page.content.decode()


def test_nobody_signs_up() -> None:
    page = Client().get("/tai-khoan/dang-ky/")

    assert page.status_code == 200
    assert "quản trị viên" in page.content.decode()
    assert Client().post("/tai-khoan/dang-ky/", {"username": "x"}).status_code == 405


def test_a_one_time_code_forces_an_own_password(cast: Cast) -> None:
    hoa = cast.hoa.person
    assert hoa is not None
    code = services.reset_access(actor=cast.commune_admin.actor, person=hoa)
    client = Client()
    assert _sign_in(client, "hoa", code) == 302

    page = client.get(PAGE)
    assert page.status_code == 302
    assert page["Location"] == "/tai-khoan/mat-khau/"
    same = client.post("/tai-khoan/mat-khau/", {"new": code, "again": code})
    assert same.status_code == 200
    new = "câu mới của tôi 2026"
    done = client.post("/tai-khoan/mat-khau/", {"new": new, "again": new})

    assert done.status_code == 302
    assert client.get(PAGE).status_code == 200
    assert _sign_in(Client(), "hoa", code) == 200


def test_a_code_older_than_seven_days_opens_nothing(cast: Cast) -> None:
    hoa = cast.hoa.person
    assert hoa is not None
    code = services.reset_access(actor=cast.commune_admin.actor, person=hoa)
    hoa.refresh_from_db()
    hoa.code_expires_at = clock.now() - timedelta(seconds=1)
    hoa.save()

    page = Client().post(LOGIN, {"login": "hoa", "password": code})

    assert page.status_code == 200
    assert "đã hết hạn" in page.content.decode()


def test_a_session_is_renewed_at_sign_in_and_ends_after_twelve_hours(cast: Cast) -> None:
    client = Client()
    client.get(LOGIN)
    _sign_in(client, "hoa", PASSWORD)
    session = client.session
    session["signed_in_at"] = (clock.now() - timedelta(hours=12, seconds=1)).timestamp()
    session.save()

    page = client.get(PAGE)

    assert page.status_code == 302
    assert page["Location"].startswith(LOGIN)


def test_changing_the_password_closes_the_other_sessions(cast: Cast) -> None:
    here, elsewhere = cast.hoa.client, cast.hoa.client
    new = "câu mới của tôi 2026"

    here.post("/tai-khoan/mat-khau/", {"current": PASSWORD, "new": new, "again": new})

    assert here.get(PAGE).status_code == 200
    assert elsewhere.get(PAGE).status_code == 302


@pytest.mark.parametrize(
    ("new", "again"),
    [("ngắn", "ngắn"), ("1234567890", "1234567890"), ("một câu dài 1", "câu khác 22")],
)
def test_a_weak_password_is_refused(cast: Cast, new: str, again: str) -> None:
    page = cast.hoa.client.post(
        "/tai-khoan/mat-khau/", {"current": PASSWORD, "new": new, "again": again}
    )

    assert page.status_code == 200
    assert page.context["form"].errors
    assert Person.objects.get(username="hoa").check_password(PASSWORD)


def test_an_administrator_of_a_real_body_must_have_a_second_factor(cast: Cast) -> None:
    person("Mai", cast.commune, role=Role.ADMINISTRATOR, username="mai1", is_sample=False)
    client = Client()
    _sign_in(client, "mai1", PASSWORD)

    page = client.get(PAGE)

    assert page.status_code == 302
    assert page["Location"] == "/tai-khoan/bao-ve/ung-dung/bat/"
    again = client.get(page["Location"])
    assert again["Location"].startswith("/tai-khoan/xac-nhan-lai/")
    asked = client.get(again["Location"])
    assert asked.status_code == 200
    assert "Forgot" not in asked.content.decode()
    onward = client.post(again["Location"], {"password": PASSWORD, "next": page["Location"]})
    assert onward["Location"] == page["Location"]
    assert "Khóa bí mật" in client.get(page["Location"]).content.decode()
    assert cast.commune_admin.client.get(PAGE).status_code == 200


def test_a_second_factor_is_asked_at_the_next_sign_in(cast: Cast) -> None:
    mai = person("Mai", cast.commune, role=Role.ADMINISTRATOR, username="mai1", is_sample=False)
    secret = generate_totp_secret()
    totp = TOTP.activate(mai, secret)
    assert secret not in str(totp.instance.data)
    client = Client()
    _sign_in(client, "mai1", PASSWORD)
    assert client.get(PAGE).status_code == 302

    counter = next(iter(yield_hotp_counters_from_time()))
    code = f"{hotp_value(secret, counter):06}"
    done = client.post("/tai-khoan/bao-ve/ma-xac-thuc/", {"code": code})

    assert done.status_code == 302
    assert client.get(PAGE).status_code == 200
    assert client.get("/tai-khoan/bao-ve/").status_code == 200
    services.reset_access(actor=system_actor(), person=mai)
    assert client.get(PAGE).status_code == 302
