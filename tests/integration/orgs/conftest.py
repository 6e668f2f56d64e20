"""The cast, made anew for each test."""

import pytest

from tests.factories.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody and their bodies."""
    return make_cast()
