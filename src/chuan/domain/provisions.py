"""Where a part of an act stands in the whole: "khoản 1 Điều 66", "Điều 66.1" and "Điều 66 khoản 1" are one.

A place is a path as organisations have: "/" is the act, "/d66/" an article, "/d66/k1/" its clause,
"/d66/k1/da/" a point, "/pl2/" an annex. What cannot be placed (a chapter, free words) is the whole
act: better one thing too many is looked at than one too few.
"""

import re
from typing import Final

from chuan.domain.vanban.citations import symbols_in

WHOLE: Final = "/"
_MOST: Final = 60
"""The longest span of articles that is taken apart."""
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
_NUMBER = r"\d{1,3}[a-zđ]?"
_ARTICLES = re.compile(
    rf"Đi[ềê]u\s+(?P<list>{_NUMBER}(?:\.\d{{1,2}})?(?:\s*(?:[-–—,;]|và|đến|tới)\s*(?:Điều\s+)?{_NUMBER}(?:\.\d{{1,2}})?(?![\w/]))*)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(rf"khoản\s+({_NUMBER}(?:\s*[-–,]\s*{_NUMBER})*)", re.IGNORECASE)
_POINT = re.compile(r"điểm\s+([a-zđ]\d?)(?!\w)", re.IGNORECASE)
_ANNEX = re.compile(r"Phụ\s+lục\s+(?:số\s+)?([IVXL]+|\d{1,2})(?!\w)", re.IGNORECASE)
_ITEM = re.compile(rf"(?P<first>{_NUMBER})(?:\.(?P<clause>\d{{1,2}}))?", re.IGNORECASE)
_SPAN = re.compile(r"(\d{1,3})\s*(?:[-–—]|đến|tới)\s*(?:Điều\s+)?(\d{1,3})(?![.\d])", re.IGNORECASE)


def paths_of(part: str) -> tuple[str, ...]:
    """The places that the words name, each once; the whole act when there is none.

    >>> paths_of("khoản 1 Điều 66"), paths_of("Điều 66.1"), paths_of("Điều 22–24")
    (('/d66/k1/',), ('/d66/k1/',), ('/d22/', '/d23/', '/d24/'))
    >>> paths_of("điểm đ khoản 2 Điều 12a"), paths_of("Chương IV"), paths_of("Phụ lục II")
    (('/d12a/k2/ddd/',), ('/',), ('/pl2/',))
    """
    found: list[str] = []
    articles = list(_ARTICLES.finditer(part))
    for match in articles:
        found += _of_articles(match["list"])
    if len(found) == 1:
        found = _deeper(found[0], part)
    found += [f"/pl{_whole_number(match[1])}/" for match in _ANNEX.finditer(part)]
    return tuple(dict.fromkeys(found)) or (WHOLE,)


def words_of(path: str) -> str:
    """A place in words, the smallest part first.

    >>> words_of("/d66/k1/da/"), words_of("/pl2/"), words_of("/")
    ('điểm a khoản 1 Điều 66', 'Phụ lục 2', '')
    """
    said = []
    for depth, segment in enumerate(path.strip("/").split("/") if path != WHOLE else ()):
        if segment.startswith("pl"):
            said.append(f"Phụ lục {segment[2:]}")
        elif depth == 0:
            said.append(f"Điều {_letters(segment[1:])}")
        elif segment.startswith("k"):
            said.append(f"khoản {_letters(segment[1:])}")
        else:
            said.append(f"điểm {_letters(segment[1:])}")
    return " ".join(reversed(said))


def order_of(path: str) -> tuple[tuple[int, int, str], ...]:
    """Articles by number, annexes after them: for sorting.

    >>> sorted(["/d10/", "/d9/", "/pl1/", "/d9a/"], key=order_of)
    ['/d9/', '/d9a/', '/d10/', '/pl1/']
    """
    return tuple(_rank(segment) for segment in path.strip("/").split("/") if segment)


def holds(outer: str, inner: str) -> bool:
    """Whether the part at `inner` is the part at `outer` or within it."""
    return inner.startswith(outer)


def _rank(segment: str) -> tuple[int, int, str]:
    parts = re.fullmatch(r"([a-z]+?)(\d*)([a-z]*)", segment)
    if parts is None:
        return (9, 0, segment)
    return (1 if parts[1] == "pl" else 0, int(parts[2] or 0), parts[3])


def _of_articles(listed: str) -> list[str]:
    paths: list[str] = []
    spans = {match.start(): match for match in _SPAN.finditer(listed)}
    at = 0
    while at < len(listed):
        span = spans.get(at)
        if span is not None and 0 < int(span[2]) - int(span[1]) <= _MOST:
            paths += [f"/d{number}/" for number in range(int(span[1]), int(span[2]) + 1)]
            at = span.end()
            continue
        item = _ITEM.match(listed, at)
        if item is None:
            at += 1
            continue
        clause = f"k{int(item['clause'])}/" if item["clause"] else ""
        paths.append(f"/d{_segment(item['first'])}/{clause}")
        at = item.end()
    return paths


def _deeper(path: str, part: str) -> list[str]:
    """Clauses and points said beside one article."""
    if path.count("/") == 2:
        clauses = _CLAUSE.search(part)
        if clauses is None:
            return [path]
        numbers = re.findall(_NUMBER, clauses[1], re.IGNORECASE)
        deeper = [f"{path}k{_segment(number)}/" for number in numbers]
        if re.search(r"\d\s*[-–]\s*\d", clauses[1]):
            deeper = _run(path, clauses[1])
    else:
        deeper = [path]
    point = _POINT.search(part)
    if point is None or len(deeper) != 1:
        return deeper
    return [f"{deeper[0]}d{_segment(point[1])}/"]


def _run(path: str, written: str) -> list[str]:
    first, last = (int(number) for number in re.findall(r"\d+", written)[:2])
    if not 0 < last - first <= _MOST:
        return [path]
    return [f"{path}k{number}/" for number in range(first, last + 1)]


def _segment(number: str) -> str:
    """A number in small ASCII letters: đ is dd."""
    return re.sub(r"^0+(?=\d)", "", number.lower()).replace("đ", "dd")


def _letters(segment: str) -> str:
    return segment.replace("dd", "đ")


def _whole_number(text: str) -> int:
    if text.isdigit():
        return int(text)
    values = [_ROMAN[sign] for sign in text.upper()]
    return sum(
        -one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True)
    )


def acts_named(text: str) -> tuple[tuple[str, str], ...]:
    """The symbols that free words name, each with the words about its parts; each pair once.

    >>> acts_named("Nghị định 30/2020/NĐ-CP, Điều 15 khoản 1; Hướng dẫn 36-HD/VPTW")
    (('30/2020/NĐ-CP', 'khoản 1 Điều 15'), ('36-HD/VPTW', ''))
    >>> acts_named("khoản 1 Điều 66 Nghị định 37/2026/NĐ-CP")
    (('37/2026/NĐ-CP', 'khoản 1 Điều 66'),)
    """
    found: list[tuple[str, str]] = []
    for piece in text.split(";"):
        symbols = symbols_in(piece)
        parts = [words_of(path) for path in paths_of(piece)] if len(symbols) == 1 else [""]
        found += [(symbol, part) for symbol in symbols for part in parts]
    return tuple(dict.fromkeys(found))
