"""Two announce one change in the same moment, on a database that two can write."""

import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    from chuan.core import reliance
    from chuan.core.actor import system_actor
    from chuan.core.models import InboxItem, RelianceFlag
    from tests.factories.at_once import at_once

    change = reliance.Change(
        "twice",
        "law.replaced",
        reliance.Basis("act", "37/2026/NĐ-CP"),
        "Thay thế",
        "",
        "/",
        None,
        "A",
    )

    def announce() -> None:
        reliance.announce(change, actor=system_actor())

    said = at_once(announce, announce, announce)
    flags = RelianceFlag.objects.filter(change__key="twice")
    told = InboxItem.objects.filter(code="law.replaced")
    people = told.values_list("recipient_id", flat=True)
    found = {"said": said, "flags": flags.count(), "told": len(people), "people": len(set(people))}
    sys.stdout.write(json.dumps(found))
