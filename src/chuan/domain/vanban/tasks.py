"""Makes tasks of annex rows, or of the items of the tasks section where there is no annex."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from chuan.domain.vanban.agencies import begins_agency, split_agencies
from chuan.domain.vanban.attributes import is_note, notes_in, read_notes
from chuan.domain.vanban.blocks import Block
from chuan.domain.vanban.columns import COORDINATE, LEAD, PRODUCT, TASK, TIME
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.periods import period_of
from chuan.domain.vanban.rows import Row, TaskTable
from chuan.domain.vanban.sections import is_duties
from chuan.domain.vanban.slips import SlipFixer
from chuan.domain.vanban.subjects import leading_subject, subject_end
from chuan.domain.vanban.tree import Node, title_of
from chuan.domain.vanban.types import Task, Value

_WITH = re.compile(r"(?:chủ trì,?\s*)?phối hợp\s+(?:chặt chẽ\s+)?(?:với|cùng)\s+")
_BLANK = re.compile(r"^[\s.\-–—_/…x]*$")
_DEADLINE = re.compile(
    r"(?:(?:hoàn thành|xong)\s+)?(?:trước|chậm nhất(?:\s+là)?|trong)\s+(?:ngày\s+\d{1,2}\s*(?:/"
    r"|tháng)\s*\d{1,2}(?:\s*(?:/|năm)\s*\d{4})?"
    r"|\d{1,2}/\d{1,2}/\d{4}|(?:quý|quí)\s+(?:iv|iii|ii|i)(?:\s*(?:/|năm)\s*\d{4})?"
    r"|tháng\s+\d{1,2}(?:\s*(?:/|năm)\s*\d{4})?)"
    r"(?:\s+(?:hằng|hàng)\s+năm)?"
)
_CLOSING = re.compile(
    r"^(?:trên đây là|(?:yêu cầu|đề nghị)\s.{0,120}(?:nghiêm túc|khẩn trương)?\s*(?:triển khai"
    r"|tổ chức)?\s*thực hiện\s"
    r"(?:nghiêm\s|tốt\s)?(?:chỉ thị|kế hoạch|nghị quyết|quyết định|công văn) này)|^(?:chỉ thị|kế hoạch"
    r"|nghị quyết) này\s"
)
_INTRODUCES = re.compile(r":\s*$")
_REMARK = re.compile(r"^\(.*\)\.?$")


def annex_tasks(tables: Sequence[TaskTable], fixer: SlipFixer) -> list[Task]:
    """One task a row."""
    return [_row_task(row, fixer) for table in tables for row in table.rows if _has_work(row)]


def _has_work(row: Row) -> bool:
    return any(cell and not _BLANK.match(cell.text) for cell in row.cells.values())


def _row_task(row: Row, fixer: SlipFixer) -> Task:
    cells = {role: cell for role, cell in row.cells.items() if not _BLANK.match(cell.text)}
    time = cells.get(TIME)
    lead, coordinate = cells.get(LEAD), cells.get(COORDINATE)
    return Task(
        section=".".join(row.group),
        number=row.label or None,
        text=cells.get(TASK, Passage.empty()).value(),
        lead=bodies(lead, fixer),
        coordinate=bodies(coordinate, fixer),
        lead_raw=lead.value() if lead else None,
        coordinate_raw=coordinate.value() if coordinate else None,
        time=time.value() if time else None,
        period=period_of(time.text) if time else None,
        product=cells[PRODUCT].value() if PRODUCT in cells else None,
        source="annex",
    )


def bodies(cell: Passage | None, fixer: SlipFixer) -> tuple[Value, ...]:
    """The bodies in a cell as values, slips in their names put right."""
    if cell is None:
        return ()
    values = [agency.value() for agency in split_agencies(cell)]
    return tuple(Value(fixer.fix(value.text), value.spans) for value in values)


@dataclass(slots=True)
class _Draft:
    section: str
    number: str | None
    text: Passage
    notes: dict[str, Passage] = field(default_factory=dict)
    heading: Passage | None = None
    """The body that the heading above names."""


def body_tasks(nodes: Sequence[Node], fixer: SlipFixer) -> list[Task]:
    """One task for each bullet, paragraph or numbered item under the nodes."""
    drafts: list[_Draft] = []
    for node in nodes:
        _collect(node, drafts)
    return [_draft_task(draft, fixer) for draft in drafts]


def _collect(node: Node, drafts: list[_Draft], heading: Passage | None = None) -> None:
    if node.titled and is_duties(node.title):
        return
    start = len(drafts)
    block = node.block
    heading = _heading_body(node) or heading
    if block is not None and not node.titled:
        _add(block, _number(node), _parent(node), drafts, start)
    for below in node.blocks:
        _add(below, None, node.where, drafts, start)
    for draft in drafts[start:]:
        draft.heading = heading
    for child in node.children:
        _collect(child, drafts, heading)
    if node.titled and len(drafts) == start and block is not None and _only_notes(node):
        drafts.append(_Draft(_parent(node), _number(node), block.passage, heading=heading))
        for passage in _notes_below(node):
            drafts[-1].notes.update(notes_in(passage))


def _heading_body(node: Node) -> Passage | None:
    if not node.titled or node.block is None or not begins_agency(node.block.text):
        return None
    title = title_of(node.block)
    end = subject_end(title.text)
    return title[:end].strip(" ,;:") if end else title


def _notes_below(node: Node) -> list[Passage]:
    own = [below.passage for below in node.blocks]
    return own + [child.block.passage for child in node.children if child.block is not None]


def _only_notes(node: Node) -> bool:
    return all(is_note(passage) for passage in _notes_below(node))


def _number(node: Node) -> str | None:
    return node.path[-1] if node.path else None


def _parent(node: Node) -> str:
    return ".".join(node.path[:-1])


def _add(block: Block, number: str | None, section: str, drafts: list[_Draft], start: int) -> None:
    if is_note(block.passage):
        if len(drafts) > start:
            drafts[-1].notes.update(notes_in(block.passage))
        return
    if _is_introduction(block) or _REMARK.match(block.text) or _CLOSING.search(fold(block.text)):
        return
    noted = read_notes(block.passage)
    if not noted.text and len(drafts) > start:
        drafts[-1].notes.update(noted.notes)
        return
    drafts.append(_Draft(section, number, noted.text or block.passage, dict(noted.notes)))


def _is_introduction(block: Block) -> bool:
    """Such as "Tập trung thực hiện các nhiệm vụ sau:" says nothing by itself."""
    return bool(_INTRODUCES.search(block.text)) and (
        not block.bullet or bool(re.search(r"sau(?: đây)?\s*:$", block.text))
    )


def _draft_task(draft: _Draft, fixer: SlipFixer) -> Task:
    lead = draft.notes.get("lead") or leading_subject(draft.text) or draft.heading
    coordinate = draft.notes.get("coordinate") or _partners(draft.text)
    time = draft.notes.get("time") or _deadline(draft.text)
    product = draft.notes.get("product")
    return Task(
        section=draft.section,
        number=draft.number,
        text=draft.text.value(),
        lead=bodies(lead, fixer),
        coordinate=bodies(coordinate, fixer),
        lead_raw=lead.value() if lead else None,
        coordinate_raw=coordinate.value() if coordinate else None,
        time=time.value() if time else None,
        period=period_of(time.text) if time else None,
        product=product.value() if product else None,
        source="body",
    )


def _partners(text: Passage) -> Passage | None:
    """Such as "… chủ trì, phối hợp với Sở Tài chính tham mưu …"."""
    end = subject_end(text.text)
    found = _WITH.match(fold(text.text), end)
    if not found:
        return None
    rest = text[found.end() :]
    stop = subject_end(rest.text)
    return rest[:stop].strip(" ,;:") if stop else None


def _deadline(text: Passage) -> Passage | None:
    found = _DEADLINE.search(fold(text.text))
    return text[found.start() : found.end()] if found else None
