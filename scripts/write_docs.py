"""Write the pages of documentation that are made from the source: legal map, rules."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from chuan.domain.vanban.alignment.handbook import handbook as alignment_handbook
from chuan.domain.vanban.alignment.run import RULES as ALIGNMENT_RULES
from chuan.domain.vanban.review.handbook import handbook
from chuan.domain.vanban.review.run import RULES

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
DOCS = ROOT / "docs"
HEAD = """# Legal map

Which code rests on which text of law: when a text changes, these are the places to look at. Written by
`make docs` from the `Basis:` at the end of docstrings; a test keeps the two the same. The rules of the
review of documents have a page of their own: [algorithms/review-rules.md](algorithms/review-rules.md).

| basis | code |
| --- | --- |
"""
BASIS = re.compile(r"\bBasis:\s*(.+)\Z", re.DOTALL)


def legal_map() -> str:
    """The page, in the order of the texts."""
    rows = sorted({row for path in SOURCE.rglob("*.py") for row in _rows(path)})
    return HEAD + "".join(f"| {basis} | `{place}` |\n" for basis, place in rows)


def rules_of_the_program() -> str:
    """The same as data, so that a node can say which of its rules a change of law reaches."""
    rows = sorted({(place, basis) for path in SOURCE.rglob("*.py") for basis, place in _rows(path)})
    lines = [json.dumps({"rule": rule, "basis": basis}, ensure_ascii=False) for rule, basis in rows]
    return '{\n "rules": [\n  ' + ",\n  ".join(lines) + "\n ]\n}\n"


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    """Each basis in a file, with the dotted name of what rests on it."""
    module = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
    for name, said in _said(ast.parse(path.read_text(encoding="utf-8")), module):
        if found := BASIS.search(said):
            yield " ".join(found[1].split()).rstrip("."), name


def _said(node: ast.AST, name: str) -> Iterator[tuple[str, str]]:
    """Docstrings below `node`, also those that follow a constant."""
    before = ""
    for child in getattr(node, "body", ()):
        if isinstance(child, ast.FunctionDef | ast.ClassDef):
            yield from _said(child, f"{name}.{child.name}")
        elif isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            yield f"{name}.{before}".rstrip("."), str(child.value.value)
        before = (
            ast.unparse(_target(child)) if isinstance(child, ast.Assign | ast.AnnAssign) else ""
        )


def _target(assignment: ast.Assign | ast.AnnAssign) -> ast.expr:
    return assignment.target if isinstance(assignment, ast.AnnAssign) else assignment.targets[0]


def main() -> None:
    """Write every page; say which."""
    pages = {
        DOCS / "legal-map.md": legal_map(),
        SOURCE / "chuan" / "law" / "data" / "rules.json": rules_of_the_program(),
        DOCS / "algorithms" / "review-rules.md": handbook(RULES),
        DOCS / "algorithms" / "alignment-rules.md": alignment_handbook(ALIGNMENT_RULES),
    }
    for path, text in pages.items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
