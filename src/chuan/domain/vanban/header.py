"""Reads the head of a document: who issues it, its number, place, date and title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chuan.domain.vanban.citations import iso_date
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.kinds import is_upper
from chuan.domain.vanban.lines import Printed
from chuan.domain.vanban.marks import cut_motto, is_stamp, number_line, owed_motto, place_date
from chuan.domain.vanban.passage import Passage, join
from chuan.domain.vanban.types import Span, Value
from chuan.domain.vanban.zones import Zones

_CODE = re.compile(r"\s*[A-ZĐ][\wĐđ&.]*(?:\s*[-–/]\s*[A-ZĐ][\wĐđ&.]*)*")
_OWNER_HEAD = re.compile(
    r"(?:đảng bộ|đảng ủy|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|ủy ban|ubnd|hội đồng|hđnd|sở"
    r"|bộ|ban|văn phòng"
    r"|phòng|chi cục|cục|tổng cục|trung tâm|trường|mặt trận|mttq|hội|liên|đoàn|công an|ubmttq"
    r"|viện|quốc hội"
    r"|chính phủ|thủ tướng|chi bộ|chủ tịch)(?![^\W_])"
)
_MEMBER_HEADS = re.compile(
    r"ban thường vụ|ban chấp hành|ban tuyên giáo|ban tổ chức|ban xây dựng|văn phòng"
)
_PLACE_HEAD = re.compile(r"(?:tỉnh|thành phố|tp|xã|phường|huyện|quận|thị xã|đặc khu|khu)(?![^\W_])")
_CONTINUES = re.compile(r"(?:\s(?:và|của|các|nhân dân|việt nam)|,|-|–)$")
_PROMULGATES = re.compile(
    r"(?:^|[;.,]\s*)(?P<body>[^;.,]{4,90}?)\s+(?:ban hành|xây dựng|yêu cầu|đề ra|triển khai"
    r"|quyết định)\s+"
    r"(?:[^;.,]{0,30}?)(?:kế hoạch|chương trình|chỉ thị|nghị quyết|quyết định|hướng dẫn)"
)
_CAPITALS = re.compile(r"(?:[A-ZĐÀ-Ỹ&]{2,}\s+){2,}(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])")
_SUBJECT = re.compile(r"^\s*(?:v\s*/\s*v|về việc)\s*:?\s*")


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a document says; nothing is filled in that is not printed."""

    issuer: Value | None = None
    superior: Value | None = None
    symbol: Value | None = None
    number_blank: bool = False
    place: Value | None = None
    date: str | None = None
    date_spans: tuple[Span, ...] = ()


def read_header(zones: Zones, opening: Sequence[Passage]) -> Header:
    """The head; `opening` are the first paragraphs, which name the issuer where no head is"
    " printed.
    """
    bodies: list[Printed] = []
    symbol: tuple[Passage, bool] | None = None
    place: Passage | None = None
    date: tuple[str | None, Passage] | None = None
    owed = ""
    for line in _whole_dates(zones.header):
        rest = line.passage.strip()
        if owed and fold(rest.text).startswith(owed):
            rest = rest[len(owed) :]
        owed = owed_motto(line.passage.text)
        numbered = number_line(rest.text)
        if numbered and symbol is None:
            symbol = _symbol(rest, numbered)
            after = rest.text.find(symbol[0].text, numbered.start()) + len(symbol[0])
            rest = rest[: numbered.start()] + rest[after:]
        placed = place_date(rest.text)
        if placed and date is None:
            place, date = _place(rest, placed), _date(rest, placed)
            left = rest.text.find(place.text, placed.start("place"))
            rest = rest[:left] + rest[placed.end() :]
        bodies.extend(_body_lines(line, rest))
    superior, issuer = _bodies(bodies)
    if zones.kind_of and is_upper(zones.kind_of.text):
        superior, issuer = issuer or superior, zones.kind_of
    elif issuer is None:
        issuer = zones.kind_of or _sent_with_owner(zones)
    return Header(
        issuer=issuer.value() if issuer else _promulgating(opening),
        superior=superior.value() if superior else None,
        symbol=_symbol_value(symbol[0]) if symbol else None,
        number_blank=bool(symbol and symbol[1]),
        place=place.value() if place else None,
        date=date[0] if date else None,
        date_spans=date[1].spans() if date else (),
    )


def _whole_dates(lines: Sequence[Printed]) -> list[Printed]:
    """The lines with a date that breaks behind "ngày" on one line."""
    whole: list[Printed] = []
    for line in lines:
        if whole and whole[-1].folded.endswith(" ngày") and re.match(r"[\d.…]", line.text):
            whole[-1] = replace(whole[-1], passage=join([whole[-1].passage, line.passage]))
        else:
            whole.append(line)
    return whole


