"""What indicators, forms and schedules rest on: the texts that are named as their basis."""

from django.urls import reverse

from chuan.core import reliance
from chuan.domain.provisions import acts_named
from chuan.figures.models import Form, Indicator
from chuan.figures.models.indicator import SHIPPED


def indicators() -> reliance.Pairs:
    """Indicators with a basis."""
    for row in Indicator.objects.exclude(basis="").order_by("pk"):
        yield (
            reliance.Dependant(
                "indicator",
                row.uid.hex,
                row.name,
                reverse("figures:indicator_detail", args=[row.uid]),
                _owner(row.owner_path),
            ),
            _bases(row.basis),
        )


def forms() -> reliance.Pairs:
    """Forms with a basis, each of their versions."""
    for row in Form.objects.exclude(basis="").order_by("pk"):
        yield (
            reliance.Dependant(
                "form",
                row.uid.hex,
                f"{row.name} ({row.version})",
                reverse("figures:form_detail", args=[row.uid]),
                _owner(row.owner_path),
            ),
            _bases(row.basis),
        )


def _owner(path: str) -> str:
    """What was shipped is the node's own."""
    return "" if path == SHIPPED else path


def _bases(text: str) -> list[reliance.Basis]:
    return [reliance.Basis("act", symbol, part) for symbol, part in acts_named(text)]
