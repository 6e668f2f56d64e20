"""Two nodes that never meet: documents go by file, receipts come back, and nothing else passes."""

import subprocess
import sys
import time

import pytest

from tests.factories.drafts import TEXT
from tests.integration.exchange.conftest import ROOT, Pair

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
"""Their databases begin as copies of the one that the tests migrate once."""
PARTY, STATE = "Nút Tỉnh ủy Nghệ An", "Nút tỉnh Nghệ An"
SEND = ("export", "--as", "vanthu", "--to", PARTY, "--for", "Tỉnh ủy Nghệ An")


def test_documents_go_over_and_receipts_come_back_item_by_item(pair: Pair) -> None:
    bundle = pair.carry(
        pair.state, *SEND, "--document", "12/KH-UBND", "--document", "13/KH-UBND", name="goi-1"
    )
    assert TEXT.encode() not in bundle.read_bytes()
    assert b"KH-UBND" not in bundle.read_bytes()

    said = pair.party.chuan("import", bundle, "--as", "dangky")
    assert "2 mục" in said
    first, second = pair.party.act("received()")
    assert first[1].startswith("12/KH-UBND")
    assert [first[3], second[3]] == ["received", "received"]
    assert pair.party.act("library('/d40/')") == []

    early = pair.carry(pair.party, "receipts", "--as", "dangky", "--to", STATE, name="bien-nhan-1")
    pair.state.chuan("import", early, "--as", "vanthu")
    assert [row[1] for row in pair.state.act("sent()")] == ["received", "received"]

    pair.party.act(
        f"decide('dangky', '{first[5]}')", f"decide('dangky', '{second[5]}', 'Gửi nhầm nơi nhận')"
    )
    late = pair.carry(pair.party, "receipts", "--as", "dangky", "--to", STATE, name="bien-nhan-2")
    pair.state.chuan("import", late, "--as", "vanthu")

    assert [row[1:] for row in pair.state.act("sent()")] == [
        ["accepted", ""], ["returned", "Gửi nhầm nơi nhận"],
    ]  # fmt: skip
    copies = pair.party.act("library('/d40/')")
    assert [[copy[0], copy[2]] for copy in copies] == [["12/KH-UBND", TEXT]]
    assert copies[0][3] == [TEXT]


def test_the_same_bundle_again_changes_nothing_and_receipts_out_of_order_take_nothing_back(
    pair: Pair,
) -> None:
    bundle = pair.carry(pair.state, *SEND, "--document", "12/KH-UBND", name="goi-1")
    pair.party.chuan("import", bundle, "--as", "dangky", "--accept")
    before = pair.party.act("counts()")

    assert "không thay đổi gì" in pair.party.chuan("import", bundle, "--as", "dangky", "--accept")
    assert pair.party.act("counts()") == before

    receipts = ("receipts", "--as", "dangky", "--to", STATE)
    lost = pair.carry(pair.party, *receipts, name="that-lac")
    pair.party.chuan(*receipts, "--output", pair.stick / "khong-co", code=2)
    again = pair.carry(pair.party, *receipts, "--again", name="gui-lai")
    pair.state.chuan("import", again, "--as", "vanthu")
    pair.state.chuan("import", lost, "--as", "vanthu")
    assert [row[1] for row in pair.state.act("sent()")] == ["accepted"]


def test_a_changed_bundle_is_refused_with_a_sentence_and_leaves_nothing(pair: Pair) -> None:
    bundle = pair.carry(pair.state, *SEND, "--document", "12/KH-UBND", name="goi-1")
    before = pair.party.act("counts()")
    places = [0.0, 0.001, 0.003, 0.01, *(n / 20 for n in range(1, 21))]

    said = pair.party.act(f"refuse_changed({str(bundle)!r}, 'dangky', {places})")

    assert len(said) == len(places)
    assert all("gói tin" in sentence.lower() for sentence in said)
    assert pair.party.act("counts()") == before
    pair.party.chuan("import", bundle, "--as", "dangky")


