"""Builds one document out of its lines: each part of it read by the module that knows it."""

import re
from collections.abc import Sequence

from chuan.domain.vanban.annexes import annex_sections
from chuan.domain.vanban.blocks import Block, blocks_of
from chuan.domain.vanban.citations import citations_in, unnumbered_in
from chuan.domain.vanban.duties import article_duties, duties_of, reports_in_tasks
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.goals import annex_targets, body_targets
from chuan.domain.vanban.header import read_header, read_title
from chuan.domain.vanban.letters import letter_reports, letter_tasks
from chuan.domain.vanban.lines import Grid, Item
from chuan.domain.vanban.marks import annex_heading
from chuan.domain.vanban.passage import Passage, join
from chuan.domain.vanban.sections import duty_nodes, find_all, find_mixed, task_nodes
from chuan.domain.vanban.signatures import read_foot
from chuan.domain.vanban.slips import SlipFixer
from chuan.domain.vanban.tables import Tabled, take_tables
from chuan.domain.vanban.tasks import annex_tasks, body_tasks
from chuan.domain.vanban.tree import Node, grow_tree, sections_of
from chuan.domain.vanban.types import Document, Section, Value
from chuan.domain.vanban.zones import Zones, cut_zones

_PREFACE = 3


def build_document(items: Sequence[Item], fixer: SlipFixer) -> Document:
    """One document."""
    zones = cut_zones(items)
    body, annex = take_tables(zones.body), take_tables(zones.annex)
    blocks = [block for block in blocks_of(body.rest) if not _is_clause(block)]
    root = grow_tree(blocks)
    header = read_header(zones, [block.passage for block in root.blocks[: _PREFACE + 3]])
    signer, recipients = read_foot(zones.foot)
    kind = zones.kind or _kind_without_title(zones)
    tables = [*body.tables, *annex.tables]
    has_rows = any(table.rows for table in tables)
    nodes = task_nodes(root, kind)
    if has_rows:
        _title_pillars(nodes)
    duties, reporting = duties_of(duty_nodes(root))
    if kind != "official_letter" and not has_rows:
        reporting += reports_in_tasks(nodes)
    if kind == "decision":
        duties += [] if duties else article_duties(root)
        reporting += reports_in_tasks(root.children)
    tasks = annex_tasks(tables, fixer) if has_rows else body_tasks(nodes, fixer)
    if kind == "official_letter":
        tasks = tasks if has_rows else letter_tasks(root, nodes, fixer)
        reporting += letter_reports(root)
    symbol = header.symbol.text if header.symbol else ""
    passages = _cited_passages(zones, blocks, tables_of=(body, annex))
    return Document(
        kind=kind,
        title=read_title(zones),
        issuer=header.issuer,
        superior=header.superior,
        symbol=header.symbol,
        number_blank=header.number_blank,
        place=header.place,
        date=header.date,
        date_spans=header.date_spans,
        signer=signer,
        recipients=recipients,
        citations=citations_in(passages, own=[symbol] if symbol else []),
        citations_unnumbered=unnumbered_in(passages),
        sections=(*sections_of(root), *_annex(zones, annex)),
        purposes=_aims(root, "purposes"),
        requirements=_aims(root, "requirements"),
        targets=(*body_targets(root, nodes), *annex_targets(tables)),
        tasks=tuple(tasks),
        duties=tuple(duties),
        reporting=tuple(reporting),
        span=_span(items),
    )


def _is_clause(block: Block) -> bool:
    """The enacting words of a decision, and the name of the body above its grounds."""
    return (
        block.label is None
        and block.caps
        and (
            bool(re.match(r"(?:quyết định|quyết nghị|chỉ thị)\s*:?$", fold(block.text)))
            or bool(
                re.match(
                    r"(?:chủ tịch\s+)?(?:ủy ban|ubnd|hội đồng|ban |bộ trưởng|giám đốc)",
                    fold(block.text),
                )
            )
        )
    )


def _kind_without_title(zones: Zones) -> str:
    text = " ".join(item.text for item in zones.body[:8] if not isinstance(item, Grid))
    return "official_letter" if "kính gửi" in fold(text) else "other"


def _title_pillars(nodes: Sequence[Node]) -> None:
    """Where an annex holds the tasks, the numbered lines of the tasks section are its headings."""
    for node in nodes:
        for child in node.children:
            if child.block is not None and child.label and child.label.family == "arabic":
                one_sentence = not re.search(r"[.]\s+\S", child.block.text)
                child.titled = child.titled or (one_sentence and len(child.block.text) < 330)


def _paragraphs(root: Node) -> list[Passage]:
    found: list[Passage] = []
    for node in root.walk():
        if node.block is not None and not node.titled:
            found.append(node.block.passage)
        found.extend(block.passage for block in node.blocks)
    return found


def _aims(root: Node, wanted: str) -> tuple[Value, ...]:
    nodes = find_all(root, wanted)
    passages = [p for node in nodes for p in _items_of(node)]
    if not nodes and (mixed := find_mixed(root)):
        passages = [p for p in _items_of(mixed) if _requires(p) == (wanted == "requirements")]
    return tuple(passage.value() for passage in passages if passage)


def _items_of(node: Node) -> list[Passage]:
    return _paragraphs(node) if node.children or node.blocks else []


def _requires(passage: Passage) -> bool:
    head = fold(passage.text[:200])
    return bool(re.search(r"phải|bám sát|bảo đảm|đảm bảo|kịp thời", head)) and not re.match(
        r"(?:tạo|nâng cao|nhằm|quán triệt|cụ thể|tập hợp|căn cứ|tăng cường|thúc đẩy)", head
    )


def _cited_passages(
    zones: Zones, blocks: Sequence[Block], *, tables_of: Sequence[Tabled]
) -> list[Passage]:
    title = join(line.passage for line in zones.title)
    sent_with = join(line.passage for line in zones.sent_with)
    cells = [
        cell
        for tabled in tables_of
        for table in tabled.tables
        for row in table.rows
        for cell in row.cells.values()
    ]
    loose = [block.whole for block in blocks_of(tables_of[1].rest)] if len(tables_of) > 1 else []
    groups = [g.title for tabled in tables_of for table in tabled.tables for g in table.groups]
    return [p for p in (title, sent_with, *(b.whole for b in blocks), *loose, *groups, *cells) if p]


def _annex(zones: Zones, annex: Tabled) -> tuple[Section, ...]:
    has_heading = any(not isinstance(i, Grid) and annex_heading(i.text) for i in zones.annex)
    return annex_sections(annex, zones.annex) if has_heading or annex.tables else ()


def _span(items: Sequence[Item]) -> tuple[int, int]:
    passages = [
        cell
        for item in items
        for cell in (
            [c for row in item.rows for c in row if c] if isinstance(item, Grid) else [item.passage]
        )
        if cell
    ]
    return (passages[0].start, passages[-1].end) if passages else (0, 0)
