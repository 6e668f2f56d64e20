"""What people read puts the tone mark in one place: hóa, khóa, ủy, as the names of state bodies do."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import ROOT, SOURCE

ON_THE_LAST_LETTER = re.compile(r"(?:o[áàảãạéèẻẽẹ]|(?<!q)u[ýỳỷỹỵ])(?!\w)", re.I)
"""A syllable that ends in oa, oe or uy and carries its tone on the second letter ("hoá", "uỷ")."""

CATALOGUED = re.compile(r"_|n?p?gettext(?:_lazy|_noop)?")


def texts_of(path: Path) -> Iterator[str]:
    """Templates whole; of code what goes to the catalogue, of commands every text."""
    if path.suffix == ".html":
        yield path.read_text(encoding="utf-8")
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and CATALOGUED.fullmatch(node.func.id)
    ]
    for told in [tree] if path.relative_to(SOURCE).parts[0] == "cli" else calls:
        for node in ast.walk(told):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_what_people_read_is_spelt_in_one_way() -> None:
    read = [*SOURCE.rglob("*.html"), *SOURCE.rglob("*.py")]

    assert not [
        f"{path.relative_to(ROOT)}: {text[max(0, found.start() - 20) : found.end()]}"
        for path in read
        for text in texts_of(path)
        for found in ON_THE_LAST_LETTER.finditer(text)
    ]
