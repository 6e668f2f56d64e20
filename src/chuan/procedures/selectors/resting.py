"""What versions of procedures rest on: their acts, as `core.reliance` keeps them."""

from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse

from chuan.core import reliance
from chuan.procedures.models import VERSION, ProcedureVersion

ACT = "act"
"""The kind of a basis that acts are known under."""


def dependant_of(row: ProcedureVersion) -> reliance.Dependant:
    """A version as a thing that rests on acts; the node's own."""
    address = reverse("procedures:procedure_detail", args=[row.procedure.key])
    return reliance.Dependant(
        VERSION,
        str(row.pk),
        f"{row.title} ({row.number})"[:300],
        f"{address}?phien_ban={row.number}",
    )


def bases_of(rows: Iterable[tuple[str, str]]) -> list[reliance.Basis]:
    """Symbols and articles as bases."""
    return [reliance.Basis(ACT, symbol, article) for symbol, article in rows]


def collect_dependants() -> Iterator[tuple[reliance.Dependant, Sequence[reliance.Basis]]]:
    """Every version and its acts, for the nightly look."""
    rows = ProcedureVersion.objects.select_related("procedure").prefetch_related("basis_rows")
    for row in rows.order_by("pk"):
        yield (
            dependant_of(row),
            bases_of((each.symbol, each.article) for each in row.basis_rows.all()),
        )
