"""One vector as a question to our public functions, and what a folder of them may hold."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson

Answer = Any
"""What JSON can carry: the answer to one vector."""
UNTOLD: Final = object()
"""The expectation of a vector whose folder holds only the questions."""


class Case(NamedTuple):
    """One vector: `ask` answers from its inputs alone, `agrees` compares that with `expected`."""

    id: str
    ask: Callable[[], Answer]
    expected: Answer = UNTOLD
    agrees: Callable[[Answer, Answer], bool] = lambda got, expected: bool(got == expected)


class Family(NamedTuple):
    """Vectors of one kind. `counted` False: told beside the result and never part of it."""

    name: str
    find: Callable[[Path], Iterator[Case]]
    counted: bool = True
    unbuilt: str = ""


class UnreadableVectors(ValueError):
    """A file of vectors that is not what its name says."""


def rows_of(root: Path, name: str, within: str = "vectors") -> Iterator[dict[str, Any]]:
    """The rows of every file `name` in a folder `within`, anywhere below `root`."""
    for path in sorted(root.rglob(name)):
        if path.parent.name == within:
            yield from loaded(path)


def loaded(path: Path) -> Any:  # noqa: ANN401  (whatever the file holds)
    """A JSON file; `UnreadableVectors` when it is none."""
    try:
        return orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError) as trouble:
        raise UnreadableVectors(f"{path}: {trouble}") from trouble


def expectation(row: dict[str, Any], *keys: str) -> Answer:
    """The named parts of a row; `UNTOLD` when it has none of them."""
    if not any(key in row for key in keys):
        return UNTOLD
    return {key: row.get(key) for key in keys}
