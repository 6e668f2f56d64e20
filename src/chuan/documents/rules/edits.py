"""Corrections of a reading, kept as JSON patches beside it, so that each can be told and taken back.

Paths are JSON pointers into the reading as it was first understood: a removed item leaves a gap
(None) and an added one goes to the end, so that no path ever moves and highlights stay right.
"""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from chuan.documents.rules.fields import Json


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of RFC 6902 over the documents of a reading; `path` begins with /documents."""

    op: Literal["replace", "add", "remove"]
    path: str
    value: Json = None

    def as_json(self) -> dict[str, Json]:
        """As stored."""
        return {"op": self.op, "path": self.path, "value": self.value}


class BadPath(ValueError):
    """A path that leads nowhere in this reading."""


def apply_edits(documents: Json, edits: Sequence[Mapping[str, Json]]) -> list[Json]:
    """The documents after `edits`; gaps of removed items stay as None. The reading is not changed."""
    root: Json = {"documents": copy.deepcopy(documents)}
    for edit in edits:
        _apply(root, str(edit["op"]), _parts(str(edit["path"])), edit.get("value"))
    changed = root["documents"] if isinstance(root, dict) else None
    if not isinstance(changed, list):
        raise BadPath("/documents")
    return changed


def without_gaps(value: Json) -> Json:
    """The same without the gaps of removed items: what is handed on at acceptance."""
    if isinstance(value, list):
        return [without_gaps(item) for item in value if item is not None]
    if isinstance(value, dict):
        return {key: without_gaps(item) for key, item in value.items()}
    return value


def edited_paths(edits: Sequence[Mapping[str, Json]]) -> frozenset[str]:
    """Paths that were replaced, and items that were added (as they came to stand)."""
    return frozenset(str(edit["path"]) for edit in edits if edit["op"] != "remove")


def _parts(path: str) -> list[str]:
    if not path.startswith("/documents/"):
        raise BadPath(path)
    return path.split("/")[1:]


def _step(node: Json, part: str, path: Sequence[str]) -> Json:
    if isinstance(node, dict):
        if node.get(part) is None:
            node[part] = {}
        return node[part]
    if isinstance(node, list) and part.isdecimal() and int(part) < len(node):
        found = node[int(part)]
        if found is not None:
            return found
    raise BadPath("/".join(path))


def _apply(root: Json, op: str, parts: Sequence[str], value: Json) -> None:
    node = root
    for part in parts[:-1]:
        node = _step(node, part, parts)
    last = parts[-1]
    if op == "add" and isinstance(node, list):
        node.append(copy.deepcopy(value))
    elif isinstance(node, list) and last.isdecimal() and int(last) < len(node):
        node[int(last)] = None if op == "remove" else copy.deepcopy(value)
    elif isinstance(node, dict) and op == "replace":
        node[last] = copy.deepcopy(value)
    else:
        raise BadPath("/".join(parts))
