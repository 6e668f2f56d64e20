"""Rows behind live counts: how each kind opens, for who may see it."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from chuan.core.actor import Actor
from chuan.core.references import Reference, ReferenceKind
from chuan.documents.models import IncomingEntry, IssuedNumber
from chuan.documents.selectors.incoming import visible_entries
from chuan.documents.selectors.numbering import outgoing
from chuan.plans import labels
from chuan.plans.models import Assignment, Difficulty, Review, Task

SHARE, REVIEW, DIFFICULTY = "plans.share", "plans.review", "plans.difficulty"
INCOMING, OUTGOING = "documents.incoming", "documents.outgoing"

Shown = TypeVar("Shown", bound=Model)


def _kind(
    name: str,
    label: Promise,
    rows: Callable[[Actor], QuerySet[Shown]],
    shown: Callable[[Shown], Reference],
) -> ReferenceKind:
    """A kind that is opened where it is named, and is not offered as evidence."""

    def look_up(actor: Actor, ids: Sequence[str]) -> Mapping[str, Reference]:
        keys = [int(one) for one in ids if one.isascii() and one.isdigit() and len(one) < 18]
        return {str(row.pk): shown(row) for row in rows(actor).filter(pk__in=keys)}

    return ReferenceKind(name, label, lambda _actor, _words: (), look_up, offered=False)


def _shares(actor: Actor) -> QuerySet[Assignment]:
    seen = Task.objects.visible_to(actor).values("pk")
    return Assignment.objects.filter(task__in=seen).select_related("task", "organisation")


def _share(row: Assignment) -> Reference:
    url = reverse("plans:task_detail", args=[row.task.uid])
    return Reference(SHARE, str(row.pk), row.task.text[:200], url, row.organisation.label)


def _reviews(actor: Actor) -> QuerySet[Review]:
    return Review.objects.visible_to(actor).select_related("plan")


def _review(row: Review) -> Reference:
    url = reverse("plans:review_detail", args=[row.uid])
    return Reference(REVIEW, str(row.pk), str(labels.REVIEW_KIND[row.kind]), url, row.plan.title)


def _difficulties(actor: Actor) -> QuerySet[Difficulty]:
    return Difficulty.objects.visible_to(actor).select_related("organisation")


def _difficulty(row: Difficulty) -> Reference:
    url = reverse("plans:difficulty_detail", args=[row.uid])
    return Reference(DIFFICULTY, str(row.pk), row.text[:200], url, row.organisation.label)


def _incoming(row: IncomingEntry) -> Reference:
    url = reverse("documents:register_entry", args=[row.uid])
    return Reference(INCOMING, str(row.pk), row.symbol or row.summary[:160], url, row.author)


def _outgoing(row: IssuedNumber) -> Reference:
    if row.document is not None:
        url = reverse("documents:document_detail", args=[row.document.uid])
    else:
        url = f"{reverse('documents:register_out')}?{urlencode({'tim': row.symbol})}"
    return Reference(OUTGOING, str(row.pk), row.symbol, url, row.title[:160])


KINDS = (
    _kind(SHARE, _("Phần việc"), _shares, _share),
    _kind(REVIEW, _("Sơ kết, tổng kết"), _reviews, _review),
    _kind(DIFFICULTY, _("Khó khăn, vướng mắc"), _difficulties, _difficulty),
    _kind(INCOMING, _("Văn bản đến"), visible_entries, _incoming),
    _kind(OUTGOING, _("Văn bản đi"), outgoing, _outgoing),
)
COUNTED_KINDS = frozenset(kind.kind for kind in KINDS)
"""Kinds that only counts name: nobody gives them as evidence by hand."""
