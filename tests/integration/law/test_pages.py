"""The pages of an act and of what to look at again: for everybody what is public, for each its own."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chuan.core import reliance
from chuan.core.actor import system_actor
from chuan.core.enums import FlagState
from chuan.core.models import RelianceFlag
from chuan.law.enums import EventKind
from chuan.law.models import Act, ActEvent
from chuan.law.services import EventWords, add_event
from tests.factories.cast import make_cast

ROOT = "/lam-viec/phap-luat/"
FLAGS = f"{ROOT}can-xem-lai/"


def decree() -> Act:
    return Act.objects.get(symbol="37/2026/NĐ-CP")


def things(count: int, path: str, first: int = 0) -> None:
    reliance.rest_on_many(
        (
            reliance.Dependant("plan", f"{path}{n}", f"Kế hoạch mật {path}{n}", "/x/", path),
            [reliance.Basis("act", "37/2026/NĐ-CP", "Điều 66")],
        )
        for n in range(first, first + count)
    )


def suspended() -> None:
    words = EventWords(EventKind.SUSPENDED, date(2026, 1, 30), "Nghị quyết", "B")
    add_event(actor=system_actor(), act_uid=decree().uid, words=words)


def test_a_citation_in_the_search_box_leads_to_the_article() -> None:
    page = Client().get(ROOT, {"q": "khoản 2 Điều 28 Nghị định 37/2026/NĐ-CP"})

    found = page.context["found"][0]
    assert found.url == f"{ROOT}{decree().uid}/dieu-khoan/#d28-k2"
    assert "mã số" in found.heading
    assert 'id="d28-k2"' in Client().get(found.url.partition("#")[0]).content.decode()


def test_a_visitor_sees_how_many_things_rest_on_an_act_and_never_which() -> None:
    things(3, make_cast().commune.path)

    html = Client().get(f"{ROOT}{decree().uid}/dua-vao-day/").content.decode()

    assert "<dd>3</dd>" in html
    assert "Kế hoạch mật" not in html


def test_a_reader_sees_the_things_of_the_own_body_only() -> None:
    cast = make_cast()
    things(2, cast.commune.path)
    things(1, cast.other_province.path)

    html = cast.minh.client.get(f"{ROOT}{decree().uid}/dua-vao-day/").content.decode()

    assert f"Kế hoạch mật {cast.commune.path}0" in html
    assert f"Kế hoạch mật {cast.other_province.path}" not in html


def test_what_to_look_at_is_answered_on_the_page_many_at_once_and_opened_again() -> None:
    cast = make_cast()
    things(3, cast.commune.path)
    suspended()
    client = cast.minh.client
    flags = list(RelianceFlag.objects.filter(dependant__kind="plan").values_list("pk", flat=True))

    assert "Kế hoạch mật" in client.get(FLAGS).content.decode()
    empty = client.post(f"{FLAGS}tra-loi/", {"muc": flags, "state": "still_right", "reason": ""})
    assert empty.status_code == 422
    assert empty.content.decode().count(" checked") == 3, "nothing is cleared by an error"
    none = client.post(f"{FLAGS}tra-loi/", {"state": "still_right", "reason": "x"})
    assert none.status_code == 422
    done = client.post(
        f"{FLAGS}tra-loi/", {"muc": flags, "state": "still_right", "reason": "Đã đọc"}
    )
    assert done.status_code == 302
    assert RelianceFlag.objects.filter(pk__in=flags, state=FlagState.STILL_RIGHT).count() == 3
    assert "Mở lại" in client.get(FLAGS, {"xem": "da-tra-loi"}).content.decode()
    assert client.post(f"{FLAGS}{flags[0]}/mo-lai/").status_code == 302
    assert cast.vy.client.post(f"{FLAGS}{flags[1]}/mo-lai/").status_code == 404
    assert "Kế hoạch mật" not in cast.vy.client.get(FLAGS, {"xem": "tat-ca"}).content.decode()
    text = b"".join(client.get(f"{FLAGS}tai-ve.csv", {"xem": "tat-ca"}).streaming_content).decode()
    assert "Đã đọc" in text


def test_the_list_asks_as_often_for_many_as_for_few_and_the_worklist_has_one_row() -> None:
    cast = make_cast()
    things(2, cast.commune.path)
    suspended()
    client = cast.minh.client
    client.get(FLAGS)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(FLAGS).status_code == 200
        return len(queries)

    few = asked()
    things(30, cast.commune.path, 2)
    ActEvent.objects.update(on=date(2026, 1, 31))
    words = EventWords(EventKind.AMENDED, date(2026, 2, 1), "Nghị định", "B", part="Điều 66")
    add_event(actor=system_actor(), act_uid=decree().uid, words=words)
    assert RelianceFlag.objects.count() > 30
    assert asked() == few
    html = cast.commune_admin.client.get("/viec-cua-toi/").content.decode()
    assert "tạm ngưng hiệu lực" in html


def test_the_register_is_kept_on_its_pages_and_what_was_entered_goes_back() -> None:
    client, visitor = make_cast().nga.client, Client()
    typed = {
        "kind": "Nghị định", "symbol": "99/2026/NĐ-CP", "title": "Chất lượng", "issuer": "Chính phủ",
        "issued_on": "01/11/2026", "starts_on": "10/11/2026", "source": "Công báo", "confidence": "B",
    }  # fmt: skip
    assert client.post(f"{ROOT}them/", {**typed, "source": ""}).status_code == 422
    made = client.post(f"{ROOT}them/", typed)
    act = Act.objects.get(symbol="99/2026/NĐ-CP")
    assert made["Location"] == f"{ROOT}{act.uid}/"
    event = {
        "kind": "replaced",
        "on": "20/11/2026",
        "by": "99/2026/NĐ-CP",
        "source": "Công báo",
        "confidence": "B",
    }
    page = f"{ROOT}{decree().uid}/"
    assert client.post(f"{page}hieu-luc/ghi/", {**event, "by": "1/1999/NĐ-CP"}).status_code == 422
    assert client.post(f"{page}hieu-luc/ghi/", event).status_code == 302
    assert "99/2026/NĐ-CP" in visitor.get(page).content.decode()
    assert "Công báo" in visitor.get(f"{page}lich-su/").content.decode()
    article = {"part": "Điều 66", "words": "Rủi ro thấp không phải công bố", "start": "01/11/2026",
               "source": "Công báo", "confidence": "B"}  # fmt: skip
    assert client.post(f"{page}dieu-khoan/ghi/", article).status_code == 302
    assert "<ins>" in visitor.get(f"{page}dieu-khoan/").content.decode()
    row = ActEvent.objects.get(act=decree())
    back = client.post(f"{ROOT}hieu-luc/{row.uid}/rut/", {"reason": "Ghi nhầm"})
    assert back["Location"] == f"{page}lich-su/"
    assert "Còn hiệu lực" in visitor.get(page).content.decode()


@pytest.mark.parametrize("tab", ["dieu-khoan/", "dua-vao-day/", "lich-su/"])
def test_every_tab_of_an_act_is_public_and_unknown_acts_are_not_found(tab: str) -> None:
    assert Client().get(f"{ROOT}{decree().uid}/{tab}").status_code == 200
    assert Client().get(f"{ROOT}00000000-0000-0000-0000-000000000000/{tab}").status_code == 404
