"""The inbox: one's own lines, once, and a digest that says no more than it must."""

from collections.abc import Collection

import pytest
from django.core import mail

from chuan.core import digest, inbox
from chuan.core.actor import ANONYMOUS, Actor
from chuan.core.models import InboxItem

pytestmark = pytest.mark.django_db

MINH = Actor(id="minh", label="Minh", path="/40/", organisation_label="UBND tỉnh Nghệ An")
HOA = Actor(id="hoa", label="Hoa", path="/40/x1/")


@pytest.fixture(autouse=True)
def addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    def known(ids: Collection[str]) -> dict[str, str]:
        return {key: f"{key}@example.vn" for key in ids if key in {"hoa", "binh"}}

    monkeypatch.setattr(inbox, "_addresses", [known])


def tell(*recipients: str, title: str = "Được giao nhiệm vụ 1") -> int:
    return inbox.notify(
        recipients, code="task.assigned", title=title, body="Ý kiến riêng", url="/v/1/", actor=MINH
    )


def test_each_recipient_gets_one_line_and_the_actor_none() -> None:
    assert tell("hoa", "hoa", "binh", "minh", "") == 2

    assert inbox.unread(HOA) == 1
    assert inbox.unread(MINH) == 0
    assert inbox.unread(ANONYMOUS) == 0
    notice = inbox.list_notices(HOA).notices[0]
    assert (notice.title, notice.sender_label) == ("Được giao nhiệm vụ 1", "UBND tỉnh Nghệ An")


def test_opening_marks_one_line_and_only_ones_own() -> None:
    tell("hoa")
    uid = inbox.list_notices(HOA).notices[0].uid

    assert inbox.open_notice(MINH, uid) is None
    assert inbox.unread(HOA) == 1
    assert inbox.open_notice(HOA, uid) == "/v/1/"
    assert inbox.unread(HOA) == 0


def test_all_can_be_marked_as_read_and_pages_are_bounded() -> None:
    for number in range(5):
        tell("hoa", "binh", title=f"Việc {number}")

    page = inbox.list_notices(HOA, number=99, per_page=2)

    assert (page.number, page.pages, page.total) == (3, 3, 5)
    assert [notice.title for notice in page.notices] == ["Việc 0"]
    assert inbox.mark_all_read(HOA) == 5
    assert InboxItem.objects.filter(read_at__isnull=True).count() == 5


def test_the_digest_is_sent_once_with_what_why_and_where_and_nothing_more() -> None:
    tell("hoa", "binh", "khong-co-thu")

    assert digest.send_all(lambda *_: None) == 2
    assert digest.send_all(lambda *_: None) == 0

    letter = next(letter for letter in mail.outbox if letter.to == ["hoa@example.vn"])
    assert "1 việc cần biết" in letter.subject
    assert "Được giao nhiệm vụ 1" in letter.body
    assert "UBND tỉnh Nghệ An" in letter.body
    assert "/v/1/" in letter.body
    assert "Ý kiến riêng" not in letter.body
    assert "&" not in letter.body


def test_who_does_not_want_the_digest_gets_none_and_read_lines_are_not_told() -> None:
    tell("hoa", "binh")
    inbox.set_digest(HOA, wanted=False)
    assert not inbox.wants_digest(HOA)
    assert inbox.wants_digest(MINH)
    InboxItem.objects.filter(recipient_id="binh").update(read_at="2026-07-01T00:00:00Z")

    assert digest.send_all(lambda *_: None) == 0
    assert mail.outbox == []


def test_a_long_digest_names_thirty_and_counts_the_rest() -> None:
    for number in range(33):
        tell("hoa", title=f"Việc số {number:02}")

    digest.send_all(lambda *_: None)

    body = mail.outbox[0].body
    assert "Việc số 32" in body
    assert "Việc số 02" not in body
    assert "3 nội dung khác" in body
