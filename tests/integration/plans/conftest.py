"""The cast, for every test of plans."""

import pytest

from tests.factories.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """A small Nghệ An, another province, and everybody with their roles."""
    return make_cast()
