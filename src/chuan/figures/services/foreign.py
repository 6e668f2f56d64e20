"""Forms of others: received, tied to indicators once for every body of the tree, filled in their own file."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final
from uuid import UUID

import orjson
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, files
from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.domain.cascade import BadPeriod, parse_period
from chuan.figures.enums import CellMeaning
from chuan.figures.errors import ChangedMeanwhile, MayNotReport, WorkbookRefused
from chuan.figures.models import ForeignCell, ForeignCopy, ForeignForm, Indicator
from chuan.figures.office.apart import told
from chuan.figures.permissions import can_report, can_tie
from chuan.figures.rules.foreign_grid import Blank, Grid, blanks_of
from chuan.figures.rules.foreign_match import labels_print
from chuan.figures.rules.timing import is_of_our_time
from chuan.figures.selectors.foreign import answers_of, find_copy, matcher_of, near_form
from chuan.figures.services.office_files import received
from chuan.orgs.rules.paths import tree_of
from chuan.orgs.selectors import organisation_by_uid

LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class TieEdit:
    """What an officer says that a cell wants; no indicator: nothing that we know."""

    cell: int
    indicator: Indicator | None
    stage: str = ""
    meaning: CellMeaning = CellMeaning.VALUE
    years_back: int = 0


def receive_form(*, actor: Actor, stream: BinaryIO, name: str, period: str) -> ForeignCopy:
    """Keep the form for the own body; one that another body of the tree tied comes with its ties.

    Raises a child of `OfficeRefused`, or `SecrecyStamp`, before anything is kept.
    """
    if not can_report(actor):
        raise MayNotReport(
            _("Chỉ cán bộ và người đứng đầu cơ quan mới nhận được biểu mẫu vào đây.")
        )
    asked = parse_period(period)
    if not is_of_our_time(asked):
        raise BadPeriod(_("Không có kỳ này."), period=asked.code)
    code = asked.code
    with received(actor, stream, name) as (path, kind):
        grids = [message["grid"] for message in told("grids", path)]
        blanks = blanks_of(grids)
        if not blanks:
            raise WorkbookRefused(
                _("Không thấy ô trống nào để điền trong tệp này. Hãy kiểm tra lại tệp biểu mẫu.")
            )
        with transaction.atomic():
            with path.open("rb") as kept:
                stored = files.store(kept, name=name, media_type="", owner_path="", actor=actor)
            form = _form_of(actor, stored, str(kind), grids, blanks, asked.last_day.year)
            return _copy_of(actor, form, code, stored.name)


@transaction.atomic
def tie_cells(*, actor: Actor, uid: UUID, ties: Sequence[TieEdit], version: int) -> ForeignForm:
    """Say what the cells want, for every body that received the form; others' change comes first."""
    if not can_tie(actor):
        raise MayNotReport(
            _(
                "Cách gắn dùng chung cho mọi cơ quan nhận biểu này: chỉ cán bộ và người đứng đầu cơ quan"
                " nhà nước, Đảng, đoàn thể mới gắn được chỉ tiêu."
            )
        )
    copy = find_copy(actor, uid)
    form = ForeignForm.objects.select_for_update().get(pk=copy.form_id)
    if form.version != version:
        raise ChangedMeanwhile(
            _("Cơ quan khác vừa đổi cách gắn của biểu này. Hãy xem lại rồi lưu.")
        )
    cells = {cell.pk: cell for cell in form.cells.all()}
    changed = 0
    for tie in ties:
        cell = cells.get(tie.cell)
        if cell is None:
            continue
        changed += _tie(cell, tie)
    form.version += 1
    form.save(update_fields=("version",))
    record(
        actor, "figures.foreign_form.tied", kind="foreign_form", object_id=form.pk,
        label=form.name[:200], path=actor.path, changes={"cells": changed},
    )  # fmt: skip
    return form


@contextmanager
def filled_form(*, actor: Actor, uid: UUID) -> Iterator[tuple[Path, ForeignCopy, int]]:
    """The original file with what is known written into it, and how many tied cells stay open."""
    copy = find_copy(actor, uid)
    answers = answers_of(actor, copy)
    cells = {cell.pk: cell for cell in copy.form.cells.all()}
    values: dict[str, dict[str, str]] = {
        cells[pk].address: {
            "text": answer.text,
            "number": "" if answer.number is None else f"{answer.number:f}",
        }
        for pk, answer in answers.items()
        if answer.text and not (answer.text == "–" and answer.number is None)
    }
    missing = sum(answer.is_missing for answer in answers.values())
    with tempfile.TemporaryDirectory(dir=settings.TEMPORARY_ROOT) as folder:
        path = Path(folder) / "tep.bin"
        shutil.copyfile(files.path_of(copy.form.file.sha256), path)
        path.chmod(0o600)
        path.with_suffix(".json").write_bytes(orjson.dumps(values))
        list(told("fill", path))
        record(
            actor, "figures.foreign_form.filled", kind="foreign_form", object_id=copy.form_id,
            label=copy.name[:200], path=actor.path,
            changes={"cells": len(values), "missing": missing, "period": copy.period},
        )  # fmt: skip
        yield path.with_suffix(".out"), copy, missing


