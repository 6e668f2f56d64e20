"""Bodies that can be asked what they think of a draft."""

from collections.abc import Sequence

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.orgs.enums import Level, OrganisationKind
from chuan.orgs.models import Organisation
from chuan.orgs.rules.paths import segments
from chuan.standards.models import Draft

MOST = 400


def askable(actor: Actor, draft: Draft) -> Sequence[tuple[str, str]]:
    """Bodies of the own province (or all central ones) that were not asked yet: id and name."""
    top = f"/{segments(actor.path)[0]}/" if segments(actor.path) else "/"
    asked = draft.asked.exclude(organisation=None).values("organisation")
    rows = (
        Organisation.objects.valid_on(clock.today())
        .filter(under(top) | under("/tw/"))
        .exclude(pk__in=asked)
        .exclude(path=draft.owner_path)
        .exclude(level__in=(Level.PARTY, Level.NODE))
        .exclude(kind=OrganisationKind.NODE)
    )
    return [(str(pk), name) for pk, name in rows.order_by("path").values_list("pk", "name")[:MOST]]


def level_of(actor: Actor) -> str:
    """The tier of the body acted for."""
    return (
        Organisation.objects.filter(path=actor.path).values_list("level", flat=True).first() or ""
    )
