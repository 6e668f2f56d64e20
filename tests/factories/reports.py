"""Reports filled, sent and judged, for tests of what happens to them afterwards."""

from datetime import datetime
from decimal import Decimal

import pytest

from chuan.core import clock
from chuan.figures.enums import Origin
from chuan.figures.models import Report, ReportVersion
from chuan.figures.services.cells import CellEdit, save_cells
from chuan.figures.services.sending import approve_report, submit_report
from chuan.orgs.models import Organisation
from tests.factories.cast import Member
from tests.factories.figures import Kit
from tests.factories.people import person


def officer_of(body: Organisation, name: str = "Lý") -> Member:
    """An officer of that body."""
    return Member(person(name, body), body)


def fill(who: Member, report: Report, kit: Kit, informed: int = 9, producers: int = 12) -> None:
    """The two required lines, with the whole year estimated one higher."""
    pairs = ((kit.informed, informed), (kit.producers, producers))
    edits = [
        CellEdit(kit.line(which).pk, Decimal(value), estimate=Decimal(value + 1))
        for which, value in pairs
    ]
    save_cells(actor=who.actor, report=report.uid, edits=edits, origin=Origin.TYPED)


def send(who: Member, report: Report, kit: Kit, informed: int = 9, producers: int = 12) -> Report:
    """Filled and sent."""
    fill(who, report, kit, informed, producers)
    return submit_report(actor=who.actor, uid=report.uid)


def accept(who: Member, report: Report) -> Report:
    """Approved by who asked."""
    return approve_report(actor=who.actor, uid=report.uid)


def version_of(report: Report, number: int) -> ReportVersion:
    """One version as kept."""
    return ReportVersion.objects.get(report=report, number=number)


def at(patch: pytest.MonkeyPatch, *moment: int) -> None:
    """Let it be that moment in Vietnam from now on: year, month, day, hour (9 by default), minute."""
    year, month, day, hour, minute = (*moment, *(9, 0)[len(moment) - 3 :])
    then = datetime(year, month, day, hour, minute, tzinfo=clock.VIETNAM)
    patch.setattr(clock, "now", lambda: then)