@transaction.atomic
def forget_copy(*, actor: Actor, uid: UUID) -> None:
    """The body needs the form no more; its ties stay for the others."""
    if not can_report(actor):
        raise MayNotReport(_("Chỉ cán bộ và người đứng đầu cơ quan mới bỏ được biểu mẫu."))
    copy = find_copy(actor, uid)
    record(
        actor, "figures.foreign_form.forgotten", kind="foreign_form", object_id=copy.form_id,
        label=copy.name[:200], path=actor.path, changes={"period": copy.period},
    )  # fmt: skip
    copy.delete()


def _form_of(  # noqa: PLR0917  (what was read of the file, together)
    actor: Actor, stored: StoredFile, kind: str, grids: Sequence[Grid], blanks: list[Blank], year: int
) -> ForeignForm:  # fmt: skip
    """The form of this content in the tree, made with proposals when it is the first."""
    top = tree_of(actor.path)
    form = ForeignForm.objects.filter(sha256=stored.sha256, top_path=top).first()
    if form is not None:
        return form
    words = labels_print(blanks)
    near = near_form(top, words)
    form, made = ForeignForm.objects.get_or_create(
        sha256=stored.sha256,
        top_path=top,
        defaults={
            "kind": kind, "name": stored.name, "file": stored,
            "layout": {"grids": grids, "words": words}, "created_at": clock.now(),
            "by_label": actor.label[:160], "organisation_label": actor.organisation_label[:300],
        },
    )  # fmt: skip
    if made:
        _propose(actor, form, blanks, year, near)
    return form


def _propose(
    actor: Actor, form: ForeignForm, blanks: Sequence[Blank], year: int, near: ForeignForm | None
) -> None:
    matcher, known = matcher_of(actor)
    before = _ties_of(near) if near is not None else {}
    cells = []
    for blank in blanks:
        label = _words_of(blank)
        cell = ForeignCell(form=form, address=blank.address, label=label)
        old = before.get(label)
        if old is not None:
            cell.indicator_id, cell.stage = old.indicator_id, old.stage
            cell.meaning, cell.years_back = old.meaning, old.years_back
            cell.proposed = old.indicator_id is not None
        elif (tie := matcher.propose(blank, year)) is not None and tie.indicator in known:
            cell.indicator_id, cell.stage = tie.indicator, tie.stage
            cell.meaning, cell.years_back, cell.proposed = tie.meaning, tie.years_back, True
        cells.append(cell)
    ForeignCell.objects.bulk_create(cells, batch_size=500)


def _ties_of(form: ForeignForm) -> Mapping[str, ForeignCell]:
    """Ties by the words of their cells, where these words stand once."""
    found: dict[str, list[ForeignCell]] = {}
    for cell in form.cells.all():
        found.setdefault(cell.label, []).append(cell)
    return {label: cells[0] for label, cells in found.items() if len(cells) == 1}


def _words_of(blank: Blank) -> str:
    return " | ".join(filter(None, (blank.label, blank.column)))[:LONGEST]


def _tie(cell: ForeignCell, tie: TieEdit) -> bool:
    stages = [str(stage) for stage in tie.indicator.stages] if tie.indicator else [""]
    stage = tie.stage if tie.stage in stages else stages[0]
    wanted = (tie.indicator.pk if tie.indicator else None, stage, str(tie.meaning), tie.years_back)
    now = (cell.indicator_id, cell.stage, cell.meaning, cell.years_back)
    if wanted == now and not cell.proposed:
        return False
    cell.indicator, cell.stage = tie.indicator, stage
    cell.meaning, cell.years_back, cell.proposed = tie.meaning, tie.years_back, False
    cell.save()
    return wanted != now


def _copy_of(actor: Actor, form: ForeignForm, period: str, name: str) -> ForeignCopy:
    own = organisation_by_uid(actor.organisation_uid)
    copy, made = ForeignCopy.objects.get_or_create(
        form=form,
        organisation=own,
        period=period,
        defaults={
            "path": own.path, "name": name, "received_at": clock.now(),
            "by_label": actor.label[:160],
        },
    )  # fmt: skip
    if made:
        record(
            actor, "figures.foreign_form.received", kind="foreign_form", object_id=form.pk,
            label=name[:200], path=actor.path, changes={"period": period, "sha256": form.sha256},
        )  # fmt: skip
    return copy
