"""Puts right an obvious slip in the name of a body: right letters, wrong marks ("thanh phố")."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from chuan.domain.vanban.agency_words import FIELDS, PROPER_HEADS, SUBJECTS
from chuan.domain.vanban.folding import bare, fold

_WORD = re.compile(r"[^\W\d_]+")
# fmt: off
_PHRASES = (
    "thành phố", "thị xã", "nhân dân", "ban thường vụ", "ban chấp hành", "thường trực",
    "ban tuyên giáo", "dân vận", "xây dựng đảng", "văn hóa xã hội", "khoa học và công nghệ",
    "nông nghiệp và môi trường", "phát thanh và truyền hình", "mặt trận tổ quốc việt nam",
    "tổ chức chính trị xã hội", "quân sự", "các huyện", "các xã", "liên quan", "đoàn thể",
    "doanh nghiệp", "cơ quan", "đơn vị", "hành chính công", "phục vụ", "trung tâm",
    "cựu chiến binh", "phụ nữ", "nông dân", "thanh niên", "liên hiệp", "kỹ thuật",
    "tiêu chuẩn đo lường chất lượng", "quản lý thị trường", "thị trường", "địa phương", "cá nhân",
    "tổ chức", "hợp tác xã", "bộ chỉ huy", "đặc khu", "thị trấn", "các phường", "đảng ủy",
    "công an", "chính quyền",
)
# fmt: on


_Words = tuple[str, ...]
_WINDOW = 3


class SlipFixer:
    """Knows which words follow each other in names of bodies."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._right, self._by_bare = _windows(tuple(sorted(set(names))))

    def fix(self, name: str) -> str:
        """The name with each slip put right; the same name where nothing is plainly wrong."""
        words = list(_WORD.finditer(name))
        for size in (_WINDOW, _WINDOW - 1):
            for start in range(len(words) - size + 1):
                window = words[start : start + size]
                meant = self._meant(tuple(fold(word.group()) for word in window))
                if meant is None or not _adjoin(name, window):
                    continue
                for word, right in zip(window, meant, strict=True):
                    name = _put(name, word, right)
        return name

    def _meant(self, printed: _Words) -> _Words | None:
        if printed in self._right:
            return None
        meant = self._by_bare.get(tuple(bare(word) for word in printed))
        if meant is None or sum(a != b for a, b in zip(printed, meant, strict=True)) != 1:
            return None
        return meant


def _adjoin(name: str, words: list[re.Match[str]]) -> bool:
    return not any(name[a.end() : b.start()].strip() for a, b in pairwise(words))


@lru_cache(maxsize=8)
def _windows(names: tuple[str, ...]) -> tuple[frozenset[_Words], dict[_Words, _Words]]:
    right: set[_Words] = set()
    by_bare: dict[_Words, _Words] = {}
    ambiguous: set[_Words] = set()
    for phrase in (*_PHRASES, *PROPER_HEADS, *SUBJECTS, *FIELDS, *names):
        words = tuple(fold(word) for word in _WORD.findall(phrase))
        size = min(len(words), _WINDOW)
        for start in range(len(words) - size + 1 if size > 1 else 0):
            window = words[start : start + size]
            key = tuple(bare(word) for word in window)
            if by_bare.setdefault(key, window) != window:
                ambiguous.add(key)
            right.add(window)
    for key in ambiguous:
        del by_bare[key]
    return frozenset(right), by_bare


def _put(name: str, word: re.Match[str], meant: str) -> str:
    if fold(word.group()) == meant or len(meant) != len(word.group()):
        return name
    fitted = "".join(
        char.upper() if old.isupper() else char
        for old, char in zip(word.group(), meant, strict=True)
    )
    return name[: word.start()] + fitted + name[word.end() :]
