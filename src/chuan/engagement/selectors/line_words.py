"""A line in words: below its title in the reader's language, and in one row as the history keeps it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.engagement.enums import Scheme, Section
from chuan.engagement.knowledge import name_of, names_of
from chuan.engagement.models import ProfileLine
from chuan.engagement.rules.lines import printed
from chuan.engagement.types import LineWords

PARTS: Final = (
    "code", "name", "name_en", "number", "body", "detail", "quantity", "since_on", "valid_until",
)  # fmt: skip
"""What is typed of a line into columns of their own."""
CODED: Final[Mapping[str, Scheme]] = {"hs": Scheme.HS, "ics": Scheme.ICS, "markets": Scheme.MARKET}
"""What is typed as lists of codes."""


def parts_of(
    line: ProfileLine, *, hs: Sequence[str], ics: Sequence[str], markets: Sequence[str]
) -> Sequence[str]:
    """Short sentences; what was not said is left out."""
    parts = [
        line.name_en,
        _("HS %(codes)s") % {"codes": ", ".join(hs)} if hs else "",
        _("ICS %(codes)s") % {"codes": ", ".join(ics)} if ics else "",
        _("xuất khẩu: %(markets)s") % {"markets": ", ".join(markets)} if markets else "",
        _kind(line),
        _count(line),
        _("số %(number)s") % {"number": line.number} if line.number else "",
        line.body,
        line.detail,
        _("từ %(day)s") % {"day": f"{line.since_on:%d/%m/%Y}"} if line.since_on else "",
        _("đến hết %(day)s") % {"day": f"{line.valid_until:%d/%m/%Y}"} if line.valid_until else "",
    ]
    return tuple(part for part in parts if part)


def _kind(line: ProfileLine) -> str:
    if line.section == Section.OCOP and line.code:
        return name_of("ocop", line.code)
    if line.section == Section.EQUIPMENT and line.code and line.name:
        return name_of("equipment", line.code)
    return ""


def _count(line: ProfileLine) -> str:
    if line.quantity is None:
        return ""
    if line.section == Section.OCOP:
        return ngettext("%(n)s sao", "%(n)s sao", line.quantity) % {"n": line.quantity}
    if line.section == Section.PEOPLE:
        return ngettext("%(n)s người", "%(n)s người", line.quantity) % {"n": line.quantity}
    return ngettext("%(n)s chiếc", "%(n)s chiếc", line.quantity) % {"n": line.quantity}


def words_in(line: ProfileLine) -> LineWords:
    """What stands in a line, as it was typed."""
    codes: dict[str, list[str]] = {name: [] for name in CODED}
    for row in line.codes.all():
        for name, scheme in CODED.items():
            if row.scheme == scheme:
                codes[name].append(row.code)
    said: dict[str, Any] = {name: getattr(line, name) for name in PARTS}
    said |= {name: tuple(sorted(found)) for name, found in codes.items()}
    return LineWords(**said)


def words_of(section: str, words: LineWords) -> str:
    """The line in one row, as the history and the checker read it."""
    return printed(section, words, names_of(section))[:1200]
