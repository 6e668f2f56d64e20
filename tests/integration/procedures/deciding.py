"""Two clerks decide on one dossier in the same moment; a process of its own, run by a test."""

import json

import django

django.setup()

from datetime import UTC, datetime  # noqa: E402  (apps come first)

from chuan.core import clock  # noqa: E402
from chuan.procedures.models import Dossier  # noqa: E402
from chuan.procedures.services.stepping import take_step  # noqa: E402
from chuan.procedures.types import Given  # noqa: E402
from tests.factories.at_once import at_once, named  # noqa: E402


def main() -> None:
    """Say what became of both, and what stands in the log."""
    dossier = Dossier.objects.get()
    one, other = named("Khoa"), named("Kiên")

    def decide(actor, event, **given):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN003, ANN202
        with clock.told(datetime(2026, 8, 4, 2, tzinfo=UTC)):
            take_step(
                actor=actor, uid=dossier.uid, event=event, seen=dossier.seen, given=Given(**given)
            )

    said = at_once(
        lambda: decide(one, "tiep-nhan", fields={"so-thong-bao": "1/TB"}),
        lambda: decide(other, "khong-hop-le", reason="chua-ro", note="Chưa chứng minh được."),
    )
    dossier.refresh_from_db()
    told = {"said": said, "steps": dossier.steps.count(), "state": dossier.state}
    print(json.dumps(told))  # noqa: T201  (what the test reads)


main()
