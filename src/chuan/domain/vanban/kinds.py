"""The kinds of documents by the words printed above their titles."""

import re

from chuan.domain.vanban.folding import fold

_KINDS = {
    "kế hoạch hành động": "plan",
    "kế hoạch phối hợp": "plan",
    "kế hoạch liên tịch": "plan",
    "kế hoạch": "plan",
    "chỉ thị": "directive",
    "quyết định": "decision",
    "nghị quyết liên tịch": "resolution",
    "nghị quyết": "resolution",
    "báo cáo": "report",
    "thông tư liên tịch": "circular",
    "thông tư": "circular",
    "chương trình hành động": "program",
    "chương trình phối hợp": "program",
    "chương trình công tác": "program",
    "chương trình": "program",
    "công văn": "official_letter",
    "thông báo kết luận": "other",
    "thông báo": "other",
    "hướng dẫn": "other",
    "kết luận": "other",
    "quy chế phối hợp": "other",
    "quy chế": "other",
    "quy định": "other",
    "quy chuẩn": "other",
    "đề án": "other",
    "phương án": "other",
    "tờ trình": "other",
    "phiếu trình": "other",
    "công điện": "other",
    "nghị định": "other",
    "điều lệ": "other",
    "đề cương": "other",
    "luật": "other",
    "giấy mời": "other",
    "biên bản": "other",
}
_WORDS = "|".join(sorted(_KINDS, key=len, reverse=True))
_ALONE = re.compile(rf"^({_WORDS})(?:\s+(của\s.{{3,90}}))?\s*$")
_OPENING = re.compile(rf"^({_WORDS})(?=\s|$)")


def is_upper(text: str) -> bool:
    """Whether the letters of a text are capitals (a stray small one aside)."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def title_kind(text: str) -> tuple[str, int, str] | None:
    """Kind, length of its words and "của …" when a line is the name of a kind, in capitals."""
    stripped = text.strip(" *\\-–_.")
    found = _ALONE.match(fold(stripped))
    if not found or not is_upper(stripped[: found.end(1)]):
        return None
    of = stripped[found.start(2) :] if found.group(2) else ""
    return _KINDS[found.group(1)], found.end(1), of


def opening_kind(text: str) -> tuple[str, int] | None:
    """Kind and length of its words when a line begins with a kind in capitals and goes on."""
    found = _OPENING.match(fold(text))
    if not found or not is_upper(text[: found.end(1)]):
        return None
    return _KINDS[found.group(1)], found.end(1)
