"""Families of rooms that are not built yet: counted as skipped, with that reason."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from chuan.cli.conformance.case import Case, Family, loaded

_UNBUILT: Final = "phòng này chưa xây / this room is not built yet"


def _vectors(name: str) -> Family:
    def find(root: Path) -> Iterator[Case]:
        for path in sorted(root.rglob(f"{name}.json")):
            if path.parent.name == "vectors":
                held: Any = loaded(path)
                cases = held.get("cases", ()) if isinstance(held, dict) else held
                for number, case in enumerate(cases):
                    known = case.get("id") if isinstance(case, dict) else None
                    yield Case(str(known or f"{name}-{number:04}"), lambda: None)

    return Family(f"vectors/{name}", find, unbuilt=_UNBUILT)


def _sampling(root: Path) -> Iterator[Case]:
    for path in sorted(root.rglob("*.csv")):
        if path.parent.name == "sampling" and "UNVERIFIED" not in path.stem:
            if path.stem == "switching_rules":
                continue
            rows = path.read_text(encoding="utf-8").splitlines()[1:]
            yield from (
                Case(f"{path.stem}-{number:05}", lambda: None) for number in range(len(rows))
            )


def _certificates(root: Path) -> Iterator[Case]:
    for path in sorted(root.rglob("*.xml")):
        if "dcc" in path.parts:
            yield Case(path.name, lambda: None)


FAMILIES: Final = (
    *map(
        _vectors,
        (
            "uncertainty",
            "decision",
            "interval",
            "montecarlo",
            "prepackage",
            "proficiency",
            "sampling",
        ),
    ),
    Family("sampling", _sampling, unbuilt=_UNBUILT),
    Family("metrology/dcc", _certificates, unbuilt=_UNBUILT),
)
