"""Every audit code used in the source has a Vietnamese sentence."""

import ast
from pathlib import Path

import django.apps

from chuan.audit import sentences

SOURCE = Path(__file__).resolve().parents[2] / "src" / "chuan"
RECORDERS = {"record", "record_read"}


def _codes_used() -> set[str]:
    """The second argument of every call of `record` that is written out."""
    used = set[str]()
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if not any(name in text for name in RECORDERS):
            continue
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.Call) or len(node.args) < 2:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            code = node.args[1]
            if name in RECORDERS and isinstance(code, ast.Constant) and isinstance(code.value, str):
                used.add(code.value)
    return used


def test_every_code_used_has_a_sentence() -> None:
    assert django.apps.apps.ready

    used = _codes_used()

    assert len(used) > 10
    assert not used - set(sentences.codes())


def test_every_sentence_is_one_and_is_not_the_bare_code() -> None:
    assert sentences.codes()
    for code in sentences.codes():
        said = sentences.sentence_of(code)
        assert said
        assert said != code
