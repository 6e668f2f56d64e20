"""Numbers of sections, articles and rows that leap or come twice."""

import re
from collections.abc import Iterable, Iterator, Sequence

from chuan.domain.vanban.labels import ALPHABET, roman_value
from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.types import Document, Section, Span, Value

Marker = tuple[str, int, Value]


def _sections(case: Case) -> Iterator[Hit]:
    for document in case.documents:
        yield from _walk(case, document, document.sections, "")
        rows: dict[str, list[Marker]] = {}
        for task in document.tasks:
            if task.source == "annex" and task.number and task.number.strip(" .)").isdigit():
                number = task.number.strip(" .)")
                rows.setdefault(task.section, []).append((number, int(number), task.text))
        for section, markers in rows.items():
            yield from _gaps(case, case.within(document), markers, f"Phụ lục {section}")


def _walk(case: Case, document: Document, sections: Sequence[Section], path: str) -> Iterator[Hit]:
    markers = [m for section in sections if (m := _marker(section)) is not None]
    if len(markers) == len(sections):
        yield from _gaps(case, case.within(document), markers, path)
    for section in sections:
        label = section.label.strip(" .)")
        yield from _walk(case, document, section.children, f"{path}.{label}" if path else label)


def _marker(section: Section) -> Marker | None:
    label = (
        section.label.strip(" .):").removeprefix("Điều ").removeprefix("Phần ").removeprefix("Mục ")
    )
    tail = label.split(".")[-1]
    shown = section.title or Value(section.label, section.spans)
    if tail.isdigit():
        return label, int(tail), shown
    roman = roman_value(tail) if tail.isupper() else None
    if roman is not None:
        return label, roman, shown
    if len(tail) == 1 and tail in ALPHABET:
        return label, ALPHABET.index(tail) + 1, shown
    return None


def _gaps(case: Case, span: Span, markers: Iterable[Marker], path: str) -> Iterator[Hit]:
    previous: Marker | None = None
    for marker in markers:
        if previous is not None and type_of(previous[0]) == type_of(marker[0]):
            if marker[1] == previous[1] and marker[2].text != previous[2].text:
                yield _hit(case, previous, marker, path, f"số {marker[0]} dùng hai lần")
            elif case.is_scanned and marker[0].endswith("đ"):
                pass  # a machine reads "d)" as "đ)"
            elif marker[1] == previous[1] + 2 and not _is_printed(case, span, previous, marker):
                yield _hit(case, previous, marker, path, f"sau {previous[0]} là {marker[0]}")
        previous = marker


def type_of(label: str) -> str:
    """The kind of a label: digits, capitals (Roman) or small letters."""
    tail = label.rsplit(".", maxsplit=1)[-1]
    return "1" if tail.isdigit() else "I" if tail.isupper() else "a"


def _is_printed(case: Case, span: Span, before: Marker, after: Marker) -> bool:
    """Whether the missing number stands at a line start after all (the reader overlooked it)."""
    kind = type_of(before[0])
    if kind == "1":
        wanted = str(before[1] + 1)
    elif kind == "a":
        wanted = ALPHABET[before[1]]
    else:
        wanted = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[
            min(before[1] + 1, 12)
        ]
    low = before[2].spans[0][0] if before[2].spans else span[0]
    high = after[2].spans[0][0] if after[2].spans else span[1]
    return (
        re.search(
            rf"^\s*[*#_]*(?:Điều\s+|Mục\s+|Phần\s+)?(?:[\dIVX]+\.)*{wanted}[.)/\s-]",
            case.text[low:high],
            re.M,
        )
        is not None
    )


def _hit(case: Case, before: Marker, after: Marker, path: str, what: str) -> Hit:
    return Hit((_shown(case, before), _shown(case, after)), path, {"what": what})


def _shown(case: Case, marker: Marker) -> Value:
    """A heading as printed; a bare label with the words after it."""
    value = marker[2]
    if not value.spans or len(value.text) > len(marker[0]) + 2:
        return value
    start = value.spans[0][0]
    end = case.text.find("\n", start)
    return case.quote(start, end if end >= 0 else len(case.text))


RULES = (
    Rule(
        "numbers-leap-or-repeat",
        "numbering",
        "error",
        "Đánh số không liên tục: {what}.",
        _sections,
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
        confidence="A",
        by_glyph=True,
        fires=(
            Example(
                "KẾ HOẠCH\nTập huấn năm 2026\n\nI. MỤC ĐÍCH\n- Nâng cao nghiệp vụ.\n"
                "II. NHIỆM VỤ\n- Mở lớp.\nIV. TỔ CHỨC THỰC HIỆN\n- Các phòng phối "
                "hợp.\n"
            ),
        ),
        silent=(
            Example(
                "KẾ HOẠCH\nTập huấn năm 2026\n\nI. MỤC ĐÍCH\n- Nâng cao nghiệp vụ.\n"
                "II. NHIỆM VỤ\n- Mở lớp.\nIII. TỔ CHỨC THỰC HIỆN\n- Các phòng phối "
                "hợp.\n"
            ),
        ),
    ),
)
