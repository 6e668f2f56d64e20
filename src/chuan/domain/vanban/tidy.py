"""Joins the spans of a value where only white space parts them in the text of the file."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from chuan.domain.vanban.types import Document, Span

_T = TypeVar("_T")


def tidy_documents(documents: tuple[Document, ...], text: str) -> tuple[Document, ...]:
    """The same documents with as few spans as possible, all of them inside the text."""
    return tuple(_tidy(document, text) for document in documents)


def _tidy(value: _T, text: str) -> _T:
    if isinstance(value, tuple):
        items: Any = value
        return tuple(_tidy(item, text) for item in items)  # type: ignore[return-value]  # a tuple of the same kind
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for entry in fields(value):
        old = getattr(value, entry.name)
        if entry.name in {"spans", "date_spans", "due_spans"}:
            changes[entry.name] = merge_spans(old, text)
        elif isinstance(old, tuple) or is_dataclass(old):
            changes[entry.name] = old if entry.name == "span" else _tidy(old, text)
    return replace(value, **changes) if changes else value


def merge_spans(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Spans in printed order, neighbours joined over white space."""
    merged: list[Span] = []
    for start, end in spans:
        low, high = max(0, start), min(len(text), end)
        if low >= high:
            continue
        if merged and merged[-1][1] <= low and not text[merged[-1][1] : low].strip():
            merged[-1] = (merged[-1][0], high)
        else:
            merged.append((low, high))
    return tuple(merged)
