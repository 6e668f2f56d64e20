"""The pages that cross rooms, as visitors and officers get them."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from chuan.core import clock, search, worklist
from chuan.core.actor import Actor
from chuan.core.worklist import HandedOver, Source, WorkItem
from chuan.orgs.models import Organisation
from tests.factories.cast import Cast, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


class Shelf:
    """A room that gives the work put on it, to everybody."""

    key = "shelf"

    def __init__(self) -> None:
        self.items: list[WorkItem] = []

    def put(self, title: str, days: int | None, **more: str) -> None:
        """One thing to do in so many days."""
        due_on = None if days is None else clock.today() + timedelta(days=days)
        url = "/tro-giup/"
        self.items.append(
            WorkItem(
                uid=uuid.uuid4(),
                kind="task",
                title=title,
                url=url,
                role_label=more.pop("role_label", "Chủ trì"),
                due_on=due_on,
                next_action_label="Mở việc",
                next_action_url=url,
                **more,  # type: ignore[arg-type]  # only texts are given here
            )
        )

    def sources(self, actor: Actor, on: date) -> Sequence[Source]:  # noqa: ARG002  (the protocol)
        """Everything, told by rows that are always there."""
        return (Source(Organisation.objects.order_by("pk"), lambda _rows: self.items),)

    def hand_over(
        self,
        actor: Actor,  # noqa: ARG002  (the protocol)
        from_person: str,  # noqa: ARG002
        to_person: str,  # noqa: ARG002
        at: datetime,  # noqa: ARG002
    ) -> Sequence[HandedOver]:
        """Nothing is ever held."""
        return ()


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """The only room that gives work in this test."""
    monkeypatch.setattr(worklist, "_providers", {})
    only = Shelf()
    worklist.register(only)
    return only


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    text = response.content.decode()
    assert "!!undefined" not in text
    return text


def test_a_visitor_sees_the_front_door_and_an_officer_goes_to_work(cast: Cast) -> None:
    assert "Việc rõ, hạn rõ" in text_of(Client(), "/")
    assert cast.hoa.client.get("/").headers["Location"] == reverse("portal:worklist")


def test_the_worklist_asks_a_visitor_to_sign_in() -> None:
    response = Client().get(reverse("portal:worklist"))

    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("account_login"))


def test_the_worklist_is_grouped_by_urgency_and_says_it_in_a_sentence(
    cast: Cast, shelf: Shelf
) -> None:
    shelf.put("Nộp báo cáo năm", -2)
    shelf.put("Kiểm tra cân ở chợ", 3)
    shelf.put("Tập huấn", None)

    text = text_of(cast.hoa.client, reverse("portal:worklist"))

    assert "1 việc quá hạn; 1 việc trong 14 ngày tới; 1 việc sau đó." in text
    assert "quá hạn 2 ngày" in text
    order = [text.index(title) for title in ("Nộp báo cáo", "Kiểm tra cân", "Tập huấn")]
    assert order == sorted(order)


def test_an_empty_worklist_is_a_pleasant_page(cast: Cast, shelf: Shelf) -> None:
    assert "Hiện không có việc nào chờ bạn" in text_of(cast.hoa.client, reverse("portal:worklist"))


def test_the_worklist_is_filtered_without_diacritics_by_role_and_by_person(
    cast: Cast, shelf: Shelf
) -> None:
    shelf.put("Kiểm định cân", 5, person_id=cast.hoa.actor.id)
    shelf.put("Tuyên truyền", 5, role_label="Phối hợp")
    client, here = cast.hoa.client, reverse("portal:worklist")

    assert "Tuyên truyền" not in text_of(client, f"{here}?q=kiem+dinh")
    assert "Kiểm định cân" not in text_of(client, f"{here}?vai=Phối hợp")
    assert "Tuyên truyền" not in text_of(client, f"{here}?ai=toi")
    assert "Kiểm định cân" not in text_of(client, f"{here}?ai=chua-giao")
    assert "Không có việc nào khớp" in text_of(client, f"{here}?q=khong+co")


def test_a_long_worklist_is_paged_and_keeps_the_filter(cast: Cast, shelf: Shelf) -> None:
    for number in range(31):
        shelf.put(f"Việc số {number}", number)

    text = text_of(cast.hoa.client, reverse("portal:worklist") + "?q=viec")
    assert "Trang 1 trên 2" in text
    assert "?q=viec&amp;trang=2" in text
    assert "Trang 2 trên 2" in text_of(cast.hoa.client, reverse("portal:worklist") + "?trang=99")


@pytest.mark.parametrize("query", ["?trang=0", "?trang=x", "?ai=ai-do", "?q=" + "x" * 500])
def test_a_worklist_asked_for_nonsense_still_answers(cast: Cast, shelf: Shelf, query: str) -> None:
    shelf.put("Một việc", 1)

    text_of(cast.hoa.client, reverse("portal:worklist") + query)
    text_of(cast.hoa.client, reverse("portal:search") + query)


@pytest.fixture
def findable(cast: Cast) -> None:
    """One public act and one document of Hoa's commune."""
    assert cast.hoa.organisation is not None
    things = (
        ("act", 1, "Luật Đo lường", True, ""),
        ("document", 2, "Kế hoạch đo lường của xã", False, cast.hoa.organisation.path),
    )
    for kind, number, title, public, path in things:
        search.put(
            search.SearchEntry(
                kind=kind,
                object_id=number,
                uid=uuid.uuid4(),
                title=title,
                body="Cân, thước và các phương tiện đo khác.",
                url="/tro-giup/",
                owner_path=path,
                public=public,
            )
        )


