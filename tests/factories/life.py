"""Work that two bodies have reported, in a batch of the province, and a difficulty that one has raised."""

from dataclasses import dataclass
from uuid import UUID

from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation
from chuan.plans.models import Assignment, Evidence
from chuan.plans.services import open_batch, raise_difficulty, report_done
from chuan.plans.types import NewDifficulty, NewEvidence
from tests.factories.cast import Cast, Member
from tests.factories.people import person


@dataclass(frozen=True)
class Life:
    """One row of each kind: reported shares wait for the province."""

    task: UUID
    reported: UUID
    evidence: UUID
    batch: UUID
    difficulty: UUID


def make_life(cast: Cast) -> Life:
    """The commune and the ward have reported; the province looks at both in a batch."""
    shares = [_reported(body) for body in (cast.commune, cast.ward)]
    batch = open_batch(actor=cast.minh.actor, uids=[share.uid for share in shares])
    first = shares[0]
    head = Member(first.organisation.roles.get(role=Role.HEAD).person, cast.commune)
    difficulty = raise_difficulty(
        actor=head.actor, uid=first.uid,
        given=NewDifficulty("Xã chưa có quả cân chuẩn.", "Đề nghị cho mượn bộ quả cân chuẩn."),
    )  # fmt: skip
    return Life(
        task=first.task.uid,
        reported=first.uid,
        evidence=Evidence.objects.get(assignment=first).uid,
        batch=batch.uid,
        difficulty=difficulty.uid,
    )


def _reported(body: Organisation) -> Assignment:
    share = Assignment.objects.get(organisation=body, task__order=1)
    head = Member(person(f"Chủ tịch {body.pk}", body, role=Role.HEAD), body)
    given = NewEvidence(statement=f"{body.name} đã rà soát các chợ.")
    return report_done(actor=head.actor, uid=share.uid, given=given)
