"""The cast, a jar of honey with a code, and a scanner."""

import pytest

from chuan.identifiers.models import Entity
from tests.factories.cast import Cast, make_cast
from tests.factories.codes import Scanner, honey


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def jar(cast: Cast) -> Entity:
    """The GTIN of the cooperative's honey."""
    return honey(cast.binh.actor)


@pytest.fixture
def scanner() -> Scanner:
    return Scanner()
