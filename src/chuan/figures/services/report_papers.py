"""Papers of a report: the report itself on its way to be signed, the letter with it, the tờ trình."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.documents import services as documents
from chuan.documents.models import PaperDraft
from chuan.documents.selectors.houses import house_of
from chuan.figures.errors import ReportIncomplete
from chuan.figures.models import Report
from chuan.figures.rules.report_paper import (
    fingerprint_of,
    report_paper,
    sending_letter,
    submission,
)
from chuan.figures.selectors.report_facts import facts_of
from chuan.figures.selectors.report_papers import LETTER, REPORT, SUBMISSION, drafter_of
from chuan.figures.selectors.report_words import ANNEX, draft_of, outline_now
from chuan.figures.services.narrating import hold, keep_annexes, keep_outline
from chuan.orgs.selectors import organisation_by_uid


@transaction.atomic
def draft_report_paper(*, actor: Actor, uid: UUID) -> PaperDraft:
    """The report as a draft of the documents room, to be signed, numbered and issued like any paper.

    There is one at a time: pressing again opens the one that is there.
    """
    report = hold(actor, uid)
    standing = draft_of(report)
    if standing is not None:
        return standing
    facts = facts_of(actor, report)
    outline = outline_now(report, facts)
    keep_outline(actor, report, outline)
    paper = report_paper(
        facts, outline, house_of(report.organisation), drafter=drafter_of(actor, report)
    )
    draft = documents.create_draft(actor=actor, paper=paper, about=(REPORT, report.uid.hex))
    report.texts.filter(kind=ANNEX).delete()
    keep_annexes(
        actor, report, fresh_keys={annex.key: fingerprint_of(annex) for annex in paper.annexes}
    )
    report.paper = draft
    report.save(update_fields=("paper",))
    _record(actor, report, "figures.paper.drafted")
    return draft


@transaction.atomic
def draft_sending_letter(*, actor: Actor, uid: UUID) -> PaperDraft:
    """The công văn that sends the report to who asked; it names the report's number once it has one."""
    report = hold(actor, uid, for_words=False)
    standing = draft_of(report)
    number = str(standing.number.symbol) if standing and standing.number else ""
    facts = facts_of(actor, report)
    paper = sending_letter(
        facts, house_of(report.organisation), number=number, drafter=drafter_of(actor, report)
    )
    draft = documents.create_draft(actor=actor, paper=paper, about=(LETTER, report.uid.hex))
    _record(actor, report, "figures.paper.letter_drafted")
    return draft


@transaction.atomic
def draft_submission(*, actor: Actor, uid: UUID) -> PaperDraft:
    """The tờ trình of the unit that wrote the report to the body that issues it."""
    report = hold(actor, uid, for_words=False)
    own = organisation_by_uid(actor.organisation_uid)
    if own.pk == report.organisation_id:
        raise ReportIncomplete(_("Cơ quan tự ban hành báo cáo nên không cần tờ trình."))
    house = house_of(own)
    paper = submission(
        facts_of(actor, report), house, to=report.organisation.name, drafter=house.abbreviation
    )
    draft = documents.create_draft(actor=actor, paper=paper, about=(SUBMISSION, report.uid.hex))
    _record(actor, report, "figures.paper.submission_drafted")
    return draft


def _record(actor: Actor, report: Report, code: str) -> None:
    record(
        actor, code, kind="report", object_id=report.pk, label=report.round.title[:200],
        path=report.path, changes={"version": report.version},
    )  # fmt: skip
