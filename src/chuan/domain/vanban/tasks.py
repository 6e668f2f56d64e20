"""Makes tasks of annex rows, or of the items of the tasks section where there is no annex."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from chuan.domain.vanban.agencies import begins_agency, begins_name, split_agencies
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
    r"(?:nghiêm\s|tốt\s)?(?:chỉ thị|kế hoạch|nghị quyết|quyết định|công văn) này)"
    r"|^(?:yêu cầu|đề nghị)\s[^.;]{3,160}?\s(?:nghiêm túc|khẩn trương)\s(?:triển khai |tổ chức )?"
    r"thực hiện(?:\s*[.;]|$)|^(?:chỉ thị|kế hoạch"
    r"|nghị quyết) này\s"
)
_INTRODUCES = re.compile(r":\s*$")
_REMARK = re.compile(
    r"^\(.*\)\.?$|^(?:\(\s*)?(?:các\s+)?(?:nội dung|nhiệm vụ|công việc|danh mục|chi tiết|phân công)"
    r"[^.;]{0,80}?\s(?:tại|theo|trong|ở|như)\s[^.;]{0,30}?(?:phụ lục|bảng|biểu)[^.;]{0,60}[.;]?$"
)


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


_Notes = dict[str, Passage]


@dataclass(slots=True)
class _Draft:
    section: str
    number: str | None
    text: Passage
    notes: _Notes = field(default_factory=dict)
    above: _Notes = field(default_factory=dict)
    """What the heading above, or the lines under it, say of all that follows."""


def body_tasks(nodes: Sequence[Node], fixer: SlipFixer) -> list[Task]:
    """One task for each bullet, paragraph or numbered item under the nodes."""
    drafts: list[_Draft] = []
    for node in nodes:
        _collect(node, drafts, {})
    return [_draft_task(draft, fixer) for draft in drafts]


def _collect(node: Node, drafts: list[_Draft], above: _Notes) -> None:
    if node.titled and is_duties(node.title):
        return
    start = len(drafts)
    block, body = node.block, _heading_body(node)
    above = {"lead": body} if body else above
    if block is not None and not node.titled:
        _add(block, _number(node), _parent(node), drafts, start)
    for below in node.blocks:
        given = _given(below) if len(drafts) == start else {}
        above = {**above, **given}
        _add(below, None, node.where, drafts, start)
    for draft in drafts[start:]:
        draft.above = above
    for child in node.children:
        _collect(child, drafts, above)
    if node.titled and len(drafts) == start and block is not None and _only_notes(node):
        drafts.append(_Draft(_parent(node), _number(node), block.passage, above=above))
        for passage in _notes_below(node):
            drafts[-1].notes.update(notes_in(passage))


def _given(block: Block) -> _Notes:
    """What a paragraph before all tasks says of each of them: who does them, by when."""
    if is_note(block.passage):
        notes = notes_in(block.passage)
    elif _is_introduction(block):
        lead, partners = leading_subject(block.passage), _partners(block.passage)
        notes = {"lead": lead} if lead and begins_name(lead.text) else {}
        notes |= {"coordinate": partners} if partners and notes else {}
    else:
        return {}
    return {role: words for role, words in notes.items() if role != "product"}


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
    if (
        _is_introduction(block)
        or _REMARK.match(fold(block.text))
        or _CLOSING.search(fold(block.text))
    ):
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
    above = draft.above
    own = draft.notes.get("lead") or leading_subject(draft.text)
    lead = own or above.get("lead")
    shared = None if own else above.get("coordinate")
    coordinate = draft.notes.get("coordinate") or _partners(draft.text) or shared
    time = draft.notes.get("time") or _deadline(draft.text) or above.get("time")
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
