"""What a device is given to work without a line: its worker, its manifest, a fresh token, marked pages."""

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from chuan.core.device import KEEP, owner_of
from tests.factories.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def test_the_worker_serves_the_whole_node_and_finds_its_parts(db: None) -> None:
    answer = Client().get("/sw.js")

    script = answer.content.decode()
    assert answer["Service-Worker-Allowed"] == "/"
    assert answer["Content-Type"].startswith("text/javascript")
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    parts = re.findall(r'"/tinh/([^"]+\.js)"', script)
    assert len(parts) == 2
    assert all(finders.find(part) for part in parts)
    assert '"/tai-khoan/dang-xuat/"' in script
    assert '"/thiet-bi/khong-co-mang/"' in script
    assert Client().get("/thiet-bi/khong-co-mang/").status_code == 200


def test_the_manifest_names_pictures_that_exist(db: None) -> None:
    told = json.loads(Client().get("/manifest.webmanifest").content)

    assert told["name"] == "Chuẩn"
    assert told["start_url"] == "/viec-cua-toi/"
    assert {icon["sizes"] for icon in told["icons"]} == {"any", "192x192", "512x512"}
    assert all(finders.find(icon["src"].removeprefix("/tinh/")) for icon in told["icons"])


def test_a_device_asks_who_is_signed_in_and_gets_a_token_that_opens_a_form(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = cast.hoa.client.cookies
    told = client.get("/thiet-bi/phien/")
    headers = {"X-CSRFToken": told.json()["csrf"]}

    assert told.json()["owner"] == owner_of(cast.hoa.actor)
    assert "no-store" in told["Cache-Control"]
    assert client.post("/he-thong/hop-thu/doc-het/").status_code == 403
    assert client.post("/he-thong/hop-thu/doc-het/", headers=headers).status_code == 302
    assert Client().get("/thiet-bi/phien/").json()["owner"] == ""


def test_only_pages_of_ones_own_work_are_marked_and_for_whom(cast: Cast) -> None:
    client = cast.hoa.client

    for path in ("/viec-cua-toi/", "/lam-viec/cho-gui/"):
        assert client.get(path)[KEEP] == owner_of(cast.hoa.actor)
    for path in ("/he-thong/hop-thu/", "/lam-viec/ke-hoach/", "/tai-khoan/bao-ve/"):
        assert KEEP not in client.get(path)
    assert KEEP not in client.get("/viec-cua-toi/", headers={"HX-Request": "true"})
    assert owner_of(cast.hoa.actor) != owner_of(cast.minh.actor)
