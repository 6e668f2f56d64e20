"""Connections to national databases: over a real line that misbehaves, by hand, and by whom."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.urls import reverse

from chuan.core import clock, outbox
from chuan.core.models import InboxItem, OutboxMessage
from chuan.exchange import feeds
from chuan.exchange.enums import MessageState, NodeKind, Transport
from chuan.exchange.errors import ConnectionRefused, FeedNotReady, MayNotSign, MessageRefused
from chuan.exchange.feeding.quarterly import QUARTERLY
from chuan.exchange.feeding.standards import LOCAL_RECORDS
from chuan.exchange.feeds import Incoming, Part, Taken
from chuan.exchange.lines import LineFailed
from chuan.exchange.lines.http_line import checked_address
from chuan.exchange.lines.simulator import Faults, Simulator, _key_in
from chuan.exchange.models import Connection, ConnectionLog, ConnectionMessage
from chuan.exchange.rules.message_states import MOST_ATTEMPTS
from chuan.exchange.rules.messages import Message, write_message
from chuan.exchange.selectors.composing import composed, digest_of
from chuan.exchange.selectors.connections import log_fault
from chuan.exchange.services import set_up_node
from chuan.exchange.services.connecting import ConnectionWords, open_connection, resume_connection
from chuan.exchange.services.connecting import pause_connection as pause
from chuan.exchange.services.delivering import deliver
from chuan.exchange.services.fetching import fetch
from chuan.exchange.services.reconciling import reconcile_day
from chuan.exchange.services.reminding import remind_of_feeds
from chuan.exchange.services.signing import carry, sign_feed
from chuan.exchange.services.taking import accept_message, hand_in_message, take_in
from chuan.figures.services.shipped import load_catalogue
from chuan.orgs.enums import Role
from chuan.orgs.models import Person
from chuan.standards.models import ImportRun, Standard
from chuan.standards.services.importing import read_import
from tests.factories.cast import Cast, make_cast
from tests.factories.people import acting, person, signed_in

OURS, THEIRS = "H40.08", "G05"
NOVEMBER = datetime(2026, 11, 23, 2, tzinfo=UTC)


@dataclass
class Other:
    """The simulated other side: a process of its own that may be killed, and what it kept."""

    folder: Path
    public: str
    process: subprocess.Popen[str] | None = None
    port: int = 0
    words: list[str] = field(default_factory=list)

    def start(self, *words: str) -> None:
        """Begin, on the same port as before."""
        command = [
            sys.executable, "-m", "chuan.cli.main", "exchange", "simulate", "--port", str(self.port),
            "--folder", str(self.folder), "--code", THEIRS, "--node-key", self.public, *words,
        ]  # fmt: skip
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        self.port = int(said.rsplit(":", 1)[1])

    def kill(self) -> None:
        """As a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    @property
    def memory(self) -> Simulator:
        """What it kept, read and written beside it."""
        key = _key_in(self.folder)
        return Simulator(
            self.folder / "simulator.sqlite3",
            code=THEIRS,
            key=key,
            public=self.public,
            faults=Faults(),
        )

    @property
    def key(self) -> str:
        """Its public key."""
        return _key_in(self.folder).public_key().public_bytes_raw().hex()


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def node_key(cast: Cast, settings: Any, tmp_path: Path) -> str:
    settings.KEYS_ROOT = tmp_path / "keys"
    return set_up_node(actor=cast.nga.actor, kind=NodeKind.STATE).signing


@pytest.fixture
def other(tmp_path: Path, node_key: str) -> Iterator[Other]:
    folder = tmp_path / "other"
    folder.mkdir()
    found = Other(folder, node_key)
    yield found
    found.kill()


@pytest.fixture
def head(cast: Cast) -> Any:
    """The head of the department."""
    load_catalogue()
    return acting(person("Thảo", cast.science, role=Role.HEAD), cast.science)


def _connect(cast: Cast, other: Other, transport: Transport = Transport.HTTP) -> Connection:
    words = ConnectionWords(
        name="Cơ sở dữ liệu quốc gia (mô phỏng)", transport=transport,
        address=f"http://127.0.0.1:{other.port}", own_code=OURS, other_code=THEIRS,
        other_key=other.key, is_simulated=True,
    )  # fmt: skip
    return open_connection(actor=cast.nga.actor, organisation=cast.science.uid, words=words)


