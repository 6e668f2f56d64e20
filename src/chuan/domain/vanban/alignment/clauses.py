"""Takes a document apart into the clauses that can be matched: tasks, duties, reports, targets."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chuan.domain.vanban.alignment.types import Clause, ClauseKind
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Document, Duty, Reporting, Section, Target, Task, Value

_SAYS_NOTHING = re.compile(
    r"^(?:yêu cầu|đề nghị|trên đây|các|thủ trưởng|ubnd|ủy ban|căn cứ).{0,120}?(?:nghiêm túc"
    r"|khẩn trương)?\s*(?:tổ chức|triển khai)?\s*"
    r"(?:triển khai |tổ chức )?thực hiện(?: nghiêm| tốt)?(?: nội dung)?\s*(?:kế hoạch|chỉ thị"
    r"|công văn"
    r"|quyết định|nghị quyết)(?: này)?\W*$"
)
_MEANINGFUL = 3


def clauses_of(document: Document, place: int, text: str = "") -> tuple[Clause, ...]:
    """All clauses of a document, tasks first; `text` is that of its file, to quote reports from."""
    pillars = dict(_pillars(document.sections))
    found = [
        *(_of_task(task, i, place, pillars) for i, task in enumerate(document.tasks)),
        *(_of_duty(duty, i, place) for i, duty in enumerate(document.duties)),
    ]
    found = [clause for clause in found if _says_something(clause.text.text)]
    found += list(_loose_reports(document.reporting, found, place, text))
    return tuple(_with_figures(document.targets, found, place))


def _pillars(sections: Sequence[Section], path: str = "") -> Iterator[tuple[str, str]]:
    """Each path of headings with the title that stands there; the annex's own path counts too."""
    for section in sections:
        label = section.label.strip(" .)")
        here = f"{path}.{label}" if path and label else path or label
        if section.title is not None:
            yield here, section.title.text
            yield label, section.title.text
        yield from _pillars(section.children, here)


def _says_something(text: str) -> bool:
    folded = fold(text)
    return len(folded.split()) >= _MEANINGFUL and not _SAYS_NOTHING.match(folded)


def _of_task(task: Task, i: int, place: int, pillars: dict[str, str]) -> Clause:
    annex = "Phụ lục " if task.source == "annex" else ""
    own = ".".join(part for part in (task.section, task.number) if part)
    return Clause(
        document=place,
        kind=ClauseKind.TASK,
        pointer=f"/tasks/{i}",
        label=(annex + own).strip(),
        text=task.text,
        lead=task.lead,
        coordinate=task.coordinate,
        time=task.time,
        period=task.period,
        product=task.product,
        pillar=pillars.get(task.section) or pillars.get(task.section.split(".")[-1], ""),
    )


def _of_duty(duty: Duty, i: int, place: int) -> Clause:
    return Clause(
        document=place,
        kind=ClauseKind.DUTY,
        pointer=f"/duties/{i}",
        label="Tổ chức thực hiện" + (f", mục {duty.number}" if duty.number else ""),
        text=duty.text,
        lead=(duty.actor,) if duty.actor else (),
        due=duty.due,
        time=Value("", duty.due_spans) if duty.due_spans else None,
    )


def _loose_reports(
    reports: Sequence[Reporting], held: Sequence[Clause], place: int, text: str
) -> Iterator[Clause]:
    """Reporting duties that stand in no task and no duty."""
    for i, report in enumerate(reports):
        if any(_inside(report.spans, clause.text.spans) for clause in held):
            continue
        said = " ".join(text[start:end] for start, end in report.spans)
        to = ", ".join(body.text for body in report.to)
        if not report.spans and any(_speaks_of(clause, report) for clause in held):
            continue
        yield Clause(
            document=place,
            kind=ClauseKind.REPORTING,
            pointer=f"/reporting/{i}",
            label="Chế độ báo cáo",
            text=Value(" ".join(said.split()) or f"Báo cáo {to}".strip(), report.spans),
            lead=report.who,
            due=report.due,
        )


def _speaks_of(clause: Clause, report: Reporting) -> bool:
    """Whether a clause without places names the bodies reported to."""
    folded = fold(clause.text.text)
    return "báo cáo" in folded and all(fold(body.text) in folded for body in report.to)


def _inside(inner: Sequence[tuple[int, int]], outer: Sequence[tuple[int, int]]) -> bool:
    return bool(inner) and all(
        any(low <= start and end <= high for low, high in outer) for start, end in inner
    )


def _with_figures(
    targets: Sequence[Target], clauses: Sequence[Clause], place: int
) -> Iterator[Clause]:
    """The clauses with the figures in them, then the figures that stand in none, by sentences."""
    held: dict[str, list[Target]] = {}
    loose: dict[tuple[str, str], list[tuple[int, Target]]] = {}
    owners = _Owners(clauses)
    for i, target in enumerate(targets):
        owner = owners.of(target)
        if owner is not None:
            held.setdefault(owner.pointer, []).append(target)
        else:
            loose.setdefault((target.where, target.text.text), []).append((i, target))
    for clause in clauses:
        yield replace(clause, figures=tuple(held.get(clause.pointer, ())))
    for (where, _), group in loose.items():
        yield Clause(
            document=place,
            kind=ClauseKind.TARGET,
            pointer=f"/targets/{group[0][0]}",
            label=f"Mục tiêu {where}".strip(),
            text=group[0][1].text,
            figures=tuple(target for _, target in group),
        )


_LOOK_BACK = 12
"""How many pieces of cells may begin between a cell and the end of it (flattened tables)."""


class _Owners:
    """Finds the clause that a figure stands in, by its place; by its words where it has none."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        placed = [
            (start, end, i)
            for i, clause in enumerate(clauses)
            for value in (clause.text, clause.product)
            if value is not None
            for start, end in value.spans
        ]
        self._clauses = clauses
        self._placed = sorted(placed)
        self._starts = [start for start, _, _ in self._placed]
        self._flat = [(_flat(c.text), _flat(c.product), c) for c in clauses if not c.text.spans]

    def of(self, target: Target) -> Clause | None:
        """The clause in whose text or product the figure stands."""
        if target.text.spans and self._placed:
            start, end = target.text.spans[0]
            last = bisect_right(self._starts, start)
            for low, high, i in reversed(self._placed[max(0, last - _LOOK_BACK) : last]):
                if low <= start and end <= high:
                    return self._clauses[i]
            return None
        said = _flat(target.text)
        held = (clause for text, product, clause in self._flat if said in text or said in product)
        return next(held, None) if said else None


def _flat(value: Value | None) -> str:
    return " ".join(fold(value.text).split()) if value else ""
