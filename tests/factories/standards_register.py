"""A register for tests of search: what a release knows, some international records, and made-up ones."""

import csv
from collections.abc import Iterable
from pathlib import Path

from chuan.core import clock
from chuan.domain.designation import parse_designation
from chuan.standards.models import Standard, StandardIcs
from chuan.standards.rules.search_words import folded
from chuan.standards.services.indexing import index_standards
from chuan.standards.services.known import load_known
from tests.factories.standards_noise import Made, made_up

INTERNATIONAL = Path("tests/data/standards/international.csv")
_STATUS = {"published": "in_force", "withdrawn": "withdrawn"}


def put_records(records: Iterable[Made]) -> list[int]:
    """Write records straight into the register and the index; ids of the new ones."""
    rows, fields = {}, []
    for made in records:
        one = parse_designation(made.designation)
        rows[one.key] = Standard(
            kind=one.kind,
            series=one.series,
            designation=made.designation,
            key=one.key,
            family=one.family,
            sort_key=one.sort_key,
            slug="-".join(folded(one.key)),
            year=one.year,
            title_vi=made.title_vi,
            title_en=made.title_en,
            status=made.status,
            updated_at=clock.now(),
        )
        fields.append((one.key, made.ics))
    known = set(Standard.objects.filter(key__in=list(rows)).values_list("key", flat=True))
    fresh = [row for key, row in rows.items() if key not in known]
    made_rows = {row.key: row for row in Standard.objects.bulk_create(fresh, batch_size=1000)}
    StandardIcs.objects.bulk_create(
        (
            StandardIcs(standard=made_rows[key], code=code)
            for key, codes in fields
            if key in made_rows
            for code in dict.fromkeys(codes)
        ),
        batch_size=2000,
        ignore_conflicts=True,
    )
    ids = [row.pk for row in made_rows.values()]
    index_standards(ids)
    return ids


def international() -> Iterable[Made]:
    """The international records of the test data."""
    with INTERNATIONAL.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            status = _STATUS.get(row["status"], "unknown")
            yield Made(row["number"], "", row["title_en"], status, tuple(row["ics"].split(";")))


def make_register(noise: int = 5000) -> None:
    """The known records, the international ones of the test data, and made-up ones beside them."""
    load_known()
    put_records(international())
    put_records(made_up(noise))
