"""Bodies whose opinion may be asked: near the drafter, in every tree of the same place."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from chuan.core.scope import under
from chuan.orgs.models import Organisation
from chuan.orgs.rules.paths import scopes

MOST = 400


def bodies_to_ask(owner: Organisation, on: date) -> Sequence[tuple[str, str]]:
    """Bodies of this node in the commune of the drafter, else in its province, as choices by name."""
    where = Q()
    for paths in scopes(owner.path)[:1]:
        for path in paths:
            where |= under(path)
    rows = Organisation.objects.valid_on(on).filter(where, on_node=True).exclude(pk=owner.pk)
    return [(body.uid.hex, body.name) for body in rows.order_by("path", "name")[:MOST]]
