"""The map of a plan given to every commune of the country against the same plan given to 33."""

from typing import TYPE_CHECKING

from bench.nodes import in_process, measure, run

if TYPE_CHECKING:
    from django.test import Client

    from chuan.orgs.models import Organisation
    from chuan.plans.models import Plan

COMMUNES, FEW = 3321, 33
SCENARIO = "bench.cascade_map"
LIMITS = {"queries": 15.0, "full_to_small": 3.0}


def main() -> dict[str, float]:
    """Build both nodes and compare the page of the ministry that gave the plan out."""
    full, small = in_process(SCENARIO, COMMUNES), in_process(SCENARIO, FEW)
    return {
        "queries": full["queries"],
        "full_to_small": full["seconds"] / small["seconds"],
        "full_ms": full["seconds"] * 1000,
        "small_ms": small["seconds"] * 1000,
    }


def measure_node(communes: int) -> dict[str, float]:
    """Build the node and measure the map; the country is told by province, 33 communes by name."""
    client, plan = _build(communes)
    return measure(client, f"/lam-viec/ke-hoach/{plan.uid}/toan-canh/", b"1/KH-BENCH")


def _build(communes: int) -> "tuple[Client, Plan]":
    from django.core.management import call_command  # noqa: PLC0415  (Django is set up first)
    from django.db import transaction  # noqa: PLC0415

    from tests.factories.country import (  # noqa: PLC0415
        PROVINCES,
        expect_plans,
        give_work,
        make_communes,
    )
    from tests.factories.people import organisation, person, signed_in  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    with transaction.atomic():
        ministry = organisation("Bộ Thử", path="/tw/", level="central", kind="ministry")
        bodies = make_communes(0, communes, PROVINCES if communes > PROVINCES else 1)
        plan = _plan(ministry)
        give_work(plan, bodies)
        expect_plans(plan, bodies)
    return signed_in(person("Lan", ministry), ministry), plan


def _plan(ministry: "Organisation") -> "Plan":
    from chuan.core import clock  # noqa: PLC0415
    from chuan.documents.models import Document, DocumentCopy  # noqa: PLC0415
    from chuan.plans.models import Plan  # noqa: PLC0415

    now = clock.now()
    document = Document.objects.create(
        issuer_key="bo thu", kind="plan", symbol_key="1/kh-bench", symbol="1/KH-BENCH",
        issuer_label=ministry.name, issuer=ministry, title="Kế hoạch thử", created_at=now,
        owner_path=ministry.path,
    )  # fmt: skip
    copy = DocumentCopy.objects.create(
        document=document, owner_path=ministry.path, accepted_at=now, accepted_by_label="Lan"
    )
    return Plan.objects.create(
        document=document, copy=copy, owner=ministry, owner_path=ministry.path,
        title="Kế hoạch thử", accepted_at=now, accepted_by="", accepted_by_label="Lan",
    )  # fmt: skip


if __name__ == "__main__":
    run(measure_node)
