"""Stamps of secrecy among typed words, and files that are looked through once while a form is taken in."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.core.afterwards import afterwards
from chuan.documents.readers import SecrecyStamp
from chuan.documents.rules.printed_paper import source_of
from chuan.domain.errors import DomainError
from chuan.domain.vanban.plain_text import from_text
from chuan.domain.vanban.secrecy import detect_secrecy
from chuan.domain.vanban.types import Line, Source, Table
from chuan.domain.vanban.writing import Paper

_MAY_STAMP: Final = re.compile(r"m[aậ]t|ma\u0302\u0323t|ma\u0323\u0302t", re.IGNORECASE)
"""A cell that may bear a stamp of secrecy, in any spelling of its letters."""
_SEEN: ContextVar[dict[str, DomainError | None] | None] = ContextVar("seen", default=None)


def refuse_stamped_words(actor: Actor, *texts: str) -> None:
    """Raise `SecrecyStamp` for words that bear a stamp; that it happened is kept, not what was said.

    Basis: Điều 5 Luật Bảo vệ bí mật nhà nước 2018 (no state secret on a system not meant for it).
    """
    for text in texts:
        if text.strip() and detect_secrecy(from_text(text)):
            _refuse(actor)


def refuse_stamped_cells(actor: Actor, cells: Iterable[str]) -> None:
    """Raise `SecrecyStamp` when one of many cells bears a stamp; only those that may are looked at closely.

    Basis: Điều 5 Luật Bảo vệ bí mật nhà nước 2018 (no state secret on a system not meant for it).
    """
    for text in cells:
        if _MAY_STAMP.search(text):
            refuse_stamped_words(actor, text)


def refuse_stamped_paper(actor: Actor, paper: Paper) -> None:
    """Raise `SecrecyStamp` for a paper that bears a stamp anywhere it prints a line."""
    items: list[Line | Table] = []
    for item in source_of(paper).items:
        items += (
            [Line(text) for text in item.text.split("\n")] if isinstance(item, Line) else [item]
        )
    if detect_secrecy(Source(tuple(items))):
        _refuse(actor)


@contextmanager
def looking_once() -> Iterator[None]:
    """The time in which a file, looked through once, is not looked through again."""
    token = _SEEN.set({})
    try:
        yield
    finally:
        _SEEN.reset(token)


def look_through(path: Path, how: str, look: Callable[[], None]) -> None:
    """Look, or say again what was said of the same content looked at the same way."""
    seen = _SEEN.get()
    if seen is None:
        look()
        return
    with path.open("rb") as stream:
        key = f"{how}:{hashlib.file_digest(stream, 'sha256').hexdigest()}"
    if key not in seen:
        try:
            look()
        except DomainError as refusal:
            seen[key] = refusal
        else:
            seen[key] = None
    said = seen[key]
    if said is not None:
        raise said


def _refuse(actor: Actor) -> None:
    afterwards(lambda: _record(actor))
    raise SecrecyStamp


@transaction.atomic
def _record(actor: Actor) -> None:
    record(
        actor,
        "documents.secret_words_refused",
        kind="upload",
        object_id="-",
        label=_("Nội dung vừa nhập"),
        path=actor.path,
    )
