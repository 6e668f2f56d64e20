"""A plan given to every commune of the country: its pages cost what they cost for one commune of forty."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from chuan.plans.enums import Pillar
from chuan.plans.models import Plan
from tests.factories.cascade import ASKED, accepted
from tests.factories.cast import Member
from tests.factories.country import COMMUNES, expect_plans, give_work, make_communes
from tests.factories.drafts import document
from tests.factories.people import organisation, person

pytestmark = pytest.mark.django_db
FEW = 80
MOST_QUERIES = 15
PAGES = (
    "cap-duoi/",
    "cap-duoi/?tinh=50",
    "cap-duoi/?tinh=50&trang=2",
    "cap-duoi/?tim=xa",
    "cap-duoi/?trang_thai=cham",
    "cap-duoi/?q=Số+7",
    "cap-duoi/in/",
    "cap-duoi/xac-nhan/",
    "toan-canh/",
    "toan-canh/?tinh=50",
    "toan-canh/?in=1",
)
Nation = dict[str, tuple[int, int, str]]
"""By page: queries for few, queries for all, what is shown for all."""


@pytest.fixture(scope="module")
def nation(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Nation]:
    """Of each page how often it asks for few communes and for all of them, and the page for all."""
    with django_db_blocker.unblock(), transaction.atomic():
        plan, client = ministry_plan()
        widen(plan, 0, FEW)
        for page in PAGES:
            answer(client, plan, page)
        few = [answer(client, plan, page)[0] for page in PAGES]
        widen(plan, FEW, COMMUNES)
        many = [answer(client, plan, page) for page in PAGES]
        yield dict(zip(PAGES, [(f, *m) for f, m in zip(few, many, strict=True)], strict=True))
        transaction.set_rollback(True)


def ministry_plan() -> tuple[Plan, Client]:
    """The plan of a ministry, which asks every commune for one of its own, and who may watch it."""
    organisation("Toàn quốc", path="/", level="central", kind="government")
    ministry = organisation("Bộ Thử", path="/tw/thu/", level="central", kind="ministry")
    officer = Member(person("Thanh", ministry), ministry)
    duties = [{"actor": "UBND các xã, phường", "text": ASKED, "due": None}]
    return accepted(officer, document(issuer="Bộ Thử", duties=duties)), officer.client


def widen(plan: Plan, first: int, last: int) -> None:
    """As many communes more, each with work and a duty."""
    bodies = make_communes(first, last)
    give_work(plan, bodies, (Pillar.PEOPLE,))
    expect_plans(plan, bodies)


def answer(client: Client, plan: Plan, page: str) -> tuple[int, str]:
    with CaptureQueriesContext(connection) as captured:
        told = client.get(f"/lam-viec/ke-hoach/{plan.uid}/{page}")
    assert told.status_code == 200
    return len(captured), told.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_as_often_for_every_commune_as_for_eighty(nation: Nation, page: str) -> None:
    few, many, _told = nation[page]

    assert few == many <= MOST_QUERIES


def test_a_province_is_shown_page_by_page(nation: Nation) -> None:
    """Of 3,321 communes dealt out to 34 provinces the first has 98."""
    pages = [nation[f"cap-duoi/?tinh=50{more}"][2] for more in ("", "&trang=2")]

    shown = [set(re.findall(r"\?muc=([0-9a-f-]{36})", page)) for page in pages]
    assert [len(rows) for rows in shown] == [50, 48]
    assert not shown[0] & shown[1]


def test_every_commune_is_counted(nation: Nation) -> None:
    told = nation["cap-duoi/"][2].replace("<strong>", "")

    assert f"{COMMUNES // 2} trên {COMMUNES}" in told
    assert f"{COMMUNES} cơ quan" in nation["cap-duoi/xac-nhan/"][2]
