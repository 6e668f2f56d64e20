"""A list asks the database as often for many rows as for few, and not more often than agreed."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chuan.core import clock, inbox
from chuan.documents.services import enter_incoming
from chuan.documents.services.incoming import IncomingWords
from chuan.law.services import load_register
from chuan.orgs.enums import Role
from chuan.plans.services import accept_import
from tests.factories.campaigns import make_campaigned
from tests.factories.cast import Cast, Member, make_cast
from tests.factories.codes import HONEY, honey
from tests.factories.drafts import document, make_draft, reading
from tests.factories.figure_growth import FigureGrowth, make_figure_growth
from tests.factories.follow_up import make_follow_up
from tests.factories.people import organisation, person

pytestmark = pytest.mark.django_db
BUDGETS: dict[str, int] = json.loads(
    Path(__file__).with_name("query_budgets.json").read_text(encoding="utf-8")
)
FEW, MANY = 3, 25


def room_of(route: str) -> str:
    return route.partition(":")[0]


def grow(cast: Cast, clerk: Member, figures: FigureGrowth, numbers: range) -> None:
    """One more row on every list for each number."""
    for number in numbers:
        figures.grow(number)
        draft = make_draft(cast.minh, reading(document(symbol=f"{number + 100}/KH-UBND")))
        accepted = accept_import(actor=cast.minh.actor, uid=draft.uid)
        make_follow_up(cast, accepted.plans[0])
        make_campaigned(cast)
        enter_incoming(
            actor=clerk.actor, words=IncomingWords(clock.today(), "Bộ Thử", f"Công văn {number}")
        )
        honey(cast.binh.actor, f"{HONEY}/10/L{number}")
        body = organisation(f"Trung tâm số {number}", cast.province)
        person(f"Người {number}", body)
        inbox.notify(
            [cast.minh.actor.id], code="plans.share_given", title=f"Việc {number}", body="",
            url="/viec-cua-toi/", actor=cast.nga.actor,
        )  # fmt: skip


def queries_of(reader: Member, route: str, arguments: dict[str, object]) -> int:
    """Statements of one request, after one that fills what is kept between requests."""
    client = reader.client
    name, mark, question = route.partition("?")
    url = reverse(name, kwargs=arguments) + mark + question
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


def test_every_list_asks_as_often_for_many_rows_as_for_few_and_within_its_budget() -> None:
    cast = make_cast()
    chief = Member(person("Chí", cast.science, role=Role.HEAD), cast.science)
    clerk = Member(person("Văn thư", cast.province, role=Role.CLERK), cast.province)
    readers = {"orgs": cast.province_admin, "audit": cast.province_admin, "portal": chief}
    load_register()
    figures = make_figure_growth(cast)

    def count() -> dict[str, int]:
        return {
            route: queries_of(
                readers.get(room_of(route), cast.minh), route, figures.arguments(route)
            )
            for route in BUDGETS
        }

    grow(cast, clerk, figures, range(FEW))
    few = count()
    grow(cast, clerk, figures, range(FEW, MANY))
    many = count()

    grown = {route: (few[route], many[route]) for route in BUDGETS if few[route] != many[route]}
    assert grown == {}
    dear = {route: many[route] for route in BUDGETS if many[route] > BUDGETS[route]}
    assert dear == {}
