"""The demo cast, made anew where a test asks for it."""

import pytest

from tests.factories.cast import Cast, make_cast


@pytest.fixture
def cast() -> Cast:
    return make_cast()