def read_title(zones: Zones) -> Value | None:
    """The words under the kind, or after "V/v"; None where none are printed."""
    whole = join(line.passage for line in zones.title)
    subject = _SUBJECT.match(fold(whole.text)) if zones.kind == "official_letter" else None
    if subject:
        whole = whole[subject.end() :]
    whole = whole.strip("*_ .-–:")
    return whole.value() if whole else None


def _sent_with_owner(zones: Zones) -> Passage | None:
    """The body of "(Ban hành kèm theo Quyết định số … của UBND tỉnh)"."""
    words = join(line.passage for line in zones.sent_with)
    found = re.search(r"\scủa\s+([^()]{3,80})\)?\s*$", words.text)
    return words[found.start(1) : found.end(1)].strip(" ).") if found else None


def _place(line: Passage, found: re.Match[str]) -> Passage:
    place = line[found.start("place") : found.end("place")]
    words = re.split(r"\s{2,}", place.text.strip())
    place = place[place.text.rfind(words[-1]) :].strip()
    body = _CAPITALS.match(place.text)
    return place[body.end() :] if body else place


def _date(line: Passage, found: re.Match[str]) -> tuple[str | None, Passage]:
    text = fold(line.text)[found.start("rest") :]
    numbers = re.match(
        r"\s*(?P<d>[\d. …_]*?)\s*(?:tháng|/|-|\.)\s*(?P<m>[\d. …_]*?)\s*(?:năm|/|-|\.)\s*(?P<y>\d{4})",
        text,
    )
    if not numbers:
        return None, line[found.start("rest") : found.start("rest")]
    day, month = (re.sub(r"\D", "", numbers.group(key)) for key in "dm")
    year = int(numbers.group("y"))
    start = found.start("rest")
    words = line[max(start - len("ngày"), 0) : start + numbers.end()].strip()
    if day and month:
        return iso_date(year, int(month), int(day)), words
    if month and 1 <= int(month) <= 12:
        return f"{year:04d}-{int(month):02d}", words
    return f"{year:04d}", words


def _symbol(line: Passage, found: re.Match[str]) -> tuple[Passage, bool]:
    number = re.sub(r"\D", "", found.group("number"))
    code = _CODE.match(line.text, found.end("mark"))
    end = code.end() if code else found.end("mark")
    symbol = line[found.start("number") if number else found.start("mark") : end]
    return symbol.strip(" ."), not number


def _symbol_value(symbol: Passage) -> Value:
    clean = symbol.value()
    return Value(re.sub(r"\s+", "", clean.text).replace("–", "-"), clean.spans)


def _body_lines(line: Printed, rest: Passage) -> list[Printed]:
    cut = cut_motto(rest.text)
    while cut:
        rest = rest[: cut[0]] + rest[cut[1] :]
        cut = cut_motto(rest.text)
    clean = rest.strip(" *_-–.")
    if len(clean.text) < 3 or is_stamp(clean.text) or not is_upper(clean.text):
        return []
    return [Printed(passage=clean, page=line.page, gap=line.gap, bold=line.bold)]


def _bodies(lines: Sequence[Printed]) -> tuple[Passage | None, Passage | None]:
    """Superior and issuing body out of the lines in capitals; a wrapped name is one body."""
    names: list[Passage] = []
    for line in lines:
        folded = line.folded
        if not names and not _OWNER_HEAD.match(folded):
            continue
        goes_on = bool(names) and (
            not _OWNER_HEAD.match(folded) or bool(_CONTINUES.search(fold(names[-1].text)))
        )
        if goes_on:
            names[-1] = join([names[-1], line.passage])
        else:
            names.append(line.passage)
    if not names:
        return None, None
    return (names[-2] if len(names) > 1 else None), names[-1]


def _promulgating(opening: Sequence[Passage]) -> Value | None:
    """The body of "… Ban Thường vụ Đảng ủy xây dựng Kế hoạch thực hiện như sau:"."""
    for passage in opening:
        tail_start = max(0, len(passage.text) - 260)
        tail = passage[tail_start:]
        folded = fold(tail.text)
        if not re.search(r"như sau|sau đây|sau:", folded[-60:]):
            continue
        pieces = list(_PROMULGATES.finditer(folded))
        for found in reversed(pieces):
            body = tail[found.start("body") : found.end("body")].strip()
            if _OWNER_HEAD.match(fold(body.text)):
                return body.value()
    return None
