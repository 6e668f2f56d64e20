"""Bodies as people look for them: parents before children, those side by side by the alphabet."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from chuan.core.alphabet import sort_key
from chuan.orgs.models import Organisation
from chuan.orgs.rules.paths import segments


def in_tree_order(bodies: Iterable[Organisation]) -> Sequence[tuple[Organisation, int]]:
    """Each body with how many of those given stand above it."""
    rows = {body.path: body for body in bodies}
    keys = {path: (sort_key(body.name) or "", path) for path, body in rows.items()}
    chains = {path: [above for above in _above(path) if above in rows] for path in rows}
    ordered = sorted(rows, key=lambda path: [keys[one] for one in (*chains[path], path)])
    return [(rows[path], len(chains[path])) for path in ordered]


def _above(path: str) -> Iterable[str]:
    """The paths over one, from the top."""
    return accumulate((f"{part}/" for part in segments(path)[:-1]), initial="/")
