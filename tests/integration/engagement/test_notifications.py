"""Notifications reach whom they touch, once; comments go out in one letter; a file twice changes nothing."""

import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest

from chuan.core import clock, worklist
from chuan.core.models import InboxItem
from chuan.documents.models import PaperDraft
from chuan.documents.readers import SecrecyStamp
from chuan.engagement.errors import LineRefused, MayNotTell, NotificationNotFound
from chuan.engagement.models import TbtComment, TbtMatch, TbtNotification
from chuan.engagement.selectors.notifications import notification_page, notifications
from chuan.engagement.services.profiles import declare_line, end_line
from chuan.engagement.services.reminding import remind_of_comments
from chuan.engagement.services.tbt import record_notification
from chuan.engagement.services.tbt_answers import answer_match, comment_on, draft_letter
from chuan.engagement.services.tbt_imports import apply_list, read_list
from chuan.engagement.services.tbt_questions import DraftWords, answer_question, check_draft
from chuan.engagement.types import LineWords
from chuan.orgs.models import Person
from tests.factories.cast import Cast, Member, make_cast
from tests.factories.engagement import HONEY, make_engagement, notice, thao_of
from tests.factories.people import acting

pytestmark = pytest.mark.django_db

LIST = (
    "Document symbol;Notifying Member;Title;Products covered;HS code(s);ICS code(s);"
    "Distribution date;Final date for comments\n"
    "G/TBT/N/ZZZ/801;Sample;Honey labels;Honey;0409.00 - Natural honey;67.180.10;"
    "{told};60 days from notification\n"
    "G/TBT/N/ZZZ/801/Rev.1;Sample;Honey labels, revised;Honey;0409;;{told};\n"
    "không rõ;Sample;Something;;;;;\n"
)


@pytest.fixture
def cast() -> Cast:
    """The named people and their bodies."""
    return make_cast()


def inbox_of(person_id: str, code: str) -> int:
    """Lines of one kind in somebody's inbox."""
    return InboxItem.objects.filter(recipient_id=person_id, code=code).count()


def test_who_is_touched_is_told_why_once_and_what_was_said_is_remembered(cast: Cast) -> None:
    thao = thao_of(cast).actor
    declare_line(actor=cast.binh.actor, section="product", words=HONEY)
    notification = record_notification(actor=thao, words=notice())
    record_notification(actor=thao, words=notice())
    page = notification_page(cast.hoa.actor, notification.uid, clock.today())
    match = TbtMatch.objects.get()
    answer_match(actor=cast.binh.actor, uid=match.uid, state="irrelevant", reason="Chỉ bán ở xã")
    record_notification(actor=thao, words=notice(title="Changed"))

    assert [each.why for each in page.matches] == ["mã HS 0409"]
    assert [one.touched for one in notifications(cast.minh.actor, clock.today())] == [1]
    assert [one.touched for one in notifications(cast.vy.actor, clock.today())] == [0]
    assert inbox_of(cast.binh.actor.id, "engagement.tbt_matched") == 1
    match.refresh_from_db()
    assert (match.state, match.answer_reason) == ("irrelevant", "Chỉ bán ở xã")
    assert remind_of_comments(actor=cast.nga.actor, on=notice().comment_until or date.max) == 0
    with pytest.raises(NotificationNotFound):
        answer_match(actor=cast.vy.actor, uid=match.uid, state="relevant")
    with pytest.raises(MayNotTell):
        record_notification(actor=cast.hoa.actor, words=notice(902))


def test_a_new_product_is_held_against_open_notifications_and_leaves_them_when_it_ends(
    cast: Cast,
) -> None:
    thao = thao_of(cast).actor
    record_notification(actor=thao, words=notice())
    record_notification(
        actor=thao, words=notice(902, hs=("0410",), title="Nests", title_vi="Tổ yến")
    )
    line = declare_line(actor=cast.binh.actor, section="product", words=LineWords(name="Mật ong"))
    [match] = TbtMatch.objects.all()
    end_line(actor=cast.binh.actor, uid=line.uid)

    assert (match.way, match.notification.symbol) == ("words", "G/TBT/N/ZZZ/901")
    assert not TbtMatch.objects.exists()


def test_an_addendum_without_goods_is_about_those_of_its_notification(cast: Cast) -> None:
    thao = thao_of(cast).actor
    first = record_notification(actor=thao, words=notice())
    words = replace(notice(), symbol=f"{first.symbol}/Add.1", hs=(), ics=(), products="")
    words = replace(words, title="New date", title_vi="", comment_until=None)
    added = record_notification(actor=thao, words=words)

    declare_line(actor=cast.binh.actor, section="product", words=HONEY)

    assert {row.notification_id for row in TbtMatch.objects.all()} == {first.pk, added.pk}
    page = notification_page(cast.binh.actor, added.uid, clock.today())
    assert page.hs == ["0409.00"]
    assert page.about == first
    told = {row.pk: row for row in notifications(cast.minh.actor, clock.today())}
    assert told[added.pk].goods == first.products
    assert told[first.pk].open_until == first.comment_until