def _sign(head: Any, connection: Connection, period: str = "2026-Q4") -> ConnectionMessage:
    digest = digest_of(composed(head, connection, QUARTERLY, period))
    return sign_feed(
        actor=head, connection=connection.uid, key="so-lieu-quy", period=period, seen=digest
    )


def _carry_all(most: int = 40) -> None:
    """Let the outbox try until nothing is left to try, as the worker would over the hours."""
    for _round in range(most):
        due = OutboxMessage.objects.filter(sent_at__isnull=True, topic="exchange.message")
        if not due:
            return
        due.update(next_at=clock.now())
        outbox.deliver_due(_NoProgress())


class _NoProgress:
    """A job that nobody watches."""

    def progress(self, *_words: object) -> None:
        """Nothing."""


@contextmanager
def _known(taken: list[Mapping[str, Any]]) -> Iterator[None]:
    """Let messages of the kind "standards" be taken in."""

    def take(_actor: object, content: Mapping[str, Any]) -> Taken:
        taken.append(content)
        return Taken("Đã nhận.")

    feeds.register_incoming(Incoming("thu", "Thử", lambda _a, _c: (Part("Dòng", "1"),), take))
    try:
        yield
    finally:
        feeds._incoming.pop("thu")


@pytest.mark.django_db
def test_what_nobody_stated_leaves_as_unknown_and_never_as_zero(
    cast: Cast, other: Other, head: Any
) -> None:
    other.start()
    connection = _connect(cast, other)

    with clock.told(NOVEMBER):
        message = _sign(head, connection)
        _carry_all()

    message.refresh_from_db()
    with message.file and open_of(message) as stream:
        content = json.loads(stream.read())["content"]
    assert message.state == MessageState.ACCEPTED
    assert content["rows"]
    assert all(row["value"] is None for row in content["rows"])
    assert content["unknown"] == [row["code"] for row in content["rows"]]
    assert other.memory.got() == {message.message_id: message.sha256}
    assert log_fault() is None


def open_of(message: ConnectionMessage) -> Any:
    from chuan.core import files

    return files.open_file(message.file)


@pytest.mark.django_db
@pytest.mark.slow
def test_a_line_that_is_cut_before_and_after_and_a_side_that_is_killed_lose_and_double_nothing(
    cast: Cast, other: Other, head: Any
) -> None:
    other.start("--cut-before", "3", "--cut-after", "2", "--seconds-off", "3600")
    connection = _connect(cast, other)
    with clock.told(NOVEMBER):
        sent = [_sign(head, connection, f"20{year}-Q{quarter}")
                for year in (23, 24, 25) for quarter in (1, 2, 3, 4)]  # fmt: skip
        for number in range(8):
            outbox.deliver_due(_NoProgress())
            OutboxMessage.objects.filter(sent_at__isnull=True).update(next_at=clock.now())
            if number % 3 == 1:
                other.kill()
                other.start("--cut-after", "2")
        other.kill()
        other.start()
        _carry_all()

    assert other.memory.got() == {each.message_id: each.sha256 for each in sent}
    states = ConnectionMessage.objects.values_list("state", flat=True)
    assert set(states) == {MessageState.ACCEPTED}
    assert ConnectionLog.objects.filter(event="accepted").count() == len(sent)
    with clock.told(NOVEMBER):
        found = reconcile_day(actor=head, uid=connection.uid, on=clock.today())
    assert found.agrees
    assert found.ours == len(sent)


@pytest.mark.django_db
def test_what_the_other_side_lost_is_found_by_comparing_and_sent_again(
    cast: Cast, other: Other, head: Any
) -> None:
    other.start()
    connection = _connect(cast, other)
    with clock.told(NOVEMBER):
        message = _sign(head, connection)
        _carry_all()
        other.kill()
        (other.folder / "simulator.sqlite3").unlink()
        other.start()

        found = reconcile_day(actor=head, uid=connection.uid, on=clock.today())
        _carry_all()

    assert not found.agrees
    assert other.memory.got() == {message.message_id: message.sha256}
    message.refresh_from_db()
    assert message.state == MessageState.ACCEPTED


