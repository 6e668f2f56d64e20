"""What stands below the title of a line, in the reader's language."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.engagement.enums import Section
from chuan.engagement.knowledge import name_of
from chuan.engagement.models import ProfileLine


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
