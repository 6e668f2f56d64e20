"""Attributes by which links of one type are told apart: languages, medium, contexts."""

import re
from collections.abc import Callable
from typing import Final

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.identifiers.errors import LinkRefused

UNDETERMINED: Final = "und"
MOST: Final = 12
_APART: Final = re.compile(r"[\s,;]+")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_CONTEXT: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,39}")
_MEDIUM: Final = re.compile(
    r"(?:application|audio|font|haptics|image|message|model|multipart|text|video)"
    r"/[a-z0-9][a-z0-9!#$&^_.+-]{0,90}"
)
_PRIVATE: Final = "/x-"
BAD_LANGUAGE: Final = gettext_noop(
    "“%(word)s” không phải mã ngôn ngữ. Ví dụ đúng: vi, en, zh-Hant; nhiều ngôn ngữ cách nhau bằng dấu phẩy."
)
BAD_CONTEXT: Final = gettext_noop(
    "“%(word)s” không dùng được làm ngữ cảnh: chỉ chữ không dấu, số và các dấu . _ : -, ví dụ VN."
)
BAD_MEDIUM: Final = gettext_noop(
    "“%(word)s” không phải kiểu nội dung trong danh mục của IANA. Ví dụ đúng: text/html, application/pdf."
)
TOO_MANY: Final = gettext_noop("Mỗi liên kết có nhiều nhất 12 ngôn ngữ và 12 ngữ cảnh.")


def checked_languages(text: str) -> tuple[str, ...]:
    """Language tags out of what was typed, each once, in their usual case; LinkRefused for others.

    >>> checked_languages("VI, en-gb vi")
    ('vi', 'en-GB')

    Basis: RFC 5646.
    """
    return _each(text, _LANGUAGE, BAD_LANGUAGE, "languages", _usual_case)


def checked_contexts(text: str) -> tuple[str, ...]:
    """Words of context out of what was typed, each once; LinkRefused for others."""
    return _each(text, _CONTEXT, BAD_CONTEXT, "contexts", str)


def checked_medium(text: str) -> str:
    """A media type of a registered kind, in lower case, or ""; LinkRefused for others."""
    medium = text.strip().lower()
    if medium and (not _MEDIUM.fullmatch(medium) or _PRIVATE in medium):
        raise LinkRefused(Sentence(BAD_MEDIUM, word=medium[:60]), field="medium")
    return medium


def _each(
    text: str, form: re.Pattern[str], fault: str, field: str, usual: Callable[[str], str]
) -> tuple[str, ...]:
    found = list[str]()
    for word in filter(None, _APART.split(text)):
        if not form.fullmatch(word):
            raise LinkRefused(Sentence(fault, word=word[:60]), field=field)
        kept = usual(word)
        if kept not in found:
            found.append(kept)
    if len(found) > MOST:
        raise LinkRefused(TOO_MANY, field=field)
    return tuple(found)


def _usual_case(tag: str) -> str:
    """Language in lower case, script with a capital, region in capitals. Basis: RFC 5646, 2.1.1."""
    first, *rest = tag.lower().split("-")
    region, script = 2, 4
    turned = (
        part.upper() if len(part) == region else part.title() if len(part) == script else part
        for part in rest
    )
    return "-".join((first, *turned))
