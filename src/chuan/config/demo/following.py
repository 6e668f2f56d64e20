"""Reviews of the demo with what was learnt, a model that others copy, supervision by the Front."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from chuan.config.demo.relations import plan_at
from chuan.config.demo.tree import acting, body_at
from chuan.core import clock
from chuan.plans.enums import CopyState, LessonKind, ReviewKind
from chuan.plans.models import Review
from chuan.plans.services.reviews import (
    add_lesson,
    conclude_review,
    copy_model,
    describe_model,
    hold_review,
    plan_review,
    recommend_model,
)
from chuan.plans.services.supervision import (
    add_supervision,
    announce_programme,
    create_programme,
    hold_supervision,
    recommend,
)


def follow(life: Mapping[str, Any]) -> None:
    """One review is over and taught something, one is near; the Front holds its programme."""
    concluded = _concluded(life["review"])
    _review(life["review"], clock.today().year, life["review"]["days"])
    _model(life["model"], concluded)
    _supervise(life["supervision"])


def _review(said: Mapping[str, Any], year: int, days: int) -> Review:
    return plan_review(
        actor=acting(said["by"], said["at"]),
        plan=plan_at(said["at"]).uid,
        kind=ReviewKind.INTERIM,
        period=(date(year, 1, 1), date(year, 12, 31)),
        due_on=clock.today() + timedelta(days),
        quote=said["quote"],
    )


def _concluded(said: Mapping[str, Any]) -> Review:
    """The review of the year before, with its lessons."""
    actor, today = acting(said["by"], said["at"]), clock.today()
    review = _review(said, today.year - 1, -said["days_ago"])
    held_on = today - timedelta(said["days_ago"])
    hold_review(actor=actor, uid=review.uid, held_on=held_on, findings=said["findings"])
    for kind, text in said["lessons"]:
        add_lesson(actor=actor, uid=review.uid, kind=LessonKind(kind), text=text)
    return conclude_review(
        actor=actor, uid=review.uid, symbol=said["symbol"], concluded_on=held_on + timedelta(3)
    )


def _model(said: Mapping[str, Any], review: Review) -> None:
    """What one commune did well is recommended to all; another copies it."""
    actor = acting(said["by"], said["at"])
    model = describe_model(
        actor=actor, title=said["title"], text=said["text"], where=said["where"], review=review.uid
    )
    recommend_model(actor=actor, uid=model.uid)
    copier = acting(said["copied_by"], said["copied_at"])
    copy_model(actor=copier, uid=model.uid, state=CopyState.APPLYING, note=said["note"])


def _supervise(said: Mapping[str, Any]) -> None:
    """A programme of the year: one supervision held, its recommendation open; one still to come."""
    actor, today, body = acting(said["by"], said["at"]), clock.today(), body_at(said["body"])
    programme = create_programme(
        actor=actor, year=today.year, title=said["title"], symbol=said["symbol"]
    )
    held, _coming = (
        add_supervision(
            actor=actor, uid=programme.uid, subject=row["subject"], body=body.uid,
            planned_on=today + timedelta(row["days"]),
        )
        for row in said["planned"]
    )  # fmt: skip
    announce_programme(actor=actor, uid=programme.uid)
    hold_supervision(actor=actor, uid=held.uid, held_on=held.planned_on, finding=said["finding"])
    recommend(
        actor=actor, uid=held.uid, text=said["recommended"], organisation=body.uid,
        due_on=today + timedelta(said["reply_days"]),
    )  # fmt: skip
