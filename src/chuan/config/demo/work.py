"""Work of the demo in every state: given, begun, reported with evidence, confirmed, returned, late."""

import io
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from chuan.config.demo.relations import plan_at
from chuan.config.demo.specimens import sample_file
from chuan.config.demo.tree import acting, body_at, person_named
from chuan.core import clock
from chuan.documents.rules.new_papers import minutes
from chuan.documents.selectors.houses import house_of
from chuan.plans.enums import (
    AssignmentEvent,
    DifficultyEvent,
    FundingSource,
    Pillar,
    Verdict,
)
from chuan.plans.models import Assignment, Task
from chuan.plans.services import (
    answer_difficulty,
    assign_person,
    confirm_share,
    create_task,
    move_share,
    raise_difficulty,
    reply,
    report_done,
    say,
)
from chuan.plans.types import FileGiven, Money, NewDifficulty, NewEvidence, TaskWords


def work(life: Mapping[str, Any]) -> None:
    """Heads direct, officers answer; further tasks of the province go through their states."""
    for row in life["direction"]:
        _direct(row)
    for row in life["task"]:
        task = _give(row)
        for share in row.get("share", ()):
            _live(task, share)
        for word in row.get("said", ()):
            _say(task, word)


def _direct(row: Mapping[str, Any]) -> None:
    """A head gives shares of the province's plan to an officer, each with a word."""
    head, officer = acting(row["head"], row["at"]), acting(row["officer"], row["at"])
    person, given = person_named(row["officer"]), []
    for words, note in row["notes"]:
        share = _share_of(row["at"], task__text__contains=words, task__plan=plan_at(row["of"]))
        assign_person(actor=head, uid=share.uid, person=person.uid, note=note)
        given.append(share)
    if "reply" in row:
        begun, done = given[:2]
        reply(actor=officer, uid=begun.uid, text=row["reply"])
        move_share(actor=officer, uid=begun.uid, event=AssignmentEvent.START)
        evidence = NewEvidence(statement=row["report"])
        report_done(actor=officer, uid=done.uid, given=evidence)


def _give(row: Mapping[str, Any]) -> Task:
    """A task by hand in the plan of who gives it, so many days from today."""
    uids = {path: body_at(path).uid for path in (*row["lead"], *row.get("coordinate", ()))}
    words = TaskWords(
        text=row["text"],
        product=row["product"],
        due_on=clock.today() + timedelta(row["days"]),
        lead=tuple(uids[path] for path in row["lead"]),
        coordinate=tuple(uids[path] for path in row.get("coordinate", ())),
        compiler=uids[row["compiler"]] if "compiler" in row else None,
        pillar=Pillar(row["pillar"]),
        money=_money(row.get("money")),
    )
    return create_task(actor=acting(row["by"], row["at"]), words=words, plan=plan_at(row["at"]))


def _money(said: Mapping[str, Any] | None) -> Money:
    if said is None:
        return Money()
    return Money(said["vnd"], FundingSource(said["source"]), said.get("programme", ""))


def _live(task: Task, row: Mapping[str, Any]) -> None:
    """What one body did with its share, as far as it has come."""
    actor, share = acting(row["by"], row["at"]), _share_of(row["at"], task=task)
    if row.get("begun"):
        move_share(actor=actor, uid=share.uid, event=AssignmentEvent.START)
    if "report" in row:
        report_done(actor=actor, uid=share.uid, given=_evidence(row))
    if "verdict" in row:
        confirm_share(
            actor=acting(row["judge"], row["judge_at"]), uid=share.uid,
            verdict=Verdict(row["verdict"]), reason=row.get("reason", ""),
        )  # fmt: skip
    if "difficulty" in row:
        given = NewDifficulty(row["difficulty"], row["asked"])
        raised = raise_difficulty(actor=actor, uid=share.uid, given=given)
        _answer(raised.uid, row.get("answers", ()))


def _answer(uid: UUID, answers: Sequence[Mapping[str, Any]]) -> None:
    for row in answers:
        answer_difficulty(
            actor=acting(row["by"], row["at"]), uid=uid,
            event=DifficultyEvent(row["event"]), text=row["text"],
        )  # fmt: skip


def _evidence(row: Mapping[str, Any]) -> NewEvidence:
    """Words, a link, or the minutes of what was done as a file."""
    upload = None
    if "minutes" in row:
        house = house_of(body_at(row["at"]))
        paper = minutes(house, title=row["minutes"], content=(row["report"],))
        upload = FileGiven("Bien ban.docx", io.BytesIO(sample_file(paper)))
    return NewEvidence(
        caption=row.get("minutes", ""),
        statement=row["report"],
        link=row.get("link", ""),
        upload=upload,
    )


def _say(task: Task, row: Mapping[str, Any]) -> None:
    named = [body_at(path).uid for path in row.get("to", ())]
    say(actor=acting(row["by"], row["at"]), uid=task.uid, text=row["text"], mentions=named)


def _share_of(path: str, **of: object) -> Assignment:
    """The one share of the body at `path` that is meant."""
    return Assignment.objects.filter(path=path, **of).earliest("pk")
