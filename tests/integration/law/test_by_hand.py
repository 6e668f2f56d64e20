"""People enter acts, events and articles; those concerned are told once; everything goes back."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bench.law_propagation import lay
from chuan.audit.models import AuditEntry
from chuan.core import clock, reliance
from chuan.core.actor import system_actor
from chuan.core.enums import FlagState
from chuan.core.jobs.worker import drain
from chuan.core.models import InboxItem, RelianceFlag
from chuan.law.enums import EventKind, Standing
from chuan.law.errors import (
    ActStands,
    EventStands,
    MayNotAnswer,
    MayNotKeepLaw,
    NoSuchFlag,
    PlaceUnknown,
)
from chuan.law.models import Act, ActEdge, ActInterval, ArticleVersion
from chuan.law.selectors import in_force
from chuan.law.selectors.acts import act_rows
from chuan.law.services import (
    ActWords,
    ArticleWords,
    EventWords,
    add_event,
    answer_flags,
    load_register,
    put_article,
    register_act,
    reopen_flag,
    take_act_back,
    take_article_back,
    take_event_back,
    tell_changes,
)
from chuan.law.worklist import FlagWork
from tests.factories.at_once import in_a_process
from tests.factories.cast import make_cast

DAY = date(2026, 11, 23)
NEW = ActWords(
    "99/2026/NĐ-CP", "Nghị định", "Chất lượng sản phẩm, hàng hóa", "Chính phủ", "Công báo số 1", "B",
    issued_on=date(2026, 11, 1), starts_on=date(2026, 11, 10),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _on_a_day() -> object:
    with clock.told(datetime(2026, 11, 23, 3, tzinfo=clock.VIETNAM)):
        yield


def rests(name: str, path: str, part: str = "") -> None:
    thing = reliance.Dependant("plan", name, f"Kế hoạch {name}", f"/{name}/", path)
    reliance.rest_on(thing, [reliance.Basis("act", "37/2026/NĐ-CP", part)])


def replaced(by: Act, part: str = "") -> EventWords:
    return EventWords(
        EventKind.REPLACED, date(2026, 11, 20), "Công báo số 1", "B", part=part, by=by.uid
    )


@pytest.mark.both
def test_a_replacement_entered_by_hand_reaches_the_plans_and_goes_back_with_its_flags() -> None:
    cast, decree = make_cast(), Act.objects.get(symbol="37/2026/NĐ-CP")
    rests("xã", cast.commune.path, "Điều 66")
    rests("tỉnh", cast.province.path)
    before = set(ActInterval.objects.values_list("act_id", "reason", "start", "end"))
    new = register_act(actor=cast.nga.actor, words=NEW)
    assert not RelianceFlag.objects.exists(), "a new act changes nothing by being new"

    event = add_event(actor=cast.nga.actor, act_uid=decree.uid, words=replaced(new))

    assert in_force("37/2026/NĐ-CP", DAY).standing is Standing.EXPIRED
    assert RelianceFlag.objects.filter(dependant__kind="plan", state=FlagState.OPEN).count() == 2
    assert InboxItem.objects.filter(code="law.replaced").exists()
    tell_changes(actor=system_actor(), on=DAY)
    load_register()
    assert in_force("37/2026/NĐ-CP", DAY).standing is Standing.EXPIRED, (
        "what people entered outlives a release"
    )
    assert (
        InboxItem.objects.filter(code="law.replaced", recipient_id=cast.minh.actor.id).count() == 1
    )
    with pytest.raises(EventStands):
        add_event(actor=cast.nga.actor, act_uid=decree.uid, words=replaced(new))

    take_event_back(actor=cast.nga.actor, event_uid=event.uid, reason="Ghi nhầm")

    assert not RelianceFlag.objects.filter(state=FlagState.OPEN).exists()
    take_act_back(actor=cast.nga.actor, act_uid=new.uid, reason="Ghi nhầm")
    assert set(ActInterval.objects.values_list("act_id", "reason", "start", "end")) == before
    assert not ActEdge.objects.filter(source__symbol=NEW.symbol).exists()
    assert AuditEntry.objects.filter(code="law.event.taken_back").count() == 1


def test_a_day_that_arrives_is_told_by_the_nightly_look() -> None:
    cast = make_cast()
    thing = reliance.Dependant("plan", "1", "Kế hoạch 1", "/1/", "/40/")
    reliance.rest_on(thing, [reliance.Basis("act", "132/2025/NĐ-CP")])
    told = [
        tell_changes(actor=system_actor(), on=date(2026, 11, 29) + timedelta(days=days))
        for days in (0, 1, 2)
    ]

    assert told == [0, 1, 0], "ninety days ahead, once"
    flag = RelianceFlag.objects.get(dependant__object_id="1")
    assert flag.change.code == "law.ending"
    nga, hoa = cast.nga.actor, cast.hoa.actor
    waiting = [
        rows
        for each in FlagWork().sources(nga, date(2026, 12, 1))
        for rows in each.items(each.rows)
    ]
    ends = [(one.title, one.due_on) for one in waiting if one.kind == "law.ending"]
    assert ends == [("Sắp hết hiệu lực: Nghị định 132/2025/NĐ-CP", date(2027, 2, 28))]
    assert len(FlagWork().sources(hoa, date(2026, 12, 1))) == 1
    assert act_rows(date(2026, 12, 1))[0].symbol == "132/2025/NĐ-CP"
    tell_changes(actor=system_actor(), on=date(2027, 3, 1))
    states = dict(RelianceFlag.objects.values_list("change__code", "state"))
    assert states == {"law.ending": "withdrawn", "law.expired": "open"}


def test_only_those_who_answer_for_the_field_keep_the_register() -> None:
    cast = make_cast()

    for name in ("minh", "hoa", "province_admin", "head", "vy"):
        with pytest.raises(MayNotKeepLaw):
            register_act(actor=cast.member(name).actor, words=NEW)
    register_act(actor=cast.nga.actor, words=NEW)
    with pytest.raises(ActStands):
        register_act(actor=cast.nga.actor, words=NEW)


def test_an_article_gets_a_new_version_and_loses_it_again() -> None:
    decree, nga = Act.objects.get(symbol="37/2026/NĐ-CP"), make_cast().nga.actor
    shipped = ArticleVersion.objects.get(article__act=decree, article__path="/d66/")
    words = ArticleWords("Điều 66", "Rủi ro thấp: không phải công bố.", "Công báo", "B", start=DAY)

    version = put_article(actor=nga, act_uid=decree.uid, words=words)
    load_register()

    assert shipped.article.versions.count() == 2
    take_article_back(actor=nga, version_uid=version.uid, reason="Ghi nhầm")
    assert list(shipped.article.versions.values_list("pk", flat=True)) == [shipped.pk]
    with pytest.raises(PlaceUnknown):
        put_article(actor=nga, act_uid=decree.uid, words=ArticleWords("cả văn bản", "x", "y", "B"))


def test_a_body_answers_for_its_own_things_and_for_no_others() -> None:
    cast, decree = make_cast(), Act.objects.get(symbol="37/2026/NĐ-CP")
    rests("xã", cast.commune.path)
    rests("khác", cast.other_province.path)
    words = EventWords(EventKind.SUSPENDED, date(2026, 11, 22), "Nghị quyết", "B")
    add_event(actor=system_actor(), act_uid=decree.uid, words=words)
    own = RelianceFlag.objects.get(dependant__object_id="xã").pk
    other = RelianceFlag.objects.get(dependant__object_id="khác").pk
    minh = cast.minh.actor

    with pytest.raises(NoSuchFlag):
        answer_flags(actor=minh, flags=[own, other], state=FlagState.STILL_RIGHT, reason="x")
    with pytest.raises(MayNotAnswer):
        answer_flags(actor=cast.an.actor, flags=[own], state=FlagState.STILL_RIGHT, reason="x")
    assert answer_flags(actor=minh, flags=[own], state=FlagState.STILL_RIGHT, reason="Đã đọc") == 1
    assert answer_flags(actor=minh, flags=[own], state=FlagState.CHANGED, reason="Nữa") == 0
    reopen_flag(actor=minh, flag=own)
    assert RelianceFlag.objects.get(pk=own).state == FlagState.OPEN
    assert AuditEntry.objects.filter(code__startswith="law.flag.").count() == 2


@pytest.mark.slow
@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_three_that_announce_at_once_make_one_set_of_flags_and_tell_once(tmp_path: Path) -> None:
    cast = make_cast()
    with transaction.atomic():
        rests("xã", cast.commune.path)
        rests("tỉnh", cast.province.path)

    found = in_a_process("tests.integration.law.at_once_announcing", tmp_path)

    assert found["said"] == ["done"] * 3
    assert found["flags"] >= 2
    assert found["told"] == found["people"] > 0


@pytest.mark.slow
@pytest.mark.both
def test_many_things_are_reached_in_at_most_twenty_queries_and_each_owner_is_told_once() -> None:
    lay(5_000, 400)  # the bench does it with 100,000
    change = reliance.Change(
        "many", "law.replaced", reliance.Basis("act", "1/2026/NĐ-CP", "Điều 66"), "Thay thế", "", "/",
        None, "A",
    )  # fmt: skip

    with CaptureQueriesContext(connection) as queries:
        reached = reliance.announce(change, actor=system_actor())

    assert reached == 5_001, "every thing, and the act between"
    assert len(queries) <= 20
    assert RelianceFlag.objects.filter(indirect=True).count() == 500
    drain()
    told = InboxItem.objects.filter(code="law.replaced")
    assert told.count() == told.values("recipient_id").distinct().count() >= 800
