"""Answers of the checker are kept for a body, and thrown away by it; what they rest on is told."""

from datetime import date
from urllib.parse import parse_qs
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, reliance
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.engagement.checker_tables import shipped_tables
from chuan.engagement.errors import AnswerNotFound, MayNotKeepAnswer
from chuan.engagement.models import ANSWER, SavedAnswer
from chuan.engagement.permissions import may_keep_answers
from chuan.engagement.rules.checking.cases import read_case
from chuan.engagement.selectors.answers import dependant_of
from chuan.engagement.selectors.checking import answer_of
from chuan.orgs.models import Organisation

LONGEST_QUERY = 1000


@transaction.atomic
def keep_answer(*, actor: Actor, query: str, on: date) -> SavedAnswer:
    """Keep what the checker says of a case on a day for the own body, word for word."""
    if not may_keep_answers(actor):
        raise MayNotKeepAnswer
    case = read_case(shipped_tables(), parse_qs(query[:LONGEST_QUERY]))
    refuse_stamped_words(actor, case.words)
    page = answer_of(actor, case, on)
    row = SavedAnswer.objects.create(
        organisation=Organisation.objects.get(path=actor.path),
        owner_path=actor.path,
        title=page.name[:200] or _("Sản phẩm chưa nêu tên"),
        query=query[:LONGEST_QUERY],
        answered_on=on,
        lines=list(page.lines),
        sha256=page.sha256,
        kept_at=clock.now(),
        kept_by_label=actor.label[:160],
    )
    reliance.rest_on(*dependant_of(row))
    record(
        actor, "engagement.answer.kept", kind=ANSWER, object_id=row.pk, label=row.title,
        path=row.owner_path, changes={"lines": len(row.lines)},
    )  # fmt: skip
    return row


@transaction.atomic
def renew_answer(*, actor: Actor, uid: UUID) -> SavedAnswer:
    """Ask the same again today and keep that beside the former answer."""
    row = _own(actor, uid)
    return keep_answer(actor=actor, query=row.query, on=clock.today())


@transaction.atomic
def drop_answer(*, actor: Actor, uid: UUID) -> None:
    """Throw a kept answer away; nothing tells of changes to it any more."""
    row = _own(actor, uid)
    reliance.release(ANSWER, row.uid.hex)
    record(
        actor, "engagement.answer.dropped", kind=ANSWER, object_id=row.pk, label=row.title,
        path=row.owner_path, changes={},
    )  # fmt: skip
    row.delete()


def _own(actor: Actor, uid: UUID) -> SavedAnswer:
    row = SavedAnswer.objects.of(actor).select_for_update().filter(uid=uid).first()
    if row is None:
        raise AnswerNotFound
    if not may_keep_answers(actor):
        raise MayNotKeepAnswer
    return row
