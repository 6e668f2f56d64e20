"""A change of a basis reaches everything that rests on it: flagged at once, its owners told once."""

from collections.abc import Sequence
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.core import clock, inbox, jobs
from chuan.core.actor import Actor
from chuan.core.enums import FlagState
from chuan.core.fresh_rows import over_fresh_rows
from chuan.core.models import BasisChange, RelianceFlag
from chuan.core.reliance.registry import WHOLE, people_of
from chuan.core.reliance.resting import placed
from chuan.core.reliance.values import Change

PAGE: Final = "/lam-viec/phap-luat/can-xem-lai/"
"""Where flags are answered; the page stands in the room of law."""
TELL: Final = "core.reliance.tell"
AT_ONCE: Final = 200
"""Bodies told within the announcement itself; more of them are told by a job."""
_DIRECT = """
INSERT INTO core_relianceflag
    (change_id, dependant_id, indirect, state, reason, answered_by, answered_by_label)
SELECT DISTINCT %s, basis.dependant_id, {no}, 'open', '', '', ''
FROM core_dependantbasis basis
WHERE basis.kind = %s AND basis.key = %s AND basis.dependant_id NOT IN (
    SELECT id FROM core_dependant WHERE kind = %s AND object_id = %s
) AND ({parts})
ON CONFLICT (change_id, dependant_id) DO NOTHING
"""
_INDIRECT = """
INSERT INTO core_relianceflag
    (change_id, dependant_id, indirect, state, reason, answered_by, answered_by_label)
SELECT DISTINCT flag.change_id, basis.dependant_id, {yes}, 'open', '', '', ''
FROM core_relianceflag flag
JOIN core_dependant middle ON middle.id = flag.dependant_id
JOIN core_dependantbasis basis ON basis.kind = middle.kind AND basis.key = middle.object_id
WHERE flag.change_id = %s AND NOT flag.indirect AND basis.dependant_id NOT IN (
    SELECT id FROM core_dependant WHERE kind = %s AND object_id = %s
)
ON CONFLICT (change_id, dependant_id) DO NOTHING
"""


@transaction.atomic
def announce(change: Change, *, actor: Actor) -> int:
    """Flag everything that rests on the basis and tell its owners; how many things. Again: nothing.

    One level further is flagged as indirect: what rests on an act that rests on the changed act. A
    change that was withdrawn and is announced again opens its flags again.
    """
    row = _locked(change)
    if row.told_at is not None and row.withdrawn_at is None:
        return 0
    row.told_at, row.withdrawn_at = clock.now(), None
    row.save(update_fields=("told_at", "withdrawn_at"))
    row.flags.filter(state=FlagState.WITHDRAWN).update(state=FlagState.OPEN)
    with over_fresh_rows():
        _flag(row, change)
        by_owner = _by_owner(row)
    if len(by_owner) > AT_ONCE:
        label = _("Báo thay đổi: %(title)s") % {"title": row.title}
        jobs.enqueue(TELL, {"change": row.key}, actor=actor, label=label, key=f"{TELL}:{row.pk}")
    else:
        _tell(row, by_owner, actor)
    return sum(by_owner.values())


def tell_owners(context: jobs.JobContext) -> None:
    """The bodies of a change that reaches many, some at a time; none is told twice."""
    row = BasisChange.objects.get(key=context.payload["change"])
    while row.withdrawn_at is None:
        last = context.state.get("path")
        owners = sorted(_by_owner(row).items())
        rest = [pair for pair in owners if last is None or pair[0] > last][:AT_ONCE]
        if not rest:
            return
        with transaction.atomic():
            _tell(row, dict(rest), context.actor)
            context.checkpoint({"path": rest[-1][0]})
        context.progress(owners.index(rest[-1]) + 1, len(owners))
        row.refresh_from_db()


@transaction.atomic
def withdraw(key: str) -> int:
    """The change is taken back: what was not answered need not be looked at; how many things."""
    row = BasisChange.objects.select_for_update().filter(key=key).first()
    if row is None or row.withdrawn_at is not None:
        return 0
    row.withdrawn_at = clock.now()
    row.save(update_fields=("withdrawn_at",))
    return row.flags.filter(state=FlagState.OPEN).update(state=FlagState.WITHDRAWN)


