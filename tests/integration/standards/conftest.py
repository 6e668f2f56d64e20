"""The register of a release and the cast, laid for every test of standards."""

import pytest

from chuan.standards.services.known import load_known
from tests.factories.cast import Cast, make_cast
from tests.factories.laid import laid_once

lay_register = laid_once(load_known)


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, and the register as a release brings it."""
    made = make_cast()
    lay_register()
    return made
