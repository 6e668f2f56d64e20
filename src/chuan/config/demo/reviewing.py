"""A campaign of reviewing documents in the demo: led by a department, worked on in a commune."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from chuan.config.demo.tree import acting, body_at, person_named
from chuan.core import clock
from chuan.plans.enums import (
    CampaignEvent,
    ExaminedEvent,
    FindingVerdict,
    ProposalEvent,
    ProposedAction,
    ProposedTo,
)
from chuan.plans.models import Campaign
from chuan.plans.rules.campaigns import read_lines
from chuan.plans.selectors.campaign_sources import from_lines
from chuan.plans.services.campaign_proposals import ProposalWords, step_proposal
from chuan.plans.services.campaign_work import (
    FindingWords,
    name_reviewer,
    pass_on,
    step_review,
    write_finding,
)
from chuan.plans.services.campaigns import (
    CampaignWords,
    begin_campaign,
    give_documents,
    list_documents_in,
    step_campaign,
)


def review_documents(said: Mapping[str, Any]) -> None:
    """The list is laid out and given to bodies; one result is approved and followed, others wait."""
    campaign = _opened(said)
    by_number = {row.symbol: row.uid for row in campaign.documents.all()}
    for row in said["passed"]:
        for symbol in row["symbols"]:
            actor, body = acting(row["by"], row["at"]), body_at(row["to"])
            pass_on(actor=actor, uid=by_number[symbol], body=body.uid)
    for row in said["named"]:
        reviewer = person_named(row["to"])
        name_reviewer(
            actor=acting(row["by"], row["at"]), uid=by_number[row["symbol"]], person=reviewer.uid
        )
    for row in said["found"]:
        _find(row, by_number[row["symbol"]], said)


def _opened(said: Mapping[str, Any]) -> Campaign:
    actor, today = acting(said["by"], said["at"]), clock.today()
    words = CampaignWords(
        title=said["title"], due_on=today + timedelta(said["days"]), basis=said["basis"],
        extent=said["extent"], product=said["product"],
    )  # fmt: skip
    campaign = begin_campaign(actor=actor, words=words)
    for given in said["given"]:
        listed = from_lines(actor, read_lines(given["lines"]))
        list_documents_in(actor=actor, uid=campaign.uid, listed=listed)
        keys = [row.key for row in listed]
        give_documents(
            actor=actor, uid=campaign.uid, body=body_at(given["to"]).uid,
            documents=list(campaign.documents.filter(key__in=keys).values_list("uid", flat=True)),
            due_on=today + timedelta(given["days"]),
        )  # fmt: skip
    return step_campaign(actor=actor, uid=campaign.uid, event=CampaignEvent.OPEN)


def _find(row: Mapping[str, Any], uid: UUID, said: Mapping[str, Any]) -> None:
    """What a reviewer found; approved and sent where the row says so."""
    actor = acting(row["by"], row["at"])
    finding = write_finding(
        actor=actor,
        uid=uid,
        words=FindingWords(
            verdict=FindingVerdict(row["verdict"]), action=ProposedAction(row["action"]),
            article=row.get("article", ""), quote=row.get("quote", ""), basis=row.get("basis", ""),
            content=row.get("content", ""), to=ProposedTo(row.get("to", "own")),
            to_name=row.get("to_name", ""),
        ),
    )  # fmt: skip
    if "approved_by" not in row:
        return
    step_review(actor=actor, uid=uid, event=ExaminedEvent.SUBMIT)
    step_review(actor=acting(row["approved_by"], row["at"]), uid=uid, event=ExaminedEvent.APPROVE)
    if "sent" in row:
        today = clock.today()
        step_proposal(
            actor=acting(said["by"], said["at"]), uid=finding.uid, event=ProposalEvent.SEND,
            words=ProposalWords(
                symbol=row["sent"], on=today - timedelta(row["sent_days_ago"]),
                ask_again_on=today + timedelta(row["ask_in"]),
            ),
        )  # fmt: skip
