"""Reads of the open data: the catalogue, one set, and both written for machines."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import orjson
from django.conf import settings
from django.urls import reverse

from chuan.core import dcat
from chuan.core.open_data import (
    KEPT_HERE,
    Access,
    Dataset,
    Extent,
    Field,
    Value,
    checked,
    dataset,
    datasets,
)
from chuan.core.tables import harmless
from chuan.law.selectors import Ground, grounds
from chuan.orgs.selectors.offices import keeper_of_registers
from chuan.portal.errors import NoSuchDataset
from chuan.portal.labels import ACCESS, ACCESS_BADGES, FIELD_KINDS

PREVIEW: Final = 10
"""Rows that the page of a set shows."""


@dataclass(frozen=True, slots=True)
class DatasetRow:
    """One line of the catalogue."""

    key: str
    title: str
    about: str
    keeper: str
    cycle: str
    access: str
    badge: str
    is_open: bool
    extent: Extent
    url: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One column of a set in words."""

    name: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class DatasetPage:
    """One set as its page shows it; `preview` is written as in its files."""

    row: DatasetRow
    note: str
    fields: Sequence[FieldRow]
    grounds: Sequence[Ground]
    preview: Sequence[Sequence[str]]
    living_url: str


def catalogue() -> Sequence[DatasetRow]:
    """Every set, open ones first, each with how much there is."""
    here = keeper_of_registers()
    rows = [_row(each, here) for each in datasets()]
    return tuple(sorted(rows, key=lambda row: not row.is_open))


def open_dataset(key: str) -> Dataset:
    """A set that anybody may take; raises NoSuchDataset."""
    found = dataset(key)
    if found is None or not found.is_open:
        raise NoSuchDataset
    return found


def dataset_page(key: str) -> DatasetPage:
    """One set, open or not; raises NoSuchDataset."""
    found = dataset(key)
    if found is None:
        raise NoSuchDataset
    return DatasetPage(
        row=_row(found, keeper_of_registers()),
        note=str(found.note),
        fields=tuple(
            FieldRow(each.name, str(each.label), str(FIELD_KINDS[each.kind]))
            for each in found.fields
        ),
        grounds=grounds(found.basis),
        preview=tuple(_first_rows(found)),
        living_url=reverse(found.page) if found.page else "",
    )


def mark_of(found: Dataset, extent: Extent) -> str:
    """By which a reader knows that nothing changed since; empty where no moment is kept."""
    if extent.changed_at is None:
        return ""
    said = f"{found.key} {extent.rows} {extent.changed_at.timestamp()}"
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:24]}"'


def as_csv(found: Dataset) -> Iterator[str]:
    """The set as CSV, names of the columns first; text that a spreadsheet would run is made harmless."""
    yield "\ufeff" + _line([each.name for each in found.fields])
    for row in _rows(found):
        yield _line([_in_csv(value) for value in row])


def as_json(found: Dataset) -> Iterator[bytes]:
    """The set as one JSON object with its columns and its rows, a row on each line."""
    head = {"dataset": found.key, "title": str(found.title), "schema": schema_of(found)}
    yield orjson.dumps(head)[:-1] + b',"rows":['
    names = [each.name for each in found.fields]
    before = b"\n"
    for row in _rows(found):
        yield before + orjson.dumps(dict(zip(names, row, strict=True)))
        before = b",\n"
    yield b"\n]}\n"


def schema_of(found: Dataset) -> Mapping[str, Any]:
    """The columns as JSON Table Schema says them."""
    return {"fields": [_in_schema(each) for each in found.fields]}


def as_dcat(root: str) -> Mapping[str, Any]:
    """The catalogue by DCAT 2 in JSON-LD; `root` is the address of the node."""
    home, here = root + reverse("portal:open_data"), keeper_of_registers()
    return {
        "@context": dcat.CONTEXT,
        "@id": home,
        "@type": "dcat:Catalog",
        "dct:title": dcat.in_vietnamese(f"{settings.NODE_NAME}: dữ liệu mở"),
        "dct:publisher": dcat.agent(settings.NODE_NAME),
        "dcat:dataset": [_in_dcat(each, root, here) for each in datasets() if each.is_open],
    }


def _row(found: Dataset, here: str) -> DatasetRow:
    return DatasetRow(
        key=found.key,
        title=str(found.title),
        about=str(found.about),
        keeper=_keeper(found, here),
        cycle=str(found.cycle),
        access=str(ACCESS[found.access]),
        badge=ACCESS_BADGES[found.access],
        is_open=found.is_open,
        extent=found.extent() if found.access is not Access.OWN else Extent(0),
        url=reverse("portal:dataset_detail", args=[found.key]),
    )


def _keeper(found: Dataset, here: str) -> str:
    return here if here and found.keeper is KEPT_HERE else str(found.keeper)


def _rows(found: Dataset) -> Iterator[Sequence[Value]]:
    return checked(found, found.rows()) if found.rows and found.is_open else iter(())


def _first_rows(found: Dataset) -> Iterator[Sequence[str]]:
    for number, row in enumerate(_rows(found)):
        if number == PREVIEW:
            return
        yield tuple(_said(value) for value in row)


def _said(value: Value) -> str:
    """As files of data write it: days and moments by ISO 8601, nothing for what is not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def _in_csv(value: Value) -> str:
    said = _said(value)
    return harmless(said) if isinstance(value, str) else said


def _line(values: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(values)
    return out.getvalue()


def _in_schema(field: Field) -> Mapping[str, str]:
    return {"name": field.name, "type": field.kind.value, "title": str(field.label)}


def _in_dcat(found: Dataset, root: str, here: str) -> Mapping[str, Any]:
    forms = {"text/csv": "csv", "application/json": "json"}
    said = dcat.dataset(
        url=root + reverse("portal:dataset_detail", args=[found.key]),
        title=str(found.title),
        about=str(found.about),
        files={
            media: root + reverse(f"portal:dataset_{form}", args=[found.key])
            for media, form in forms.items()
        },
        changed=found.extent().changed_at,
    )
    return {
        **said,
        "dct:identifier": found.key,
        "dct:publisher": dcat.agent(_keeper(found, here)),
        "dcat:keyword": [str(word) for word in found.keywords],
    }
