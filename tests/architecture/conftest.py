"""The small world that guards of pages walk through."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.factories.world import World, make_world, photograph


@pytest.fixture(scope="module")
def _made_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(_made_world: World) -> World:
    """One world for all tests of a module (which must be marked `django_db`), undone at its end.

    A test that throws the draft away has its rows rolled back, never its files: they are laid anew.
    """
    photograph(_made_world.draft)
    return _made_world
