"""Papers of the demo on their ways: composed, initialled, returned, numbered, issued, received, answered."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from chuan.config.demo.relations import plan_at
from chuan.config.demo.specimens import SAMPLE_SIGNER
from chuan.config.demo.tree import acting, body_at, person_named
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.enums import OpinionKind, ReplyKind, StepKind, StepState
from chuan.documents.models import IncomingEntry, PaperDraft
from chuan.documents.rules.new_papers import BLANK, begin
from chuan.documents.selectors.houses import house_of
from chuan.documents.services import (
    act_on_incoming,
    ask_opinion,
    create_draft,
    edit_paper,
    enter_document,
    enter_incoming,
    give_opinion,
    hand_incoming,
    issue,
    pass_step,
    register_incoming,
    reply_opinion,
    return_step,
    set_house_style,
    start_route,
    start_series,
    take_number,
    withdraw_draft,
)
from chuan.documents.services.incoming import IncomingWords
from chuan.domain.vanban.writing import Block, BlockKind, Paper, PaperKind, from_json
from chuan.orgs.models import RoleAssignment
from chuan.orgs.selectors import actor_for
from chuan.plans.services import accept_import
from chuan.plans.services.child_plan import draft_child_plan

ISSUED: Final = "issued"


def issue_plan(life: Mapping[str, Any]) -> None:
    """How papers are signed and numbered, and the first of them: a commune's own plan."""
    for row in life["house"]:
        set_house_style(actor=acting(row["by"], row["at"]), words={"signer": SAMPLE_SIGNER})
    for row in life["series"]:
        start_series(
            actor=acting(row["by"], row["at"]), family="state", kind=row["kind"],
            first=row["first"], reason=row["reason"],
        )  # fmt: skip
    _issue_own_plan(life["own_plan"])


def keep_office(life: Mapping[str, Any]) -> None:
    """The papers on their ways, then what came in."""
    for row in life["paper"]:
        _live(_compose(row), row)
    for row in life["incoming"]:
        _enter(row)
    held = life["entered"]
    document = plan_at(held["plan_of"]).document
    enter_document(actor=acting(held["by"], held["at"]), uid=document.uid, body=held["at"])


def _issue_own_plan(row: Mapping[str, Any]) -> None:
    """The own plan drafted from the plan above, issued on its route, and accepted for work."""
    actor = acting(row["by"], row["at"])
    draft = draft_child_plan(actor=actor, uid=plan_at(row["from"]).uid)
    time = f"Trước ngày 31/12/{clock.today().year + 1}"
    edit_paper(
        actor=actor, uid=draft.uid, version=draft.version,
        paper=from_json(_replaced(draft.content, BLANK, time)),
    )  # fmt: skip
    _walk(actor, draft, ISSUED)
    accept_import(actor=actor, uid=draft.uid)


def _replaced(content: Any, blank: str, words: str) -> Any:  # noqa: ANN401  (JSON)
    """The same content with every place that waits for the writer filled."""
    if isinstance(content, str):
        return content.replace(blank, words)
    if isinstance(content, list):
        return [_replaced(one, blank, words) for one in content]
    if isinstance(content, dict):
        return {key: _replaced(one, blank, words) for key, one in content.items()}
    return content


def _compose(row: Mapping[str, Any]) -> PaperDraft:
    actor, house = acting(row["by"], row["at"]), house_of(body_at(row["issuer"]))
    drafter = house_of(body_at(row["at"])).abbreviation
    paper = begin(PaperKind(row["kind"]), house, drafter=drafter, title=row["title"])
    return create_draft(actor=actor, paper=_filled(paper, row))


def _filled(paper: Paper, row: Mapping[str, Any]) -> Paper:
    return replace(
        paper,
        addressees=tuple(row.get("to", ())),
        body=tuple(Block(BlockKind.PARAGRAPH, "", text) for text in row["body"]),
        recipients=(*row.get("recipients", ()), *paper.recipients),
    )


def _live(draft: PaperDraft, row: Mapping[str, Any]) -> None:
    """As far as the paper has come: on its way, returned, given up, issued and received."""
    actor = acting(row["by"], row["at"])
    for asked in row.get("opinion", ()):
        _ask(actor, draft, asked)
    if "until" in row:
        _walk(actor, draft, row["until"])
    if "returned" in row:
        step = _waiting(draft)
        return_step(
            actor=_holder(step), uid=draft.uid, order=step.order, to_order=1, reason=row["returned"]
        )
    if "withdrawn" in row:
        withdraw_draft(actor=actor, uid=draft.uid, reason=row["withdrawn"])
    for username, path in row.get("received", ()):
        draft.refresh_from_db()
        entry = IncomingEntry.objects.get(owner_path=path, document=draft.document)
        register_incoming(actor=acting(username, path), uid=entry.uid)


def _walk(actor: Actor, draft: PaperDraft, until: str) -> None:
    """Send the paper round until it waits at a step of the kind `until`, or is issued."""
    start_route(actor=actor, uid=draft.uid)
    while (step := _waiting(draft)) is not None and step.kind != until:
        deed = {StepKind.NUMBER: take_number, StepKind.ISSUE: issue}.get(step.kind, pass_step)
        deed(actor=_holder(step), uid=draft.uid, order=step.order)


def _waiting(draft: PaperDraft) -> Any:  # noqa: ANN401  (a step, or nothing once it is issued)
    return draft.steps.filter(state=StepState.CURRENT).select_related("organisation").first()


def _holder(step: Any) -> Actor:  # noqa: ANN401  (as above)
    """Whose turn it is."""
    seats = RoleAssignment.objects.filter(organisation=step.organisation, role=step.role)
    return actor_for(seats.select_related("person").earliest("pk").person, step.organisation)


def _ask(actor: Actor, draft: PaperDraft, row: Mapping[str, Any]) -> None:
    """An opinion asked for, and what was said and replied where it was."""
    opinion = ask_opinion(
        actor=actor,
        uid=draft.uid,
        organisation=body_at(row["of"]).uid,
        kind=OpinionKind(row["kind"]),
        question=row["question"],
        due_on=clock.today() + timedelta(row["days"]),
    )
    if "given" in row:
        giver = acting(row["given_by"], row["of"])
        give_opinion(actor=giver, uid=opinion.uid, text=row["given"])
        reply_opinion(actor=actor, uid=opinion.uid, kind=ReplyKind.ACCEPTED, reply=row["reply"])


def _enter(row: Mapping[str, Any]) -> None:
    """A document from outside in the incoming register, handed to somebody, dealt with."""
    clerk, arrived = acting(row["by"], row["at"]), clock.today() - timedelta(row["days"])
    words = IncomingWords(
        arrived_on=arrived,
        author=row["author"],
        summary=row["summary"],
        symbol=row["symbol"],
        issued_on=arrived - timedelta(3),
    )
    entry = enter_incoming(actor=clerk, words=words, body=row["body"])
    if "handed" in row:
        person, path = row["handed"]
        hand_incoming(
            actor=clerk, uid=entry.uid, organisation=body_at(path).uid,
            person=person_named(person).uid, due_on=clock.today() + timedelta(row["due"]),
        )  # fmt: skip
        if "acted" in row:
            act_on_incoming(actor=acting(person, path), uid=entry.uid, note=row["acted"])
