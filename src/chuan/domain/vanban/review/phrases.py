"""Small looks at text that several families of review rules share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Section, Value

_BULLET = re.compile(
    r"^\s*(?P<label>(?:Điều\s+\d+|[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)/]|[-–+*•])\s*(?=\S)"
)
_WORD = re.compile(r"[^\W_]+(?:[%‰])?", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body: its marker, its text on one line, and its span in the file."""

    label: str
    text: str
    start: int
    end: int


def paragraphs(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """The paragraphs of `text[start:end]`: a marker at a line start or a blank line opens one."""
    begin, label = start, ""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        marker = _BULLET.match(line)
        ends_sentence = text[begin:at].rstrip().endswith((".", ":", ";", "./."))
        fresh = marker is not None or (ends_sentence and line.strip()[:1].isupper())
        if fresh:
            yield from _paragraph(text, label, begin, at)
            begin = at + (marker.end() if marker else 0)
            label = marker["label"] if marker else ""
        at += len(line)
    yield from _paragraph(text, label, begin, end)


def _paragraph(text: str, label: str, start: int, end: int) -> Iterator[Paragraph]:
    raw = text[start:end]
    if raw.strip():
        start += len(raw) - len(raw.lstrip())
        yield Paragraph(label, " ".join(raw.split()), start, start + len(raw.strip()))


def sentence_span(text: str, at: int) -> tuple[int, int]:
    """The span of the clause round offset `at`: from the last . ; or blank line to the next."""
    start = max(text.rfind(mark, 0, at) + len(mark) for mark in (". ", ";", ".\n", "\n\n", ":\n"))
    ends = [place for mark in (". ", ";", ".\n", "\n\n") if (place := text.find(mark, at)) >= 0]
    return max(0, start), min(ends, default=len(text))


def words(text: str) -> list[str]:
    """The words of `text`, folded."""
    return list(_WORD.findall(fold(text)))


def flat_sections(sections: tuple[Section, ...], path: str = "") -> Iterator[tuple[str, Section]]:
    """Every section with its path ("II.1")."""
    for section in sections:
        label = section.label.strip(" .)")
        here = f"{path}.{label}" if path else label
        yield here, section
        yield from flat_sections(section.children, here)


def where_of(value: Value | None) -> str:
    """The text of a value, nothing when there is none."""
    return value.text if value else ""
