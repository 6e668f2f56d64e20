"""Communes that send in the same moment: in this process, or in one of its own on a database file."""

import json
import sys
from decimal import Decimal

TIMES = 6


def send_at_once() -> dict[str, object]:
    """Three sendings at a time, two of them of one report; what was told, and the totals after each."""
    from django.db import transaction

    from chuan.core.actor import system_actor
    from chuan.figures.models import Indicator, Report, Total
    from chuan.figures.services.facts import Stated, put_figures
    from chuan.figures.services.totals import recount_totals
    from chuan.orgs.models import Place
    from tests.factories.at_once import at_once

    commune, ward = Report.objects.order_by("pk")[:2]
    asked = Indicator.objects.filter(kind="count").order_by("-pk")

    def send(report: Report, value: int) -> None:
        stated = [Stated(each.pk, "", Decimal(value), None) for each in asked]
        with transaction.atomic():
            put_figures(report=report, stated=stated)

    told: list[list[str]] = []
    totals: list[list[tuple[int, int]]] = []
    for time in range(1, TIMES):
        acts = [(commune, time), (ward, 10 * time), (commune, time)]
        told.append(at_once(*(lambda act=act: send(*act) for act in acts)))
        totals.append([(int(each.value), each.bodies) for each in Total.objects.order_by("pk")])
    every = list(Place.objects.provinces())
    differing = recount_totals(actor=system_actor(), provinces=every)
    return {"told": told, "totals": totals, "differing": differing}


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(send_at_once()))
