"""Places that an enterprise names when it asks for an account."""

from collections.abc import Sequence

from chuan.core import clock
from chuan.orgs.models import Place
from chuan.orgs.rules.naming import bare_key


def provinces() -> Sequence[tuple[str, str]]:
    """Provinces of today: code and name."""
    rows = Place.objects.provinces().valid_on(clock.today()).order_by("code")
    return list(rows.values_list("code", "name"))


def commune_named(name: str, province: str) -> int | None:
    """The commune of today with that name in the province, its word ("xã") left out or not."""
    wanted = bare_key(name)
    rows = (
        Place.objects.communes()
        .valid_on(clock.today())
        .filter(parent__code=province, parent__valid_until=None)
    )
    found = [
        row.pk for row in rows.only("pk", "name", "folded")
        if wanted in {row.folded, bare_key(row.name)}
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None
