"""The examples in the docstrings of the rules hold."""

import doctest
import importlib
import pkgutil

import pytest

from chuan.figures import rules

NAMES = [module.name for module in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}.")]


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_the_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
