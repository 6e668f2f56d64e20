"""Every URL × every role of the named cast: the status that `permissions.txt` promises, on pages with rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from tests.factories.world import World, every_route, make_world

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


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for the whole table, undone at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def answer(world: World, method: str, route: str, role: str) -> int:
    """The status of one request, its effects undone; POSTs are empty forms."""
    client: Client = world.cast.member(role).client
    arguments = dict(every_route())[route]
    url = reverse(route, kwargs=world.arguments(route, arguments))
    with transaction.atomic():
        response = client.post(url) if method == "POST" else client.get(url)
        transaction.set_rollback(True)
    return response.status_code


def test_every_url_is_in_the_table_and_no_other() -> None:
    assert {route for _method, route in PROMISED} == {route for route, _names in every_route()}


@pytest.mark.parametrize(("method", "route"), PROMISED, ids=lambda part: str(part))
def test_every_role_gets_what_the_table_promises(world: World, method: str, route: str) -> None:
    given = {role: answer(world, method, route, role) for role in ROLES}

    assert given == dict(zip(ROLES, PROMISED[method, route], strict=True))
