"""The register loads again and again, answers for a day and is open to everybody."""

from datetime import date

import pytest
from django.test import Client
from django.utils.html import escape

from chuan.audit.models import AuditEntry
from chuan.core.actor import ANONYMOUS
from chuan.core.search import search
from chuan.law.enums import Standing
from chuan.law.models import Act, ActEdge, ActInterval
from chuan.law.selectors import act_rows, in_force
from chuan.law.services import load_register

ROOT = "/lam-viec/phap-luat/"


def test_loading_again_changes_nothing() -> None:
    before = (Act.objects.count(), ActInterval.objects.count(), ActEdge.objects.count())
    uids = set(Act.objects.values_list("uid", flat=True))

    again = load_register()

    assert (again.new, again.changed) == (0, 0)
    assert (Act.objects.count(), ActInterval.objects.count(), ActEdge.objects.count()) == before
    assert set(Act.objects.values_list("uid", flat=True)) == uids


def test_what_a_release_says_otherwise_replaces_what_stood_and_is_on_record() -> None:
    kept = set(ActInterval.objects.values_list("pk", flat=True))
    stale = ActInterval.objects.order_by("pk")[0]
    ActInterval.objects.filter(pk=stale.pk).update(basis="điều đã đổi")
    ActEdge.objects.order_by("pk")[0].delete()

    again = load_register()

    assert again.changed == 3, "one interval went, one came, and one edge came back"
    assert kept - set(ActInterval.objects.values_list("pk", flat=True)) == {stale.pk}
    assert AuditEntry.objects.filter(code="law.register.loaded").last().changes["validity"] == 3


@pytest.mark.parametrize(
    ("symbol", "on", "standing", "unverified"),
    [
        ("37/2026/NĐ-CP", date(2026, 11, 22), Standing.IN_FORCE, False),
        ("132/2008/nđ-cp", date(2026, 6, 30), Standing.IN_FORCE, False),
        ("132/2008/NĐ-CP", date(2026, 7, 1), Standing.EXPIRED, False),
        ("22/2026/NĐ-CP", date(2026, 11, 22), Standing.IN_FORCE, True),
        ("65/2025/QH15", date(2025, 3, 25), Standing.IN_FORCE, True),
        ("46/2026/NĐ-CP", date(2026, 3, 1), Standing.SUSPENDED, False),
        ("999/2099/NĐ-CP", date(2026, 11, 22), Standing.UNKNOWN, True),
    ],
)
def test_the_register_answers_for_a_day(
    symbol: str,
    on: date,
    standing: Standing,
    unverified: bool,  # noqa: FBT001  (a table of cases)
) -> None:
    verdict = in_force(symbol, on)

    assert verdict.standing is standing
    assert verdict.is_unverified is unverified


def test_more_words_than_a_person_types_are_no_fault() -> None:
    assert act_rows(date(2026, 11, 22), words="Luật " * 2000) != ()


def test_what_ends_within_ninety_days_is_told() -> None:
    near = act_rows(date(2026, 12, 15), standing="soon")

    assert [row.symbol for row in near] == ["132/2025/NĐ-CP"]
    assert not act_rows(date(2026, 11, 1), standing="soon")


def test_words_find_acts_with_or_without_diacritics() -> None:
    found = {row.symbol for row in act_rows(date(2026, 11, 22), words="truy xuat nguon goc")}

    assert {"02/2024/TT-BKHCN", "100/QĐ-TTg"} <= found


def test_the_one_search_box_finds_acts_for_a_visitor() -> None:
    assert search(ANONYMOUS, "37/2026/NĐ-CP").hits[0].kind == "act"


def test_the_list_narrows_by_kind_standing_and_day() -> None:
    client = Client()
    page = client.get(ROOT, {"loai": "Nghị định", "hieu_luc": "expired", "ngay": "2026-07-01"})

    symbols = {row.symbol for row in page.context["rows"]}
    assert {"132/2008/NĐ-CP", "43/2017/NĐ-CP"} <= symbols
    assert "37/2026/NĐ-CP" not in symbols
    assert client.get(ROOT, {"q": "không có gì như thế"}).status_code == 200
    assert (
        client.get(ROOT, {"ngay": "hôm qua", "hieu_luc": "x", "chua_xac_minh": "1"}).status_code
        == 200
    )


def test_the_page_of_an_act_shows_its_thread_and_its_marks() -> None:
    act = Act.objects.get(symbol="132/2008/NĐ-CP")

    page = Client().get(f"{ROOT}{act.uid}/", {"ngay": "2026-11-22"}).content.decode()

    for words in ("Hết hiệu lực", "37/2026/NĐ-CP", "Được thay thế bởi", "05/2007/QH12"):
        assert words in page


def test_every_act_has_a_page() -> None:
    client = Client()
    acts = list(Act.objects.order_by("pk"))

    assert len(acts) > 50
    for act in acts:
        page = client.get(f"{ROOT}{act.uid}/")
        assert page.status_code == 200
        assert escape(act.symbol or act.title) in page.content.decode()


def test_an_act_that_does_not_exist_is_not_found() -> None:
    assert Client().get(f"{ROOT}00000000-0000-0000-0000-000000000000/").status_code == 404
