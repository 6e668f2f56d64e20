"""Routes of papers: which steps there may be, in which order, and the usual ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from chuan.documents.enums import StepKind, StepPlace
from chuan.domain.sentences import gettext_noop
from chuan.domain.vanban.writing import Family
from chuan.orgs.enums import Role

MOST_STEPS: Final = 15


@dataclass(frozen=True, slots=True)
class RouteStep:
    """One step of a route. `organisation` is a uid in hex when the place is a chosen body."""

    kind: StepKind
    place: StepPlace
    role: Role
    required: bool = True
    organisation: str = ""
    person: str = ""


_COMPOSE = RouteStep(StepKind.COMPOSE, StepPlace.DRAFTER, Role.OFFICER)
_INITIAL = RouteStep(StepKind.INITIAL, StepPlace.DRAFTER, Role.HEAD)
_FORMAT = RouteStep(StepKind.FORMAT, StepPlace.OFFICE, Role.OFFICER, required=False)
_SUBMIT = RouteStep(StepKind.SUBMIT, StepPlace.OFFICE, Role.HEAD, required=False)
_SIGN = RouteStep(StepKind.SIGN, StepPlace.ISSUER, Role.HEAD)
_END = (
    RouteStep(StepKind.NUMBER, StepPlace.ISSUER, Role.CLERK),
    RouteStep(StepKind.ISSUE, StepPlace.ISSUER, Role.CLERK),
)
_MEETING = RouteStep(StepKind.MEETING, StepPlace.ISSUER, Role.HEAD)


def default_route(family: str, *, of_itself: bool) -> tuple[RouteStep, ...]:
    """The usual steps, until the body says its own; `of_itself`: the issuer writes it itself.

    A commune: chuyên viên soạn, trưởng phòng ký nháy, Văn phòng kiểm tra thể thức, trình, Phó Chủ
    tịch ký, văn thư cấp số và phát hành. A party committee concludes in a meeting before anybody
    signs in its name. Steps of a Văn phòng that is not there are passed over.

    Basis: Nghị định 30/2020/NĐ-CP, Điều 10 đến Điều 15.
    """
    before = (_COMPOSE,) if of_itself else (_COMPOSE, _INITIAL)
    considered = (_MEETING,) if family == Family.PARTY else (_SUBMIT,)
    return (*before, _FORMAT, *considered, _SIGN, *_END)


def route_faults(family: str, steps: Sequence[RouteStep]) -> tuple[str, ...]:
    """Why a route cannot be kept, as sentences; empty when it can."""
    kinds = [step.kind for step in steps]
    found = []
    if not kinds or kinds[0] is not StepKind.COMPOSE or kinds.count(StepKind.COMPOSE) > 1:
        found.append(gettext_noop("Bước đầu tiên, và chỉ bước đầu tiên, là Soạn thảo."))
    if kinds[-2:] != [StepKind.NUMBER, StepKind.ISSUE]:
        found.append(gettext_noop("Hai bước cuối phải là Cấp số rồi Phát hành."))
    if kinds.count(StepKind.NUMBER) > 1 or kinds.count(StepKind.ISSUE) > 1:
        found.append(gettext_noop("Mỗi văn bản chỉ cấp số một lần và phát hành một lần."))
    if StepKind.SIGN not in kinds:
        found.append(gettext_noop("Quy trình cần có bước Ký trước khi cấp số."))
    if family != Family.PARTY and StepKind.MEETING in kinds:
        found.append(gettext_noop("Bước Họp cho ý kiến chỉ dùng cho văn bản của cấp ủy."))
    if len(steps) > MOST_STEPS:
        found.append(gettext_noop("Quy trình có nhiều nhất 15 bước."))
    if any(step.place is StepPlace.CHOSEN and not step.organisation for step in steps):
        found.append(gettext_noop("Hãy chọn cơ quan cho bước thuộc “Cơ quan được chọn”."))
    return tuple(found)
