"""Reads "tổ chức thực hiện": who must do what, by when, and who reports to whom."""

import re
from collections.abc import Iterator, Sequence

from chuan.domain.vanban.agencies import begins_agency, split_agencies
from chuan.domain.vanban.blocks import Block
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.reports import deadline_in, reporting_in
from chuan.domain.vanban.subjects import subject_end, subject_of
from chuan.domain.vanban.tree import Node, title_of
from chuan.domain.vanban.types import Duty, Reporting

_CLOSING = re.compile(
    r"^(?:chỉ thị|kế hoạch|nghị quyết|quyết định|thông tư|chương trình(?: hành động)?|quy định"
    r"|công văn|đề án|hướng dẫn|thông báo|kết luận) này\s|^trên đây là\s"
    r"|^\d{1,2}\s+(?:được|theo|quyết định|nghị|luật|xem|thông tư|ban hành|bao gồm|số|là)\s"
)
_ANSWERABLE = re.compile(r"\s+(?:chịu trách nhiệm|có trách nhiệm|căn cứ)\s")
_OWNED = re.compile(
    r"(?:trách nhiệm|nhiệm vụ|phân công)\s+(?:thực hiện\s+)?(?:của|cho|đối với)\s+|đối với\s+"
    r"|(?:giao|đề nghị|yêu cầu)\s+"
)
_LEADS = re.compile(r"^(?:lãnh đạo|chỉ đạo|chủ trì)")


def duties_of(nodes: Sequence[Node]) -> tuple[list[Duty], list[Reporting]]:
    """The duties under the nodes and the reporting duties in them."""
    duties: list[Duty] = []
    reports: list[Reporting] = []
    for node in nodes:
        for actor, block, number in _items(node, None):
            _read(block, actor, number, duties, reports)
    return duties, reports


def reports_in_tasks(nodes: Sequence[Node]) -> list[Reporting]:
    """Reporting duties told among the tasks, where the body that reports is named."""
    found: list[Reporting] = []
    for node in nodes:
        for actor, block, _ in _items(node, _heading_actor(node.block) if node.block else None):
            own = split_agencies(actor) if actor else ()
            found.extend(r for r in reporting_in(block.passage, own) if r.who)
    return found


def told(root: Node) -> Iterator[tuple[Passage | None, Block]]:
    """Each paragraph or bullet of a document and the body that the headings above it name."""
    for block in root.blocks:
        yield None, block
    for node in root.children:
        for actor, block, _ in _items(node, _heading_actor(node.block) if node.block else None):
            yield actor, block


def _items(node: Node, actor: Passage | None) -> Iterator[tuple[Passage | None, Block, str | None]]:
    """Each paragraph or bullet with the body that the headings above it name."""
    number = node.path[-1] if len(node.path) > 1 else None
    own = actor
    block = node.block
    if block is not None and node.titled and len(node.path) > 1:
        own = _heading_actor(block) or actor
        if own is actor and not node.blocks and not node.children:
            yield actor, block, number
    elif block is not None and not node.titled:
        yield actor, block, number
        if node.blocks or node.children:
            own = subject_of(block.passage) or actor
    for position, below in enumerate(node.blocks):
        following = node.blocks[position + 1 :] or node.children
        if below.text.endswith(":") and following:
            named = _heading_actor(below) if below.bullet else subject_of(below.passage)
            own = named or own
            if named or not below.bullet:
                continue
        yield own, below, number
    for child in node.children:
        yield from _items(child, own)


def _heading_actor(block: Block) -> Passage | None:
    title = title_of(block)
    owned = _OWNED.match(fold(title.text))
    title = title[owned.end() :] if owned else title
    if not begins_agency(title.text):
        return None
    end = subject_end(title.text)
    return title[:end].strip(" ,;:") if end else title


def _read(
    block: Block,
    actor: Passage | None,
    number: str | None,
    duties: list[Duty],
    reports: list[Reporting],
) -> None:
    passage = block.passage
    if _CLOSING.match(fold(passage.text)) or not passage:
        return
    text = passage[:-2] if passage.text.endswith("./.") else passage
    own = subject_of(text)
    who = own if own is not None and (actor is None or not _is_its_own(text)) else actor
    due, due_spans = deadline_in(text)
    duties.append(
        Duty(
            actor=who.value() if who else None,
            text=text.value(),
            due=due,
            number=number,
            due_spans=due_spans,
        )
    )
    reports.extend(reporting_in(text, split_agencies(who) if who else ()))


def _is_its_own(text: Passage) -> bool:
    """Whether the paragraph goes on about the body of its heading ("Là cơ quan đầu mối …")."""
    folded = fold(text.text)
    return bool(re.match(r"là\s|chủ trì|phối hợp", folded)) or bool(_LEADS.match(folded))


def article_duties(root: Node) -> list[Duty]:
    """The article of a decision that names who must carry it out."""
    found: list[Duty] = []
    for node in root.walk():
        blocks = [node.block] if node.block and not node.titled else []
        for block in [*blocks, *node.blocks]:
            folded = fold(block.text)
            match = _ANSWERABLE.search(folded)
            named = begins_agency(block.text) and ("thi hành" in folded or subject_end(block.text))
            if not match or not named:
                continue
            text = block.passage[:-2] if block.text.endswith("./.") else block.passage
            due, due_spans = deadline_in(text)
            found.append(
                Duty(
                    actor=block.passage[: match.start()].strip().value(),
                    text=text.value(),
                    due=due,
                    number=node.path[-1] if node.path else None,
                    due_spans=due_spans,
                )
            )
    return found
