"""Documents and plans as evidence: what a reader may name, and what others may open."""

from collections.abc import Mapping, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.actor import Actor
from chuan.core.references import MOST, Reference, ReferenceKind
from chuan.documents.models import Document
from chuan.documents.selectors.copies import list_documents
from chuan.plans.models import Plan

DOCUMENT, PLAN = "documents.document", "plans.plan"


def _find_documents(actor: Actor, words: str) -> Sequence[Reference]:
    rows = list_documents(actor)
    if words:
        rows = rows.filter(Q(symbol__icontains=words) | Q(title__icontains=words))
    return [_document(row) for row in rows.order_by("-issued_on", "-pk")[:MOST]]


def _look_up_documents(actor: Actor, ids: Sequence[str]) -> Mapping[str, Reference]:
    keys = [int(one) for one in ids if one.isascii() and one.isdigit() and len(one) < 18]
    return {str(row.pk): _document(row) for row in list_documents(actor).filter(pk__in=keys)}


def _document(row: Document) -> Reference:
    url = reverse("documents:document_detail", args=[row.uid])
    return Reference(DOCUMENT, str(row.pk), row.label, url, row.title[:160])


def _find_plans(actor: Actor, words: str) -> Sequence[Reference]:
    rows = Plan.objects.visible_to(actor).select_related("document", "owner")
    if words:
        rows = rows.filter(Q(document__symbol__icontains=words) | Q(title__icontains=words))
    return [_plan(row) for row in rows.order_by("-accepted_at", "-pk")[:MOST]]


def _look_up_plans(actor: Actor, ids: Sequence[str]) -> Mapping[str, Reference]:
    keys = [int(one) for one in ids if one.isascii() and one.isdigit() and len(one) < 18]
    rows = Plan.objects.visible_to(actor).select_related("document", "owner")
    return {str(row.pk): _plan(row) for row in rows.filter(pk__in=keys)}


def _plan(row: Plan) -> Reference:
    url = reverse("plans:plan_detail", args=[row.uid])
    return Reference(PLAN, str(row.pk), row.document.label, url, row.title[:160])


KINDS = (
    ReferenceKind(DOCUMENT, _("Văn bản"), _find_documents, _look_up_documents),
    ReferenceKind(PLAN, _("Kế hoạch"), _find_plans, _look_up_plans),
)
