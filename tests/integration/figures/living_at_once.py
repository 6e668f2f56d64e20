"""What many press in one moment in the life of reports, and a kill before a sending is committed."""

import json
import sys
from decimal import Decimal
from typing import Any


def press_all() -> dict[str, object]:
    """What each press was told, and what stands afterwards."""
    from chuan.core import clock
    from chuan.domain.cascade import Period
    from chuan.figures.enums import Origin
    from chuan.figures.models import CellChange, Publication, Report, ReportVersion, Round
    from chuan.figures.services.cells import CellEdit, save_cells
    from chuan.figures.services.locking import close_round
    from chuan.figures.services.publishing import publish_figures
    from chuan.figures.services.schedules import open_due_rounds
    from chuan.figures.services.sending import approve_report, submit_report, withdraw_report
    from tests.factories.at_once import at_once, named

    hoa, minh, ly = named("Hoa"), named("Minh"), named("Lý")
    commune, ward = Report.objects.order_by("pk")[:2]
    lines = list(commune.round.form.lines.filter(required=True, indicator__isnull=False))
    pks = [line.pk for line in lines[:2]]

    def save(line: int, value: int) -> None:
        edit = CellEdit(line, Decimal(value), version=0)
        save_cells(actor=hoa, report=commune.uid, edits=[edit], origin=Origin.TYPED)

    told: dict[str, object] = {"killed": killed_while_sending(ly, ward)}
    told["after the kill"] = [ReportVersion.objects.count(), Report.objects.get(pk=ward.pk).state]
    told["tabs"] = at_once(*(lambda at=at: save(pks[at % 2], at % 2 + 5) for at in range(4)))
    told["cells"] = [[int(c.value or 0), c.version] for c in commune.cells.order_by("line")]
    told["changes"] = CellChange.objects.filter(report=commune).count()
    told["sent"] = at_once(*[lambda: submit_report(actor=hoa, uid=commune.uid)] * 4)
    told["judged"] = at_once(
        lambda: approve_report(actor=minh, uid=commune.uid),
        lambda: withdraw_report(actor=hoa, uid=commune.uid),
        lambda: approve_report(actor=minh, uid=commune.uid),
    )
    told["state"] = Report.objects.get(pk=commune.pk).state
    if told["state"] == "drafting":
        submit_report(actor=hoa, uid=commune.uid)
        approve_report(actor=minh, uid=commune.uid)
    told["closed"] = at_once(
        lambda: close_round(actor=minh, uid=commune.round.uid),
        lambda: submit_report(actor=ly, uid=ward.uid),
        lambda: close_round(actor=minh, uid=commune.round.uid),
    )
    told["ward"] = Report.objects.get(pk=ward.pk).state
    told["published"] = at_once(
        *[lambda: publish_figures(actor=minh, period=Period.year(2026))] * 3
    )
    told["publications"] = Publication.objects.count()
    rounds = Round.objects.count()
    told["opened"] = at_once(*[lambda: open_due_rounds(on=clock.today())] * 3)
    told["rounds"] = Round.objects.count() - rounds
    return told


def killed_while_sending(who: Any, report: Any) -> int:
    """The signal that ended a process which sent and was killed before it was committed."""
    from chuan.figures.services import sending
    from tests.factories.at_once import kill, killed_amid

    def send() -> None:
        vars(sending)["tell_asker"] = kill
        sending.submit_report(actor=who, uid=report.uid)

    return killed_amid(send)


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(press_all()))
