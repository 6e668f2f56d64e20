"""Organisation paths: "/40/" a province, "/40/x16681/" a commune, "/d40/" the party tree."""

import re

_ROOT = re.compile(r"^[a-z]?(\d{2})$")
_COMMUNE = re.compile(r"^x(\d{5})$")
_SEGMENT = re.compile(r"^[a-z0-9-]{1,40}$")
TREES = ("", "d", "m")
"""Prefixes of the trees of one province: state, party (d), fronts and unions (m)."""


def segments(path: str) -> tuple[str, ...]:
    """The parts of a path, from the top."""
    return tuple(part for part in path.split("/") if part)


def child_path(parent: str, segment: str) -> str:
    """The path of a body below `parent`; raises ValueError on a bad segment or a path too long."""
    path = f"{parent}{segment}/"
    if not _SEGMENT.match(segment) or len(path) > 120:
        raise ValueError(path)
    return path


def is_below(path: str, root: str) -> bool:
    """Whether `path` is `root` or below it."""
    return bool(root) and path.startswith(root)


def scopes(path: str) -> tuple[tuple[str, ...], ...]:
    """Where a name is looked for, nearest first: the commune's trees, then the province's.

    >>> scopes("/40/x16681/vhxh/")
    (('/40/x16681/', '/d40/x16681/', '/m40/x16681/'), ('/40/', '/d40/', '/m40/'))
    """
    parts = segments(path)
    root = _ROOT.match(parts[0]) if parts else None
    if root is None:
        return ()
    province = tuple(f"/{tree}{root.group(1)}/" for tree in TREES)
    if len(parts) > 1 and _COMMUNE.match(parts[1]):
        return (tuple(f"{top}{parts[1]}/" for top in province), province)
    return (province,)


def is_of_the_party(path: str) -> bool:
    """Whether the path stands in a tree of the party.

    >>> is_of_the_party("/d40/x16681/"), is_of_the_party("/40/x16681/")
    (True, False)
    """
    return path.startswith("/d")


def commune_code(path: str) -> str:
    """The code of the commune that a path stands in, or an empty string."""
    parts = segments(path)
    found = _COMMUNE.match(parts[1]) if len(parts) > 1 else None
    return found.group(1) if found else ""


def paths_above(path: str) -> tuple[str, ...]:
    """The path and those of the bodies above it, the nearest first, without the node.

    >>> paths_above("/40/x1/vhxh/")
    ('/40/x1/vhxh/', '/40/x1/', '/40/')
    """
    parts = segments(path)
    return tuple(f"/{'/'.join(parts[:count])}/" for count in range(len(parts), 0, -1))


def tree_of(path: str) -> str:
    """The tree that a path stands in, from its first segment; "/" for the node, "" for none.

    >>> tree_of("/40/x1/vhxh/"), tree_of("/"), tree_of("")
    ('/40/', '/', '')
    """
    parts = segments(path)
    return f"/{parts[0]}/" if parts else path
