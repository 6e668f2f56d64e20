"""What plans rest on: the acts that their documents cite, and the plans above them."""

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from chuan.core import reliance
from chuan.documents.models import Citation
from chuan.documents.selectors.resting import cited_by
from chuan.plans.models import Plan

CHUNK = 500


PLAN = "plan"


def plans() -> reliance.Pairs:
    """Every plan; one that nothing was read from rests on nothing and is left out."""
    return resting_plans(Plan.objects.all())


def resting_plans(asked: QuerySet[Plan]) -> reliance.Pairs:
    """These plans with the acts that their documents cite."""
    citations = Prefetch("copy__citations", queryset=Citation.objects.order_by("order", "pk"))
    rows = (
        asked.filter(copy__citations__isnull=False)
        .distinct()
        .select_related("copy")
        .defer("copy__content", "copy__text")
        .prefetch_related(citations)
        .order_by("pk")
    )
    for plan in rows.iterator(chunk_size=CHUNK):
        yield (
            reliance.Dependant(
                PLAN,
                plan.uid.hex,
                plan.title[:400],
                reverse("plans:plan_detail", args=[plan.uid]),
                plan.owner_path,
            ),
            cited_by(plan.copy),
        )
