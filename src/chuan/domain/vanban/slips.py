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


class SlipFixer:
    """Knows which two words follow each other in names of bodies."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._right, self._by_bare = _pairs(tuple(sorted(set(names))))

    def fix(self, name: str) -> str:
        """The name with each slip put right; the same name where nothing is plainly wrong."""
        words = list(_WORD.finditer(name))
        for first, second in pairwise(words):
            if name[first.end() : second.start()].strip():
                continue
            pair = (fold(first.group()), fold(second.group()))
            meant = self._meant(pair)
            if meant is not None:
                name = _put(_put(name, first, meant[0]), second, meant[1])
        return name

    def _meant(self, pair: tuple[str, str]) -> tuple[str, str] | None:
        if pair in self._right:
            return None
        meant = self._by_bare.get((bare(pair[0]), bare(pair[1])))
        if meant is None or (meant[0] != pair[0]) == (meant[1] != pair[1]):
            return None
        return meant


@lru_cache(maxsize=8)
def _pairs(
    names: tuple[str, ...],
) -> tuple[frozenset[tuple[str, str]], dict[tuple[str, str], tuple[str, str]]]:
    right: set[tuple[str, str]] = set()
    by_bare: dict[tuple[str, str], tuple[str, str]] = {}
    ambiguous: set[tuple[str, str]] = set()
    for phrase in (*_PHRASES, *PROPER_HEADS, *SUBJECTS, *FIELDS, *names):
        words = [fold(word) for word in _WORD.findall(phrase)]
        for pair in pairwise(words):
            key = (bare(pair[0]), bare(pair[1]))
            if by_bare.setdefault(key, pair) != pair:
                ambiguous.add(key)
            right.add(pair)
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
