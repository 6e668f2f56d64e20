"""Codes kept by their body: registered, linked, withdrawn, restored; each act told in history and record."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from django.db.models import ProtectedError

from chuan.audit.models import AuditEntry
from chuan.domain.gs1 import Gs1Error
from chuan.identifiers.errors import (
    EntityKnown,
    EntityTaken,
    KeyRefused,
    LinkRefused,
    MayNotHandOver,
    MayNotKeepCodes,
    MayNotWarn,
    StateRefused,
    UnknownEntity,
    UnknownLink,
)
from chuan.identifiers.models import Entity, EntityLink
from chuan.identifiers.rules.serving import read_entry, shortcut
from chuan.identifiers.services.codes import (
    hand_over_range,
    register_code,
    rename_code,
    use_code_again,
    withdraw_code,
)
from chuan.identifiers.services.links import add_link, change_link, choose_default, end_link
from chuan.identifiers.services.restoring import restore_code
from chuan.identifiers.services.warnings import lift_recall, mark_recalled
from chuan.identifiers.types import LinkWords
from tests.factories.cast import Cast
from tests.factories.codes import GTIN, HONEY, LOT, PAGE, Scanner, honey, put

pytestmark = pytest.mark.django_db
WARNING = LinkWords(href="", title="Thu hồi lô L1: nghi nhiễm kháng sinh")


def acts(entity: Entity) -> list[str]:
    return [each.act for each in entity.changes.order_by("pk")]


def standing(entity: Entity) -> dict[str, str]:
    return dict(entity.links.filter(is_active=True).values_list("href", "role"))


def test_a_new_code_answers_with_its_own_page_until_a_link_is_given(
    cast: Cast, scanner: Scanner
) -> None:
    entity = register_code(actor=cast.binh.actor, code="8938501000019", label="Mật ong")
    own = f"/ma-dinh-danh/{entity.uid}/"

    assert entity.key == HONEY
    assert scanner.ask(HONEY).location.endswith(own)
    put(cast.binh.actor, entity, PAGE, role="default")
    assert standing(entity) == {PAGE: "default"}


@pytest.mark.parametrize("typed", [
    GTIN, "893 850 100 0019", "(01)08938501000019", "https://example.com/x/01/08938501000019?17=271231",
    "]d20108938501000019", HONEY, f"{HONEY}/",
])  # fmt: skip
def test_a_code_is_read_as_people_type_or_paste_it(cast: Cast, typed: str) -> None:
    assert register_code(actor=cast.binh.actor, code=typed, label="Mật ong").key == HONEY


@pytest.mark.parametrize("typed", ["", "abc", "8938501000018", "(17)271231", "/414/8938501000019/foo",
                                   "https://example.com/", "x" * 3000])  # fmt: skip
def test_what_is_no_code_is_refused(cast: Cast, typed: str) -> None:
    with pytest.raises((KeyRefused, Gs1Error)):
        register_code(actor=cast.binh.actor, code=typed, label="Mật ong")


def test_a_code_is_registered_once_and_its_lots_are_its_bodys(cast: Cast, jar: Entity) -> None:
    other = cast.tuan.actor

    with pytest.raises(EntityKnown):
        register_code(actor=cast.binh.actor, code=GTIN, label="Lần nữa")
    for code in (GTIN, LOT):
        with pytest.raises(EntityTaken):
            register_code(actor=other, code=code, label="Của người khác")
    honey(cast.binh.actor, "/01/08938501000026/10/A")
    with pytest.raises(EntityTaken):
        register_code(actor=other, code="/01/08938501000026", label="Cấp trên của lô")


def test_each_act_leaves_one_line_of_history_and_one_entry_in_the_record(cast: Cast) -> None:
    actor = cast.binh.actor
    before = AuditEntry.objects.count()
    entity = register_code(actor=actor, code=GTIN, label="Mật ong")
    link = add_link(actor=actor, uid=entity.uid, words=LinkWords(PAGE, "Trang"))
    change_link(actor=actor, uid=entity.uid, link_uid=link.uid, words=LinkWords(PAGE, "Trang mới"))
    choose_default(actor=actor, uid=entity.uid, link_uid=link.uid)
    rename_code(actor=actor, uid=entity.uid, label="Mật ong nhãn")
    notice = mark_recalled(actor=actor, uid=entity.uid, words=WARNING)
    lift_recall(actor=actor, uid=entity.uid, link_uid=notice.uid)
    end_link(actor=actor, uid=entity.uid, link_uid=link.uid)
    withdraw_code(actor=actor, uid=entity.uid, reason="Thôi bán")
    use_code_again(actor=actor, uid=entity.uid)

    told = ["registered", "link_added", "link_changed", "default_chosen", "renamed", "recalled",
            "recall_lifted", "link_ended", "withdrawn", "used_again"]  # fmt: skip
    assert acts(entity) == told
    entries = AuditEntry.objects.order_by("pk")[before:]
    assert [each.code for each in entries] == [f"identifiers.code.{act}" for act in told]
    assert {each.path for each in entries} == {actor.path}
    changes = list(entity.changes.order_by("pk"))
    assert all(new.before == old.after for old, new in pairwise(changes))


def test_nothing_is_ever_deleted(cast: Cast, jar: Entity) -> None:
    for link in jar.links.filter(is_active=True):
        end_link(actor=cast.binh.actor, uid=jar.uid, link_uid=link.uid)

    assert PAGE in set(EntityLink.objects.filter(entity=jar).values_list("href", flat=True))
    with pytest.raises(ProtectedError):
        jar.delete()


def test_a_former_state_is_brought_back_whole(cast: Cast, jar: Entity, scanner: Scanner) -> None:
    actor = cast.binh.actor
    good = jar.changes.order_by("-pk")[0]
    was = standing(jar)
    for link in jar.links.filter(is_active=True):
        end_link(actor=actor, uid=jar.uid, link_uid=link.uid)
    put(actor, jar, "https://sai.example.com/", role="default")
    rename_code(actor=actor, uid=jar.uid, label="Tên sai")
    withdraw_code(actor=actor, uid=jar.uid, reason="Nhầm")

    restore_code(actor=actor, uid=jar.uid, change=good.pk)

    jar.refresh_from_db()
    assert (jar.label, jar.state, standing(jar)) == ("Mật ong hoa nhãn", "active", was)
    assert scanner.ask(HONEY).location == PAGE
    restore_code(actor=actor, uid=jar.uid, change=jar.changes.order_by("-pk")[1].pk)
    assert scanner.ask(HONEY).status == 410


def test_a_warning_is_not_undone_by_a_former_state(
    cast: Cast, jar: Entity, scanner: Scanner
) -> None:
    good = jar.changes.order_by("-pk")[0]
    mark_recalled(actor=cast.binh.actor, uid=jar.uid, words=WARNING)

    restore_code(actor=cast.binh.actor, uid=jar.uid, change=good.pk)

    assert scanner.ask(HONEY).location.endswith(f"/ma-dinh-danh/{jar.uid}/")


def test_only_the_body_of_a_code_keeps_it(cast: Cast, jar: Entity) -> None:
    words = LinkWords(PAGE, "Trang")
    for stranger in (cast.tuan, cast.quan, cast.vy, cast.lan):
        with pytest.raises(UnknownEntity):
            add_link(actor=stranger.actor, uid=jar.uid, words=words)
    for watcher in (cast.minh, cast.hoa, cast.province_admin, cast.commune_admin):
        with pytest.raises(MayNotKeepCodes):
            add_link(actor=watcher.actor, uid=jar.uid, words=words)
        with pytest.raises(MayNotKeepCodes):
            withdraw_code(actor=watcher.actor, uid=jar.uid, reason="Không")
    with pytest.raises(MayNotKeepCodes):
        register_code(actor=cast.quan.actor, code="/01/08938501000026", label="Của Đảng")
    with pytest.raises(MayNotHandOver):
        hand_over_range(
            actor=cast.binh.actor, prefix="8938501", root="https://x.example.org", label=""
        )


def test_a_range_is_the_matter_of_the_administrator_of_the_node_alone(cast: Cast) -> None:
    administrator = replace(cast.binh.actor, roles=frozenset({"node_administrator", "officer"}))
    made = hand_over_range(
        actor=administrator, prefix="8938501", root="https://x.example.org", label=""
    )
    change = made.changes.get()

    for act in (
        lambda actor: withdraw_code(actor=actor, uid=made.uid, reason="Thôi"),
        lambda actor: restore_code(actor=actor, uid=made.uid, change=change.pk),
    ):
        with pytest.raises(MayNotHandOver):
            act(cast.binh.actor)
    restore_code(actor=administrator, uid=made.uid, change=change.pk)


def test_the_office_of_the_place_warns_and_only_it_takes_its_warning_down(
    cast: Cast, jar: Entity
) -> None:
    notice = mark_recalled(actor=cast.hoa.actor, uid=jar.uid, words=WARNING)

    with pytest.raises(MayNotWarn):
        lift_recall(actor=cast.binh.actor, uid=jar.uid, link_uid=notice.uid)
    with pytest.raises(UnknownLink):
        end_link(actor=cast.binh.actor, uid=jar.uid, link_uid=notice.uid)
    with pytest.raises(UnknownEntity):
        mark_recalled(actor=cast.tuan.actor, uid=jar.uid, words=WARNING)
    lift_recall(actor=cast.hoa.actor, uid=jar.uid, link_uid=notice.uid)


@pytest.mark.parametrize(("field", "words"), [
    ("href", {"href": "javascript:alert(1)"}), ("href", {"href": "data:text/html,x"}),
    ("href", {"href": "//evil.example.com/"}), ("href", {"href": "ftp://x.example.com/"}),
    ("href", {"href": "https://x.example.com/\r\nSet-Cookie: a=b"}),
    ("href", {"href": "http://127.0.0.1/"}), ("href", {"href": "http://[::1]/"}),
    ("href", {"href": "https://a:b@x.example.com/"}), ("href", {"href": "http://2130706433/"}),
    ("href", {"href": "https://may-chu.local/"}), ("href", {"href": f"https://x.example.com/{'a' * 2000}"}),
    ("title", {"title": "  "}), ("type", {"type": "gs1:khongCo"}), ("type", {"type": "gs1:defaultLink"}),
    ("type", {"type": "https://example.com/voc/pip"}), ("languages", {"languages": "tiếng Việt"}),
    ("medium", {"medium": "text/x-vi du"}), ("contexts", {"contexts": "a\nb<c"}),
    ("role", {"role": "notice"}), ("until", {"since": 20, "until": 10}),
])  # fmt: skip
def test_a_link_that_may_not_be_is_refused_beside_its_box(
    cast: Cast, jar: Entity, field: str, words: dict[str, Any]
) -> None:
    given = {"href": PAGE, "title": "Trang"} | words

    with pytest.raises(LinkRefused) as refused:
        add_link(actor=cast.binh.actor, uid=jar.uid, words=LinkWords(**given))

    assert refused.value.context["field"] == field


def test_a_code_has_sixty_links_at_most(cast: Cast, jar: Entity) -> None:
    for number in range(59):
        put(cast.binh.actor, jar, f"https://htx.example.com/{number}", type="gs1:certificationInfo")

    with pytest.raises(LinkRefused):
        put(cast.binh.actor, jar, "https://htx.example.com/qua", type="gs1:certificationInfo")


def test_a_code_is_withdrawn_with_a_reason_and_once(cast: Cast, jar: Entity) -> None:
    with pytest.raises(StateRefused):
        withdraw_code(actor=cast.binh.actor, uid=jar.uid, reason="  ")
    withdraw_code(actor=cast.binh.actor, uid=jar.uid, reason="Thôi bán")
    with pytest.raises(StateRefused):
        withdraw_code(actor=cast.binh.actor, uid=jar.uid, reason="Lần nữa")


def test_what_the_resolver_reads_is_what_the_links_say(cast: Cast, jar: Entity) -> None:
    put(cast.binh.actor, jar, "https://htx.example.com/en", role="alternative", languages="en")

    jar.refresh_from_db()
    entry = read_entry(jar.key, jar.entry)
    rows = [link.as_link() for link in jar.links.filter(is_active=True).order_by("pk")]
    assert [link._replace(languages=tuple(link.languages), contexts=tuple(link.contexts))
            for link in entry.links] == rows  # fmt: skip
    assert shortcut(entry) == jar.shortcut == ""
