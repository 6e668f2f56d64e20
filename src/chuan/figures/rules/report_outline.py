"""The outline of a report drafted from its facts: headings, sentences, table, picture, parts in words."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.writing import BlockKind
from chuan.figures.rules.narrating import (
    Told,
    tell_data,
    tell_measure,
    tell_troubles,
    tell_work,
)
from chuan.figures.rules.report_facts import Facts, Wanted
from chuan.figures.rules.report_pictures import has_picture
from chuan.figures.rules.report_shapes import said, shape_named
from chuan.figures.rules.rewording import Drafted, Kept

TABLE: Final = "bc-bang-chi-tieu"
PICTURE: Final = "bc-hinh-ty-le"
OPENING: Final = "bc-mo-dau"
CLOSING: Final = "bc-ket-thuc"
_TROUBLE: Final = re.compile(r"khó khăn|vướng mắc|tồn tại|hạn chế")
_RESULT: Final = re.compile(r"kết quả|tình hình|nổi bật")
_H, _P, _I = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM


def outline_of(facts: Facts) -> tuple[Drafted, ...]:
    """Every block in its order, the opening first and the closing sentence last."""
    shape = shape_named(facts.shape)
    opening = shape.opening if facts.basis else shape.opening_plain
    return (
        Drafted(OPENING, _P, said(opening, facts)),
        *_results(facts),
        *_parts(facts),
        *_data(facts),
        Drafted(CLOSING, _P, said(shape.closing, facts)),
    )


def _results(facts: Facts) -> Iterator[Drafted]:
    """Heading I: what was organised, what the figures say heading by heading, the table."""
    sections = shape_named(facts.shape).sections
    yield Drafted("bc-muc-ket-qua", _H, sections["results"], 1)
    own = [part for part in facts.wanted if _is_of_results(part)]
    yield from (Drafted(part.key, _P, "") for part in own[:1])
    if facts.works:
        yield Drafted("bc-muc-chi-dao", _H, sections["direction"], 2)
        for work in facts.works:
            yield _item(tell_work(work, shape_named(facts.shape).given))
    for group, title in facts.groups:
        told = [tell_measure(one, facts) for one in facts.measures if one.group == group]
        if told:
            yield Drafted(f"bc-muc-nhom-{group}", _H, title, 2)
            yield from map(_item, told)
    loose = [one for one in facts.measures if not one.group]
    yield Drafted("bc-muc-chi-tieu", _H, sections["figures"], 2)
    yield from (_item(tell_measure(one, facts)) for one in loose)
    yield Drafted(TABLE, BlockKind.TABLE, f"Kết quả thực hiện các chỉ tiêu {facts.period}")
    if has_picture(facts):
        known = any(one.is_rate and one.last_year is not None for one in facts.measures)
        beside = f", so với {facts.before}" if known else ""
        caption = f"Các tỷ lệ thực hiện {facts.period}{beside}"
        yield Drafted(PICTURE, BlockKind.PICTURE, caption)
    for part in own[1:]:
        yield Drafted(f"bc-phan-{part.key}", _H, part.title, 2)
        yield Drafted(part.key, _P, "")


def _parts(facts: Facts) -> Iterator[Drafted]:
    """The other parts of the form, in its order; difficulties even where the form has no part for them."""
    told = [_item(one) for one in tell_troubles(facts)]
    sections = shape_named(facts.shape).sections
    rest = [part for part in facts.wanted if not _is_of_results(part)]
    if told and not any(_is_of_troubles(part) for part in rest):
        yield Drafted("bc-muc-kho-khan-chung", _H, sections["troubles"], 1)
        yield from told
    for part in rest:
        yield Drafted(f"bc-phan-{part.key}", _H, part.title.upper(), 1)
        if _is_of_troubles(part):
            yield from told
            told = []
        yield Drafted(part.key, _P, "")


def _data(facts: Facts) -> Iterator[Drafted]:
    yield Drafted("bc-muc-so-lieu", _H, shape_named(facts.shape).sections["data"], 1)
    for told in tell_data(facts):
        yield Drafted(told.key, _P, told.text, 0, told.figures)


def printed(outline: Sequence[Kept]) -> tuple[Kept, ...]:
    """What goes to paper: nothing taken out or empty, no drafted heading that nothing stands under."""
    kept: list[Kept] = []
    for one in reversed([one for one in outline if not one.removed and one.text.strip()]):
        below = kept[-1] if kept else None
        ends = below is None or below.key == CLOSING
        higher = below is not None and _H is below.kind and below.level <= one.level
        if one.kind is not _H or one.edited or not (ends or higher):
            kept.append(one)
    return tuple(reversed(kept))


def _item(told: Told) -> Drafted:
    return Drafted(told.key, _I, told.text, 0, told.figures)


def _is_of_troubles(part: Wanted) -> bool:
    return bool(_TROUBLE.search(fold(part.title)))


def _is_of_results(part: Wanted) -> bool:
    return bool(_RESULT.search(fold(part.title))) and not _is_of_troubles(part)
