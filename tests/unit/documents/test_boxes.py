"""Rectangles light up the values whose words stand in them, the smallest on top."""

from chuan.documents.rules.boxes import Place, places_by_page

NUMBERS = {"/a/0": 1, "/a/0/lead": 2, "/a/1": 3}


def test_a_rectangle_lights_the_value_and_all_that_it_stands_below() -> None:
    boxes = {"/a/0/lead/0": [[2, 10.0, 20.0, 30.0, 25.0]]}

    assert places_by_page(boxes, NUMBERS) == {2: [Place(10.0, 20.0, 20.0, 5.0, (1, 2))]}


def test_a_cell_as_printed_lights_its_value() -> None:
    boxes = {"/a/0/lead_raw": [[1, 0, 0, 1, 1]]}

    assert places_by_page(boxes, NUMBERS)[1][0].fields == (1, 2)


def test_values_of_one_rectangle_share_it_and_the_largest_comes_first() -> None:
    boxes = {
        "/a/0": [[1, 0, 0, 5, 5]],
        "/a/1": [[1, 0, 0, 5, 5], [1, 0, 0, 9, 9], [1, 0, 0, 1, 30]],
    }

    places = places_by_page(boxes, NUMBERS)[1]

    assert [(place.width, place.height, place.fields) for place in places] == [
        (9, 9, (3,)),
        (1, 30, (3,)),
        (5, 5, (1, 3)),
    ]


def test_what_has_no_surface_or_no_value_is_not_drawn() -> None:
    boxes = {
        "/a/0": [[1, 5, 0, 5, 9], [1, 0, 5, 9, 5], [1, 6, 0, 5, 9], [1, 0, 6, 9, 5]],
        "/b": [[1, 0, 0, 9, 9]],
    }

    assert places_by_page(boxes, NUMBERS) == {}
