"""Tables sort, filter, page and export on the server, and keep their state in the address."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest
from django.http import StreamingHttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from chuan.core.actor import system_actor
from chuan.core.http import Request
from chuan.core.models import StoredFile
from chuan.core.tables import (
    ChoiceFilter,
    Column,
    DateFilter,
    Table,
    TextFilter,
    build,
    export,
    harmless,
    written,
)

START = datetime(2026, 7, 1, 17, 30, tzinfo=UTC)
"""00:30 of 2 July in Vietnam."""
TABLE = Table(
    columns=(
        Column("ten", "Tên", "name", lambda file: file.name, is_heading=True),
        Column("co", "Cỡ", "size", lambda file: file.size, align="end"),
        Column("luc", "Lúc", "created_at", lambda file: file.created_at),
        Column("loai", "Loại", None, lambda file: file.media_type),
    ),
    default_sort="-luc",
    filters=(
        TextFilter("q", "Tên", ("name",)),
        ChoiceFilter("loai", "Loại", (("a/a", "A"), ("b/b", "B")), field="media_type"),
        DateFilter("luc", "Lúc", "created_at", moment=True),
    ),
    per_page=10,
)


def ask(query: str = "") -> Request:
    request = cast(Request, RequestFactory().get(f"/x/{query}"))
    request.actor = system_actor()
    return request


@pytest.fixture
def rows(db: None) -> None:
    StoredFile.objects.bulk_create(
        StoredFile(
            sha256="0" * 64,
            name=f"tệp {number:02}",
            size=number % 3,
            media_type="a/a" if number % 2 else "b/b",
            created_at=START + timedelta(days=number),
        )
        for number in range(25)
    )


def names(query: str) -> list[str]:
    page = build(ask(query), StoredFile.objects.all(), TABLE)
    return [row.cells[0].text for row in page.rows]


def lines(query: str, table: Table = TABLE) -> list[list[str]]:
    response = export(ask(query), StoredFile.objects.all(), table, "tệp")
    assert isinstance(response, StreamingHttpResponse)
    chunks = cast(Iterable[bytes], response.streaming_content)
    text = b"".join(chunks).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.usefixtures("rows")
def test_a_register_is_wider_in_its_file_than_on_the_screen() -> None:
    wide = Column("dau", "Dấu", None, lambda file: file.sha256[:1], in_file_only=True)
    table = replace(TABLE, columns=(*TABLE.columns, wide))

    page = build(ask(), StoredFile.objects.all(), table)

    assert [head.key for head in page.columns] == ["ten", "co", "luc", "loai"]
    assert {len(row.cells) for row in page.rows} == {4}
    assert {tuple(line[4:]) for line in lines("", table)} == {("Dấu",), ("0",)}


@pytest.mark.usefixtures("rows")
def test_a_page_takes_two_queries_whatever_it_shows(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for query in ("", "?trang=2&xep=co", "?q=t%E1%BB%87p&loai=a/a&so_dong=200"):
        with django_assert_num_queries(2):
            build(ask(query), StoredFile.objects.all(), TABLE)


@pytest.mark.usefixtures("rows")
def test_sorting_is_by_declared_columns_only_and_stable() -> None:
    assert names("")[0] == "tệp 24"
    assert names("?xep=ten")[:2] == ["tệp 00", "tệp 01"]
    assert names("?xep=co&so_dong=25")[:9] == [f"tệp {number:02}" for number in range(0, 25, 3)]
    for forbidden in ("loai", "uploader_id", "-sha256", "pk", "--ten", "name"):
        assert names(f"?xep={forbidden}") == names("")


@pytest.mark.django_db
def test_a_column_of_names_sorts_by_the_alphabet() -> None:
    for name in ("Đà Nẵng", "Dân", "Hà Nội"):
        StoredFile.objects.create(sha256="0" * 64, name=name, size=1, media_type="a/a")
    column = Column("ten", "Tên", "name", lambda file: file.name, alphabetical=True)

    page = build(ask("?xep=-ten"), StoredFile.objects.all(), Table((column,), "ten"))

    assert [row.cells[0].text for row in page.rows] == ["Hà Nội", "Đà Nẵng", "Dân"]


@pytest.mark.usefixtures("rows")
def test_paging_walks_through_every_row_once() -> None:
    seen: list[str] = []
    page = build(ask("?xep=co"), StoredFile.objects.all(), TABLE)
    seen += [row.cells[0].text for row in page.rows]
    while page.next_url:
        page = build(ask(page.next_url), StoredFile.objects.all(), TABLE)
        seen += [row.cells[0].text for row in page.rows]

    assert sorted(seen) == [f"tệp {number:02}" for number in range(25)]
    assert (page.number, page.last, page.start, page.end, page.total) == (3, 3, 21, 25, 25)
    assert names("?trang=999") == names("?trang=3")
    assert names("?trang=x") == names("?trang=1")


@pytest.mark.usefixtures("rows")
def test_filters_narrow_and_can_be_taken_off_one_by_one() -> None:
    query = "?q=0&loai=a/a&xep=ten&trang=1"

    page = build(ask(query), StoredFile.objects.all(), TABLE)

    assert [row.cells[0].text for row in page.rows] == [f"tệp {n:02}" for n in (1, 3, 5, 7, 9)]
    assert [(each.label, each.text) for each in page.active] == [("Tên", "0"), ("Loại", "A")]
    assert build(ask(page.active[1].remove_url), StoredFile.objects.all(), TABLE).total == 12
    assert build(ask(page.clear_url), StoredFile.objects.all(), TABLE).total == 25
    assert page.hidden == (("xep", "ten"),)
    assert build(ask("?loai=c/c"), StoredFile.objects.all(), TABLE).total == 25


@pytest.mark.usefixtures("rows")
def test_a_span_of_dates_is_of_days_in_vietnam_and_includes_both() -> None:
    assert names("?luc_tu=2026-07-02&luc_den=2026-07-03&xep=ten") == ["tệp 00", "tệp 01"]
    assert names("?luc_den=02/07/2026") == ["tệp 00"]
    assert len(names("?luc_tu=rubbish&so_dong=25")) == 25
    assert len(names("?luc_den=9999-12-31&so_dong=25")) == 25


@pytest.mark.usefixtures("rows")
def test_the_export_is_exactly_what_is_shown_on_all_pages() -> None:
    query = "?loai=b/b&xep=-ten&so_dong=25"

    exported = lines(query)

    page = build(ask(query), StoredFile.objects.all(), TABLE)
    assert exported[0] == ["Tên", "Cỡ", "Lúc", "Loại"]
    assert exported[1:] == [[cell.text for cell in row.cells] for row in page.rows]
    assert exported[1][2] == "26/07/2026 00:30"


@pytest.mark.usefixtures("rows")
def test_what_a_table_fetches_beside_its_rows_is_there_before_they_are_told() -> None:
    parts: list[int] = []
    known: set[str] = set()

    def prepare(rows: Sequence[StoredFile]) -> None:
        parts.append(len(rows))
        known.update(row.name for row in rows)

    column = Column("biet", "Biết", None, lambda row: row.name in known)
    table = replace(TABLE, columns=(*TABLE.columns, column), prepare=prepare)

    page = build(ask("?trang=2"), StoredFile.objects.all(), table)
    assert [row.cells[-1].text for row in page.rows] == ["Có"] * 10
    assert len(known) == 10
    assert [line[-1] for line in lines("", table)[1:]] == ["Có"] * 25
    assert parts == [10, 25]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["=1+1", "+84", "-x", "@SUM(A1)", "\t=1", " =cmd|'/c'!A1"])
def test_the_export_holds_no_formula(name: str) -> None:
    StoredFile.objects.create(sha256="0" * 64, name=name, size=-5, media_type="a/a")

    row = lines("")[1]

    assert row[0] == f"'{name}"
    assert row[1] == "-5"


@given(st.text())
def test_no_text_begins_like_a_formula(text: str) -> None:
    written = harmless(text)

    assert not written.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not {"\u202e", "\u200b", "\u2066"} & set(written)


def test_a_hidden_sign_shields_no_formula() -> None:
    assert harmless("\u202e=1+1") == "'=1+1"


@given(st.text(max_size=80))
def test_no_query_string_breaks_a_table(text: str) -> None:
    request = cast(Request, RequestFactory().get("/x/", {"xep": text, "trang": text, "loai": text}))
    request.actor = system_actor()

    assert build(request, StoredFile.objects.none(), TABLE).is_empty


def test_values_are_written_as_people_read_them() -> None:
    assert written(date(2026, 7, 1)) == "01/07/2026"
    assert written(START) == "02/07/2026 00:30"
    assert (written(None), written(True), written(0)) == ("", "Có", "0")
