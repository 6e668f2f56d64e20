"""Codes and links out of a table in a file, line by line, with what is wrong on each line."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from chuan.domain.errors import DomainError
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.identifiers.enums import LinkRole
from chuan.identifiers.errors import CodesFileRefused
from chuan.identifiers.rules.links import checked_link
from chuan.identifiers.rules.reading import read_code
from chuan.identifiers.types import Link, LinkWords

MOST_ROWS: Final = 5_000
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("ma", "mã", "code"),
    "label": ("ten", "tên", "label", "name"),
    "type": ("loai", "loại", "type", "linktype"),
    "href": ("dia_chi", "địa chỉ", "href", "url"),
    "title": ("tieu_de", "tiêu đề", "title"),
    "languages": ("ngon_ngu", "ngôn ngữ", "languages", "language", "hreflang"),
    "medium": ("kieu", "kiểu", "medium", "media_type"),
    "contexts": ("ngu_canh", "ngữ cảnh", "contexts", "context"),
    "default": ("mac_dinh", "mặc định", "default"),
}
"""Names of columns, the one that our own files use first."""
HEADER: Final = tuple(names[0] for names in COLUMNS.values())
_YES: Final = ("x", "1", "có", "co", "yes", "true")
_SEPARATORS: Final = (";", "\t", ",")
NO_CODE_COLUMN: Final = gettext_noop(
    "Tệp phải có dòng đầu là tên cột, trong đó có cột ma. Hãy tải tệp mẫu về rồi điền vào."
)
TOO_MANY_ROWS: Final = gettext_noop("Tệp có hơn 5.000 dòng: hãy chia thành nhiều tệp.")
BROKEN_FILE: Final = gettext_noop(
    "Không đọc được tệp như một bảng CSV: hãy lưu lại dưới dạng CSV UTF-8."
)
SECOND_DEFAULT: Final = gettext_noop("Mã này đã có liên kết mặc định ở dòng %(line)s.")


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One line: a key with its name ("" keeps the one it has) and perhaps a link."""

    line: int
    key: str
    label: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong on one line."""

    line: int
    sentence: DomainError


def read_rows(text: str) -> tuple[Sequence[CodeRow], Sequence[RowFault]]:
    """Rows and faults, in order; CodesFileRefused for a file that is no such table.

    Lines are counted as an editor does, the header is the first.
    """
    rows, faults = list[CodeRow](), list[RowFault]()
    defaults = dict[str, int]()
    for line, values in _lines(text):
        try:
            row = _row(line, values)
            if row.link and row.link.role == LinkRole.DEFAULT:
                first = defaults.setdefault(row.key, line)
                if first != line:
                    raise CodesFileRefused(Sentence(SECOND_DEFAULT, line=first))
            rows.append(row)
        except DomainError as fault:
            faults.append(RowFault(line, fault))
    return rows, faults


def _lines(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator)
    try:
        places = _places(next(reader, []))
        for number, cells in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise CodesFileRefused(TOO_MANY_ROWS, field="file")
            found = {name: cells[at].strip() for name, at in places.items() if at < len(cells)}
            if any(found.values()):
                yield reader.line_num, found
    except csv.Error as error:
        raise CodesFileRefused(BROKEN_FILE, field="file") from error


def _places(header: Sequence[str]) -> Mapping[str, int]:
    told = [cell.strip().lower() for cell in header]
    places = {
        column: next(at for at, name in enumerate(told) if name in names)
        for column, names in COLUMNS.items()
        if any(name in names for name in told)
    }
    if "code" not in places:
        raise CodesFileRefused(NO_CODE_COLUMN, field="file")
    return places


def _row(line: int, values: Mapping[str, str]) -> CodeRow:
    key = read_code(values.get("code", ""))
    label = " ".join(values.get("label", "").split())[:300]
    if not values.get("href"):
        return CodeRow(line, key, label, None)
    is_default = values.get("default", "").lower() in _YES
    words = LinkWords(
        href=values["href"],
        title=values.get("title") or label,
        type=values.get("type") or "gs1:pip",
        languages=values.get("languages", ""),
        medium=values.get("medium", ""),
        contexts=values.get("contexts", ""),
        role=LinkRole.DEFAULT if is_default else LinkRole.PLAIN,
    )
    return CodeRow(line, key, label, checked_link(words))
