"""The register, laid for every test of the law."""

import pytest

from chuan.law.services import load_register
from tests.factories.laid import laid_once

lay_register = laid_once(load_register)


@pytest.fixture(autouse=True)
def _register(db: None) -> None:
    lay_register()
