"""Named queries and who is told of them, as people of an organisation see them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuan.core import clock
from chuan.orgs.models import Organisation
from chuan.traceability.models import ApiKey, NamedQuery, Subscription
from chuan.traceability.services.queries import keep_query
from chuan.traceability.services.subscriptions import subscribe
from tests.factories.cast import Cast
from tests.factories.epcis import program
from tests.factories.keys import secret_of

pytestmark = pytest.mark.django_db
PAGES = "/lam-viec/truy-xuat/dang-ky/"
SECRET = "chuoi-ky-rieng"


def told_of(body: Organisation, name: str = "xuat-kho") -> Subscription:
    """Who is told of a new query of a body, through a new key."""
    actor = program(body)
    secret_of(body)
    query = keep_query(actor=actor, sandbox=False, name=name, told={}, prefixes={})
    told = {"dest": "https://nhan.example.org/tin", "signatureToken": SECRET, "stream": True}
    key = ApiKey.objects.filter(owner_path=body.path)[0]
    return subscribe(actor=actor, key=key, query=query, told=told)


@pytest.fixture
def told(cast: Cast) -> Subscription:
    assert cast.binh.organisation
    return told_of(cast.binh.organisation)


def shown(cast: Cast, address: str) -> str:
    return cast.binh.client.get(address).content.decode()


def test_an_empty_list_says_what_a_named_query_is_for(cast: Cast) -> None:
    page = shown(cast, PAGES)

    assert "Chưa có truy vấn nào" in page
    assert f'href="{PAGES}moi/"' in page


def test_a_query_is_made_of_plain_fields_and_told_in_words(cast: Cast) -> None:
    given = {
        "name": "mat-ong", "event_types": ["ObjectEvent"], "steps": ["shipping"],
        "code": "8936123450014 L1", "since": "01/03/2026", "until": "31/03/2026",
    }  # fmt: skip
    page = cast.binh.client.post(f"{PAGES}moi/", given, follow=True).content.decode()

    assert NamedQuery.objects.get().query == {
        "eventType": ["ObjectEvent"],
        "EQ_bizStep": ["shipping"],
        "MATCH_anyEPCClass": ["https://id.gs1.org/01/08936123450014/10/L1"],
        "GE_eventTime": ["2026-02-28T17:00:00+00:00"],
        "LT_eventTime": ["2026-03-31T17:00:00+00:00"],
    }
    assert "Lô L1 · GTIN 08936123450014" in page
    assert "00:00 01/03/2026" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": "mật ong"}, "chỉ được gồm chữ, số"),
        ({"code": "8936123450015 L1"}, "kiểm tra"),
        ({"since": "02/03/2026", "until": "01/03/2026"}, "Ngày cuối"),
        ({"name": "xuat-kho"}, "Đã có truy vấn tên"),
    ],
)
def test_a_query_that_cannot_be_is_refused_in_a_sentence(
    cast: Cast, told: Subscription, wrong: dict[str, str], sentence: str
) -> None:
    answer = cast.binh.client.post(f"{PAGES}moi/", {"name": "mat-ong"} | wrong)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert NamedQuery.objects.count() == 1


def test_a_query_says_who_is_told_and_never_the_token(cast: Cast, told: Subscription) -> None:
    page = shown(cast, f"{PAGES}{told.query.pk}/")

    assert "<strong>nhan.example.org</strong>" in page
    assert "ngay khi có" in page
    assert "đang gửi" in page
    assert SECRET not in page


def test_a_failure_says_its_trouble_and_when_it_is_tried_again(
    cast: Cast, told: Subscription
) -> None:
    later = clock.now() + timedelta(hours=1)
    Subscription.objects.update(failures=3, trouble="HTTP 503", next_at=later)
    page = shown(cast, f"{PAGES}{told.query.pk}/")

    assert all(words in page for words in ("chờ gửi lại", "Hỏng 3 lần liền", "HTTP 503"))
    assert later.astimezone(clock.VIETNAM).strftime("%H:%M %d/%m/%Y") in page
    assert "chờ gửi lại" in shown(cast, PAGES)


def test_a_receiver_is_stopped_begun_again_and_ended(cast: Cast, told: Subscription) -> None:
    def press(button: str) -> str:
        address = f"{PAGES}nhan-tin/{told.uid}/{button}/"
        return cast.binh.client.post(address, follow=True).content.decode()

    stopped = press("dung")
    assert "đã dừng" in stopped
    assert "Người của đơn vị đã dừng." in stopped
    assert "đang gửi" in press("thu-lai")
    assert "Chưa nơi nào được báo" in press("bo")
    assert not Subscription.objects.exists()


def test_a_query_is_forgotten_with_who_is_told(cast: Cast, told: Subscription) -> None:
    page = cast.binh.client.post(f"{PAGES}{told.query.pk}/xoa/", follow=True).content.decode()

    assert "Chưa có truy vấn nào" in page
    assert not Subscription.objects.exists()


def subscription(told: Subscription, **more: str) -> dict[str, str]:
    """What is typed to tell one more."""
    key = str(told.key.pk)
    return {
        "key": key,
        "dest": "https://kho.example.org/tin",
        "when": "stream",
        "token": "",
        **more,
    }


def test_a_receiver_told_once_a_day_is_taken_on(cast: Cast, told: Subscription) -> None:
    given = subscription(told, when="daily", at="07:30", token="t")
    page = cast.binh.client.post(f"{PAGES}{told.query.pk}/", given, follow=True)

    made = Subscription.objects.latest("id")
    assert (made.schedule, made.token) == ({"hour": "7", "minute": "30"}, "t")
    assert "mỗi ngày lúc 07:30" in page.content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"dest": "http://kho.example.org/"}, "Địa chỉ nhận phải là https://"),
        ({"when": "daily"}, "Hãy ghi giờ báo"),
        ({"key": "0"}, "#id_key"),
    ],
)
def test_a_receiver_that_cannot_be_is_refused_in_a_sentence(
    cast: Cast, told: Subscription, wrong: dict[str, str], sentence: str
) -> None:
    answer = cast.binh.client.post(
        f"{PAGES}{told.query.pk}/", subscription(told, **wrong, token=SECRET)
    )

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert SECRET not in answer.content.decode()
    assert Subscription.objects.count() == 1


@pytest.mark.parametrize(
    "unfit",
    [{"revoked_at": clock.now()}, {"may_query": False}, {"sandbox": True}, {"owner_path": "/x/"}],
    ids=lambda each: next(iter(each)),
)
def test_only_open_keys_of_the_own_side_are_offered(
    cast: Cast, told: Subscription, unfit: dict[str, object]
) -> None:
    ApiKey.objects.update(**unfit)
    answer = cast.binh.client.post(f"{PAGES}{told.query.pk}/", subscription(told))

    assert answer.status_code == 422
    assert "Cần một khóa đang dùng" in answer.content.decode()


def test_queries_of_others_are_not_there(cast: Cast, told: Subscription) -> None:
    addresses = [f"nhan-tin/{told.uid}/{button}/" for button in ("thu-lai", "dung", "bo")]
    others = cast.hoa.client

    assert "xuat-kho" not in others.get(PAGES).content.decode()
    assert others.get(f"{PAGES}{told.query.pk}/").status_code == 404
    for address in (f"{told.query.pk}/", f"{told.query.pk}/xoa/", *addresses):
        assert others.post(f"{PAGES}{address}").status_code == 404
    told.refresh_from_db()
    assert told.stopped_at is None


def test_the_list_is_narrowed_by_name_and_kind(cast: Cast, told: Subscription) -> None:
    assert ">xuat-kho<" in shown(cast, f"{PAGES}?q=xuat")
    assert ">xuat-kho<" not in shown(cast, f"{PAGES}?q=nhap")
    assert ">xuat-kho<" not in shown(cast, f"{PAGES}?loai=thu")


def test_pages_ask_as_often_for_many_queries_and_receivers_as_for_few(
    cast: Cast, told: Subscription
) -> None:
    def count() -> list[int]:
        found = []
        for address in (PAGES, f"{PAGES}{told.query.pk}/"):
            cast.binh.client.get(address)
            with CaptureQueriesContext(connection) as seen:
                cast.binh.client.get(address)
            found.append(len(seen))
        return found

    few = count()
    assert cast.binh.organisation
    for number in range(20):
        more = told_of(cast.binh.organisation, f"them-{number}")
        if number % 2:
            Subscription.objects.filter(pk=more.pk).update(query=told.query)

    assert count() == few
