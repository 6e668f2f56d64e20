"""A file of notifications: looked through first, then written by a job; the same again changes nothing."""

import hashlib
import io
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, jobs
from chuan.core.actor import Actor
from chuan.core.models import Job
from chuan.documents.services.stamped import refuse_stamped_cells
from chuan.domain.sentences import gettext_noop
from chuan.engagement.enums import ImportState, RowOutcome
from chuan.engagement.errors import AlreadyDecided, FileUnreadable, NotificationNotFound
from chuan.engagement.models import (
    IMPORT,
    TbtCode,
    TbtImport,
    TbtImportRow,
    TbtNotification,
)
from chuan.engagement.permissions import must_tell
from chuan.engagement.rules.listing import MOST_ROWS, ListedRow, columns_of, read_rows
from chuan.engagement.rules.symbols import parse_symbol
from chuan.engagement.services.matching import match_notifications
from chuan.engagement.services.tbt import differs, put_notification
from chuan.engagement.types import NotificationWords
from chuan.figures.services.office_files import received
from chuan.standards.reading.bounds import Raw
from chuan.standards.reading.lists import Sought, csv_list, excel_list

APPLY_JOB: Final = "engagement.tbt.apply"
LARGEST: Final = 10 * 2**20
_DAYS: Final = ("distributed_on", "comment_until", "adoption_on", "entry_on")


def no_list() -> FileUnreadable:
    """Nothing in the file is a list of notifications."""
    return FileUnreadable(
        gettext_noop(
            "Không thấy danh sách thông báo trong tệp: cần dòng tiêu đề có cột ký hiệu và tên."
        )
    )


LISTED: Final = Sought(columns_of, no_list)
"""A list of notifications."""


@transaction.atomic
def read_list(*, actor: Actor, stream: BinaryIO, name: str) -> TbtImport:
    """Look the file through and keep what each row would do; the register does not change."""
    must_tell(actor)
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise FileUnreadable(_("Tệp lớn hơn 10 MB. Hãy xuất từng khoảng thời gian ngắn hơn."))
    raws = _raws(actor, content, name)
    rows = list(read_rows(((raw.line, raw.cells) for raw in raws), source=name[:160]))
    if not rows:
        raise no_list()
    if len(rows) > MOST_ROWS:
        raise FileUnreadable(_("Tệp có hơn 5.000 thông báo. Hãy xuất từng khoảng ngắn hơn."))
    refuse_stamped_cells(
        actor,
        (
            text
            for row in rows
            for text in (row.words.title, row.words.title_vi, row.words.products)
        ),
    )
    run = TbtImport.objects.create(
        owner_path=actor.path, name=name[:200], sha256=hashlib.sha256(content).hexdigest(),
        at=clock.now(), by_label=actor.body_label[:300],
    )  # fmt: skip
    made = [_judged(run, row, outcome, reason) for row, outcome, reason in _verdicts(rows)]
    TbtImportRow.objects.bulk_create(made, batch_size=500)
    for outcome in RowOutcome:
        setattr(run, outcome, sum(row.outcome == outcome for row in made))
    run.save()
    record(
        actor, "engagement.list.read", kind=IMPORT, object_id=run.pk, label=run.name,
        path=actor.path, changes={"new": run.new, "changed": run.changed},
    )  # fmt: skip
    return run


@transaction.atomic
def ask_to_apply(*, actor: Actor, uid: UUID) -> Job:
    """Let the good rows be written, by a job that shows its progress."""
    run = _own_run(actor, uid)
    if run.state == ImportState.APPLIED:
        raise AlreadyDecided
    return jobs.enqueue(
        APPLY_JOB, {"run": run.uid.hex}, actor=actor,
        label=_("Ghi thông báo từ tệp %(name)s") % {"name": run.name}, key=f"{APPLY_JOB}:{run.pk}",
    )  # fmt: skip


@transaction.atomic
def apply_list(*, actor: Actor, uid: UUID, progress: Callable[[int, int, str], None]) -> TbtImport:
    """Write new and changed rows, all or nothing; matching profiles are told once."""
    run = _own_run(actor, uid)
    if run.state == ImportState.APPLIED:
        return run
    rows = list(run.rows.filter(outcome__in=(RowOutcome.NEW, RowOutcome.CHANGED)))
    touched: list[TbtNotification] = []
    for place, row in enumerate(rows, start=1):
        kept, changes = put_notification(actor, parse_symbol(row.symbol), _words(row.cells))
        if changes:
            touched.append(kept)
        if place % 50 == 0:
            progress(place, len(rows), "")
    match_notifications(actor=actor, notifications=touched, on=clock.today())
    run.state, run.applied_at = ImportState.APPLIED, clock.now()
    run.save(update_fields=("state", "applied_at"))
    record(
        actor, "engagement.list.applied", kind=IMPORT, object_id=run.pk, label=run.name,
        path=run.owner_path, changes={"lines": len(touched)},
    )  # fmt: skip
    return run


def _own_run(actor: Actor, uid: UUID) -> TbtImport:
    must_tell(actor)
    runs = TbtImport.objects.select_for_update().filter(uid=uid, owner_path=actor.path)
    run = runs.first()
    if run is None:
        raise NotificationNotFound
    return run


def _raws(actor: Actor, content: bytes, name: str) -> Iterator[Raw]:
    if content.startswith(b"PK"):
        with received(actor, io.BytesIO(content), name) as (path, _kind):
            yield from excel_list(path, LISTED)
        return
    with tempfile.TemporaryDirectory(dir=settings.TEMPORARY_ROOT) as folder:
        path = Path(folder) / "tep.csv"
        path.write_bytes(content)
        yield from csv_list(path, LISTED)


def _verdicts(rows: Sequence[ListedRow]) -> Iterator[tuple[ListedRow, RowOutcome, str]]:
    symbols = {str(row.symbol) for row in rows if row.symbol}
    known = {one.symbol: one for one in TbtNotification.objects.filter(symbol__in=symbols)}
    held: dict[int, set[tuple[str, str]]] = defaultdict(set)
    codes = TbtCode.objects.filter(notification__in=[one.pk for one in known.values()])
    for pk, scheme, code in codes.values_list("notification", "scheme", "code"):
        held[pk].add((scheme, code))
    seen: dict[str, int] = {}
    for row in rows:
        symbol = str(row.symbol) if row.symbol else ""
        if row.fault:
            yield row, RowOutcome.DOUBTFUL, _(row.fault)
        elif symbol in seen:
            yield row, RowOutcome.DOUBTFUL, _("Trùng ký hiệu với dòng %(n)s.") % {"n": seen[symbol]}
        elif symbol not in known:
            yield row, RowOutcome.NEW, ""
        elif differs(known[symbol], row.words, held[known[symbol].pk]):
            yield row, RowOutcome.CHANGED, ""
        else:
            yield row, RowOutcome.SAME, ""
        seen.setdefault(symbol, row.number)


def _judged(run: TbtImport, row: ListedRow, outcome: RowOutcome, reason: str) -> TbtImportRow:
    cells = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(row.words).items()
        if value not in (None, "", ())
    }
    return TbtImportRow(
        run=run, number=row.number, symbol=str(row.symbol or "")[:60], outcome=outcome,
        reason=reason[:500], title=row.words.title[:300], cells=cells,
    )  # fmt: skip


def _words(cells: dict[str, Any]) -> NotificationWords:
    held: dict[str, Any] = {}
    for name, value in cells.items():
        if name in _DAYS:
            held[name] = date.fromisoformat(value)
        else:
            held[name] = tuple(value) if isinstance(value, list) else value
    return NotificationWords(**held)
