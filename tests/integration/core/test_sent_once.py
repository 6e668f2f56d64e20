"""A form with a key is done once, however often, at whatever moment and from wherever it comes again."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import Client, RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuan.core import clock, sent_once
from chuan.core.actor import Actor
from chuan.core.models import SentOnce
from chuan.orgs.models import Organisation
from tests.factories.at_once import at_once
from tests.factories.cast import Cast, make_cast

ROOT = Path(__file__).resolve().parents[3]
NEW = "/lam-viec/to-chuc/co-quan/moi/"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def process(tmp_path: Path, transactional_db: None) -> dict[str, str]:
    """The environment of a process on the engine under test."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "chuan.config.settings.base",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "CHUAN_VAR": str(tmp_path),
        "CHUAN_SECRET_KEY": "test-only",
    }
    if connection.vendor == "postgresql":
        return {**environment, "CHUAN_DB_NAME": str(connection.settings_dict["NAME"])}
    environment["CHUAN_SQLITE"] = str(tmp_path / "node.sqlite3")
    migrate = [sys.executable, "-m", "django", "migrate", "core", "--skip-checks", "-v0"]
    subprocess.run(migrate, env=environment, cwd=ROOT, check=True, timeout=120)
    return environment


def run(environment: dict[str, str], what: str, key: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.integration.core.once.process", what, key]
    return subprocess.run(
        command, env=environment, cwd=ROOT, check=False, timeout=120, capture_output=True, text=True
    )


def test_the_same_form_again_gets_the_same_answer_and_is_not_done_again(cast: Cast) -> None:
    client, key = cast.province_admin.client, str(uuid4())
    form = form_of(cast)

    first = client.post(NEW, {**form, "once": key})
    again = client.post(NEW, {**form, "once": key})

    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"]
    assert Organisation.objects.filter(name=form["name"]).count() == 1
    assert SentOnce.objects.get().location == first["Location"]


def test_a_sender_by_header_is_told_where_the_redirect_leads(cast: Cast) -> None:
    client, key = cast.province_admin.client, str(uuid4())

    told = [client.post(NEW, form_of(cast), headers={"X-Chuan-Once": key}) for _ in range(2)]

    assert [answer.status_code for answer in told] == [200, 200]
    assert told[0].json() == told[1].json()
    assert told[0]["X-Chuan-Once"] == "done"


def test_the_same_key_with_another_body_is_refused(cast: Cast) -> None:
    client, key = cast.province_admin.client, str(uuid4())
    client.post(NEW, {**form_of(cast), "once": key})

    other = client.post(
        NEW, {**form_of(cast), "name": "Khác", "once": key}, headers={"Accept": "application/json"}
    )

    assert other.status_code == 422
    assert other.json()["type"] == "urn:chuan:problem:core.sent_otherwise"
    assert not Organisation.objects.filter(name="Khác").exists()


def test_a_refused_form_may_be_put_right_and_sent_with_its_key(cast: Cast) -> None:
    client, key = cast.province_admin.client, str(uuid4())

    refused = client.post(NEW, {**form_of(cast), "name": "", "once": key})
    kept = client.post(NEW, {**form_of(cast), "once": key})

    assert refused.status_code in {200, 422}
    assert kept.status_code == 302
    assert SentOnce.objects.count() == 1


def test_keys_of_one_person_say_nothing_to_another(cast: Cast) -> None:
    key = str(uuid4())
    form = {**form_of(cast), "once": key}

    assert cast.province_admin.client.post(NEW, form).status_code == 302
    assert cast.nga.client.post(NEW, form).status_code == 302
    assert Organisation.objects.filter(name=form["name"]).count() == 2


def test_a_key_that_is_none_is_no_form_and_a_visitor_needs_none(cast: Cast) -> None:
    client = cast.province_admin.client

    assert client.post(NEW, {**form_of(cast), "once": "x"}).status_code == 400
    assert Client().post(NEW, {"once": str(uuid4())}).status_code == 302
    assert SentOnce.objects.count() == 0


def test_the_body_is_told_by_fields_files_and_address_not_by_what_changes_by_itself() -> None:
    def of(path: str = "/a/", content: bytes = b"1", **fields: str) -> str:
        photo = SimpleUploadedFile("anh.jpg", content)
        request: HttpRequest = RequestFactory().post(path, {"photo": photo, **fields})
        return sent_once.fingerprint(request)

    assert of(text="x", csrfmiddlewaretoken="1") == of(text="x", csrfmiddlewaretoken="2")
    assert len({of(), of(content=b"2"), of("/b/"), of("/a/?x=1"), of(text="x"), of(text="y")}) == 6


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.integers(0, 4), max_size=15))
@pytest.mark.slow
@pytest.mark.both
def test_any_order_with_any_repeats_does_each_form_once(db: None, order: list[int]) -> None:
    keys = [str(uuid4()) for _ in range(5)]
    done: list[int] = []

    def view(request: HttpRequest) -> HttpResponse:
        done.append(int(request.POST["n"]))
        return HttpResponseRedirect(f"/viec/{request.POST['n']}/")

    door = sent_once.SentOnceMiddleware(view)
    for number in order:
        request = RequestFactory().post("/ghi/", {"n": str(number), "once": keys[number]})
        request.actor = Actor(id="hoa", label="Hoa")  # type: ignore[attr-defined]  # our own mark
        assert door(request)["Location"] == f"/viec/{number}/"

    assert done == list(dict.fromkeys(order))


def test_keys_are_forgotten_after_thirty_days(db: None) -> None:
    for age in (29, 31):
        SentOnce.objects.create(
            actor_id="hoa", key=uuid4(), body_hash="", at=clock.now() - timedelta(days=age)
        )

    assert sent_once.forget() == 1


@pytest.mark.slow
@pytest.mark.both
def test_a_process_killed_between_commit_and_answer_has_done_it_once(
    process: dict[str, str],
) -> None:
    key = str(uuid4())

    killed = run(process, "kill", key)
    again = run(process, "ask", key)

    assert killed.returncode == -9, killed.stderr
    assert again.stdout.split() == ["1", "1"], again.stderr


@pytest.mark.slow
@pytest.mark.both
def test_twenty_at_once_do_it_once(process: dict[str, str]) -> None:
    done = run(process, "many", str(uuid4()))

    assert done.stdout.split() == ["1", "1"], done.stderr


@pytest.mark.django_db(transaction=True)
def test_twenty_doors_at_once_open_once_on_postgresql(*, on_postgresql: bool) -> None:
    if not on_postgresql:
        pytest.skip("SQLite tests have one connection; the process above has many")
    cast = make_cast()
    form = {**form_of(cast), "once": str(uuid4())}
    clients = [cast.province_admin.client for _ in range(20)]

    at_once(*(lambda client=client: client.post(NEW, form) for client in clients))

    assert Organisation.objects.filter(name=form["name"]).count() == 1


def form_of(cast: Cast) -> dict[str, str]:
    """What makes a body below the province, another one each time it is done."""
    return {"name": "Trung tâm Đo lường mới", "parent": str(cast.province.pk)}
