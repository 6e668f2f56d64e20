"""Clauses of a draft out of its text: numbered headings, Điều, chapters and annexes; nothing is lost."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

PREAMBLE: Final = ""
"""The label of what stands before the first numbered heading."""
LONGEST_HEADING: Final = 160
MOST_CLAUSES: Final = 2000
SKIPPED: Final = 3
"""A number may leave out this many of its row (a removed clause) and still be the next heading."""
_NUMBER: Final = re.compile(
    r"(\d{1,3}(?:\.\d{1,3}){0,6})[.)]?[ \t]+(\S.*)|(\d{1,3}(?:\.\d{1,3}){1,6})[.)]?"
)
_LETTERED: Final = re.compile(r"([A-Z](?:\.\d{1,3}){1,6})[.)]?(?:[ \t]+(\S.*))?")
_ARTICLE: Final = re.compile(r"(Điều|ĐIỀU)[ \t]+(\d{1,3}[a-zđ]?)\b[.:]?[ \t]*(.*)")
_ANNEX: Final = re.compile(
    r"(?:Phụ lục|PHỤ LỤC)(?:[ \t]+([A-Z]|[IVX]{1,5}|\d{1,2})\b)?[.:]?[ \t]*(.*)"
)
_CHAPTER: Final = re.compile(
    r"(?:Chương|CHƯƠNG|Phần|PHẦN)[ \t]+([IVXLC]{1,7}|\d{1,2})\b[.:]?[ \t]*(.*)"
)
_CHAPTER_WORD: Final = re.compile(r"(Chương|CHƯƠNG|Phần|PHẦN)")
_END: Final = tuple(".;:,")


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause: its label ("4.2.1", "Điều 3", "Phụ lục A"), heading, own text; `level` from 1."""

    label: str
    heading: str = ""
    text: str = ""
    level: int = 1


@dataclass(slots=True)
class _Place:
    """Where the reading stands: the last number, the article, chapter and annex around it."""

    number: tuple[int, ...] = ()
    article: str = ""
    chapter: bool = False
    annex: str = ""


def read_clauses(lines: Iterable[str]) -> Sequence[ClauseText]:
    """The clauses of a text in order; every line stands in exactly one of them.

    A line is a heading only where its number follows from those before it and no small letter comes
    next, so that "5 mg/kg" in a table is text. Linear in the text.
    """
    found: list[ClauseText] = []
    texts: list[list[str]] = []
    seen: set[str] = set()
    place = _Place()
    for raw in lines:
        line = " ".join(raw.split())
        head = _heading(line, place) if len(found) < MOST_CLAUSES else None
        if head is not None and head.label not in seen:
            seen.add(head.label)
            found.append(replace(head, text=""))
            texts.append([head.text] if head.text else [])
        elif line or texts:
            if not found:
                found.append(ClauseText(PREAMBLE))
                seen.add(PREAMBLE)
                texts.append([])
            texts[-1].append(line)
    return [replace(clause, text=_joined(text)) for clause, text in zip(found, texts, strict=True)]


def as_text(clauses: Iterable[ClauseText]) -> str:
    """The text that reads back as these clauses."""
    parts: list[str] = []
    for clause in clauses:
        label, text = _printed(clause.label), clause.text
        opening, _mark, rest = text.partition("\n")
        if (
            label
            and not clause.heading
            and (opening.endswith(_END) or len(opening) > LONGEST_HEADING)
        ):
            parts += [part for part in (f"{label} {opening}", rest) if part]
        else:
            parts += [
                part for part in (" ".join(filter(None, (label, clause.heading))), text) if part
            ]
    return "\n".join(parts)


def _joined(lines: Sequence[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines).strip())


def _printed(label: str) -> str:
    return label.rpartition(" khoản ")[2] + "." if " khoản " in label else label


def _heading(line: str, place: _Place) -> ClauseText | None:
    """The clause that begins with this line, and `place` moved to it; None for plain text."""
    if not line:
        return None
    if chapter := _CHAPTER.fullmatch(line):
        word = _CHAPTER_WORD.match(line)
        place.chapter, place.article, place.number, place.annex = True, "", (), ""
        kind = word.group(1).capitalize() if word else ""
        return _split(f"{kind} {chapter.group(1)}", chapter.group(2), 1)
    if (annex := _ANNEX.fullmatch(line)) and (annex.group(1) or not annex.group(2)):
        place.annex, place.article, place.number, place.chapter = (
            annex.group(1) or "",
            "",
            (),
            False,
        )
        return _split(" ".join(filter(None, ("Phụ lục", annex.group(1)))), annex.group(2), 1)
    if article := _ARTICLE.fullmatch(line):
        place.article, place.number = article.group(2), ()
        return _split(f"Điều {article.group(2)}", article.group(3), 2 if place.chapter else 1)
    return _numbered(line, place)


def _numbered(line: str, place: _Place) -> ClauseText | None:
    """A clause whose number follows the last one; a number that does not is part of the text."""
    if lettered := _LETTERED.fullmatch(line):
        return _lettered(lettered.group(1), lettered.group(2) or "", place)
    plain = _NUMBER.fullmatch(line)
    if plain is None or (plain.group(2) or "")[:1].islower():
        return None
    label, rest = plain.group(1) or plain.group(3), plain.group(2) or ""
    numbers = tuple(int(part) for part in label.split("."))
    if not _follows(numbers, place.number) or str(numbers[-1]) != label.split(".")[-1]:
        return None
    if place.article:
        return _paragraph(label, rest, numbers, place)
    if place.annex:
        return None
    place.number = numbers
    return _split(label, rest, len(numbers) + place.chapter)


def _lettered(label: str, rest: str, place: _Place) -> ClauseText | None:
    """A clause of an annex: A.1, A.1.2."""
    numbers = tuple(int(part) for part in label.split(".")[1:])
    if label[0] != place.annex or not _follows(numbers, place.number):
        return None
    place.number = numbers
    return _split(label, rest, 1 + len(numbers))


def _paragraph(label: str, rest: str, numbers: tuple[int, ...], place: _Place) -> ClauseText | None:
    """A numbered paragraph (khoản) of the article at hand."""
    if len(numbers) > 1:
        return None
    place.number = numbers
    return _split(f"Điều {place.article} khoản {label}", rest, 3 if place.chapter else 2)


def _follows(numbers: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Whether a number is the first one below the last, or comes soon after it or what it stands in."""
    if len(numbers) > len(last):
        return numbers[: len(last)] == last and len(numbers) == len(last) + 1 and numbers[-1] <= 1
    depth = len(numbers) - 1
    return numbers[:depth] == last[:depth] and 0 < numbers[depth] - last[depth] <= SKIPPED


def _split(label: str, rest: str, level: int) -> ClauseText:
    """A short rest without a mark at its end is the heading; anything else is text."""
    if len(rest) <= LONGEST_HEADING and not rest.endswith(_END):
        return ClauseText(label, rest, "", level)
    return ClauseText(label, "", rest, level)
