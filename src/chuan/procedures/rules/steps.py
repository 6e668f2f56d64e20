"""Which steps may be taken, by whom, and what stands in their way."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.procedures.enums import Choice, FieldKind, Wanted
from chuan.procedures.rules.clocks import standing_steps
from chuan.procedures.types import (
    WITHDRAWAL,
    ClockNow,
    Definition,
    Given,
    Logged,
    StateSpec,
    StepSpec,
)

Obstacle = tuple[str, Sentence]
"""The box that a sentence is about ("" for none), and the sentence."""


def state_after(definition: Definition, log: Iterable[Logged]) -> str:
    """The state that the log leads to; "" for an empty one."""
    state = ""
    for row in standing_steps(log):
        step = definition.step(row.source, row.event)
        if step is not None:
            state = definition.start if not state else step.to
    return state


def steps_from(definition: Definition, state: str, roles: Iterable[str]) -> Sequence[StepSpec]:
    """The steps that a body in these roles may take from a state, in the order of the definition."""
    held = frozenset(roles)
    return tuple(step for step in definition.steps if state in step.sources and step.role in held)


def whose_turn(definition: Definition, state: StateSpec) -> Sequence[str]:
    """The roles that the file waits for: as the state says, else those that can take it on."""
    if state.turn or state.final:
        return state.turn
    found = [
        step.role
        for step in definition.steps
        if state.key in step.sources and step.event != WITHDRAWAL and not step.after
    ]
    return tuple(dict.fromkeys(found))


def obstacles(
    definition: Definition,
    step: StepSpec,
    *,
    papers: frozenset[str],
    clocks: Mapping[str, ClockNow],
    on: date,
) -> Sequence[Sentence]:
    """What stands in the way whoever asks: papers that are not there, time that has not passed."""
    found = [
        Sentence(gettext_noop("Chưa có giấy tờ: %(paper)s."), paper=definition.paper(key).label)
        for key in step.papers
        if key not in papers
    ]
    for key in step.not_before:
        clock = clocks[key]
        if not clock.has_passed(on):
            found.append(_too_early(clock))
    if step.after and not clocks[step.after].is_over(on):
        found.append(
            Sentence(
                gettext_noop("Chỉ làm được khi đã hết thời hạn: %(clock)s."),
                clock=clocks[step.after].spec.label,
            )
        )
    return found


def missing(definition: Definition, step: StepSpec, given: Given) -> Sequence[Obstacle]:
    """What the form of a step still lacks, box by box."""
    found: list[Obstacle] = []
    if step.reason is Wanted.MUST and not given.reason:
        found.append(("reason", Sentence(gettext_noop("Hãy chọn lý do."))))
    if given.reason and given.reason not in step.reasons:
        found.append(("reason", Sentence(gettext_noop("Hãy chọn một lý do trong danh sách."))))
    if step.note is Wanted.MUST and not given.note.strip():
        found.append(("note", Sentence(gettext_noop("Hãy ghi rõ nội dung cho bước này."))))
    for key in step.fields:
        field = definition.field(key)
        value = given.fields.get(key, "").strip()
        if not value and field.required:
            found.append((key, Sentence(gettext_noop("Hãy điền: %(field)s."), field=field.label)))
        elif value and not _fits(field.kind, value):
            found.append(
                (key, Sentence(gettext_noop("Hãy xem lại: %(field)s."), field=field.label))
            )
    return found


def day_of_step(step: StepSpec, given: Given, *, today: date, last: date) -> date | Sentence:
    """The day on which a step happened: today, or as its field says; not to come, not before the last."""
    said = given.fields.get(step.dated, "").strip() if step.dated else ""
    if not said:
        return today
    day = date.fromisoformat(said)
    if day > today:
        return Sentence(gettext_noop("Ngày này chưa tới; hãy ghi ngày đã diễn ra."))
    if day < last:
        return Sentence(
            gettext_noop("Ngày này trước bước gần nhất (%(day)s); hãy xem lại."),
            day=f"{last:%d/%m/%Y}",
        )
    return day


def last_undoable(definition: Definition, log: Iterable[Logged]) -> Logged | None:
    """The last step that counts, if the definition lets it be taken back; the opening never."""
    rows = standing_steps(log)
    if len(rows) < 2:
        return None
    row = rows[-1]
    step = definition.step(row.source, row.event)
    return row if step is not None and step.undoable else None


def _too_early(clock: ClockNow) -> Sentence:
    if clock.due_on is None:
        return Sentence(
            gettext_noop("Phải qua thời gian tối thiểu: %(clock)s; thời gian này chưa bắt đầu."),
            clock=clock.spec.label,
        )
    return Sentence(
        gettext_noop("Phải đủ thời gian tối thiểu: %(clock)s, đến hết ngày %(day)s."),
        clock=clock.spec.label,
        day=f"{clock.due_on:%d/%m/%Y}",
    )


def _fits(kind: FieldKind, value: str) -> bool:
    try:
        if kind is FieldKind.DATE:
            date.fromisoformat(value)
        elif kind is FieldKind.NUMBER:
            float(value.replace(",", "."))
    except ValueError:
        return False
    return True


def closed_late(definition: Definition, clocks: Iterable[ClockNow]) -> bool:
    """A deadline of those who decide was missed; what the applicant missed is not theirs."""
    askers = {role.key for role in definition.roles if role.choose is Choice.OPENER}
    return any(clock.stopped_late and clock.spec.role not in askers for clock in clocks)
