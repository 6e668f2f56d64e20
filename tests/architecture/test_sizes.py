"""No room grows unseen: files, functions and templates keep to the size limits."""

import ast
from collections.abc import Iterator
from pathlib import Path

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


def _lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def _faults(path: Path) -> Iterator[str]:
    """What a reader of the module would miss or scroll for."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if not ast.get_docstring(tree):
        yield f"{_name(path)}: the first line says what the module is for"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or 0) - node.lineno + 1
            if size > FUNCTION_LIMIT:
                yield f"{_name(path)}: {node.name} has {size} lines"


def test_every_module_says_what_it_is_for_and_its_functions_fit_a_screen() -> None:
    assert SOURCES
    assert not [fault for path in SOURCES for fault in _faults(path)]


def test_modules_and_templates_are_short() -> None:
    assert TEMPLATES
    assert not [_name(path) for path in SOURCES if _lines(path) > FILE_LIMIT]
    assert not [_name(path) for path in TEMPLATES if _lines(path) > TEMPLATE_LIMIT]


def test_no_drawer_is_a_catch_all() -> None:
    refused = {"utils", "helpers", "common", "misc", "manager", "base_service"}

    assert not [_name(path) for path in SOURCES if path.stem in refused]