@pytest.mark.django_db
def test_what_comes_twice_is_kept_once_and_decided_once(
    cast: Cast, other: Other, head: Any
) -> None:
    other.start("--twice")
    connection = _connect(cast, other)
    ids = [other.memory.put("thu", {"rows": [number]}, OURS) for number in range(3)]

    for _time in range(3):
        fetch(connection)
        connection.refresh_from_db()

    arrived = ConnectionMessage.objects.incoming().order_by("pk")
    taken: list[Mapping[str, Any]] = []
    with _known(taken):
        accept_message(actor=head, uid=arrived[0].uid)
        with pytest.raises(Exception, match="đã có kết quả"):
            accept_message(actor=head, uid=arrived[0].uid)
    _carry_all()
    assert [row.message_id for row in arrived] == ids
    assert taken == [{"rows": [0]}]
    receipts = ConnectionMessage.objects.outgoing().filter(kind="receipt")
    assert [row.state for row in receipts] == [MessageState.ACCEPTED]


@pytest.mark.django_db
def test_a_message_of_a_stranger_or_for_another_body_is_not_believed(
    cast: Cast, other: Other, head: Any, tmp_path: Path
) -> None:
    connection = _connect(cast, other, Transport.FILE)
    theirs = _key_in(other.folder)
    message = Message("ab" * 16, "thu", THEIRS, OURS, "2026-11-23T01:02:03Z", {})
    elsewhere = Message("ab" * 16, "thu", THEIRS, "H31", "2026-11-23T01:02:03Z", {})

    for raw in (
        write_message(message, Ed25519PrivateKey.generate()), write_message(elsewhere, theirs), b"{}",
    ):  # fmt: skip
        with pytest.raises(MessageRefused):
            take_in(connection, raw)
        with pytest.raises(MessageRefused):
            hand_in_message(actor=head, raw=raw)
    assert not ConnectionMessage.objects.exists()

    first = hand_in_message(actor=head, raw=write_message(message, theirs))
    assert hand_in_message(actor=head, raw=write_message(message, theirs)).pk == first.pk


@pytest.mark.django_db
def test_by_hand_the_same_message_goes_out_and_its_receipt_comes_back(
    cast: Cast, other: Other, head: Any
) -> None:
    connection = _connect(cast, other, Transport.FILE)
    with clock.told(NOVEMBER):
        message = _sign(head, connection)
    carried = carry(actor=head, uid=message.uid)
    assert carried.state == MessageState.CARRIED
    with open_of(message) as stream:
        _status, receipt = other.memory._take(stream.read())

    decided = hand_in_message(actor=head, raw=receipt)

    assert (decided.pk, decided.state) == (message.pk, MessageState.ACCEPTED)
    assert not OutboxMessage.objects.filter(topic="exchange.message").exists()


@pytest.mark.django_db
def test_only_heads_sign_what_they_saw_and_once_for_a_period(
    cast: Cast, other: Other, head: Any
) -> None:
    connection = _connect(cast, other, Transport.FILE)
    officer = acting(person("Dũng", cast.science), cast.science)
    words = {"connection": connection.uid, "key": "so-lieu-quy", "period": "2026-Q4"}
    with clock.told(NOVEMBER):
        digest = digest_of(composed(head, connection, QUARTERLY, "2026-Q4"))

        with pytest.raises(MayNotSign):
            sign_feed(actor=officer, seen=digest, **words)
        with pytest.raises(FeedNotReady, match="đã thay đổi"):
            sign_feed(actor=head, seen="0" * 64, **words)
        sign_feed(actor=head, seen=digest, **words)
        with pytest.raises(FeedNotReady, match="đã ký gửi"):
            sign_feed(actor=head, seen=digest, **words)


@pytest.mark.django_db
def test_after_many_failures_people_are_asked_and_a_paused_line_keeps_what_waits(
    cast: Cast, other: Other, head: Any
) -> None:
    other.start()
    connection = _connect(cast, other)
    other.kill()
    with clock.told(NOVEMBER):
        message = _sign(head, connection)
    pause(actor=cast.nga.actor, uid=connection.uid, reason="Bảo trì")
    _carry_all()
    message.refresh_from_db()
    assert (message.state, message.attempts) == (MessageState.WAITING, 0)

    resume_connection(actor=cast.nga.actor, uid=connection.uid)
    row = OutboxMessage.objects.filter(sent_at__isnull=True).get()
    for _time in range(MOST_ATTEMPTS - 1):
        with pytest.raises(LineFailed):
            deliver(row)
    deliver(row)

    message.refresh_from_db()
    assert message.state == MessageState.FAILED
    assert (
        InboxItem.objects.filter(code="exchange.message_stuck", recipient_id=head.id).count() == 1
    )


