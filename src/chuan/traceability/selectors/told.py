"""What an event says, in words: its sentence, its objects, places, parties, papers and sensors."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.domain.epcis.codec import event_from_json
from chuan.domain.epcis.model import (
    Action,
    Event,
    EventType,
    Extensions,
    QuantityElement,
    Scalar,
    SensorReport,
    identifiers,
)
from chuan.traceability import labels

MOST_SHOWN: Final = 100
"""Objects of one list that a page shows; the rest is in its file."""
_ZONE: Final = "+07:00"
_OTHER: Final = "other"
_URI: Final = re.compile(r"[a-z][a-z0-9+.-]*:\S")


class Thing(NamedTuple):
    """An object, a place or a party: its identifier, what people call it, perhaps how much of it."""

    identifier: str
    code: str
    name: str = ""
    amount: str = ""


class Things(NamedTuple):
    """Objects that an event names in one role; `more` are not shown."""

    title: str
    shown: Sequence[Thing]
    more: int = 0


class Measured(NamedTuple):
    """One value that a sensor told."""

    what: str
    value: str
    at: str
    device: str


Fact = tuple[str, str]


def read_doc(doc: str) -> Event:
    """The event of a stored document; its numbers exact."""
    told: dict[str, Any] = json.loads(doc, parse_float=Decimal)
    return event_from_json(told)


def title_of(event: Event) -> str:
    """The business step, else the type, in words."""
    return step_words(event.type, event.biz_step)


def step_words(kind: str, step: str | None) -> str:
    """A business step in words; of "other" and of none the type says more."""
    if step and step != _OTHER:
        return labels.label(labels.BIZ_STEP, step)
    return labels.label(labels.EVENT_TYPE, kind)


def in_words(event: Event) -> str:
    """One sentence: what was done to what. "Xếp 6 mã vào kiện SSCC 0893…"."""
    sentence = _done(event)
    return sentence if _URI.match(sentence) else sentence[:1].upper() + sentence[1:]


def _done(event: Event) -> str:
    if event.type == EventType.TRANSFORMATION:
        into, out = _count(event, "input"), _count(event, "output")
        if not out:
            return _("Đưa %(n)s vào chế biến") % {"n": _codes(into)}
        if not into:
            return _("Làm ra %(n)s") % {"n": _codes(out)}
        return _("Từ %(from)s làm ra %(to)s") % {"from": _codes(into), "to": _codes(out)}
    if event.type in {EventType.AGGREGATION, EventType.ASSOCIATION}:
        return _inside(event)
    names = [name for _role, name in identifiers(event)]
    if not names:
        return _("Ghi nhận, không nêu mã nào")
    shape = {
        Action.ADD: _("Lần đầu ghi nhận %(n)s"),
        Action.DELETE: _("Kết thúc %(n)s"),
    }.get(Action(event.action) if event.action else Action.OBSERVE, _("Ghi nhận %(n)s"))
    return shape % {"n": _codes(names)}


def _inside(event: Event) -> str:
    parent = labels.in_sentence(event.parent_id) if event.parent_id else _("một kiện chưa có mã")
    inner = _count(event, "child")
    if event.action == Action.DELETE:
        if not inner:
            return _("Lấy hết ra khỏi %(parent)s") % {"parent": parent}
        return _("Lấy %(n)s ra khỏi %(parent)s") % {"n": _codes(inner), "parent": parent}
    if event.action == Action.OBSERVE:
        return _("Thấy %(n)s trong %(parent)s") % {"n": _codes(inner), "parent": parent}
    return _("Xếp %(n)s vào %(parent)s") % {"n": _codes(inner), "parent": parent}


def _count(event: Event, role: str) -> list[str]:
    return [name for said, name in identifiers(event) if said.startswith(role)]


def _codes(names: Sequence[str]) -> str:
    """One object by its code, more by their number."""
    if len(names) == 1:
        return labels.in_sentence(names[0])
    return ngettext("%(n)s mã", "%(n)s mã", len(names)) % {"n": len(names)}


def local_time(moment: datetime, offset: str) -> str:
    """The time of day where it happened; the offset is told where it is not Vietnam's."""
    sign = -1 if offset.startswith("-") else 1
    hours, _colon, minutes = offset[1:].partition(":")
    try:
        zone = timezone(sign * timedelta(hours=int(hours), minutes=int(minutes or 0)))
    except ValueError:
        zone = timezone(timedelta(hours=7))
    said = f"{moment.astimezone(zone):%H:%M %d/%m/%Y}"
    return said if offset == _ZONE else f"{said} ({offset})"


