"""What one node does with bundles: who sees what, what is refused, keys that follow each other."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chuan.audit.models import AuditEntry
from chuan.core import clock
from chuan.core.actor import system_actor
from chuan.core.models import InboxItem, StoredFile
from chuan.documents.models import Document, DocumentCopy
from chuan.documents.services import release_copy
from chuan.exchange import keyring, staging
from chuan.exchange.enums import ItemState
from chuan.exchange.errors import (
    AlreadyDecided,
    BundleNotFound,
    BundleRefused,
    CardRefused,
    KeyNotThere,
    MayNotSetUp,
    ReasonMissing,
    SecretRefused,
)
from chuan.exchange.models import OwnKey, Partner, PartnerKey, ReceivedItem, SentBundle, SentItem
from chuan.exchange.rules.cards import spoken
from chuan.exchange.rules.receipts import Receipt, write_receipts
from chuan.exchange.selectors.bundles import gaps, received_page
from chuan.exchange.services import (
    accept_item,
    accept_waiting,
    compare_key,
    make_bundle,
    make_next_key,
    register_partner,
    return_item,
    revoke_partner,
    sweep_handed,
    use_next_key,
)
from chuan.exchange.things.documents import Documents
from chuan.plans.services import accept_import
from tests.factories.cast import Cast, Member, make_cast
from tests.factories.drafts import TEXT, make_draft
from tests.factories.exchange import OtherNode, open_for, paper, receive, send, trust
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def other(cast: Cast) -> OtherNode:
    node = OtherNode()
    trust(node)
    open_for(cast.province, cast.science)
    return node


def colleague(cast: Cast) -> Member:
    """An officer of the department, which takes part as well."""
    return Member(person("Khoa", cast.science), cast.science)


def test_each_body_sees_its_own_items_and_nobody_the_text_of_another(
    cast: Cast, other: OtherNode
) -> None:
    khoa = colleague(cast)
    receive(cast.minh.actor, other.bundle(
        other.item(cast.province, body=paper(symbol="7-KH/TU")),
        other.item(cast.science, body=paper(symbol="8-KH/TU")),
    ))  # fmt: skip
    bundle = ReceivedItem.objects.all()[0].bundle.uid

    mine = received_page(cast.minh.actor, bundle)
    theirs = received_page(khoa.actor, bundle)

    assert [item.title[:7] for item in mine.items] == ["7-KH/TU"]
    assert [item.title[:7] for item in theirs.items] == ["8-KH/TU"]
    with pytest.raises(BundleNotFound):
        accept_item(actor=cast.minh.actor, uid=theirs.items[0].uid)
    with pytest.raises(BundleNotFound):
        received_page(cast.vy.actor, bundle)
    numbers = received_page(cast.nga.actor, bundle)
    assert (list(numbers.items), numbers.others) == ([], 2)


def test_what_is_accepted_shows_where_it_came_from_to_its_body_alone(
    cast: Cast, other: OtherNode
) -> None:
    receive(cast.minh.actor, other.bundle(other.item(cast.province)))
    item = ReceivedItem.objects.get()

    accept_item(actor=cast.minh.actor, uid=item.uid)
    accept_item(actor=cast.minh.actor, uid=item.uid)

    copy = DocumentCopy.objects.get()
    assert (copy.owner_path, copy.text) == (cast.province.path, TEXT)
    url = reverse("documents:document_detail", args=[copy.document.uid])
    page = cast.minh.client.get(url).content.decode()
    assert "theo gói tin số 1, ngày 22/11/2026" in page
    assert "a.txt" in page
    assert colleague(cast).client.get(url).status_code == 404
    assert InboxItem.objects.count() == 0
    assert AuditEntry.objects.filter(code="exchange.item.accepted").count() == 1


def test_a_document_that_the_body_holds_already_stays_and_the_sender_still_hears(
    cast: Cast, other: OtherNode
) -> None:
    accept_import(actor=cast.minh.actor, uid=make_draft(cast.minh).uid)
    receive(cast.minh.actor, other.bundle(other.item(cast.province)))

    item = accept_item(actor=cast.minh.actor, uid=ReceivedItem.objects.get().uid)

    assert item.state == ItemState.ACCEPTED
    assert "giữ nguyên" in item.result_note
    assert DocumentCopy.objects.count() == 1
    assert item.files.count() == 0


def test_an_item_is_returned_with_a_reason_once_and_keeps_nothing(
    cast: Cast, other: OtherNode
) -> None:
    receive(cast.minh.actor, other.bundle(other.item(cast.province)))
    uid = ReceivedItem.objects.get().uid

    with pytest.raises(ReasonMissing):
        return_item(actor=cast.minh.actor, uid=uid, reason="  ")
    item = return_item(actor=cast.minh.actor, uid=uid, reason="Gửi nhầm")

    assert (item.reason, item.body, StoredFile.objects.count()) == ("Gửi nhầm", {}, 0)
    with pytest.raises(AlreadyDecided, match="Trả lại"):
        accept_item(actor=cast.minh.actor, uid=uid)


@pytest.mark.parametrize("stamp", ["MẬT", "TUYỆT MẬT"])
def test_a_stamp_refuses_the_whole_bundle_on_arrival_and_leaves_no_word(
    cast: Cast, other: OtherNode, stamp: str
) -> None:
    raw = other.bundle(
        other.item(cast.province), other.item(cast.province, body=paper(f"{stamp}\n{TEXT}"))
    )

    before = set(staging.root().iterdir())
    with pytest.raises(SecretRefused):
        receive(cast.minh.actor, raw)

    assert not ReceivedItem.objects.exists()
    assert not StoredFile.objects.exists()
    assert set(staging.root().iterdir()) == before
    entry = AuditEntry.objects.get(code="exchange.bundle.refused")
    assert "KH" not in f"{entry.label}{entry.changes}"


def test_a_stamp_on_a_file_refuses_the_bundle_too(cast: Cast, other: OtherNode) -> None:
    raw = other.bundle(other.item(cast.province, file=f"TỐI MẬT\n{TEXT}".encode()))

    with pytest.raises(SecretRefused):
        receive(cast.minh.actor, raw)

    assert not ReceivedItem.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_stamp_never_leaves(cast: Cast, other: OtherNode) -> None:
    accept_import(actor=cast.minh.actor, uid=make_draft(cast.minh).uid)
    DocumentCopy.objects.update(text=f"TỐI MẬT\n{TEXT}")
    partner = Partner.objects.get()

    with pytest.raises(SecretRefused):
        send(cast.minh.actor, partner, other, Document.objects.get().uid)

    assert not SentBundle.objects.exists()
    partner.refresh_from_db()
    assert partner.sent_number == 0


def test_what_nobody_here_can_take_is_returned_at_once_with_the_reason(
    cast: Cast, other: OtherNode
) -> None:
    receive(cast.minh.actor, other.bundle(
        other.item(cast.ward),
        other.item(cast.province, kind="later_room", body={"x": 1}),
        other.item(cast.province, body={"files": [], "text": 7}),
    ))  # fmt: skip

    rows = list(ReceivedItem.objects.order_by("order"))
    assert [row.state for row in rows] == ["returned"] * 3
    assert "không tham gia" in rows[0].reason
    assert "later_room" in rows[1].reason
    assert "định dạng" in rows[2].reason
    assert not any(row.body for row in rows)
    bundle = make_bundle(actor=cast.minh.actor, partner=Partner.objects.get().uid, picks=[])
    assert bundle.receipt_count == 3


def test_a_number_used_twice_is_refused_and_missing_numbers_are_named(
    cast: Cast, other: OtherNode
) -> None:
    receive(cast.minh.actor, other.bundle(other.item(cast.province), number=2))
    receive(cast.minh.actor, other.bundle(other.item(cast.province), number=5))

    with pytest.raises(BundleRefused, match="đã dùng số 2"):
        receive(cast.minh.actor, other.bundle(other.item(cast.province), number=2))

    assert [gap.numbers for gap in gaps()] == ["1, 3–4"]
    page = cast.minh.client.get(reverse("exchange:received_list")).content.decode()
    assert "thiếu gói tin số 1, 3–4" in page


def test_a_receipt_counts_only_from_the_node_that_got_the_item_and_for_what_it_got(
    cast: Cast, other: OtherNode
) -> None:
    accept_import(actor=cast.minh.actor, uid=make_draft(cast.minh).uid)
    sent = send(cast.minh.actor, Partner.objects.get(), other, Document.objects.get().uid)
    item = SentItem.objects.get()
    stranger = OtherNode(name="Nút khác")
    trust(stranger)

    def receipt(node: OtherNode, sha256: str) -> bytes:
        row = Receipt(
            sent.uid.hex, item.uid.hex, sha256, ItemState.ACCEPTED, "2026-11-22T02:00:00Z"
        )
        return node.bundle(node.item(None, kind="receipt", body=write_receipts((row,))))

    receive(cast.minh.actor, receipt(stranger, item.sha256))
    receive(cast.minh.actor, receipt(other, "0" * 64))
    assert SentItem.objects.get().state == ItemState.SENT
    receive(cast.minh.actor, receipt(other, item.sha256))
    assert SentItem.objects.get().state == ItemState.ACCEPTED


def test_a_key_is_believed_only_after_it_was_compared(cast: Cast) -> None:
    other = OtherNode()
    trust(OtherNode(name="Nút cũ"))
    open_for(cast.province)
    key = register_partner(actor=system_actor(), text=other.card_text)
    raw = other.bundle(other.item(cast.province))

    with pytest.raises(BundleRefused, match="chưa được đối chiếu"):
        receive(cast.minh.actor, raw)
    with pytest.raises(CardRefused, match="không khớp"):
        compare_key(actor=system_actor(), uid=key.uid, typed="0000 0000", compared_with="Quân")
    ending = spoken(key.fingerprint)[-9:]
    compare_key(actor=system_actor(), uid=key.uid, typed=ending, compared_with="Quân")

    receive(cast.minh.actor, raw)
    with pytest.raises(MayNotSetUp):
        revoke_partner(actor=cast.minh.actor, uid=key.partner.uid, reason="x")


def test_an_old_key_of_theirs_is_believed_beside_the_new_one_for_a_month(
    cast: Cast, other: OtherNode
) -> None:
    raw = other.bundle(other.item(cast.province))
    late = other.bundle(other.item(cast.province))
    other.signing = Ed25519PrivateKey.generate()
    trust(other)

    receive(cast.minh.actor, raw)
    old = PartnerKey.objects.get(state="old")
    old.valid_until = clock.today() - timedelta(days=1)
    old.save()

    with pytest.raises(BundleRefused, match="hết hạn"):
        receive(cast.minh.actor, late)
    receive(cast.minh.actor, other.bundle(other.item(cast.province)))


def test_our_old_key_opens_what_was_under_way_until_the_overlap_is_over(
    cast: Cast, other: OtherNode
) -> None:
    first, second = (other.bundle(other.item(cast.province)) for _ in range(2))
    made = make_next_key(actor=system_actor())
    assert make_next_key(actor=system_actor()).pk == made.pk
    use_next_key(actor=system_actor())

    receive(cast.minh.actor, first)
    OwnKey.objects.filter(state="old").update(valid_until=clock.today() - timedelta(days=1))

    with pytest.raises(BundleRefused, match="không lập cho hệ thống của bạn"):
        receive(cast.minh.actor, second)


def test_an_old_key_of_ours_is_destroyed_by_the_administrator_and_opens_nothing_more(
    cast: Cast, other: OtherNode
) -> None:
    late = other.bundle(other.item(cast.province))
    make_next_key(actor=system_actor())
    use_next_key(actor=system_actor())
    old = OwnKey.objects.get(state="old")
    url, given = reverse("exchange:key_destroy"), {"key": old.fingerprint}
    assert "Hủy khóa cũ" in cast.nga.client.get(reverse("exchange:node_list")).content.decode()
    assert cast.minh.client.post(url, given).status_code == 403
    keyring.load_pair(old.fingerprint)

    with TestCase.captureOnCommitCallbacks(execute=True):
        assert cast.nga.client.post(url, given).status_code == 302

    with pytest.raises(KeyNotThere):
        keyring.load_pair(old.fingerprint)
    assert AuditEntry.objects.filter(code="exchange.key.destroyed").count() == 1
    with pytest.raises(BundleRefused, match="không lập cho hệ thống của bạn"):
        receive(cast.minh.actor, late)
    active = OwnKey.objects.get(state="active").fingerprint
    assert cast.nga.client.post(url, {"key": active}).status_code == 404
    keyring.load_pair(active)


def test_a_document_to_send_is_found_as_the_search_box_finds_it_among_the_own_alone(
    cast: Cast,
) -> None:
    accept_import(actor=cast.minh.actor, uid=make_draft(cast.minh).uid)
    documents = Documents()

    for words in ("12/KH", "đẩy mạnh công tác", "DAY MANH", "nghệ an"):
        assert len(documents.offers(cast.minh.actor, words)) == 1, words
    for words in ("không có chữ này", "…"):
        assert not documents.offers(cast.minh.actor, words), words
    assert not documents.offers(colleague(cast).actor, "đẩy mạnh")


def test_many_are_accepted_and_one_that_cannot_be_keeps_none_back(
    cast: Cast, other: OtherNode
) -> None:
    receive(cast.minh.actor, other.bundle(
        *(other.item(cast.province, body=paper(symbol=f"{n}-KH/TU")) for n in (1, 2)),
        other.item(cast.province, body=paper(symbol=None)),
    ))  # fmt: skip
    bundle = ReceivedItem.objects.all()[0].bundle.uid

    done = accept_waiting(actor=cast.minh.actor, bundle=bundle, progress=lambda *_told: None)

    assert done == 2
    assert sorted(ReceivedItem.objects.values_list("state", flat=True)) == [
        "accepted", "accepted", "received",
    ]  # fmt: skip


def test_what_was_handed_in_and_forgotten_is_swept(cast: Cast, other: OtherNode) -> None:
    from chuan.exchange.models import HandIn
    from chuan.exchange.services import hand_in

    handed = hand_in(
        actor=cast.minh.actor, pieces=[other.bundle(other.item(cast.province))], by_job=False
    )
    HandIn.objects.update(at=clock.now() - timedelta(days=3))

    assert sweep_handed(actor=system_actor()) == 1
    assert HandIn.objects.get(pk=handed.pk).state == "refused"


def test_logs_ask_as_often_for_many_rows_as_for_few(cast: Cast, other: OtherNode) -> None:
    client = cast.minh.client

    def asked(name: str) -> int:
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse(name)).status_code == 200
        return len(captured)

    pages = ("exchange:overview", "exchange:sent_list", "exchange:received_list")
    receive(cast.minh.actor, other.bundle(other.item(cast.province)))
    few = [asked(name) for name in pages]
    receive(cast.minh.actor, other.bundle(*(other.item(cast.province) for _ in range(30))))

    assert [asked(name) for name in pages] == few
    assert max(few) <= 20


def test_the_slip_and_the_log_as_a_file_name_the_bundle(cast: Cast, other: OtherNode) -> None:
    accept_import(actor=cast.minh.actor, uid=make_draft(cast.minh).uid)
    sent = send(cast.minh.actor, Partner.objects.get(), other, Document.objects.get().uid)

    slip = cast.minh.client.get(reverse("exchange:sent_slip", args=[sent.uid])).content.decode()
    log = b"".join(cast.minh.client.get(reverse("exchange:sent_export"))).decode()  # type: ignore[arg-type]  # a stream

    assert spoken(sent.fingerprint) in slip
    assert "Văn phòng Tỉnh ủy Nghệ An" in slip
    assert "12/KH-UBND" in log
    assert sent.file is not None
    assert "KH" not in sent.file.name


def test_a_copy_given_back_is_no_longer_led_to(cast: Cast, other: OtherNode) -> None:
    receive(cast.minh.actor, other.bundle(other.item(cast.province)))
    item = accept_item(actor=cast.minh.actor, uid=ReceivedItem.objects.get().uid)
    url = reverse("exchange:item_detail", args=[item.uid])
    assert "Mở trong thư viện" in cast.minh.client.get(url).content.decode()

    release_copy(actor=cast.minh.actor, copy=DocumentCopy.objects.get())

    page = cast.minh.client.get(url)
    assert page.status_code == 200
    assert "đã trả bản này" in page.content.decode()
