"""What the guards read out of the source: functions of the services and whom they call."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "chuan"
BANDS = (
    "core", "audit", "identifiers", "orgs", "law", "documents", "procedures", "plans", "figures",
    "standards", "traceability", "engagement", "exchange", "portal",
)  # fmt: skip
"""Rooms with services, each importing only those before it."""


@dataclass(frozen=True)
class Function:
    """A function of a module of services."""

    room: str
    module: str
    node: ast.FunctionDef

    @property
    def name(self) -> str:
        """As `room.name`."""
        return f"{self.room}.{self.node.name}"

    @property
    def calls(self) -> set[str]:
        """The bare names of all that it calls or hands on."""
        found = set[str]()
        for node in ast.walk(self.node):
            if isinstance(node, ast.Name):
                found.add(node.id)
            elif isinstance(node, ast.Attribute):
                found.add(node.attr)
        return found


def service_functions(*, below: tuple[str, ...] = ()) -> Iterator[Function]:
    """Functions at the top of `services` modules, but for the rooms named in `below`."""
    for path in sorted(SOURCE.glob("*/services.py")) + sorted(SOURCE.glob("*/services/*.py")):
        room = path.relative_to(SOURCE).parts[0]
        if room in below:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                yield Function(room, str(path.relative_to(ROOT)), node)


def doors() -> set[str]:
    """`room.name` of every service that a page, a command, a task or another room asks for."""
    found = set[str]()
    for path in SOURCE.rglob("*.py"):
        room = path.relative_to(SOURCE).parts[0]
        text = path.read_text(encoding="utf-8")
        if "services" not in text:
            continue
        tree = ast.parse(text)
        inside = "services" in path.relative_to(SOURCE).with_suffix("").parts
        modules: dict[str, str] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (served := _room_served(node)):
                if served == room and inside:
                    continue
                for alias in node.names:
                    found.add(f"{served}.{alias.name}")
                    modules[alias.asname or alias.name] = served
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
                continue
            if served := modules.get(node.value.id):
                found.add(f"{served}.{node.attr}")
    return found


def _room_served(node: ast.ImportFrom) -> str:
    """The room whose services, or one of them, the line imports; "" for any other line."""
    parts = (node.module or "").split(".")
    if parts[0] != "chuan" or len(parts) < 2:
        return ""
    if "services" in parts[2:3] or any(alias.name == "services" for alias in node.names):
        return parts[1]
    return ""


def reaches(start: Function, wanted: set[str], by_name: Mapping[str, list[Function]]) -> bool:
    """Whether `start` calls one of `wanted`, itself or through other functions of services.

    A name that only a room above knows is another thing of the same name: nothing calls upward.
    """
    seen, waiting = {(start.module, start.node.name)}, [start]
    while waiting:
        caller = waiting.pop()
        if caller.calls & wanted:
            return True
        for name in sorted(caller.calls):
            for known in by_name.get(name, []):
                key = (known.module, known.node.name)
                if key not in seen and _stands_below(known, caller):
                    seen.add(key)
                    waiting.append(known)
    return False


def _stands_below(known: Function, caller: Function) -> bool:
    """Whether the room of `known` is the caller's or one that it may import."""
    return BANDS.index(known.room) <= BANDS.index(caller.room)
