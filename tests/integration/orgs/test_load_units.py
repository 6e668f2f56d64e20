"""Units load in bulk, can be loaded again, and answer for a date."""

from datetime import date

import pytest
from django.db.models import Count, Q

from chuan.orgs.models import Place, PlaceSuccession
from chuan.orgs.selectors import places_named
from chuan.orgs.services import load_units

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.django_db
def test_one_province_loads_with_its_former_units_and_only_once() -> None:
    first = load_units(provinces={"52"})
    again = load_units(provinces={"52"})

    assert first.new_places > 300
    assert (again.new_places, again.new_edges) == (0, 0)
    assert Place.objects.valid_on(BEFORE).provinces().count() == 2
    assert Place.objects.valid_on(AFTER).provinces().count() == 1


@pytest.mark.django_db
def test_the_whole_country_loads() -> None:
    done = load_units()

    assert done.places == 34 + 52 + 696 + 10035 + 3321
    assert Place.objects.valid_on(BEFORE).provinces().count() == 63
    assert Place.objects.valid_on(AFTER).provinces().count() == 34
    assert Place.objects.valid_on(AFTER).communes().count() == 3321
    former = Place.objects.filter(valid_until=BEFORE, level="commune")
    assert not former.filter(successions=None).exists()
    assert not PlaceSuccession.objects.filter(confidence="A").exists()


@pytest.mark.django_db
def test_a_divided_ward_has_one_main_heir() -> None:
    load_units(provinces={"31"})

    divided = PlaceSuccession.objects.filter(extent="part")
    heirs = (
        divided.order_by()
        .values("predecessor")
        .annotate(heirs=Count("pk"), main=Count("pk", filter=Q(main=True)))
    )
    assert heirs
    assert not [row for row in heirs if row["main"] != 1 or row["heirs"] < 2]


@pytest.mark.django_db
def test_a_former_name_is_found_with_its_own_marks() -> None:
    load_units(provinces={"51", "52"})

    (binh_dinh,) = places_named("Bình Định", "tỉnh")
    assert binh_dinh.valid_until == BEFORE
    assert [p.name for p in places_named("Sơn Hà", "xã", province="51")] == ["Xã Sơn Hà"]
    assert [p.name for p in places_named("Sơn Hạ", "xã", province="51")] == ["Xã Sơn Hạ"]
    assert not places_named("Son Ha", "xã")


@pytest.mark.django_db
def test_namesakes_are_told_apart_by_the_district_they_stood_in() -> None:
    load_units(provinces={"40"})

    (one,) = places_named("Châu Tiến", "xã", within="Quỳ Hợp")
    (other,) = places_named("Châu Tiến", "xã")

    assert one.valid_until == BEFORE
    assert one.parent is not None
    assert one.parent.name == "Huyện Quỳ Hợp"
    assert other.valid_until is None


@pytest.mark.django_db
def test_communes_of_a_province_are_those_of_the_day() -> None:
    load_units(provinces={"40"})
    (nghe_an,) = Place.objects.valid_on(AFTER).provinces()

    communes = Place.objects.communes().filter(Q(parent=nghe_an) | Q(parent__parent=nghe_an))
    assert communes.valid_on(AFTER).count() == 130
    assert communes.valid_on(BEFORE).count() > 400
