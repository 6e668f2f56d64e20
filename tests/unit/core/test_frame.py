"""The thread's knots and the place of the rail that a page belongs to."""

from dataclasses import dataclass
from typing import cast

from chuan.core.navigation import NavItem
from chuan.core.templatetags.frame import current_place
from chuan.core.threads import Knot


@dataclass(frozen=True)
class Place:
    """An entry of the rail as the tag sees it."""

    key: str
    urls: tuple[str, ...]


PLACES = cast(
    list[NavItem],
    [
        Place("plans", ("/lam-viec/ke-hoach/", "/lam-viec/muc-tieu/")),
        Place("shares", ("/lam-viec/ke-hoach/viec/",)),
    ],
)


def test_a_page_belongs_to_the_nearest_place_only() -> None:
    assert current_place(PLACES, "/lam-viec/ke-hoach/viec/42/") == "shares"
    assert current_place(PLACES, "/lam-viec/ke-hoach/42/") == "plans"


def test_a_place_holds_pages_that_stand_elsewhere() -> None:
    assert current_place(PLACES, "/lam-viec/muc-tieu/42/") == "plans"


def test_a_page_outside_every_place_belongs_to_none() -> None:
    assert current_place(PLACES, "/tro-giup/") == ""


def test_a_knot_opens_only_when_there_is_something_inside() -> None:
    assert not Knot("Kế hoạch", url="/", reason="hết hạn").opens
    assert Knot("Kế hoạch", text="34 nhiệm vụ").opens
    assert Knot("Kế hoạch", facts=(("Chủ trì", "Sở"),)).opens
    assert Knot("Kế hoạch", basis="Điều 21").opens