@pytest.mark.usefixtures("findable")
def test_a_visitor_finds_what_is_public_and_an_officer_what_is_theirs_too(cast: Cast) -> None:
    here = reverse("portal:search") + "?q=do+luong"

    visitor, officer, stranger = (
        text_of(client, here) for client in (Client(), cast.hoa.client, cast.vy.client)
    )

    assert "1 kết quả" in visitor
    assert "2 kết quả" in officer
    assert "1 kết quả" in stranger


@pytest.mark.usefixtures("findable")
def test_results_are_narrowed_by_kind_and_show_the_words_looked_for(cast: Cast) -> None:
    text = text_of(cast.hoa.client, reverse("portal:search") + "?q=do+luong&loai=act")

    assert "Luật" in text
    assert "Kế hoạch đo" not in text
    assert "<mark>Đo</mark>" in text


def test_nothing_found_says_what_to_try(cast: Cast) -> None:
    assert "Không tìm thấy gì cho" in text_of(cast.hoa.client, reverse("portal:search") + "?q=zzz")


def test_words_of_a_visitor_are_shown_as_words() -> None:
    text = text_of(Client(), reverse("portal:search") + "?q=%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>alert" not in text


@pytest.mark.parametrize("name", ["help", "about", "accessibility", "privacy", "search"])
def test_standing_pages_are_open_to_everybody_in_their_own_frame(cast: Cast, name: str) -> None:
    assert 'class="portal"' in text_of(Client(), reverse(f"portal:{name}"))
    assert 'class="frame"' in text_of(cast.hoa.client, reverse(f"portal:{name}"))


def test_the_language_comes_from_the_cookie_and_not_from_the_browser() -> None:
    client = Client(headers={"accept-language": "en-US,en"})
    assert '<html lang="vi">' in text_of(client, "/")

    answer = client.post(reverse("portal:set_language"), {"language": "en", "next": "/gioi-thieu/"})

    assert answer.headers["Location"] == "/gioi-thieu/"
    assert '<html lang="en">' in text_of(client, "/")


def test_the_language_form_never_leads_to_another_host() -> None:
    there = "https://elsewhere.example/"
    answer = Client().post(reverse("portal:set_language"), {"language": "en", "next": there})

    assert answer.headers["Location"] == "/"


def test_machines_are_told_to_read_public_pages_only() -> None:
    answer = Client().get("/robots.txt")

    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "Disallow: /lam-viec/" in answer.content.decode()


def test_the_gallery_shows_every_component_without_a_gap(cast: Cast) -> None:
    text = text_of(cast.hoa.client, reverse("core:gallery"))

    assert text.count("<h1") == 1
    assert "Đứt:" in text
