"""People of a small commune through whose hands a paper goes: chief, clerk, office, the Front."""

from dataclasses import dataclass
from uuid import UUID

from chuan.documents.enums import StepKind, StepState
from chuan.documents.models import DraftStep, PaperDraft
from chuan.documents.services import pass_step, start_route
from chuan.orgs.enums import Level, OrganisationKind, Role
from tests.factories.cast import Cast, Member
from tests.factories.papers import make_paper
from tests.factories.people import organisation, person


@dataclass(frozen=True)
class Office:
    """The bodies and people that a paper of the commune meets after its drafter."""

    chief: Member
    clerk: Member
    examiner: Member
    front: Member


def make_office(cast: Cast) -> Office:
    """Chief and clerk of the commune, an officer of its Văn phòng, one of the Front."""
    office = organisation(
        "Văn phòng HĐND và UBND xã Châu Tiến",
        cast.commune,
        agency="vp-hdnd-ubnd",
        kind=OrganisationKind.OFFICE,
    )
    front = organisation(
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã Châu Tiến",
        path="/m40/x16792/",
        kind=OrganisationKind.FRONT,
        level=Level.SOCIETY,
    )

    def member(name: str, body: object, role: str) -> Member:
        return Member(person(name, body, role=role), body)  # type: ignore[arg-type]

    return Office(
        chief=member("Sáng", cast.commune, Role.HEAD),
        clerk=member("Vân", cast.commune, Role.CLERK),
        examiner=member("Phòng", office, Role.OFFICER),
        front=member("Trận", front, Role.OFFICER),
    )


def step_of(draft: PaperDraft) -> DraftStep:
    """Where the paper waits."""
    return draft.steps.get(state=StepState.CURRENT)


def carry(uid: UUID, *members: Member) -> DraftStep:
    """Let each pass the paper on in turn; the step where it waits then."""
    draft = PaperDraft.objects.get(uid=uid)
    for member in members:
        pass_step(actor=member.actor, uid=uid, order=step_of(draft).order)
    return step_of(draft)


def at_number(cast: Cast, office: Office, paper: object = None) -> PaperDraft:
    """A paper signed and waiting for its number."""
    draft = make_paper(cast.hoa, paper)  # type: ignore[arg-type]
    start_route(actor=cast.hoa.actor, uid=draft.uid)
    while (step := step_of(draft)).kind != StepKind.NUMBER:
        holder = {
            StepKind.INITIAL: cast.head,
            StepKind.FORMAT: office.examiner,
            StepKind.SIGN: office.chief,
        }[StepKind(step.kind)]
        pass_step(actor=holder.actor, uid=draft.uid, order=step.order)
    draft.refresh_from_db()
    return draft
