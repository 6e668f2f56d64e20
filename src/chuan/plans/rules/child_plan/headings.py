"""The parts of the plan above by their headings: pillars of its tasks, the text of its goals."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Document, Section, Task

_ROMAN_HEADING = re.compile(r"^\s*(?:\*\*)?([IVX]{1,5})\s*[.\-–]\s*(.+)$")
_MARKED = re.compile(r"^\s*(?:[-+•–]|[a-zđ]\)|\d{1,2}[.)]|[a-zđ]\.)\s+\S")
_LABEL = re.compile(r"^([-+•–]|[a-zđ]\)|\d{1,2}[.)]|[a-zđ]\.)\s+(.*)$")
_ONLY_TASKS = re.compile(
    r"^(?:các |nội dung |những )?(?:nội dung,? )?nhiệm vụ(?:(?:,| và) (?:các )?giải pháp)?"
    r"(?: (?:chủ yếu|trọng tâm|cụ thể|thực hiện))*\W*$"
)
_GOALS = re.compile(r"mục tiêu|chỉ tiêu")
_END = (".", ";", ":")


@dataclass(frozen=True, slots=True)
class Pillar:
    """Tasks under one heading, with the place of each in the document."""

    label: str
    title: str
    tasks: tuple[tuple[int, Task], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text: its mark ("a)", "-", empty) and its words."""

    label: str
    text: str


def pillars_of(document: Document) -> tuple[Pillar, ...]:
    """The tasks by heading, in the order of the document; without headings, one pillar."""
    groups: dict[tuple[str, str], list[tuple[int, Task]]] = {}
    for place, task in enumerate(document.tasks):
        title = _own_title(_title(document, task.source, task.section))
        key = (task.source, task.section) if title else ("", "")
        groups.setdefault(key, []).append((place, task))
    return tuple(
        Pillar(
            section.rpartition(".")[2],
            _own_title(_title(document, source, section)) if section else "",
            tuple(tasks),
        )
        for (source, section), tasks in groups.items()
    )


def _own_title(title: str) -> str:
    """A heading that only says "tasks" names no pillar."""
    return "" if _ONLY_TASKS.match(fold(title)) else title


def _title(document: Document, source: str, section: str) -> str:
    """The heading of a section; the sections of an annex are told from those of the body."""
    if source != "annex":
        return _at(section.split("."), document.sections)
    annexes = (above for above in document.sections if fold(above.label).startswith("phụ lục"))
    return next((found for annex in annexes if (found := _at([section], annex.children))), "")


def _at(path: Sequence[str], sections: Iterable[Section]) -> str:
    for section in sections:
        if section.label != path[0]:
            continue
        if len(path) == 1:
            return section.title.text if section.title else ""
        return _at(path[1:], section.children)
    return ""


def goals_heading(document: Document) -> Section | None:
    """The section that says what is to be reached."""
    for section in document.sections:
        title = fold(section.title.text) if section.title else ""
        if _GOALS.search(title) and "nhiệm vụ" not in title and "mục đích" not in title:
            return section
    return None


def goals_text(document: Document, text: str) -> tuple[Paragraph, ...]:
    """The paragraphs under the heading of the goals, as the file prints them, lines joined."""
    section = goals_heading(document)
    if section is None or section.title is None or not text:
        return ()
    lines = text.splitlines()
    start = next((i for i, line in enumerate(lines) if _is_heading(line, section)), None)
    if start is None:
        return ()
    return tuple(_paragraphs(_until_next(lines[start + 1 :])))


def _is_heading(line: str, section: Section) -> bool:
    found = _ROMAN_HEADING.match(line)
    title = fold(section.title.text) if section.title else ""
    return bool(found and found[1] == section.label and fold(found[2])[:12] == title[:12])


def _until_next(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if _ROMAN_HEADING.match(line):
            return
        yield line


def _paragraphs(lines: Iterable[str]) -> Iterator[Paragraph]:
    held = ""
    for line in lines:
        words = " ".join(line.split())
        if not words:
            continue
        begins = _MARKED.match(line) or (held.endswith(_END) and words[:1].isupper())
        if begins and held:
            yield _paragraph(held)
            held = ""
        held = f"{held} {words}".strip()
    if held:
        yield _paragraph(held)


def _paragraph(words: str) -> Paragraph:
    found = _LABEL.match(words)
    return Paragraph(found[1], found[2]) if found else Paragraph("", words)
