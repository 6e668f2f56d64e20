"""What rooms tell of themselves: kinds of bases, kinds of dependants, whom to tell of a body's things."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from chuan.core.reliance.values import Basis, Dependant

Pairs = Iterable[tuple[Dependant, Sequence[Basis]]]
Owners = Callable[[Collection[str]], Mapping[str, Collection[str]]]
WHOLE = "/"
"""The path of a basis as a whole."""


def _as_written(key: str) -> str:
    return " ".join(key.split())


def _whole(_part: str) -> Sequence[str]:
    return (WHOLE,)


@dataclass(frozen=True, slots=True)
class BasisKind:
    """How the keys of a kind of basis are compared, and where a part stands in the whole.

    `paths` of a part that nobody can place is ("/",): better one thing too many is looked at.
    """

    kind: str
    label: str | Promise
    key: Callable[[str], str] = _as_written
    paths: Callable[[str], Sequence[str]] = _whole


@dataclass(frozen=True, slots=True)
class DependantKind:
    """A kind of dependant; `collect` gives every row of it, for the nightly look.

    A thing of an `own_only` kind is shown to the body that owns it and to none above.
    """

    kind: str
    label: str | Promise
    collect: Callable[[], Pairs] | None = None
    own_only: bool = False


_bases: dict[str, BasisKind] = {}
_kinds: dict[str, DependantKind] = {}
_owners: list[Owners] = []
_endings: set[str] = set()


def register_basis(kind: BasisKind) -> None:
    """Say how a kind of basis is written; a kind belongs to one room."""
    if _bases.get(kind.kind, kind) != kind:
        raise ValueError(f"basis kind {kind.kind!r} is taken")
    _bases[kind.kind] = kind


def register_kind(
    kind: str,
    label: str | Promise,
    collect: Callable[[], Pairs] | None = None,
    *,
    own_only: bool = False,
) -> None:
    """Name a kind of dependant; its name belongs to one room."""
    given = DependantKind(kind, label, collect, own_only)
    if _kinds.get(kind, given).collect is not collect:
        raise ValueError(f"dependant kind {kind!r} is taken")
    _kinds[kind] = given


def own_only_kinds() -> Sequence[str]:
    """Kinds of things that only their owner is shown."""
    return tuple(each.kind for each in _kinds.values() if each.own_only)


def register_endings(*codes: str) -> None:
    """Say which codes of changes mean that the basis is no more: nothing new should rest on it."""
    _endings.update(codes)


def endings() -> frozenset[str]:
    """The codes of changes that end their basis."""
    return frozenset(_endings)


def register_owners(owners: Owners) -> None:
    """Add a function: paths of bodies → ids of the people to be told ("": the node's own)."""
    if owners not in _owners:
        _owners.append(owners)


def basis_kind(kind: str) -> BasisKind:
    """How a kind of basis is written; a kind that nobody registered is taken as it is."""
    return _bases.get(kind) or BasisKind(kind, kind)


def dependant_kinds() -> Sequence[DependantKind]:
    """Every kind of dependant, in the order of registration."""
    return tuple(_kinds.values())


def label_of(kind: str) -> str:
    """What people call a kind of dependant."""
    known = _kinds.get(kind)
    return str(known.label) if known else kind


def people_of(paths: Collection[str]) -> dict[str, set[str]]:
    """Whom to tell, by the path of the body."""
    found: dict[str, set[str]] = {}
    for owners in _owners:
        for path, people in owners(paths).items():
            found.setdefault(path, set()).update(people)
    return found
