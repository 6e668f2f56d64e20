"""`make mutate`: small faults put into modules one at a time; the tests beside them must notice.

    python scripts/mutate.py src/chuan/domain/gs1 tests/unit/domain/gs1 --sample 40 --seed 1

The source is copied; nothing here is touched. Prints each survivor with its line, and the share killed.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[1]
LONGEST: Final = 300
"""Seconds a test run may take; a mutant that never ends is noticed."""
_OTHER: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv,
}  # fmt: skip


class Mutant(NamedTuple):
    """A module with one fault: where it is, what it was, and the whole text with it."""

    path: Path
    line: int
    was: str
    text: str


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every mutant of a module, one for each place that can be otherwise."""
    source = path.read_text(encoding="utf-8")
    count = sum(1 for _ in _places(ast.parse(source)))
    for number in range(count):
        tree = ast.parse(source)
        node, change = next(each for place, each in enumerate(_places(tree)) if place == number)
        was = ast.unparse(node)
        change()
        yield Mutant(path, node.lineno, was, ast.unparse(tree))


def _places(tree: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, "Change"]]:
    """What can be changed, and how; texts that are only read by people are left alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and type(node.ops[0]) in _OTHER:
            yield node, Change(node, "ops", [_OTHER[type(node.ops[0])](), *node.ops[1:]])
        elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in _OTHER:
            if not _is_of_texts(node):
                yield node, Change(node, "op", _OTHER[type(node.op)]())
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield node, Change(node, "op", ast.UAdd())
        elif isinstance(node, ast.Constant) and type(node.value) in {int, bool}:
            value = not node.value if isinstance(node.value, bool) else node.value + 1
            yield node, Change(node, "value", value)
        elif isinstance(node, ast.Return) and node.value is not None:
            yield node, Change(node, "value", ast.Constant(None))
        elif isinstance(node, ast.If):
            yield node.test, Change(node, "test", ast.Constant(value=False))


class Change(NamedTuple):
    """A field of a node that is set otherwise."""

    node: ast.AST
    field: str
    value: object

    def __call__(self) -> None:
        """Set it."""
        setattr(self.node, self.field, self.value)


def _is_of_texts(node: ast.BoolOp | ast.BinOp) -> bool:
    parts = (node.left, node.right) if isinstance(node, ast.BinOp) else ()
    return any(
        isinstance(part, ast.JoinedStr) or isinstance(getattr(part, "value", None), str)
        for part in parts
    )


def survives(mutant: Mutant, tests: list[str], copy: Path) -> bool:
    """The tests pass although the fault is there."""
    place = copy / mutant.path.relative_to(ROOT)
    place.write_text(mutant.text, encoding="utf-8")
    try:
        return passes(tests, copy)
    finally:
        shutil.copy(mutant.path, place)


def passes(tests: list[str], copy: Path) -> bool:
    """The tests end well in the copy, within their time."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:randomly"]
    command += ["-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}"}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, capture_output=True, check=False, timeout=LONGEST
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> int:
    """0 when at least 80 % of the sample were killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("module", type=Path, help="a module or a folder of modules")
    parser.add_argument("tests", nargs="+", help="test files or folders")
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    module = args.module.resolve()
    modules = [module] if module.is_file() else sorted(module.rglob("*.py"))
    every = [mutant for path in modules for mutant in mutants_of(path)]
    chosen = random.Random(args.seed).sample(every, min(args.sample, len(every)))  # noqa: S311  (a sample)
    survivors = 0
    with tempfile.TemporaryDirectory(prefix="chuan-mutate-") as folder:
        copy = Path(folder) / "house"
        skipped = shutil.ignore_patterns(".git", ".venv", "node_modules", "__pycache__", "var")
        shutil.copytree(ROOT, copy, ignore=skipped)
        if not passes(args.tests, copy):
            raise SystemExit("the tests do not pass without any fault")
        for mutant in chosen:
            if survives(mutant, args.tests, copy):
                survivors += 1
                print(
                    f"{mutant.path.relative_to(ROOT)}:{mutant.line}: {mutant.was[:90]}", flush=True
                )
    killed = 1 - survivors / len(chosen)
    print(f"{len(chosen) - survivors} of {len(chosen)} killed ({killed:.0%}), {len(every)} places")
    return int(killed < 0.8)


if __name__ == "__main__":
    sys.exit(main())
