"""The cast and the small world, for people who mean harm or slip."""

import pytest

from tests.factories.cast import Cast, make_cast
from tests.factories.world import World, make_world


@pytest.fixture
def cast(db: None) -> Cast:
    """A small Nghệ An, another province, and everybody with their roles."""
    return make_cast()


@pytest.fixture
def world(db: None) -> World:
    """The cast, and rows on every page."""
    return make_world()
