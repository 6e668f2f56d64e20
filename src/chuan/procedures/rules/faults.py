"""Every fault of a definition, in words: what is named and not there, what leads nowhere, what never ends."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.procedures.enums import AtEnd, Choice, ClockKind, Wanted
from chuan.procedures.types import EVERY_CLOCK, ClockSpec, Definition, Fault, StepSpec

TWICE = gettext_noop("Có hai mục cùng tên %(key)s.")
NOT_THERE = gettext_noop("Nhắc tới %(key)s nhưng không có mục này.")


def faults_of(definition: Definition, *, guards: Collection[str] = ()) -> tuple[Fault, ...]:
    """What must be mended before the definition can be used; empty when nothing."""
    return (
        *_whole(definition), *_twice(definition), *_roles(definition), *_states(definition),
        *_named(definition, guards), *_steps(definition), *_clocks(definition),
        *_papers(definition),
    )  # fmt: skip


def _fault(place: str, text: str, **values: object) -> Fault:
    return Fault(place, Sentence(text, **values))


def _all_steps(definition: Definition) -> tuple[StepSpec, ...]:
    return (definition.opening, *definition.steps)


def _whole(given: Definition) -> Iterator[Fault]:
    if not given.basis:
        yield _fault("basis", gettext_noop("Chưa nêu căn cứ pháp lý."))
    if given.is_unverified and not given.unconfirmed:
        yield _fault("unconfirmed", gettext_noop("Mức C thì phải nói rõ điều gì chưa xác minh."))
    if given.version < 1:
        yield _fault("version", gettext_noop("Số phiên bản bắt đầu từ 1."))
    if given.valid_until is not None and given.valid_until < given.valid_from:
        yield _fault("valid_until", gettext_noop("Ngày hết hiệu lực trước ngày bắt đầu."))


def _twice(given: Definition) -> Iterator[Fault]:
    for place, rows in (
        ("role", given.roles), ("state", given.states), ("field", given.fields),
        ("paper", given.papers), ("reason", given.reasons), ("flag", given.flags),
        ("clock", given.clocks),
    ):  # fmt: skip
        counts = Counter(row.key for row in rows)
        for key, count in counts.items():
            if count > 1:
                yield _fault(place, TWICE, key=key)
    met: set[tuple[str, str]] = set()
    for step in given.steps:
        for source in step.sources:
            if (source, step.event) in met:
                yield _fault(
                    f"step[{step.event}]",
                    gettext_noop("Từ %(state)s có hai bước cùng tên."),
                    state=source,
                )
            met.add((source, step.event))


def _roles(given: Definition) -> Iterator[Fault]:
    keys = {role.key for role in given.roles}
    if not given.opened_by:
        yield _fault("opened_by", gettext_noop("Chưa nói vai trò nào mở hồ sơ."))
    for key in set(given.opened_by) - keys:
        yield _fault("opened_by", NOT_THERE, key=key)
    for role in given.roles:
        place = f"role[{role.key}]"
        if role.choose is Choice.AGENCY and not role.agency:
            yield _fault(place, gettext_noop("Chọn theo cơ quan thì phải nêu mã cơ quan."))
        if role.stand_in and role.stand_in not in keys:
            yield _fault(place, NOT_THERE, key=role.stand_in)
        if role.outside and not role.stand_in:
            yield _fault(
                place, gettext_noop("Vai trò có thể ở ngoài hệ thống thì phải có người ghi thay.")
            )
        if role.choose is Choice.OPENER and role.key not in given.opened_by and not role.outside:
            yield _fault(place, gettext_noop("Là người mở nhưng không có trong opened_by."))


def _states(given: Definition) -> Iterator[Fault]:
    keys = {state.key for state in given.states}
    if given.start not in keys:
        yield _fault("start", NOT_THERE, key=given.start)
        return
    reached = _reached(given)
    for state in given.states:
        place = f"state[{state.key}]"
        out = [step for step in given.steps if state.key in step.sources]
        if state.key not in reached:
            yield _fault(place, gettext_noop("Không bước nào dẫn tới trạng thái này."))
        if state.final and out:
            yield _fault(place, gettext_noop("Trạng thái kết thúc nhưng vẫn có bước đi tiếp."))
        if not state.final and not out:
            yield _fault(place, gettext_noop("Hồ sơ tới đây thì không có bước nào đi tiếp."))


def _reached(given: Definition) -> set[str]:
    """The states that some way leads to."""
    reached, waiting = {given.start}, [given.start]
    while waiting:
        here = waiting.pop()
        for step in given.steps:
            if here in step.sources and step.to not in reached:
                reached.add(step.to)
                waiting.append(step.to)
    return reached


def _named(given: Definition, guards: Collection[str]) -> Iterator[Fault]:
    """Names that nothing answers to."""
    clocks = {clock.key for clock in given.clocks}
    known = {
        "from": {state.key for state in given.states}, "fields": {row.key for row in given.fields},
        "papers": {row.key for row in given.papers}, "reasons": {row.key for row in given.reasons},
        "sets": {row.key for row in given.flags}, "guards": set(guards), "start": clocks,
        "pause": clocks, "resume": clocks, "not_before": clocks, "stop": {*clocks, EVERY_CLOCK},
        "turn": {role.key for role in given.roles},
    }  # fmt: skip

    def unknown(place: str, what: str, keys: Iterable[str]) -> Iterator[Fault]:
        for key in keys:
            if key not in known[what]:
                yield _fault(f"{place}.{what}", NOT_THERE, key=key)

    for step in _all_steps(given):
        place = f"step[{step.event}]"
        for what in known.keys() - {"from", "turn"}:
            yield from unknown(place, what, getattr(step, what))
        yield from unknown(place, "from", (*step.sources, *((step.to,) if step.sources else ())))
        if step.sources:
            yield from unknown(place, "turn", (step.role,))
        if step.dated and step.dated not in step.fields:
            yield _fault(f"{place}.dated", NOT_THERE, key=step.dated)
        if step.after:
            yield from unknown(place, "start", (step.after,))
    for state in given.states:
        yield from unknown(f"state[{state.key}]", "turn", state.turn)


def _steps(given: Definition) -> Iterator[Fault]:
    final = {state.key for state in given.states if state.final}
    for step in given.steps:
        place = f"step[{step.event}]"
        if not step.sources:
            yield _fault(place, gettext_noop("Chưa nói đi từ trạng thái nào."))
        if step.reason is not Wanted.NO and not step.reasons:
            yield _fault(place, gettext_noop("Cần lý do nhưng không có lý do nào để chọn."))
        if step.pause and step.reason is not Wanted.MUST and step.note is not Wanted.MUST:
            yield _fault(place, gettext_noop("Bước làm dừng thời hạn thì phải ghi lý do."))
        left = {
            clock.key for clock in given.clocks if clock.key not in step.stop
        }  # every clock, where none is named
        if step.to in final and left and EVERY_CLOCK not in step.stop:
            yield _fault(
                place, gettext_noop('Bước kết thúc hồ sơ phải dừng mọi thời hạn (stop = ["*"]).')
            )


def _clocks(given: Definition) -> Iterator[Fault]:
    steps = _all_steps(given)
    for clock in given.clocks:
        place = f"clock[{clock.key}]"
        if clock.length < 1 or any(other.length < 1 for other in clock.alternatives):
            yield _fault(place, gettext_noop("Thời hạn phải dài ít nhất một ngày."))
        if not any(clock.key in step.start for step in steps):
            yield _fault(place, gettext_noop("Không bước nào bắt đầu thời hạn này."))
        if clock.kind is ClockKind.AT_MOST and not _is_stopped(clock, given):
            yield _fault(place, gettext_noop("Không bước nào kết thúc thời hạn này."))
        if clock.kind is ClockKind.AT_LEAST and not any(
            clock.key in step.not_before for step in steps
        ):
            yield _fault(
                place, gettext_noop("Thời gian tối thiểu nhưng không bước nào phải chờ nó.")
            )
        paused = any(clock.key in step.pause for step in steps)
        if paused and not any(clock.key in step.resume for step in steps):
            yield _fault(place, gettext_noop("Có bước tạm dừng nhưng không có bước chạy tiếp."))
        if clock.role and clock.role not in {role.key for role in given.roles}:
            yield _fault(place, NOT_THERE, key=clock.role)
        for other in clock.alternatives:
            if other.flag not in {flag.key for flag in given.flags}:
                yield _fault(place, NOT_THERE, key=other.flag)
        yield from _end_of(clock, given, place)


def _is_stopped(clock: ClockSpec, given: Definition) -> bool:
    return any(clock.key in step.stop or EVERY_CLOCK in step.stop for step in given.steps)


def _end_of(clock: ClockSpec, given: Definition, place: str) -> Iterator[Fault]:
    """The step that the end of a clock offers or takes."""
    if clock.at_end not in {AtEnd.OFFER, AtEnd.STEP}:
        return
    steps = [step for step in given.steps if step.event == clock.event]
    if not steps:
        yield _fault(place, NOT_THERE, key=clock.event or "event")
    for step in steps:
        if step.after != clock.key:
            yield _fault(
                place,
                gettext_noop('Bước %(event)s phải ghi after = "%(key)s".'),
                event=step.event,
                key=clock.key,
            )
        asks = (
            step.papers or step.guards or step.note is Wanted.MUST or step.reason is Wanted.MUST
            or any(given_field.required for given_field in given.fields if given_field.key in step.fields)
        )  # fmt: skip
        if clock.at_end is AtEnd.STEP and asks:
            yield _fault(
                place,
                gettext_noop("Bước %(event)s tự diễn ra nên không được hỏi gì thêm."),
                event=step.event,
            )


def _papers(given: Definition) -> Iterator[Fault]:
    asked = {key for step in _all_steps(given) for key in step.papers}
    roles = {role.key for role in given.roles}
    for paper in given.papers:
        place = f"paper[{paper.key}]"
        if paper.giver not in roles:
            yield _fault(place, gettext_noop("Chưa nói vai trò nào nộp giấy tờ này (giver)."))
        if paper.required and paper.key not in asked:
            yield _fault(place, gettext_noop("Bắt buộc nhưng không bước nào đòi giấy tờ này."))