def test_reminders_come_fourteen_and_three_days_before_the_end_each_once(cast: Cast) -> None:
    declare_line(actor=cast.binh.actor, section="product", words=HONEY)
    record_notification(actor=thao_of(cast).actor, words=notice())
    until = notice().comment_until
    assert until is not None

    told = [
        remind_of_comments(actor=cast.nga.actor, on=until - timedelta(days))
        for days in (15, 14, 13, 3, 2, 0)
    ]

    assert told == [0, 1, 0, 1, 0, 0]


def test_comments_are_gathered_into_one_letter_and_not_twice(cast: Cast) -> None:
    rows = make_engagement(cast)
    thao = acting(Person.objects.get(full_name="Thảo"), cast.science)
    draft = draft_letter(actor=thao, uid=rows.notification)
    text = str(PaperDraft.objects.get(uid=draft.uid).content)

    assert "Đề nghị lùi ngày áp dụng." in text
    assert "G/TBT/N/ZZZ/901" in text
    assert TbtComment.objects.get().letter == draft
    with pytest.raises(LineRefused):
        draft_letter(actor=thao, uid=rows.notification)
    late = record_notification(
        actor=thao, words=notice(903, comment_until=clock.today() - timedelta(1))
    )
    with pytest.raises(LineRefused):
        comment_on(actor=cast.binh.actor, uid=late.uid, text="Muộn")


def test_a_file_is_looked_through_then_written_and_again_changes_nothing(cast: Cast) -> None:
    thao = thao_of(cast).actor
    declare_line(actor=cast.binh.actor, section="product", words=HONEY)
    content = LIST.format(told=f"{clock.today():%d/%m/%Y}").encode("utf-8-sig")
    run = read_list(actor=thao, stream=BytesIO(content), name="eping.csv")
    assert (run.new, run.doubtful, TbtNotification.objects.count()) == (2, 1, 0)

    apply_list(actor=thao, uid=run.uid, progress=lambda *_: None)
    again = read_list(actor=thao, stream=BytesIO(content), name="eping.csv")
    first = TbtNotification.objects.get(symbol="G/TBT/N/ZZZ/801")
    page = notification_page(thao, first.uid, clock.today())

    assert (again.new, again.changed, again.same, again.doubtful) == (0, 0, 2, 1)
    assert first.comment_until == clock.today() + timedelta(60)
    assert [one.symbol for one in page.family] == ["G/TBT/N/ZZZ/801/Rev.1"]
    assert inbox_of(cast.binh.actor.id, "engagement.tbt_matched") == 1


def test_a_file_with_a_stamp_is_refused_however_its_letters_are_made(cast: Cast) -> None:
    stamped = LIST.replace("không rõ;Sample;Something", "G/TBT/N/ZZZ/802;Sample;TỐI MẬT")
    content = unicodedata.normalize("NFD", stamped.format(told="01/03/2026")).encode()

    with pytest.raises(SecrecyStamp):
        read_list(actor=thao_of(cast).actor, stream=BytesIO(content), name="eping.csv")


def test_a_question_is_answered_once_by_the_point_and_a_draft_says_what_is_missing(
    cast: Cast,
) -> None:
    rows = make_engagement(cast)
    thao = acting(Person.objects.get(full_name="Thảo"), cast.science)
    with pytest.raises(MayNotTell):
        answer_question(actor=cast.hoa.actor, uid=rows.question, answer="Ghi theo quy định.")
    answer_question(actor=thao, uid=rows.question, answer="Ghi tên, xuất xứ, hạn dùng.")
    kept = check_draft(actor=thao, words=DraftWords("Dự thảo", "yes", "no", "unknown", "unknown"))
    then = check_draft(
        actor=thao, words=DraftWords("Dự thảo", "yes", "no", "unknown", "yes"), uid=kept.uid
    )

    assert inbox_of(cast.binh.actor.id, "engagement.tbt_answered") == 1
    assert (kept.verdict, then.verdict, kept.pk) == ("unknown", "must", then.pk)


def test_the_last_days_for_comments_and_lines_to_check_stand_on_the_worklist(cast: Cast) -> None:
    declare_line(actor=cast.binh.actor, section="product", words=HONEY)
    record_notification(actor=cast.nga.actor, words=notice(77))
    row = TbtNotification.objects.latest("pk")
    assert row.comment_until is not None

    def kinds(member: Member, on: date) -> set[str]:
        return {item.kind for item in worklist.list_items(member.actor, on)}

    near, far = row.comment_until - timedelta(days=10), row.comment_until - timedelta(days=40)
    assert "tbt" in kinds(cast.binh, near)
    assert "tbt" not in kinds(cast.binh, far)
    assert "profiles" in kinds(cast.hoa, near)
    assert "profiles" not in kinds(cast.binh, near)