@pytest.mark.django_db
def test_those_in_charge_are_reminded_two_weeks_and_three_days_before_and_no_other_day(
    cast: Cast, other: Other, head: Any
) -> None:
    _connect(cast, other, Transport.FILE)
    days = [datetime(2026, 12, day, tzinfo=UTC).date() for day in range(1, 28)]

    told = [on.day for on in days if remind_of_feeds(on=on)]

    assert told == [10, 21, 24]


@pytest.mark.parametrize(
    ("address", "simulated"),
    [
        ("http://csdl.example.vn/api", False), ("https://localhost/api", False),
        ("https://u:p@csdl.example.vn", False), ("https://csdl.example.vn/?q=1", False),
        ("ftp://csdl.example.vn", False), ("file:///etc/passwd", True), ("https://x:99999", False),
        ("http://csdl.example.vn", True), ("https://[::1]:8/", False), ("", False),
    ],
)  # fmt: skip
def test_an_address_that_leads_astray_is_refused(address: str, *, simulated: bool) -> None:
    with pytest.raises(ConnectionRefused):
        checked_address(address, simulated=simulated)


def test_addresses_that_may_be_used_are_kept_plain() -> None:
    assert checked_address(" https://csdl.example.vn/api/ ", simulated=False) == (
        "https://csdl.example.vn/api"
    )
    assert checked_address("http://127.0.0.1:8010", simulated=True) == "http://127.0.0.1:8010"


@pytest.mark.django_db
def test_another_province_finds_no_connection_and_no_message(
    cast: Cast, other: Other, head: Any
) -> None:
    connection = _connect(cast, other, Transport.FILE)
    with clock.told(NOVEMBER):
        message = _sign(head, connection)

    for name, uid in (("connection_detail", connection.uid), ("message_detail", message.uid)):
        assert cast.vy.client.get(reverse(f"exchange:{name}", args=[uid])).status_code == 404
    assert re.search(
        "mô phỏng", cast.minh.client.get(reverse("exchange:connection_list")).content.decode()
    )


@pytest.mark.django_db
def test_records_from_above_come_into_the_register_as_a_dry_run(
    cast: Cast, other: Other, head: Any
) -> None:
    _connect(cast, other, Transport.FILE)
    rows = [
        {"number": "TCVN 5603:2023", "title_vi": "Nguyên tắc chung về vệ sinh thực phẩm",
         "status": "active", "ics": ["67.020"]},
        {"number": "không phải số hiệu", "title_vi": "x"},
    ]  # fmt: skip
    message = Message(
        "cd" * 16, "standards", THEIRS, OURS, "2026-11-23T01:02:03Z",
        {"title": "Cập nhật tháng 11", "rows": rows},
    )  # fmt: skip
    kept = hand_in_message(actor=head, raw=write_message(message, _key_in(other.folder)))
    thao = Person.objects.get(uid=head.id)
    page = signed_in(thao, cast.science).get(reverse("exchange:message_detail", args=[kept.uid]))
    assert "TCVN 5603:2023" in page.content.decode()

    done = accept_message(actor=head, uid=kept.uid)

    run = ImportRun.objects.get()
    read_import(actor=head, uid=run.uid, progress=lambda *_words: None)
    run.refresh_from_db()
    assert done.url == reverse("standards:import_detail", args=[run.uid])
    assert (run.rows, Standard.objects.filter(key__contains="5603").count()) == (2, 0)


@pytest.mark.django_db
def test_what_the_locality_made_leaves_without_samples(cast: Cast, other: Other, head: Any) -> None:
    connection = _connect(cast, other, Transport.FILE)

    made = composed(head, connection, LOCAL_RECORDS, "")

    assert (made.content["rows"], made.content["applied"]) == ([], [])
    assert [part.value for part in made.parts] == [None, None, "0"]
