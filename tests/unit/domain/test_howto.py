"""What the page for programmers shows is what they get."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "howto" / "use-gs1-and-epcis.md"


def test_every_example_of_the_page_is_true() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")

    assert (failed, tried > 15) == (0, True)
