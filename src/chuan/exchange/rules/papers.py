"""A document as it travels: what identifies it, what was understood of it, its text and its files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from chuan.domain.vanban import from_json
from chuan.domain.vanban.plain_text import from_text
from chuan.domain.vanban.secrecy import detect_secrecy
from chuan.exchange.rules.canonical import Malformed, plain

MOST_FILES: Final = 400
_HEAD: Final = ("issuer", "superior", "symbol", "place", "title")
_LISTS: Final = (
    "citations", "citations_unnumbered", "recipients", "purposes", "requirements", "targets",
    "sections", "duties", "tasks", "reporting",
)  # fmt: skip
_OF_WORDS: Final = frozenset({"citations_unnumbered", "recipients", "purposes", "requirements"})


@dataclass(frozen=True, slots=True)
class Paper:
    """One document in a bundle; `files` are the names of its files in order."""

    sender: str
    note: str
    content: Mapping[str, Any]
    text: str
    unnumbered: bool
    files: tuple[str, ...]

    @property
    def title(self) -> str:
        """As its sender read it."""
        return str(self.content.get("title") or "")


def write_paper(paper: Paper) -> dict[str, Any]:
    """The body of an item that carries a document."""
    return {
        "sender": paper.sender,
        "note": paper.note,
        "content": dict(paper.content),
        "text": paper.text,
        "unnumbered": paper.unnumbered,
        "files": list(paper.files),
    }


def read_paper(body: Mapping[str, Any], files: int) -> Paper:
    """The document of such a body with so many files; Malformed when it is not what the format says."""
    try:
        given = plain(dict(body))
        names = given["files"]
        if not isinstance(names, list) or len(names) != files or files > MOST_FILES:
            raise Malformed("files")
        return Paper(
            sender=_words(given["sender"])[:300],
            note=_words(given["note"])[:1000],
            content=_content(given["content"]),
            text=_words(given["text"]),
            unnumbered=given["unnumbered"] is True,
            files=tuple(_words(name)[:200] for name in names),
        )
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise Malformed("document") from error


def is_secret(paper: Paper) -> bool:
    """Whether the text, or what was understood of it, bears a secrecy stamp.

    Basis: Điều 8 Luật Bảo vệ bí mật nhà nước 2018.
    """
    printed = "\n".join((paper.title, str(paper.content.get("superior") or ""), paper.note))
    return any(detect_secrecy(from_text(text)) for text in (paper.text, printed) if text.strip())


def _content(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """What was understood, each part of the shape that the pages of a document rely on."""
    content = dict(given)
    for key in _HEAD:
        if not isinstance(content.get(key), str | None):
            raise Malformed(key)
    for key in _LISTS:
        shape = str if key in _OF_WORDS else Mapping
        if not all(isinstance(row, shape) for row in content.get(key) or ()):
            raise Malformed(key)
    for row in content.get("citations") or ():
        if not all(isinstance(value, str | None) for value in row.values()):
            raise Malformed("citations")
    if content.get("date"):
        date.fromisoformat(content["date"])
    signer = content.get("signer")
    if not isinstance(content.get("kind"), str | None) or not isinstance(signer, Mapping | None):
        raise Malformed("kind or signer")
    from_json({"documents": [content]})
    return content


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise Malformed("words")
    return value
