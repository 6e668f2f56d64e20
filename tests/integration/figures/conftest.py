"""The cast, and a round asked of two communes, for every test of figures."""

import pytest

from tests.factories.cast import Cast, make_cast
from tests.factories.figures import Reporting, make_reporting


@pytest.fixture
def cast(db: None) -> Cast:
    """A small Nghệ An, another province, and everybody with their roles."""
    return make_cast()


@pytest.fixture
def reporting(cast: Cast) -> Reporting:
    """Minh's round of 2026, asked of Hoa's commune and the ward beside it."""
    return make_reporting(cast)
