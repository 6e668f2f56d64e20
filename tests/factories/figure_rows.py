"""Rows of the room of figures for the small world: one of every kind that an address speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from uuid import UUID

import openpyxl

from chuan.core import clock, files
from chuan.domain.cascade import Period, PeriodKind
from chuan.figures.enums import Comparator, ImportState
from chuan.figures.models import (
    CellSource,
    Compiler,
    ForeignCell,
    ForeignCopy,
    ForeignForm,
    Form,
    FormLine,
    Publication,
    Report,
    Round,
    Schedule,
    Workbook,
)
from chuan.figures.services import opening, publishing, questions, targets
from chuan.figures.services.locking import close_round
from chuan.figures.services.rounds import Asking, open_round
from chuan.figures.services.targets import TargetWords
from chuan.figures.services.texts import TextEdit, save_texts
from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation
from chuan.plans.models import Plan
from tests.factories.cast import Cast, Member
from tests.factories.figures import Kit, indicator, make_compiler, make_kit
from tests.factories.foreign_forms import samples
from tests.factories.people import person
from tests.factories.reports import accept, fill, send

DRAFTED = (8731, 9642)
"""What Hoa has typed and not sent."""
WORDS = "Đã mở ba lớp tập huấn."
"""What the province has written and not sent."""


@dataclass(frozen=True)
class FigureRows:
    """The province asks a commune, and is asked itself by the committee that compiles the country."""

    plan: UUID
    place: str
    line: int
    compiler: int
    schedule: int
    indicator: UUID
    shipped_indicator: UUID
    form: UUID
    target: UUID
    round: UUID
    drafted: UUID
    sent: UUID
    locked: UUID
    above: UUID
    question: UUID
    opening: UUID
    workbook: UUID
    foreign: UUID
    publication: UUID

    def of_routes(self) -> tuple[tuple[str, UUID], ...]:
        """Beginnings of route names and the rows they speak of."""
        return (
            ("figures:figure_", self.shipped_indicator), ("figures:plan_targets", self.plan),
            ("figures:target_create", self.indicator), ("figures:target_", self.target),
            ("figures:indicator_", self.indicator), ("figures:form_", self.form),
            ("figures:report_send", self.drafted), ("figures:report_ask_open", self.locked),
            ("figures:report_withdraw", self.sent), ("figures:report_return", self.sent),
            ("figures:report_approve", self.sent), ("figures:report_actuals", self.sent),
            ("figures:report_changes", self.sent), ("figures:version_", self.sent),
            ("figures:report_", self.drafted), ("figures:cell_", self.drafted),
            ("figures:source_", self.drafted), ("figures:paper_", self.above),
            ("figures:question_new", self.sent), ("figures:question_", self.question),
            ("figures:opening_", self.opening), ("figures:round_", self.round),
            ("figures:workbook_round", self.round), ("figures:workbook_report", self.drafted),
            ("figures:workbook_", self.workbook), ("figures:foreign_", self.foreign),
            ("figures:publication_", self.publication), ("figures:public_", self.publication),
        )  # fmt: skip

    def numbers(self, route: str) -> Mapping[str, object]:
        """Arguments of a route that are no uid."""
        if not route.startswith("figures:"):
            return {}
        numbers = {
            "figures:schedule_end": self.schedule, "figures:compiler_end": self.compiler,
        }  # fmt: skip
        return {"code": self.place, "line": self.line, "number": numbers.get(route, 1)}


@dataclass(frozen=True)
class _Life:
    """Reports of one commune in three rounds, and one of the province."""

    round: Round
    drafted: Report
    sent: Report
    locked: Report
    above: Report


def make_figure_rows(cast: Cast, plan: Plan) -> FigureRows:
    """Hoa's room compiles her commune, Minh's body the province, Lan's committee the country."""
    kit = make_kit()
    assert cast.lan.organisation is not None
    Compiler.objects.create(organisation=cast.lan.organisation)
    make_compiler(cast.province)
    compiler = make_compiler(cast.culture, of=cast.commune)
    life = _make_life(cast, kit)
    own = indicator("quay-doi-chung", "Số quầy đối chứng", owner_path=cast.province.path)
    target = targets.set_target(
        actor=cast.minh.actor, owner=cast.province,
        words=TargetWords(kit.rate, Comparator.AT_LEAST, Decimal(80), year_until=2030),
    )  # fmt: skip
    assert cast.commune.place is not None
    return FigureRows(
        plan=plan.uid,
        place=cast.commune.place.code,
        line=kit.line(kit.informed).pk,
        compiler=compiler.pk,
        schedule=_schedule(cast, kit).pk,
        indicator=own.uid,
        shipped_indicator=kit.informed.uid,
        form=_own_form(cast, kit).uid,
        target=target.uid,
        round=life.round.uid,
        drafted=life.drafted.uid,
        sent=life.sent.uid,
        locked=life.locked.uid,
        above=life.above.uid,
        question=questions.ask_about(
            actor=cast.minh.actor, uid=life.sent.uid, line=kit.line(kit.informed).pk,
            text="Vì sao số cơ sở giảm?",
        ).uid,
        opening=opening.ask_to_open(
            actor=cast.hoa.actor, uid=life.locked.uid, reason="Có số quyết toán."
        ).uid,
        workbook=_workbook(cast, life.round).uid,
        foreign=_foreign(cast, kit).uid,
        publication=_publications(cast).uid,
    )  # fmt: skip


