"""Open data: everybody may take it, machines understand it, nothing else comes out."""

import csv
import io
from collections.abc import Iterator, Sequence

import orjson
import pytest
from django.test import Client

from chuan.core import open_data
from chuan.core.open_data import Access, Dataset, Extent, Field, FieldKind
from chuan.law.services import load_register
from chuan.orgs.models import Organisation
from chuan.orgs.rules.agencies import FIELD, SCIENCE
from tests.factories.cast import make_cast

KEY = "van-ban-va-hieu-luc"


@pytest.fixture
def own_set() -> Iterator[Dataset]:
    """A set that is not open."""
    own = Dataset(
        "noi-bo", "Nội bộ", "Riêng", "Một cơ quan", "Không", (Field("name", "Tên"),),
        extent=lambda: Extent(3), access=Access.SHARED,
    )  # fmt: skip
    open_data.register(own)
    yield own
    del open_data._datasets["noi-bo"]


def _read(client: Client, ending: str) -> bytes:
    answer = client.get(f"/du-lieu-mo/{KEY}.{ending}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


@pytest.mark.django_db
def test_a_visitor_takes_a_set_in_both_forms_with_the_same_rows(client: Client) -> None:
    load_register()

    rows = list(csv.DictReader(io.StringIO(_read(client, "csv").decode("utf-8-sig"))))
    said = orjson.loads(_read(client, "json"))

    assert [field["name"] for field in said["schema"]["fields"]] == list(rows[0])
    assert [{k: v or "" for k, v in row.items()} for row in said["rows"]] == rows
    assert len(rows) > 100
    assert {"symbol": "38-CT/TW", "confidence": "A"}.items() <= next(
        row for row in rows if row["symbol"] == "38-CT/TW"
    ).items()


@pytest.mark.django_db
def test_the_catalogue_tells_each_open_set_with_its_files(client: Client, own_set: Dataset) -> None:
    told = orjson.loads(client.get("/du-lieu-mo/catalog.jsonld").content)

    sets = {each["dct:identifier"]: each for each in told["dcat:dataset"]}
    files = [each["dcat:downloadURL"]["@id"] for each in sets[KEY]["dcat:distribution"]]
    assert own_set.key not in sets
    assert [client.get(url.removeprefix("http://testserver")).status_code for url in files] == [
        200,
        200,
    ]


@pytest.mark.django_db
def test_a_set_that_is_not_open_is_told_of_and_never_given(
    client: Client, own_set: Dataset
) -> None:
    listed = client.get("/du-lieu-mo/").content.decode()
    page = client.get("/du-lieu-mo/noi-bo/").content.decode()

    assert own_set.title in listed
    assert "Tải CSV" not in page
    assert client.get("/du-lieu-mo/noi-bo.csv").status_code == 404
    assert client.get("/du-lieu-mo/khong-co.csv").status_code == 404


@pytest.mark.django_db
def test_who_has_the_newest_rows_is_sent_nothing(client: Client) -> None:
    from chuan.core import clock
    from chuan.portal.selectors.open_data import mark_of

    moment = clock.now()
    first = Dataset(
        "moi", "Mới", "", "", "", (Field("n", "Số", FieldKind.INTEGER),),
        extent=lambda: Extent(1, moment), rows=lambda: iter([(1,)]),
    )  # fmt: skip
    open_data.register(first)
    try:
        answer = client.get("/du-lieu-mo/moi.csv")
        again = client.get("/du-lieu-mo/moi.csv", headers={"if-none-match": answer["ETag"]})
    finally:
        del open_data._datasets["moi"]

    assert answer["ETag"] == mark_of(first, Extent(1, moment))
    assert mark_of(first, Extent(2, moment)) != answer["ETag"]
    assert again.status_code == 304


def test_a_row_out_of_step_with_the_columns_is_an_error_of_ours() -> None:
    rows: Sequence[Sequence[int]] = [(1, 2)]
    broken = Dataset(
        "lech",
        "",
        "",
        "",
        "",
        (Field("n", "Số"),),
        extent=lambda: Extent(1),
        rows=lambda: iter(rows),
    )

    with pytest.raises(ValueError, match="2 values, not 1"):
        list(open_data.checked(broken, rows))


@pytest.mark.django_db
def test_the_body_that_answers_for_the_field_keeps_what_is_kept_here(client: Client) -> None:
    make_cast()
    Organisation.objects.filter(agency__in=FIELD).update(on_node=False)
    nobody = client.get("/du-lieu-mo/van-ban-va-hieu-luc/").content.decode()
    science = Organisation.objects.filter(agency=SCIENCE).order_by("path").first()
    assert science
    Organisation.objects.filter(pk=science.pk).update(on_node=True)
    named = client.get("/du-lieu-mo/van-ban-va-hieu-luc/").content.decode()

    assert "Cơ quan quản trị hệ thống này" in nobody
    assert science.name in named