def things_of(event: Event, names: Mapping[str, str]) -> list[Things]:
    """The objects of the event, by role."""
    parent = (event.parent_id,) if event.parent_id else ()
    lists: tuple[tuple[str, Iterable[str] | None, Iterable[QuantityElement] | None], ...] = (
        (_("Kiện, vật chứa"), parent, None),
        (_("Đối tượng"), event.epc_list, event.quantity_list),
        (_("Bên trong"), event.child_epcs, event.child_quantity_list),
        (_("Đầu vào"), event.input_epc_list, event.input_quantity_list),
        (_("Đầu ra"), event.output_epc_list, event.output_quantity_list),
    )
    found = []
    for title, epcs, elements in lists:
        every = [thing(each, names) for each in epcs or ()]
        every += [
            thing(each.epc_class, names)._replace(amount=amount_words(each.quantity, each.uom))
            for each in elements or ()
        ]
        if every:
            found.append(Things(title, every[:MOST_SHOWN], max(0, len(every) - MOST_SHOWN)))
    return found


def thing(identifier: str, names: Mapping[str, str]) -> Thing:
    """An identifier with what people call it."""
    return Thing(identifier, labels.code_words(identifier), names.get(identifier, ""))


def named(identifier: str, names: Mapping[str, str]) -> str:
    """A place or a party in one line."""
    name, code = names.get(identifier, ""), labels.code_words(identifier)
    return f"{name} ({code})" if name else code


def amount_words(amount: Decimal | None, uom: str) -> str:
    """An amount with its unit ("12,5 kg"), or that it is not told."""
    if amount is None:
        return _("chưa ghi lượng")
    unit = str(labels.UNIT.get(uom, uom))
    return f"{number_words(amount)} {unit}".strip()


def number_words(number: Decimal) -> str:
    """A number as Vietnamese write it.

    >>> number_words(Decimal("1234.50"))
    '1.234,5'
    """
    text = f"{number:,f}" if abs(number.adjusted()) < 15 else str(number)
    whole, point, part = text.partition(".")
    part = part.rstrip("0") if point else ""
    return whole.replace(",", ".") + (f",{part}" if part else "")


def parties_of(event: Event, names: Mapping[str, str]) -> list[Fact]:
    """From whom and to whom."""
    ends = ((_("Từ"), event.source_list), (_("Đến"), event.destination_list))
    return [
        (f"{end}: {labels.label(labels.PARTY, party.type)}", named(party.id, names))
        for end, parties in ends
        for party in parties or ()
    ]


def papers_of(event: Event) -> list[Fact]:
    """Business transactions and certificates."""
    papers = [
        (
            labels.label(labels.BIZ_TRANSACTION, deal.type) or _("Giao dịch"),
            labels.code_words(deal.id),
        )
        for deal in event.biz_transaction_list or ()
    ]
    return papers + [(_("Chứng nhận"), each) for each in event.certification_info]


def sensors_of(event: Event) -> list[Measured]:
    """Every reading of a sensor, as many as a page shows."""
    found = [
        Measured(
            labels.label(labels.MEASUREMENT, report.type) or _("Giá trị đo"),
            _reading(report),
            report.time or (element.metadata.time if element.metadata else ""),
            labels.code_words(
                report.device_id or (element.metadata.device_id if element.metadata else "")
            ),
        )
        for element in event.sensor_element_list or ()
        for report in element.reports
    ]
    return found[:MOST_SHOWN]


def _reading(report: SensorReport) -> str:
    """What a report says, whichever of its forms it takes."""
    parts = [
        (word, amount_words(value, report.uom))
        for word, value in (
            ("", report.value),
            (_("thấp nhất"), report.min_value),
            (_("trung bình"), report.mean_value),
            (_("cao nhất"), report.max_value),
        )
        if value is not None
    ]
    said = [f"{word} {amount}".strip() for word, amount in parts]
    said += [
        text for text in (report.string_value, report.uri_value, report.hex_binary_value) if text
    ]
    if report.boolean_value is not None:
        said.append(_("có") if report.boolean_value else _("không"))
    if report.exception:
        said.append(_("cảnh báo"))
    return ", ".join(said)


def fields_of(extensions: Extensions | None, before: str = "") -> Iterator[Fact]:
    """Fields outside the standard as (name, value); names of nested ones follow one another."""
    for each in extensions or ():
        name = f"{before} › {each.local}" if before else each.local
        if isinstance(each.value, tuple):
            yield from fields_of(each.value, name)
        else:
            yield name, _scalar(each.value)


def _scalar(value: Scalar) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, int | Decimal):
        return number_words(Decimal(value))
    return value or ""