def _make_life(cast: Cast, kit: Kit) -> _Life:
    """This year's is being filled, last year's waits to be judged, that before is locked."""
    year, minh, hoa = clock.today().year, cast.minh, cast.hoa
    above = _ask(cast.lan, kit, year, cast.province).reports.get()
    round_ = _ask(minh, kit, year, cast.commune, cast.ward, into=above)
    drafted = round_.reports.get(organisation=cast.commune)
    fill(hoa, drafted, kit, *DRAFTED)
    CellSource.objects.create(
        cell=drafted.cells.get(line=kit.line(kit.informed)), kind="plan", object_id="1",
        label="Kế hoạch tập huấn",
    )  # fmt: skip
    save_texts(actor=minh.actor, report=above.uid, edits=[TextEdit("ket-qua", WORDS)])
    sent = send(hoa, _ask(minh, kit, year - 1, cast.commune).reports.get(), kit)
    closed = _ask(minh, kit, year - 2, cast.commune)
    locked = accept(minh, send(hoa, closed.reports.get(), kit))
    close_round(actor=minh.actor, uid=closed.uid)
    return _Life(round_, drafted, sent, locked, above)


def _ask(
    asker: Member, kit: Kit, year: int, *bodies: Organisation, into: Report | None = None
) -> Round:
    """A yearly round that a report of this year can still be in time for."""
    asking = Asking(
        form=kit.form, period=Period.year(year), closing_on=date(year, 11, 15),
        printed_on=date(year, 12, 31) + timedelta(days=30), into=into,
    )  # fmt: skip
    return open_round(actor=asker.actor, asking=asking, bodies=bodies)


def _schedule(cast: Cast, kit: Kit) -> Schedule:
    return Schedule.objects.create(
        form_code=kit.form.code, asker=cast.province, asker_path=cast.province.path,
        period_kind=PeriodKind.YEAR, due_month=11, due_day=20, asked=["commune_government"],
    )  # fmt: skip


def _own_form(cast: Cast, kit: Kit) -> Form:
    """A form of the province that nobody was asked with yet."""
    form = Form.objects.create(
        code="bieu-cua-tinh", name="Biểu của tỉnh", period_kind=PeriodKind.QUARTER,
        owner_path=cast.province.path,
    )  # fmt: skip
    FormLine.objects.create(form=form, order=1, label="1", indicator=kit.informed)
    return form


def _workbook(cast: Cast, round_: Round) -> Workbook:
    """A file that Minh brought in, read, with a row to look at again."""
    book, kept, minh = openpyxl.Workbook(), BytesIO(), cast.minh.actor
    book.save(kept)
    kept.seek(0)
    stored = files.store(kept, name="số liệu.xlsx", media_type="", owner_path="", actor=minh)
    return Workbook.objects.create(
        organisation=cast.province, path=cast.province.path, round=round_, sha256=stored.sha256,
        name=stored.name, file=stored, marked=stored, state=ImportState.READ, rows=2, good=1, bad=1,
        summary={
            "kind": "round", "same": 0, "cells": 1, "bodies": 1, "hidden": 0, "before": "",
            "about": "", "errors": [[3, "C3", "Cần kiểm tra lại."]],
        },
        created_at=clock.now(), by_id=minh.id, by_label="Minh",
    )  # fmt: skip


def _foreign(cast: Cast, kit: Kit) -> ForeignCopy:
    """The form of a superior that Minh's body received, one cell of it tied."""
    minh, now = cast.minh.actor, clock.now()
    sample = next(each for each in samples() if each.name.endswith(".xlsx"))
    stored = files.store(
        BytesIO(sample.data), name=sample.name, media_type="", owner_path="", actor=minh
    )
    form = ForeignForm.objects.create(
        sha256=stored.sha256, kind="xlsx", name=stored.name, file=stored,
        layout={"grids": [], "words": []}, top_path=cast.province.path, created_at=now,
        by_label="Minh",
    )  # fmt: skip
    ForeignCell.objects.create(
        form=form, address="x:1:5:5", label="Số cơ sở được tập huấn", indicator=kit.informed
    )
    return ForeignCopy.objects.create(
        form=form, organisation=cast.province, path=cast.province.path,
        period=Period.year(clock.today().year).code, name=stored.name, received_at=now,
        by_label="Minh",
    )  # fmt: skip


def _publications(cast: Cast) -> Publication:
    """The year that is closed, made public, taken back, and made public again."""
    chair = Member(person("Chủ tịch tỉnh", cast.province, role=Role.HEAD), cast.province)
    period = Period.year(clock.today().year - 2)
    first = publishing.publish_figures(actor=chair.actor, period=period)
    publishing.withdraw_publication(
        actor=chair.actor, uid=first.uid, reason="Bổ sung số của một xã."
    )
    return publishing.publish_figures(actor=chair.actor, period=period)