def answer(flags: Sequence[int], *, state: FlagState, reason: str, actor: Actor) -> int:
    """Write the answer to open flags, in the caller's transaction, who has looked at permission."""
    done = 0
    for start in range(0, len(flags), 400):
        done += RelianceFlag.objects.filter(
            pk__in=flags[start : start + 400], state=FlagState.OPEN
        ).update(
            state=state,
            reason=reason[:1000],
            answered_by=actor.id,
            answered_by_label=actor.label[:240],
            answered_at=clock.now(),
        )
    return done


def reopen(flag: int) -> int:
    """Take an answer back, in the caller's transaction; 0 when there was none."""
    return RelianceFlag.objects.filter(
        pk=flag, state__in=(FlagState.CHANGED, FlagState.STILL_RIGHT, FlagState.NO_CONCERN)
    ).update(
        state=FlagState.OPEN, reason="", answered_by="", answered_by_label="", answered_at=None
    )


def _by_owner(row: BasisChange) -> dict[str, int]:
    """How many things of each body are to be looked at."""
    opened = row.flags.filter(state=FlagState.OPEN)
    return dict(opened.values_list("dependant__owner_path").annotate(of=Count("pk")).order_by())


def _locked(change: Change) -> BasisChange:
    """The row of the change, held; two that announce at once meet here."""
    kind, key, _path = next(iter(placed(change.basis)))
    row = BasisChange(
        key=change.key[:200],
        code=change.code,
        basis_kind=kind,
        basis_key=key[:120],
        part=change.basis.part[:200],
        title=change.title[:300],
        body=change.body[:1000],
        url=change.url,
        effective_on=change.effective_on,
        confidence=change.confidence,
    )
    BasisChange.objects.bulk_create([row], ignore_conflicts=True)
    return BasisChange.objects.select_for_update().get(key=row.key)


def _flag(row: BasisChange, change: Change) -> None:
    sure = {"no": "FALSE", "yes": "TRUE"}
    where, values = _parts_of([path for _kind, _key, path in placed(change.basis)])
    itself = [row.basis_kind, row.basis_key]
    with connection.cursor() as cursor:
        cursor.execute(
            _DIRECT.format(parts=where, **sure),
            [row.pk, *itself, *itself, *values],
        )
        cursor.execute(_INDIRECT.format(**sure), [row.pk, *itself])


def _parts_of(paths: Sequence[str]) -> tuple[str, list[Any]]:
    """Rows at a part, above it or below it: whoever rests on the article rests on its clauses."""
    if WHOLE in paths:
        return "1 = 1", []
    above = sorted(
        {path[: at + 1] for path in paths for at, sign in enumerate(path) if sign == "/"}
    )
    asked = [f"basis.path IN ({', '.join(['%s'] * len(above))})"]
    values: list[Any] = [*above]
    for path in paths:
        asked.append("(basis.path >= %s AND basis.path < %s)")
        values += [path, f"{path[:-1]}0"]
    return " OR ".join(asked), values


def _tell(row: BasisChange, by_owner: dict[str, int], actor: Actor) -> None:
    """One line in the inbox of each person, whatever the number of things and of bodies."""
    mine: dict[str, int] = {}
    for path, people in people_of(by_owner).items():
        for person in people:
            mine[person] = mine.get(person, 0) + by_owner.get(path, 0)
    alike: dict[int, list[str]] = {}
    for person, count in mine.items():
        alike.setdefault(count, []).append(person)
    letters = [
        inbox.Letter(people, row.title, PAGE, _body(row, count)) for count, people in alike.items()
    ]
    inbox.notify_each(letters, code=row.code, actor=actor)


def _body(row: BasisChange, count: int) -> str:
    return f"{row.body} {counted(count)}".strip()


def counted(count: int) -> str:
    """How many things are to be looked at, in words."""
    told = ngettext("%(count)s mục cần xem lại.", "%(count)s mục cần xem lại.", count)
    return told % {"count": count}
