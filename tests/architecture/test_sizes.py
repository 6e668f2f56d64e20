"""No room grows unseen: files, functions and templates keep to the size limits."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path
    for folder in ("src", "scripts", "bench")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
TEMPLATES = sorted((ROOT / "src").rglob("*.html"))
FILE_LIMIT, FUNCTION_LIMIT, TEMPLATE_LIMIT = 400, 60, 150


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_module_is_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text.count("\n") <= FILE_LIMIT
    assert ast.get_docstring(ast.parse(text)), "the first line says what the module is for"


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_function_fits_a_screen(path: Path) -> None:
    functions = (
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )

    long = {
        f.name: size
        for f in functions
        if (size := (f.end_lineno or 0) - f.lineno + 1) > FUNCTION_LIMIT
    }

    assert not long


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_a_template_is_short(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= TEMPLATE_LIMIT


def test_no_drawer_is_a_catch_all() -> None:
    refused = {"utils", "helpers", "common", "misc", "manager", "base_service"}

    assert not [_name(path) for path in SOURCES if path.stem in refused]
