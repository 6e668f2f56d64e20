"""The rate out of the register, kept by day; local regulations through a reform."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chuan.core.actor import ANONYMOUS, system_actor
from chuan.domain.cascade import parse_period
from chuan.orgs.models import Place, PlaceSuccession
from chuan.standards.enums import Coverage, Degree, Relation
from chuan.standards.models import (
    HarmonisationList,
    HarmonisationPoint,
    Standard,
    StandardIcs,
    StandardRelation,
)
from chuan.standards.selectors import harmonisation, territories
from chuan.standards.services import territories as service
from chuan.standards.services.harmonising import keep_rate
from chuan.standards.services.known import load_known
from tests.factories.cast import Cast
from tests.factories.people import place
from tests.factories.standards_noise import Made
from tests.factories.standards_register import put_records

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)
REFORM = date(2025, 7, 1)


@pytest.fixture
def _nothing_registered(cast: Cast) -> None:
    """What the release knows is taken away again, so that few records can be counted by hand."""
    Standard.objects.all().delete()


def put(*numbers: tuple[str, str]) -> None:
    put_records(
        [Made(number, f"Tên {number}", "", status, ("67.180",)) for number, status in numbers]
    )


def adopt(source: str, target: str, degree: Degree) -> None:
    row = Standard.objects.get(designation=source)
    other = Standard.objects.filter(designation=target).first()
    StandardRelation.objects.create(
        source=row, target=other, relation=Relation.ADOPTS, target_label=target, degree=degree,
        target_key=other.key if other else target, target_family=other.family if other else target,
    )  # fmt: skip


@pytest.mark.usefixtures("_nothing_registered")
def test_the_rate_is_kept_when_it_changes_and_feeds_reports(cast: Cast) -> None:
    put(("TCVN 1:2020", "in_force"), ("TCVN 2:2020", "in_force"), ("TCVN 3:2020", "unknown"),
        ("ISO 1:2002", "withdrawn"), ("ISO 1:2016", "in_force"))  # fmt: skip
    adopt("TCVN 1:2020", "ISO 1:2002", Degree.IDT)
    adopt("TCVN 3:2020", "ISO 9:1999", Degree.IDT)
    assert keep_rate(actor=system_actor(), on=DAY) > 0
    assert keep_rate(actor=system_actor(), on=DAY + timedelta(days=1)) == 0
    point = HarmonisationPoint.objects.get(field="")
    assert (point.in_force, point.harmonised, point.unknown, point.lagging) == (2, 1, 1, 1)
    adopt("TCVN 2:2020", "ISO 1:2016", Degree.MOD)
    assert keep_rate(actor=system_actor(), on=DAY + timedelta(days=2)) > 0
    assert HarmonisationList.objects.count() == 2
    period = parse_period("2026")
    told = harmonisation.harmonised(cast.lan.organisation, period, DAY + timedelta(days=2))
    assert told is not None
    assert [label for _kind, _key, label in told.rows] == ["TCVN 1:2020", "TCVN 2:2020"]
    assert harmonisation.KIND.look_up(cast.lan.actor, [key for _kind, key, _label in told.rows])
    assert harmonisation.harmonised(cast.minh.organisation, period, DAY) is None
    with CaptureQueriesContext(connection) as few:
        page = harmonisation.page_of()
    assert page.behind[0].lag.editions == 1
    assert page.behind[0].lag.years == 14
    put(*((f"TCVN {number}:2021", "in_force") for number in range(100, 160)))
    with CaptureQueriesContext(connection) as many:
        harmonisation.page_of()
    assert len(many) == len(few)


def test_what_a_release_knows_gives_a_page_with_every_list_apart() -> None:
    load_known(actor=system_actor())
    assert StandardIcs.objects.exists()
    visitor = Client()
    page = visitor.get("/tieu-chuan/hai-hoa/")
    assert page.status_code == 200
    found = harmonisation.compute()
    assert found.rate.unknown
    for what in ("hai-hoa", "con-lai", "chua-ro", "cham"):
        assert visitor.get(f"/tieu-chuan/hai-hoa/{what}.csv").status_code == 200
    assert visitor.get("/tieu-chuan/hai-hoa/khac.csv").status_code == 404


@pytest.mark.usefixtures("_nothing_registered")
def test_a_local_regulation_follows_its_land_through_a_reform(cast: Cast) -> None:
    province = Place.objects.get(code="40")
    old = [
        place(str(90000 + n), f"Xã cũ {n}", kind="xa", level="commune", parent=province)
        for n in range(3)
    ]
    new = [
        place(str(91000 + n), f"Xã mới {n}", kind="xa", level="commune", parent=province)
        for n in range(2)
    ]
    Place.objects.filter(pk__in=[one.pk for one in old]).update(
        valid_until=REFORM - timedelta(days=1)
    )
    Place.objects.filter(pk__in=[one.pk for one in new]).update(valid_from=REFORM)
    for before, after in ((old[0], new[0]), (old[1], new[1]), (old[2], new[1])):
        PlaceSuccession.objects.create(
            predecessor=before, successor=after, effective_on=REFORM, confidence="A"
        )
    put(("QCĐP 1:2020/NA", "in_force"))
    row = Standard.objects.get()
    assert (
        service.set_territory(actor=cast.lan.actor, slug=row.slug, places=[old[0].pk, old[1].pk])
        == 2
    )
    found = territories.territory_of(row, DAY)
    assert {unit.place.short_name: unit.coverage for unit in found.units} == {
        "Xã mới 0": Coverage.WHOLE, "Xã mới 1": Coverage.PART,
    }  # fmt: skip
    before = territories.territory_of(row, REFORM - timedelta(days=1))
    assert {unit.place.short_name for unit in before.units} == {"Xã cũ 0", "Xã cũ 1"}
    applying = territories.applying_in(ANONYMOUS, new[1], DAY)
    assert [(each.standard.pk, each.coverage) for each in applying] == [(row.pk, Coverage.PART)]
    page = (
        Client()
        .get("/tieu-chuan/dia-phuong/", {"tinh": "40", "xa": str(new[1].pk)})
        .content.decode()
    )
    assert "một phần địa bàn" in page
    assert Client().get(f"/tieu-chuan/{row.slug}/dia-ban/").status_code == 200
