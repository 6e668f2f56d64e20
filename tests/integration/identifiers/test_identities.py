"""A thing keeps its name for good; its URL answers people and machines, and tells nothing hidden."""

from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from chuan.core import scope
from chuan.domain.errors import NotFound
from chuan.identifiers import registry, selectors
from chuan.identifiers.errors import IdentityTaken
from chuan.identifiers.models import Identity
from chuan.identifiers.services import assign, link, withdraw
from tests.factories.cast import Cast, make_cast

pytestmark = pytest.mark.django_db
KIND = "tests_jar"


def _page(object_id: int, uid: UUID) -> str:
    return f"/hu/{object_id}/{uid}/"


@pytest.fixture(autouse=True, scope="module")
def _a_kind() -> None:
    registry.register(KIND, label="Hũ mật ong", url=_page)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def jar(cast: Cast) -> Identity:
    return assign(KIND, 7, uuid4(), label="Mật ong Châu Tiến", path=cast.culture.path)


def _get(client: Client, identity: Identity, **headers: str) -> HttpResponse:
    return client.get(reverse("identifiers:resolve", args=[identity.uid]), headers=headers)


def test_people_are_sent_to_the_page_of_the_thing(cast: Cast, jar: Identity) -> None:
    response = _get(cast.hoa.client, jar, accept="text/html")

    assert (response.status_code, response["Location"]) == (302, _page(7, jar.uid))


@pytest.mark.parametrize("name", ["vy", "quan", "an", "lan"])
def test_who_may_not_see_the_thing_learns_nothing(name: str, cast: Cast, jar: Identity) -> None:
    client = cast.member(name).client
    hidden = _get(client, jar)
    absent = client.get(reverse("identifiers:resolve", args=[uuid4()]))

    assert hidden.status_code == absent.status_code == 404
    assert jar.label not in hidden.content.decode()


def test_a_partner_sees_it_by_participation(cast: Cast, jar: Identity) -> None:
    scope.add_participation(KIND, 7, cast.other_province.path, "recipient")

    assert _get(cast.vy.client, jar).status_code == 302


def test_a_public_thing_answers_a_visitor(cast: Cast, jar: Identity) -> None:
    assign(KIND, 7, jar.uid, label="Mật ong", path=cast.culture.path, public=True)

    assert _get(cast.an.client, jar).status_code == 302
    page = cast.an.client.get(reverse("identifiers:names", args=[jar.uid]))
    assert page.status_code == 200
    assert "Mật ong" in page.content.decode()
    assert "!!undefined" not in page.content.decode()


@pytest.mark.parametrize("accept", ["application/linkset+json", "application/json"])
def test_machines_get_a_linkset(accept: str, cast: Cast, jar: Identity) -> None:
    link(jar, rel="describedby", href="/tep/1", title="Bản công bố", language="vi",
         media_type="application/pdf")  # fmt: skip

    response = _get(cast.hoa.client, jar, accept=accept)

    assert response.status_code == 200
    assert response["Content-Type"] == accept
    (context,) = response.json()["linkset"]  # type: ignore[attr-defined]  # the test client adds it
    assert context["anchor"] == selectors.stable_url(jar.uid)
    assert context["describedby"] == [
        {"href": "/tep/1", "title": "Bản công bố", "type": "application/pdf", "hreflang": ["vi"]}
    ]
    assert context["about"][0]["href"].endswith(_page(7, jar.uid))


def test_naming_twice_brings_the_label_up_to_date(cast: Cast, jar: Identity) -> None:
    again = assign(KIND, 7, uuid4(), label="Tên mới", path="/40/")

    assert (again.pk, again.uid, again.label) == (jar.pk, jar.uid, "Tên mới")


def test_a_thing_has_further_names_and_nobody_else_takes_them(cast: Cast, jar: Identity) -> None:
    assign(KIND, 7, jar.uid, label=jar.label, path=jar.path, scheme="gtin", value="08938505974190")

    with pytest.raises(IdentityTaken):
        assign(KIND, 8, uuid4(), label="khác", path="/40/", scheme="gtin", value="08938505974190")

    view = selectors.resolve(cast.hoa.actor, jar.uid)
    assert [name.value for name in view.names] == ["08938505974190", selectors.stable_url(jar.uid)]


def test_an_undone_thing_is_forgotten(cast: Cast, jar: Identity) -> None:
    withdraw(KIND, 7)

    with pytest.raises(NotFound):
        selectors.resolve(cast.hoa.actor, jar.uid)


def test_a_kind_has_one_home() -> None:
    with pytest.raises(ValueError, match="already"):
        registry.register(KIND, label="x", url=lambda *_: "/")
