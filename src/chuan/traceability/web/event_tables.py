"""The lists of events."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.actor import Actor
from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.traceability import labels
from chuan.traceability.models import Event
from chuan.traceability.selectors import told
from chuan.traceability.selectors.names import names_of, places_called

_LOCATION = "https://id.gs1.org/414/"


def _step(row: Event) -> str:
    return told.step_words(row.type, row.biz_step)


def _state_badge(row: Event) -> str:
    return "danger" if row.disposition in labels.BAD_DISPOSITIONS else ""


def _place(row: Event) -> str:
    return row.biz_location or row.read_point or ""


def events_table(actor: Actor) -> Table:
    """Events with filters by step, place and time; places by their names, four queries a page."""
    names: dict[str, str] = {}

    def prepare(rows: Sequence[Event]) -> None:
        names.clear()
        names.update(names_of(actor, map(_place, rows), {row.owner_path for row in rows}))

    def place(row: Event) -> str:
        found = _place(row)
        return names.get(found) or labels.code_words(found)

    def at_place(text: str) -> Q:
        digits = text.replace(" ", "")
        if digits.isascii() and digits.isdigit():
            begins = f"{_LOCATION}{digits}"
            return Q(biz_location__startswith=begins) | Q(read_point__startswith=begins)
        places = places_called(actor, text)
        return Q(biz_location__in=places) | Q(read_point__in=places)

    return Table(
        id="su-kien",
        columns=(
            Column(
                "luc", _("Lúc"), "event_time",
                lambda row: told.local_time(row.event_time, row.time_offset), is_heading=True,
                link=lambda row: reverse("traceability:event_detail", args=[row.pk]),
            ),
            Column("buoc", _("Bước"), None, _step),
            Column("viec", _("Việc"), None, lambda row: told.in_words(told.read_doc(row.doc))),
            Column("noi", _("Nơi"), None, place),
            Column(
                "tinh_trang", _("Tình trạng"), None,
                lambda row: labels.label(labels.DISPOSITION, row.disposition), badge=_state_badge,
            ),
            Column(
                "ghi_luc", _("Ghi vào hệ thống lúc"), "id", lambda row: row.record_time,
                in_file_only=True,
            ),
            Column("ma", _("Mã sự kiện"), None, lambda row: row.event_id, in_file_only=True),
        ),
        default_sort="-luc",
        prepare=prepare,
        filters=(
            ChoiceFilter("buoc", _("Bước"), tuple(labels.BIZ_STEP.items()), field="biz_step"),
            TextFilter("noi", _("Nơi: GLN hoặc tên"), match=at_place),
            DateFilter("ngay", _("Xảy ra"), field="event_time", moment=True),
            ChoiceFilter("tt", _("Tình trạng"), tuple(labels.DISPOSITION.items()), field="disposition"),
        ),
    )  # fmt: skip
