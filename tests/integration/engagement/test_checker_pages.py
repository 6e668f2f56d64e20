"""The checker in a browser: nothing is lost between steps, unknown stays unknown, answers are kept."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from urllib.parse import parse_qs, urlparse

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from chuan.core import reliance
from chuan.core.models import Dependant
from chuan.domain.confidence import Confidence
from chuan.engagement.checker_tables import shipped_tables
from chuan.engagement.enums import RiskLevel
from chuan.engagement.errors import MayNotKeepLists
from chuan.engagement.models import RiskList, SavedAnswer
from chuan.engagement.rules.checking.cases import read_case
from chuan.engagement.rules.risk_rows import read_risk_rows
from chuan.engagement.selectors.checking import answer_of, risk_of
from chuan.engagement.selectors.risk_lists import acts_not_loaded
from chuan.engagement.services.answers import keep_answer
from chuan.engagement.services.risk_lists import ListWords, drop_risk_list, put_risk_list
from chuan.law.services import load_register
from tests.factories.cast import Cast, make_cast

STEPS = "/san-pham-cua-toi/"
HONEY = "sp=m%E1%BA%ADt+ong&nhom=mat-ong&hs=0409&activity=make&market=domestic&old_labels=yes"
ON = date(2026, 11, 23)


@pytest.fixture
def cast(db: None) -> Cast:
    load_register()
    return make_cast()


@pytest.mark.django_db
def test_every_step_carries_what_was_said_and_the_last_leads_to_the_answer(client: Client) -> None:
    load_register()
    address = f"{STEPS}?sp=m%E1%BA%ADt+ong&nhom=mat-ong&buoc=2"
    told = {"activity": ["make", "pack"], "risk": ["low"], "instrument": ["platform"]}

    page = client.get(address).content.decode()
    assert 'name="sp" value="mật ong"' in page
    more = "&".join(f"{fact}={value}" for fact, values in told.items() for value in values)
    last = client.get(f"{address.replace('buoc=2', 'buoc=6')}&{more}")

    assert last.status_code == 302
    asked = parse_qs(urlparse(last["Location"]).query)
    assert asked == {"sp": ["mật ong"], "nhom": ["mat-ong"], **told}
    answer = client.get(last["Location"]).content.decode()
    assert "Tự công bố tiêu chuẩn áp dụng" in answer
    assert "Câu chưa trả lời" in answer
    assert "buoc=5" in answer


@pytest.mark.django_db
def test_an_answer_of_a_day_stays_that_of_the_day(client: Client) -> None:
    load_register()
    address = f"{reverse('engagement:checker_answer')}?{HONEY}"

    suspended = client.get(f"{address}&ngay=2026-03-01").content.decode()
    resumed = client.get(f"{address}&ngay=2026-11-23").content.decode()
    printed = client.get(f"{address}&ngay=2026-11-23&in=1").content.decode()

    assert "Nghị định 15/2018/NĐ-CP" in suspended
    assert "Nghị định 46/2026/NĐ-CP" not in suspended
    assert "Nghị định 46/2026/NĐ-CP" in resumed
    assert "46/2026/NĐ-CP (chưa ghi điều)" in resumed
    assert "Có thể phải theo" in resumed
    assert "23/01/2028" in printed
    assert "Tạm ngưng hiệu lực đến hết 15/04/2026" in suspended
    assert "Hết hiệu lực, từ 16/04/2026" in resumed
    code = client.get(f"{address}&ngay=2026-03-01&in=1").context["code"]
    opened = client.get(reverse("engagement:checker_code"), {"ma": code.lower()})
    assert "mat-ong" in opened["Location"]
    assert opened["Location"].endswith("ngay=2026-03-01")
    assert client.get(reverse("engagement:checker_code"), {"ma": "0"})["Location"] == STEPS


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["", "hs=99999999&nhom=x&activity=y", "buoc=abc", "buoc=99", "ngay=9999-12-31"]
)
def test_what_makes_no_sense_is_as_if_not_said(client: Client, query: str) -> None:
    assert client.get(f"{STEPS}?{query}", follow=True).status_code == 200
    assert client.get(f"{STEPS}tra-loi/?{query}").status_code == 200


@pytest.mark.django_db
def test_a_kept_answer_rests_on_its_acts_and_is_nobody_elses(cast: Cast) -> None:
    row = keep_answer(actor=cast.binh.actor, query=HONEY, on=ON)

    told = Dependant.objects.get(kind="saved_answer", object_id=row.uid.hex)
    assert told.owner_path == cast.binh.actor.path
    page = cast.binh.client.get(reverse("engagement:answer_detail", args=[row.uid]))
    assert page.status_code == 200
    assert (
        cast.vy.client.get(reverse("engagement:answer_detail", args=[row.uid])).status_code == 404
    )
    cast.binh.client.post(reverse("engagement:answer_drop", args=[row.uid]))
    assert not SavedAnswer.objects.exists()
    assert not Dependant.objects.filter(kind="saved_answer").exists()


@pytest.mark.django_db
def test_what_changed_since_an_answer_was_kept_is_shown_beside_it(cast: Cast) -> None:
    row = keep_answer(actor=cast.binh.actor, query=HONEY, on=date(2026, 3, 1))

    page = cast.binh.client.get(reverse("engagement:answer_detail", args=[row.uid]))

    changes = page.context["kept"].changes
    assert any("15/2018" in change.text and not change.now for change in changes)
    assert any("46/2026" in change.text and not change.before for change in changes)


def _words() -> ListWords:
    return ListWords(
        "36/2026/TT-BKHCN", "bkhcn", date(2026, 7, 1), None, "Bản mẫu", Confidence.EXCERPT
    )


@pytest.mark.django_db
def test_a_level_comes_from_a_loaded_list_and_is_never_guessed(cast: Cast) -> None:
    tables = shipped_tables()
    toys = read_case(tables, {"sp": ["đồ chơi"], "hs": ["9503.00.10"], "risk": ["low"]})
    assert (risk_of(toys, ON).level, risk_of(toys, ON).is_declared) == ("low", True)

    with pytest.raises(MayNotKeepLists):
        put_risk_list(actor=cast.binh.actor, words=_words(), text="9503;Đồ chơi;cao")
    put_risk_list(actor=cast.nga.actor, words=_words(), text="Mã HS;Tên;Mức\n9503;Đồ chơi;cao")

    known = risk_of(toys, ON)
    assert (known.level, known.is_declared) == (RiskLevel.HIGH, False)
    assert risk_of(toys, date(2026, 6, 30)).is_declared
    put_risk_list(actor=cast.nga.actor, words=_words(), text="9503;Đồ chơi;cao\n950300;Xe đạp;thấp")
    assert risk_of(toys, ON).is_declared
    assert RiskList.objects.count() == 1


@pytest.mark.django_db
def test_a_list_that_is_loaded_flags_the_kept_answers_about_its_goods_alone(cast: Cast) -> None:
    honey = keep_answer(actor=cast.binh.actor, query=HONEY, on=ON)
    toys = keep_answer(actor=cast.binh.actor, query="sp=xe&hs=95030010&activity=make", on=ON)

    for _again in range(2):
        put_risk_list(actor=cast.nga.actor, words=_words(), text="9503;Đồ chơi;cao")
    once = [reliance.flagged("saved_answer", row.uid.hex) for row in (honey, toys)]
    drop_risk_list(actor=cast.nga.actor, uid=RiskList.objects.get().uid)

    assert [len(lines) for lines in once] == [0, 1]
    assert "36/2026/TT-BKHCN" in once[1][0].title
    assert len(reliance.flagged("saved_answer", toys.uid.hex)) == 2


@pytest.mark.django_db
def test_a_level_of_a_list_that_nobody_confirmed_makes_no_sure_duty(cast: Cast) -> None:
    words = replace(_words(), confidence=Confidence.UNCONFIRMED)
    put_risk_list(actor=cast.nga.actor, words=words, text="0409;Mật ong;thấp")

    page = answer_of(cast.binh.actor, read_case(shipped_tables(), parse_qs(HONEY)), ON)

    part = next(part for part in page.parts if part.key == "declaration")
    assert [(duty.strength, duty.is_unverified) for duty in part.duties] == [
        ("Có thể phải làm", True)
    ]


@pytest.mark.django_db
def test_acts_whose_lists_are_not_loaded_are_named(cast: Cast) -> None:
    put_risk_list(actor=cast.nga.actor, words=_words(), text="9503;Đồ chơi;cao")

    acts = {act.symbol for act in acts_not_loaded(ON)}

    assert "33/2026/TT-BCT" in acts
    assert "36/2026/TT-BKHCN" not in acts


@pytest.mark.django_db
def test_a_workbook_is_looked_at_first_and_loaded_when_it_was_seen(cast: Cast) -> None:
    book, out = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet()
    for row in (
        ["Danh mục"],
        ["STT", "Mã HS", "Tên sản phẩm", "Mức rủi ro"],
        [1, "9503", "Đồ chơi", "cao"],
    ):
        sheet.append(row)
    book.save(out)
    words = {
        "symbol": "36/2026/TT-BKHCN", "ministry": "bkhcn", "valid_from": "01/07/2026",
        "source": "Bản mẫu", "confidence": "B",
    }  # fmt: skip
    address = reverse("engagement:risk_list_new")

    empty = cast.nga.client.post(address, {**words, "file": ContentFile(b"PK", "danh-muc.xlsx")})
    seen = cast.nga.client.post(
        address, {**words, "file": ContentFile(out.getvalue(), "danh-muc.xlsx")}
    )

    assert empty.status_code == 422
    assert seen.context["good"] == 1
    assert not RiskList.objects.exists()
    text = seen.context["form"].data["text"]
    loaded = cast.nga.client.post(address, {**words, "text": text, "load": "1"})
    assert loaded.status_code == 302
    assert RiskList.objects.get().size == 1


def test_rows_with_a_fault_say_which() -> None:
    rows = read_risk_rows("9503;Đồ chơi;cao\nabc;x;cao\n9504;;cao\n9505;y;khá\n9503;Đồ chơi;thấp\n")

    assert [bool(row.fault) for row in rows] == [False, True, True, True, True]
