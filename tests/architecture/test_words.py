"""What people read goes through the catalogue: no refusal speaks past it."""

import ast
import re

from tests.architecture.source import ROOT, SOURCE

VIETNAMESE = re.compile(
    "[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.I
)
BILINGUAL = {"cli", "config", "domain"}
"""Rooms whose words are said in both languages at once, or told by the rooms above."""


def _bare_sentences(raised: ast.Raise) -> list[str]:
    """Vietnamese text handed to an exception as it is, or in an f-string."""
    arguments = raised.exc.args if isinstance(raised.exc, ast.Call) else []
    return [
        part.value
        for argument in arguments
        for part in (argument.values if isinstance(argument, ast.JoinedStr) else [argument])
        if isinstance(part, ast.Constant)
        and isinstance(part.value, str)
        and VIETNAMESE.search(part.value)
    ]


def test_every_refusal_can_be_translated() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {sentence}"
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).parts[0] not in BILINGUAL
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Raise)
        for sentence in _bare_sentences(node)
    ]

    assert not found
