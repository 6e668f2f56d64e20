"""A change of an act that 100,000 things rest on: how many queries, and how its time grows.

Runs on SQLite, or on PostgreSQL under `scripts/with_postgres.py`. The things belong to 400 bodies with
two officers each; one act details the changed one, and a tenth of the things rest on that act alone.
"""

import time
from operator import itemgetter

from bench.nodes import in_process, run

THINGS, SMALL, BODIES, ROUNDS = 100_000, 10_000, 400, 3
SCENARIO = "bench.law_propagation"
LIMITS = {"queries": 20.0, "growth_to_size": 1.5}


def main() -> dict[str, float]:
    """The quickest of each size, taken by turns on fresh nodes: growth of time over growth of size."""
    rounds = [(in_process(SCENARIO, THINGS), in_process(SCENARIO, SMALL)) for _ in range(ROUNDS)]
    full, small = (min(size, key=itemgetter("seconds")) for size in zip(*rounds, strict=True))
    return {
        "queries": full["queries"],
        "growth_to_size": full["seconds"] / small["seconds"] / (THINGS / SMALL),
        "full_seconds": full["seconds"],
        "small_seconds": small["seconds"],
        "flags": full["flags"],
    }


def measure_announcing(things: int) -> dict[str, float]:
    """Lay the things down (not timed), announce a change of a part (timed)."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from chuan.config.database import make_roles, migrate  # noqa: PLC0415
    from chuan.core import reliance  # noqa: PLC0415
    from chuan.core.actor import system_actor  # noqa: PLC0415

    make_roles()
    migrate()
    lay(things, BODIES)
    change = reliance.Change(
        "bench", "law.replaced", reliance.Basis("act", "1/2026/NĐ-CP", "Điều 66"), "Thay thế", "",
        "/", None, "A",
    )  # fmt: skip
    begun = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        flags = reliance.announce(change, actor=system_actor())
    seconds = time.perf_counter() - begun
    if flags < things:
        raise SystemExit(f"only {flags} of {things} things were flagged")
    return {"queries": float(len(queries)), "seconds": seconds, "flags": float(flags)}


def lay(things: int, bodies: int) -> None:
    """Bodies with two officers each, and things that rest on parts of one act, by turns."""
    from django.db import transaction  # noqa: PLC0415

    from chuan.core import reliance  # noqa: PLC0415
    from chuan.core.models import Dependant, DependantBasis  # noqa: PLC0415
    from tests.factories.people import organisation, person  # noqa: PLC0415

    with transaction.atomic():
        province = organisation("UBND tỉnh Thử", path="/40/", agency="ubnd-tinh")
        made = [organisation(f"Cơ quan số {n}", province) for n in range(bodies)]
        for number, body in enumerate(made):
            person(f"Cán bộ {number}a", body)
            person(f"Cán bộ {number}b", body)
        act = reliance.Dependant("act", "2/2026/TT-BKHCN", "Thông tư 2/2026/TT-BKHCN", "/")
        reliance.rest_on(act, [reliance.Basis("act", "1/2026/NĐ-CP")])
        Dependant.objects.bulk_create(
            (
                Dependant(
                    kind="plan", object_id=str(n), label=f"Kế hoạch {n}", url="/",
                    owner_path=made[n % bodies].path,
                )
                for n in range(things)
            ),
            batch_size=2000,
        )  # fmt: skip
        pks = Dependant.objects.filter(kind="plan").order_by("pk").values_list("pk", flat=True)
        keys = ("2/2026/TT-BKHCN", *["1/2026/NĐ-CP"] * 9)
        paths = ("/", "/d66/", "/d66/k1/")
        DependantBasis.objects.bulk_create(
            (
                DependantBasis(
                    dependant_id=pk, kind="act", key=keys[n % 10], part="", path=paths[n % 3]
                )
                for n, pk in enumerate(pks.iterator(chunk_size=2000))
            ),
            batch_size=2000,
        )


if __name__ == "__main__":
    run(measure_announcing)
