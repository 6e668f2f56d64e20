"""Reads what an official letter asks for: it has no tasks section, only requests."""

import re
from dataclasses import replace

from chuan.domain.vanban.agencies import split_agencies
from chuan.domain.vanban.duties import told
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.reports import reporting_in
from chuan.domain.vanban.slips import SlipFixer
from chuan.domain.vanban.subjects import addressed_subject
from chuan.domain.vanban.targets import sentences
from chuan.domain.vanban.tasks import bodies, body_tasks
from chuan.domain.vanban.tree import Node
from chuan.domain.vanban.types import Reporting, Task, Value

_COURTESY = re.compile(
    r"^(?:rất mong|trân trọng|xin|mọi (?:thông tin|vướng mắc|chi tiết|ý kiến)|trong quá trình"
    r"|chi tiết|thông tin"
    r"|đầu mối|báo cáo gửi"
    r"|kết quả (?:gửi|báo cáo)|\()|(?:phối hợp )?(?:triển khai|tổ chức"
    r"|nghiêm túc) thực hiện\.?(?:/\.)?$"
)


_ASKS_REPORT = re.compile(r"(?:đề nghị|yêu cầu)\s[^.;]{3,120}?\s(?:gửi\s)?báo cáo\s")
"""Behind numbered requests: a duty to report, no request of its own."""


def letter_tasks(root: Node, nodes: list[Node], fixer: SlipFixer) -> list[Task]:
    """The numbered requests, each of the bodies asked; or the sentences that ask."""
    asked = asked_bodies(root)
    lead = tuple(value for passage in asked for value in bodies(passage, fixer))
    if nodes:
        found = body_tasks(nodes, fixer)
        numbered = any(task.number for task in found)
        return [
            _led(task, lead)
            for task in found
            if not _COURTESY.search(fold(task.text.text))
            and not (numbered and not task.number and _ASKS_REPORT.match(fold(task.text.text)))
        ]
    tasks = _listed(root, lead, fixer)
    for block in [] if tasks else root.blocks:
        for sentence in sentences(block.passage):
            subject = addressed_subject(sentence)
            if subject is None or _COURTESY.search(fold(sentence.text.strip())):
                continue
            tasks.append(
                Task(
                    section="",
                    text=sentence.value(),
                    lead=bodies(subject, fixer),
                    lead_raw=subject.value(),
                )
            )
    return tasks


def _listed(root: Node, lead: tuple[Value, ...], fixer: SlipFixer) -> list[Task]:
    """The bullets under the sentence that asks: "… đề nghị Sở …:"."""
    asking = next(
        (
            place
            for place, block in enumerate(root.blocks)
            if block.text.endswith(":") and addressed_subject(block.passage)
        ),
        len(root.blocks),
    )
    bullets = [block for block in root.blocks[asking + 1 :] if block.bullet]
    found = body_tasks([Node(blocks=bullets)], fixer) if bullets else []
    return [_led(task, lead) for task in found if not _COURTESY.search(fold(task.text.text))]


def letter_reports(root: Node) -> list[Reporting]:
    """Who must report, asked by letter."""
    asked = [agency for passage in asked_bodies(root) for agency in split_agencies(passage)]
    found: list[Reporting] = []
    for actor, block in told(root):
        found += reporting_in(block.passage, split_agencies(actor) if actor else asked)
    return found


def asked_bodies(root: Node) -> list[Passage]:
    """The bodies that the letter asks before it lists what it asks for."""
    for block in root.blocks:
        for sentence in sentences(block.passage):
            subject = addressed_subject(sentence)
            if subject is not None:
                return [subject]
    return []


def _led(task: Task, lead: tuple[Value, ...]) -> Task:
    return task if task.lead else replace(task, lead=lead)
