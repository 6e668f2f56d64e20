"""A profile is its body's own word until somebody confirms it, line by line; the rest see what is public."""

import pytest
from django.urls import reverse

from chuan.core import clock
from chuan.core.models import InboxItem
from chuan.domain.cascade import parse_period
from chuan.domain.errors import NotAllowed
from chuan.engagement.errors import (
    AlreadyDecided,
    LineRefused,
    MayNotCheck,
    MayNotKeep,
    ProfileNotFound,
)
from chuan.engagement.models import JoinRequest, Profile, ProfileLine
from chuan.engagement.selectors.counting import statistics
from chuan.engagement.selectors.live import PROVIDERS
from chuan.engagement.selectors.open_data import PROFILES
from chuan.engagement.selectors.profiles import own_page, public_page, register
from chuan.engagement.services.confirming import ask_lines, confirm_lines
from chuan.engagement.services.profiles import (
    Basics,
    change_line,
    declare_line,
    end_line,
    set_basics,
)
from chuan.engagement.services.reminding import remind_of_lapses
from chuan.engagement.services.requests import invite_enterprise
from chuan.engagement.types import LineWords
from tests.factories.cast import Cast, make_cast
from tests.factories.engagement import HONEY, make_engagement, thao_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """The named people and their bodies."""
    return make_cast()


def certificate(**changed: object) -> LineWords:
    """A certificate of a management system."""
    words = {"code": "iso-22000", "number": "01/FS", "body": "Tổ chức chứng nhận mẫu"}
    return LineWords(**{**words, **changed})  # type: ignore[arg-type]


def test_a_checked_line_that_changes_is_the_bodys_own_word_again_beside_what_was_checked(
    cast: Cast,
) -> None:
    binh, today = cast.binh.actor, clock.today()
    line = declare_line(actor=binh, section="system", words=certificate())
    confirm_lines(
        actor=cast.hoa.actor, profile=line.profile.uid, lines={line.uid: line.seen_mark},
        evidence="Bản gốc tại cơ sở",
    )  # fmt: skip
    [checked] = own_page(binh, today).lines
    change_line(actor=binh, uid=line.uid, words=certificate())
    [same] = own_page(binh, today).lines
    change_line(actor=binh, uid=line.uid, words=certificate(number="02/FS"))
    [changed] = own_page(binh, today).lines

    assert (checked.mark, same.mark, changed.mark) == ("verified", "verified", "declared")
    assert (checked.by, checked.evidence) == (
        cast.culture.name,
        "Bản gốc tại cơ sở",
    )
    assert "01/FS" in changed.before
    assert Profile.objects.get().verified_count == 0


def test_what_changed_since_it_was_read_is_not_confirmed(cast: Cast) -> None:
    line = declare_line(actor=cast.binh.actor, section="system", words=certificate())
    read = line.seen_mark
    change_line(actor=cast.binh.actor, uid=line.uid, words=certificate(number="99"))

    with pytest.raises(AlreadyDecided):
        confirm_lines(
            actor=cast.hoa.actor, profile=line.profile.uid, lines={line.uid: read}, evidence="x"
        )
    assert ProfileLine.objects.get().confirmed_at is None


def test_the_commune_and_the_departments_of_science_check_and_nobody_else(cast: Cast) -> None:
    line = declare_line(actor=cast.binh.actor, section="product", words=HONEY)
    uid, lines = line.profile.uid, {line.uid: line.seen_mark}

    for stranger in (cast.vy.actor, cast.binh.actor, cast.quan.actor, cast.ha.actor):
        with pytest.raises((NotAllowed, ProfileNotFound)):
            ask_lines(actor=stranger, profile=uid, lines=lines, reason="Thiếu mã HS")
    ask_lines(actor=thao_of(cast).actor, profile=uid, lines=lines, reason="Thiếu nơi sản xuất")

    assert ProfileLine.objects.get().asked_reason == "Thiếu nơi sản xuất"
    assert InboxItem.objects.filter(
        recipient_id=cast.binh.actor.id, code="engagement.lines_decided"
    ).exists()
    with pytest.raises(MayNotKeep):
        declare_line(actor=cast.hoa.actor, section="product", words=HONEY)


def test_another_province_and_everybody_see_only_what_was_agreed_to_be_public(cast: Cast) -> None:
    rows = make_engagement(cast)
    declare_line(
        actor=cast.binh.actor, section="people", words=LineWords(code="quality", quantity=3)
    )
    set_basics(
        actor=cast.binh.actor,
        basics=Basics("food", "0123456787", "Bình", "0900", shows_products=True),
    )
    page = public_page(rows.profile, clock.today())
    html = cast.an.client.get(reverse("engagement:public_profile", args=[rows.profile])).content

    assert [line.title for line in page.lines] == ["Mật ong hoa rừng"]
    assert (page.contact, page.claims) == ((), ())
    assert b"0123456787" not in html
    assert b"ISO 22000" not in html
    assert not register(cast.vy.actor).exists()
    assert (
        cast.vy.client.get(reverse("engagement:profile_detail", args=[rows.profile])).status_code
        == 404
    )
    set_basics(actor=cast.binh.actor, basics=Basics("food"))
    with pytest.raises(ProfileNotFound):
        public_page(rows.profile, clock.today())


