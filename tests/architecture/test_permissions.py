"""Every URL × every role of the named cast: the status `permissions.txt` promises, with rows."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from tests.architecture.pages import faults_of
from tests.factories.world import World, every_route

TABLE = Path(__file__).with_name("permissions.txt")


def read_table() -> tuple[list[str], dict[tuple[str, str], list[int]]]:
    """The roles in order, and the statuses by (method, route)."""
    lines = [
        line.split()
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    roles = lines[0][2:]
    return roles, {(row[0], row[1]): [int(cell) for cell in row[2:]] for row in lines[1:]}


ROLES, PROMISED = read_table()
SHARE = 3
"""On PostgreSQL one role in so many is tried at each row."""
ARGUMENTS = dict(every_route())
pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Answer:
    """The status of one answer, and what is wrong with its page."""

    status: int
    faults: Sequence[str]


@pytest.fixture(scope="module")
def cookies(_made_world: World, django_db_blocker: DjangoDbBlocker) -> dict[str, SimpleCookie]:
    """The browser of each role, signed in once: a session is a row of the world like any other."""
    with django_db_blocker.unblock():
        return {role: _made_world.cast.member(role).client.cookies for role in ROLES}


def answer(world: World, cookies: SimpleCookie, method: str, route: str) -> Answer:
    """One request, its effects undone; POSTs are empty forms."""
    client = Client()
    client.cookies = deepcopy(cookies)
    url = reverse(route, kwargs=world.arguments(route, ARGUMENTS[route]))
    with transaction.atomic():
        response = client.post(url) if method == "POST" else client.get(url)
        transaction.set_rollback(True)
    for closer in response._resource_closers:
        closer()
    return Answer(response.status_code, faults_of(response))


def test_every_url_is_in_the_table_and_no_other() -> None:
    assert {route for _method, route in PROMISED} == {route for route, _names in every_route()}


def tried(method: str, route: str) -> Sequence[str]:
    """Every role; on PostgreSQL every third, in turn: no row and no role is left out there."""
    first = list(PROMISED).index((method, route)) % SHARE
    return ROLES[first::SHARE] if connection.vendor == "postgresql" else ROLES


@pytest.mark.slow
@pytest.mark.both
@pytest.mark.parametrize(("method", "route"), PROMISED, ids=str)
def test_every_role_gets_a_faultless_page_with_the_status_of_the_table(
    world: World, cookies: dict[str, SimpleCookie], method: str, route: str
) -> None:
    given = {role: answer(world, cookies[role], method, route) for role in tried(method, route)}

    promised = dict(zip(ROLES, PROMISED[method, route], strict=True))
    assert {role: each.status for role, each in given.items()} == {
        role: promised[role] for role in given
    }
    assert not {role: each.faults for role, each in given.items() if each.faults}
