"""Every URL of the node: what its answers carry, and who may not even knock."""

import pytest
from django.test import Client
from django.urls import reverse

from chuan.core.middleware import HEADERS
from chuan.orgs.models import RoleAssignment
from tests.factories.people import PASSWORD
from tests.factories.world import World, every_route

pytestmark = pytest.mark.slow

OPEN = {"portal:robots", "portal:favicon", "device:worker", "device:manifest"}
"""Files for everybody, the same for everybody."""
SHARED = {"portal:dataset_csv", "portal:dataset_json"}
"""What pages of other sites may read too: open data."""
OURS = ("plans:", "documents:", "figures:", "identifiers:", "traceability:", "core:job",
        "core:file", "core:inbox_open", "orgs:person", "orgs:role", "orgs:access",
        "orgs:account_end", "portal:handover_record")  # fmt: skip
"""Routes of one thing that belongs to somebody."""


def addresses(world: World) -> list[tuple[str, str]]:
    return [
        (route, reverse(route, kwargs=world.arguments(route, names)))
        for route, names in every_route()
    ]


THEIRS = {
    "quan": ("plans:programme_", "plans:supervision_", "plans:recommendation_"),
    "tuan": (
        "plans:model_", "figures:indicator_detail", "figures:form_detail", "figures:form_print",
        "figures:target_create",
    ),
}  # fmt: skip
"""What a stranger to everything else has a part in: the party's own supervision, a model that was
recommended to every body below the province, and the definitions that every body of a tree shares."""
PUBLIC = ("figures:public_", "identifiers:code_public")
"""What was made public, and what a printed code answers to everybody."""


def of_one_thing(world: World) -> list[tuple[str, str]]:
    takes = {
        route
        for route, names in every_route()
        if names and route.startswith(OURS) and not route.startswith(PUBLIC)
    }
    return [row for row in addresses(world) if row[0] in takes]


def test_every_answer_is_framed_and_private_ones_stay_in_no_cache(world: World) -> None:
    for who in (world.cast.minh.client, world.cast.province_admin.client, Client()):
        signed_in = "sessionid" in who.cookies
        for route, url in addresses(world):
            answer = who.get(url)
            expected = {**HEADERS, "Content-Security-Policy": answer["Content-Security-Policy"]}
            if route in SHARED:
                expected["Cross-Origin-Resource-Policy"] = "cross-origin"
            assert {name: answer.get(name) for name in HEADERS} == expected, route
            assert "unsafe" not in answer["Content-Security-Policy"], route
            if signed_in and route not in OPEN:
                assert "private" in answer["Cache-Control"] or "no-store" in answer[
                    "Cache-Control"
                ], route  # fmt: skip
            for closer in answer._resource_closers:
                closer()


def test_no_form_is_taken_from_another_site(world: World) -> None:
    person = world.cast.minh.person
    assert person is not None
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person)

    for route, url in addresses(world):
        by_key = {401} if route.startswith("epcis:") else set()
        assert strict.post(url).status_code in {403, 405} | by_key, route
        assert strict.patch(url).status_code in {403, 405}, route


def test_cookies_are_closed_to_scripts_and_to_other_sites(world: World) -> None:
    client = Client()
    client.get("/tai-khoan/dang-nhap/")
    client.post("/tai-khoan/dang-nhap/", {"login": "minh", "password": PASSWORD})

    assert set(client.cookies) >= {"sessionid", "csrftoken", "known_browser"}
    for cookie in client.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax", cookie.key


@pytest.mark.both
@pytest.mark.parametrize("name", ["vy", "quan", "tuan"])
def test_what_is_not_theirs_is_not_there_for_strangers(world: World, name: str) -> None:
    client = world.cast.member(name).client

    for route, url in of_one_thing(world):
        if route.startswith(THEIRS.get(name, ())):
            continue
        statuses = {client.get(url).status_code, client.post(url, {"reason": "x"}).status_code}
        assert statuses <= {404, 403, 405, 302, 422}, route
        text = client.get(url).content.decode()
        assert "Tuyên truyền đến doanh nghiệp" not in text, route
        assert "Đẩy mạnh công tác" not in text, route


@pytest.mark.both
@pytest.mark.parametrize("name", ["vy", "quan", "tuan", "lan"])
def test_the_search_box_and_the_lists_tell_strangers_nothing(world: World, name: str) -> None:
    client = world.cast.member(name).client

    for words in ("tuyên truyền doanh nghiệp", "12/KH-UBND", "đẩy mạnh công tác", "tuyen truyn"):
        page = client.get("/tim-kiem/", {"q": words})
        assert page.status_code == 200
        hits = [found.hit.kind for found in page.context["page"].found] if page.context else []
        assert not {"task", "plan", "document"} & set(hits), words
    for route in ("plans:task_list", "plans:plan_list", "documents:document_list"):
        assert "Đẩy mạnh công tác" not in client.get(reverse(route)).content.decode()
    for route in ("plans:task_export", "plans:plan_export", "documents:document_export"):
        sent = b"".join(client.get(reverse(route)).streaming_content).decode()
        assert len(sent.splitlines()) == 1, route


@pytest.mark.both
def test_an_export_is_what_the_list_shows(world: World) -> None:
    client = world.cast.minh.client

    for shown, sent in (
        ("plans:task_list", "plans:task_export"),
        ("plans:plan_list", "plans:plan_export"),
        ("documents:document_list", "documents:document_export"),
        ("orgs:organisation_list", "orgs:organisation_export"),
    ):
        for asked in ({}, {"tim": "tuyên truyền"}, {"tim": "không có gì như thế"}):
            page = client.get(reverse(shown), asked).context["page"]
            file = b"".join(client.get(reverse(sent), asked).streaming_content).decode()
            assert len(file.splitlines()) - 1 == page.total, (shown, asked)


@pytest.mark.both
def test_whose_role_is_over_sees_nothing_of_the_work(world: World) -> None:
    hoa = world.cast.hoa
    client = hoa.client
    task = reverse("plans:task_detail", args=[world.task])
    assert client.get(task).status_code == 200

    RoleAssignment.objects.filter(person=hoa.person).update(valid_until="2025-08-01")

    for route, url in of_one_thing(world):
        text = client.get(url)
        shown = text.content.decode() if not text.streaming else ""
        assert "Rà soát cân tại chợ" not in shown, route
        assert "Tuyên truyền đến doanh nghiệp" not in shown, route
