"""One small table per kind of thing: the only place that says how its state may change."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from chuan.domain.errors import RuleBroken
from chuan.domain.sentences import gettext_noop

State = TypeVar("State", bound=StrEnum)
Event = TypeVar("Event", bound=StrEnum)


class TransitionRefused(RuleBroken):
    """The table has no such step, or the step asks for a reason that was not given."""

    code = "workflow.refused"


@dataclass(frozen=True, slots=True)
class Transition(Generic[State, Event]):
    """`event` takes a thing from any of `sources` to `target`; some steps must say why."""

    event: Event
    sources: tuple[State, ...]
    target: State
    needs_reason: bool = False


class TransitionTable(Generic[State, Event]):
    """The steps of one kind of thing. An event may appear once for each source state."""

    def __init__(self, *steps: Transition[State, Event]) -> None:
        self._steps: dict[tuple[State, Event], Transition[State, Event]] = {}
        for step in steps:
            for source in step.sources:
                if (source, step.event) in self._steps:
                    raise ValueError(f"two steps for {source} × {step.event}")
                self._steps[source, step.event] = step

    def allowed(self, state: State) -> Sequence[Transition[State, Event]]:
        """Steps that may be taken from `state`, in the order of the table."""
        return [step for (source, _), step in self._steps.items() if source == state]

    def after(self, state: State, event: Event, *, reason: str = "") -> State:
        """The state after `event`; raises `TransitionRefused` when the table says no."""
        step = self._steps.get((state, event))
        if step is None:
            raise TransitionRefused(
                gettext_noop("Việc đã đổi trạng thái; hãy tải lại trang để xem bước tiếp theo."),
                state=str(state),
                event=str(event),
            )
        if step.needs_reason and not reason.strip():
            raise TransitionRefused(
                gettext_noop("Hãy ghi lý do cho bước này."),
                code="workflow.reason_missing",
                event=str(event),
            )
        return step.target

    def states(self) -> frozenset[State]:
        """Every state that the table names."""
        return frozenset(
            state for (source, _), step in self._steps.items() for state in (source, step.target)
        )
