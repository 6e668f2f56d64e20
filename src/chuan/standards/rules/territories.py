"""Where a local regulation applies on a day: its communes, carried through mergers and splits; pure."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chuan.standards.enums import Coverage


@dataclass(frozen=True, slots=True)
class Move:
    """One unit became another on a day, `wholly` or in part."""

    old: int
    new: int
    on: date
    wholly: bool = True


def applies_in(
    territory: Collection[int],
    moves: Iterable[Move],
    *,
    on: date,
    stood_before: Callable[[int, date], bool],
) -> Mapping[int, Coverage]:
    """Units and how far the regulation applies there on a day.

    A unit made only of units that were wholly covered is wholly covered; one made of some covered and
    some not, of a part of a unit that was covered in part, or one that stood before and took covered
    land in, is covered in part. A unit that went over wholly is gone. `stood_before(unit, day)`: the
    unit existed before that day.

    Basis: Điều 27 Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006 (quy chuẩn kỹ thuật địa phương có hiệu lực trong
    phạm vi quản lý của tỉnh ban hành; áp dụng trên địa bàn cũ sau sắp xếp: chưa xác minh).
    """
    state: dict[int, Coverage] = dict.fromkeys(territory, Coverage.WHOLE)
    for day, group in _by_day(moves, on):
        into: dict[int, list[Move]] = defaultdict(list)
        for move in group:
            into[move.new].append(move)
        made = {
            unit: _made(unit, parts, state, stood_before(unit, day)) for unit, parts in into.items()
        }
        for move in group:
            if move.wholly and move.old not in into:
                state.pop(move.old, None)
        for unit, coverage in made.items():
            if coverage is None:
                state.pop(unit, None)
            else:
                state[unit] = coverage
    return state


def _by_day(moves: Iterable[Move], on: date) -> Sequence[tuple[date, Sequence[Move]]]:
    days: dict[date, list[Move]] = defaultdict(list)
    for move in moves:
        if move.on <= on:
            days[move.on].append(move)
    return sorted(days.items())


def _made(
    unit: int,
    parts: Sequence[Move],
    state: Mapping[int, Coverage],
    stood: bool,  # noqa: FBT001  (read beside the unit)
) -> Coverage | None:
    """How far a unit is covered that takes these parts in, on top of what it was."""
    told = [state.get(move.old) for move in parts]
    if stood:
        told.append(state.get(unit))
    if all(each is None for each in told):
        return None
    return Coverage.WHOLE if all(each is Coverage.WHOLE for each in told) else Coverage.PART
