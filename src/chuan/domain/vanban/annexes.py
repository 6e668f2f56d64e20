"""Sections of an annex: its heading, its title, and the group rows of its tables."""

from collections.abc import Sequence

from chuan.domain.vanban.lines import Grid, Item, Printed
from chuan.domain.vanban.marks import annex_heading, is_sent_with
from chuan.domain.vanban.passage import Passage, join
from chuan.domain.vanban.rows import Group
from chuan.domain.vanban.tables import Tabled
from chuan.domain.vanban.types import Section

_MAX_TITLE_LINES = 6


def annex_sections(annex: Tabled, items: Sequence[Item]) -> tuple[Section, ...]:
    """One section an annex; the groups of all its tables stand under the last annex before them."""
    headings = [
        index
        for index, item in enumerate(items)
        if isinstance(item, Printed) and annex_heading(item.text)
    ]
    headings = [i for i in headings if i - 1 not in headings or _numbered(items, i)]
    groups = [group for table in annex.tables for group in table.groups]
    if not headings:
        return _groups(groups)
    sections = [_section(items, index) for index in headings]
    first = sections[0]
    children = _groups(groups)
    return (
        Section(first.label, first.title, (*children, *first.children), first.spans),
        *sections[1:],
    )


def _numbered(items: Sequence[Item], index: int) -> bool:
    """Whether a heading right under another one has a label of its own ("Phụ lục", "Biểu 2")."""
    found = annex_heading(items[index].text)
    return bool(found and found.group("label"))


def _section(items: Sequence[Item], index: int) -> Section:
    item = items[index]
    assert isinstance(item, Printed)  # noqa: S101  (chosen so by the caller)
    found = annex_heading(item.text)
    cut = found.start("rest") if found else len(item.text)
    parts = [item.passage[cut:].strip(" .:")] if found and found.group("rest") else []
    parts += _title_lines(items, index + 1)
    title = join(parts).strip(" .:")
    return Section(
        label=" ".join(item.text[:cut].strip(" .:").split()),
        title=title.value() if title else None,
        spans=item.passage[:cut].strip().spans(),
    )


def _title_lines(items: Sequence[Item], start: int) -> list[Passage]:
    lines: list[Passage] = []
    for item in items[start : start + _MAX_TITLE_LINES]:
        if isinstance(item, Grid) or is_sent_with(item.text) or _begins_table(item):
            break
        lines.append(item.passage)
    else:
        return lines[:2] if len(lines) == _MAX_TITLE_LINES else lines
    return lines


def _begins_table(item: Printed) -> bool:
    return (
        item.folded.startswith(("tt ", "stt", "số tt"))
        or item.folded in {"tt", "số"}
        or (item.text[:1].isdigit() or item.text[:2] in {"I ", "I."} or item.text.startswith("-"))
    )


def _groups(groups: Sequence[Group]) -> tuple[Section, ...]:
    return tuple(
        Section(label=group.label, title=group.title.strip(" .:").value() if group.title else None)
        for group in groups
    )
