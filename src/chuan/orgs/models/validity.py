"""Being valid on a date: the one filter that places, organisations and roles share."""

from datetime import date

from django.db.models import F, Q


def valid_on(on: date, prefix: str = "") -> Q:
    """Rows whose interval holds `on`; `valid_until` is the last day, an empty end is open."""
    begins, ends = f"{prefix}valid_from", f"{prefix}valid_until"
    begun = Q(**{f"{begins}__isnull": True}) | Q(**{f"{begins}__lte": on})
    lasts = Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": on})
    return begun & lasts


def in_order() -> Q:
    """The check behind every interval: it does not end before it begins."""
    return (
        Q(valid_from__isnull=True)
        | Q(valid_until__isnull=True)
        | Q(valid_until__gte=F("valid_from"))
    )