def test_a_bundle_for_another_node_or_of_a_revoked_key_is_refused(pair: Pair) -> None:
    bundle = pair.carry(pair.state, *SEND, "--document", "12/KH-UBND", name="goi-1")

    said = pair.state.chuan("import", bundle, "--as", "vanthu", code=1)
    assert "không lập cho hệ thống của bạn" in said

    pair.party.act("revoke()")
    before = pair.party.act("counts()")
    assert "bị thu hồi" in pair.party.chuan("import", bundle, "--as", "dangky", code=1)
    assert pair.party.act("counts()") == before


def test_who_takes_no_part_neither_sends_nor_receives(pair: Pair) -> None:
    bundle = pair.carry(pair.state, *SEND, "--document", "12/KH-UBND", name="goi-1")

    assert "chưa tham gia" in pair.party.chuan("import", bundle, "--as", "vanthu", code=2)
    pair.state.chuan(
        "export", "--as", "khac", "--to", PARTY, "--for", "Tỉnh ủy Nghệ An",
        "--document", "12/KH-UBND", "--output", pair.stick / "x", code=2,
    )  # fmt: skip
    assert not (pair.stick / "x").exists()


def test_a_reader_killed_in_the_middle_goes_on_where_it_stopped(pair: Pair) -> None:
    bundle = pair.carry(
        pair.state, *SEND, *(w for n in (12, 13, 14) for w in ("--document", f"{n}/KH-UBND")),
        name="goi-1",
    )  # fmt: skip
    marker = pair.stick / "dang-nhan"
    code = (
        "from tests.integration.exchange import node_acts as acts; acts.start();"
        f"acts.import_slowly({str(bundle)!r}, 'dangky', {str(marker)!r})"
    )
    reader = subprocess.Popen([sys.executable, "-c", code], env=pair.party.environment, cwd=ROOT)
    for _ in range(600):
        if marker.exists() or reader.poll() is not None:
            break
        time.sleep(0.05)
    reader.kill()
    reader.wait()
    half = pair.party.act("received()")
    assert len(half) == 2

    pair.party.act("resume('dangky')")

    whole = pair.party.act("received()")
    assert whole[:2] == half
    assert len(whole) == 3
    assert pair.party.act("counts()")[2] == 0
    assert "không thay đổi gì" in pair.party.chuan("import", bundle, "--as", "dangky")
    assert pair.party.act("received()") == whole


def test_how_far_state_work_has_come_goes_over_and_stands_as_the_other_sides_word(
    pair: Pair,
) -> None:
    state, party = pair.state, pair.party
    plan = ("--state", "12/KH-UBND")
    state.chuan(*SEND, *plan, "--output", pair.stick / "chua-lien-quan", code=2)
    state.act("carry_out('12/KH-UBND')")
    early = pair.carry(state, *SEND, *plan, name="qua-som")
    paper = pair.carry(state, *SEND, "--document", "12/KH-UBND", name="van-ban")
    for file in (early, paper):
        party.chuan("import", file, "--as", "dangky", "--accept")
    unlinked = pair.carry(state, *SEND, *plan, name="chua-lien-ket")
    party.chuan("import", unlinked, "--as", "dangky", "--accept")

    back = pair.carry(party, "receipts", "--as", "dangky", "--to", STATE, name="bien-nhan")
    state.chuan("import", back, "--as", "vanthu")
    said = [row[1:] for row in state.act("sent()")]
    assert [each[0] for each in said] == ["returned", "accepted", "returned"]
    assert "chưa có văn bản 12/KH-UBND ngày 05/01/2026" in said[0][1]
    assert "chưa được liên kết với nhiệm vụ nào" in said[2][1]

    party.act("join('/d40/', '12/KH-UBND')")
    older = pair.carry(state, *SEND, *plan, name="cu")
    state.act("finish('12/KH-UBND')")
    newer = pair.carry(state, *SEND, *plan, name="moi")
    assert all(b"KH-UBND" not in file.read_bytes() for file in (older, newer))
    for file in (newer, older, newer):
        party.chuan("import", file, "--as", "dangky", "--accept")
    told = party.act("reported()")
    assert told == [[[5, "done", "/d40/", "UBND tỉnh Nghệ An"]], ["03-KH/TU"]]

    changed = pair.carry(state, *SEND, *plan, name="bi-sua")
    refused = party.act(f"refuse_changed({str(changed)!r}, 'dangky', [0.1, 0.5, 0.9])")
    assert len(refused) == 3
    assert party.act("reported()") == told