def test_counts_keep_checked_and_declared_apart_and_reports_count_only_the_checked(
    cast: Cast,
) -> None:
    make_engagement(cast)
    declare_line(actor=cast.tuan.actor, section="system", words=LineWords(code="iso-iec-17025"))
    today = clock.today()
    page = statistics(thao_of(cast).actor, today)
    count = next(one for one in PROVIDERS if one.name == "engagement.with_systems").count
    period = parse_period(str(today.year))
    commune, province = count(cast.commune, period, today), count(cast.province, period, today)

    assert [(row.code, row.verified, row.declared) for row in page.systems] == [
        ("iso-22000", 1, 0), ("iso-iec-17025", 0, 1),
    ]  # fmt: skip
    assert commune is not None
    assert province is not None
    assert (commune.value, province.value) == (1, 0)
    assert [label for _kind, _id, label in commune.rows] == [cast.binh.organisation.name]
    assert count(cast.ward, period, today) is None


def test_lines_that_lapse_are_told_once_for_each_end(cast: Cast) -> None:
    today = clock.today()
    line = declare_line(
        actor=cast.binh.actor, section="system", words=certificate(valid_until=today)
    )
    told = [remind_of_lapses(actor=cast.nga.actor, on=today) for _night in range(2)]
    end_line(actor=cast.binh.actor, uid=line.uid)

    assert told == [1, 0]
    assert InboxItem.objects.filter(code="engagement.line_lapses").count() == 1


def test_a_line_that_cannot_stand_says_beside_which_box(cast: Cast) -> None:
    binh = cast.binh.actor
    for section, words, field in (
        ("product", LineWords(name="Mật ong", hs=("04",)), "hs"),
        ("system", LineWords(code="không-có"), "code"),
        ("system", LineWords(code="other"), "name"),
        ("ocop", LineWords(name="Mật ong", quantity=6), "quantity"),
    ):
        with pytest.raises(LineRefused) as refused:
            declare_line(actor=binh, section=section, words=words)
        assert refused.value.context["field"] == field
    assert not ProfileLine.objects.exists()


def test_an_enterprise_asks_once_and_the_administrator_of_the_place_invites_it(cast: Cast) -> None:
    rows = make_engagement(cast)
    with pytest.raises(MayNotCheck):
        invite_enterprise(actor=cast.hoa.actor, uid=rows.request)
    invited = invite_enterprise(actor=cast.commune_admin.actor, uid=rows.request)
    body = invited.organisation

    assert body.path.startswith(cast.commune.path)
    assert Profile.objects.get(organisation=body).tax_code == "0123456787"
    assert JoinRequest.objects.get().state == "invited"
    with pytest.raises(AlreadyDecided):
        invite_enterprise(actor=cast.province_admin.actor, uid=rows.request)


def test_a_visitor_asks_for_an_account_by_the_public_form(cast: Cast) -> None:
    page = reverse("engagement:join_new")
    typed = {
        "name": "Hợp tác xã mẫu", "kind": "cooperative", "province": "40", "place": "chau tien",
        "tax_code": "0123456787", "contact_name": "Người mẫu", "contact_phone": "0900000000",
        "agreed": "on",
    }  # fmt: skip
    wrong = cast.an.client.post(page, {**typed, "tax_code": "1"})
    right = cast.an.client.post(page, typed)

    assert (wrong.status_code, right.status_code) == (422, 200)
    asked = JoinRequest.objects.get()
    assert (asked.owner_path, asked.place.code) == (cast.commune.path, "16792")


def test_the_form_of_a_line_keeps_what_was_typed_and_the_page_says_how_far_one_is(
    cast: Cast,
) -> None:
    new = reverse("engagement:line_new", args=["product"])
    client = cast.binh.client
    refused = client.post(new, {"name": "Mật ong", "hs": "12"})
    taken = client.post(new, {"name": "Mật ong", "hs": "0409.00.00, 1702", "markets": ["JPN"]})
    html = client.get(taken["Location"]).content.decode()

    assert refused.status_code == 422
    assert "Mật ong" in refused.content.decode()
    assert "đã khai 1/8 phần" in html
    assert "HS 0409.00.00, 1702" in html


def test_open_data_hold_what_was_agreed_to_be_public_and_nothing_else(cast: Cast) -> None:
    make_engagement(cast)
    assert PROFILES.rows is not None

    assert [row[2:5] for row in PROFILES.rows()] == [("product", "", "Mật ong hoa rừng")]
    assert PROFILES.extent().rows == 1
    set_basics(actor=cast.binh.actor, basics=Basics("food"))
    assert not list(PROFILES.rows())
