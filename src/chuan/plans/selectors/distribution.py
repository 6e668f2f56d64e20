"""What accepting a draft would do: documents, tasks with dates, who is given what, who is recorded."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings

from chuan.core.actor import Actor
from chuan.core.alphabet import sort_key
from chuan.documents.models import ImportDraft
from chuan.documents.rules.edits import without_gaps
from chuan.documents.rules.identity import missing_parts
from chuan.documents.selectors.drafts import corrected_documents
from chuan.domain.sentences import gettext_noop
from chuan.orgs.models import Organisation
from chuan.plans.enums import TaskKind
from chuan.plans.errors import TaskNotYours
from chuan.plans.rules.due import due_date
from chuan.plans.rules.tasks_of import ReadTask, tasks_of
from chuan.plans.selectors.bodies import NameReader, body_of
from chuan.plans.types import Body, Distribution, DocumentDraft, Share, TaskDraft


def own_organisation(actor: Actor) -> Organisation:
    """The organisation acted for; raises `TaskNotYours` for an actor without one."""
    return _body_at(actor.path)


def _body_at(path: str) -> Organisation:
    found = Organisation.objects.filter(path=path).first() if path else None
    if found is None:
        raise TaskNotYours(gettext_noop("Bạn chưa chọn cơ quan làm việc."))
    return found


def distribute_draft(draft: ImportDraft, on: date) -> Distribution:
    """All that an acceptance on `on` by the organisation of the draft would do; nothing is written."""
    return distribution_with(draft, on)[0]


def distribution_with(draft: ImportDraft, on: date) -> tuple[Distribution, NameReader]:
    """The same, with what each printed name was understood as."""
    reader = NameReader(_body_at(draft.path), on, draft.agencies)
    documents = corrected_documents(draft)
    read = {
        place: list(
            tasks_of(
                content,
                at=f"/documents/{place}",
                text=draft.reading["text"],
                spans=draft.reading.get("spans") or {},
            )
        )
        for place, content in documents
    }
    focal = _focal(draft.choices, read, reader)
    drafts = [
        _document(
            draft,
            place,
            documents,
            tasks=tuple(_task(task, draft, reader, focal) for task in read[place]),
        )
        for place, _content in documents
        if not draft.choices.get(f"skipped:{place}")
    ]
    shares = [s.body for d in drafts for t in d.tasks for s in t.shares]
    bodies = {body.pk: body for body in [body_of(reader.own), *shares]}
    candidates = tuple(sorted(bodies.values(), key=lambda body: sort_key(body.name) or ""))
    return Distribution(drafts, focal, on, candidates), reader


def attached_to(choices: Mapping[str, Any], place: int, content: Mapping[str, Any]) -> int | None:
    """The document of the file that issues this one: as said, or the first for one without a header."""
    chosen = str(choices.get(f"attached:{place}") or "")
    if chosen == "none" or place == 0:
        return None
    if chosen.isdigit() and int(chosen) != place:
        return int(chosen)
    return None if content.get("symbol") or content.get("date") else 0


def header_of(
    choices: Mapping[str, Any], place: int, documents: Sequence[tuple[int, Mapping[str, Any]]]
) -> dict[str, Any]:
    """Issuer, symbol and date of a document; an annexed plan bears those of what issues it.

    Basis: Điều 7, Điều 8 Nghị định 30/2020/NĐ-CP (what is issued with a document has no number of its own).
    """
    by_place = dict(documents)
    content = by_place[place]
    above = attached_to(choices, place, content)
    source = by_place.get(above, content) if above is not None else content
    own = {key: content.get(key) or source.get(key) for key in ("issuer", "symbol", "date")}
    return {**own, "title": content.get("title") or source.get("title") or ""}


def issued_on(value: object) -> date | None:
    """A whole date, or None for a month, a year or nothing."""
    try:
        return date.fromisoformat(str(value)) if value and len(str(value)) == 10 else None
    except ValueError:
        return None


def _document(
    draft: ImportDraft,
    place: int,
    documents: Sequence[tuple[int, Mapping[str, Any]]],
    *,
    tasks: Sequence[TaskDraft],
) -> DocumentDraft:
    content = dict(documents)[place]
    header = header_of(draft.choices, place, documents)
    above = attached_to(draft.choices, place, content)
    unnumbered = bool(draft.choices.get(f"unnumbered:{above if above is not None else place}"))
    missing = missing_parts(
        issuer=header["issuer"] or "",
        symbol=header["symbol"] or "",
        issued_on=issued_on(header["date"]),
        title=header["title"],
        unnumbered=unnumbered,
    )
    clean = without_gaps(dict(content))
    merged = {**(clean if isinstance(clean, dict) else {}), **header}
    return DocumentDraft(
        place=place,
        content=merged,
        missing=missing if above is None else (),
        unnumbered=unnumbered,
        attached_to=above,
        tasks=tasks,
    )


def _task(read: ReadTask, draft: ImportDraft, reader: NameReader, focal: Body | None) -> TaskDraft:
    shares, named = reader.distribute(read.lead, read.coordinate)
    due = due_date(read.time, on=reader.on, strict_before=settings.STRICT_BEFORE)
    return TaskDraft(
        pointer=read.pointer,
        kind=read.kind,
        section=read.section,
        clause=read.clause,
        text=read.text,
        product=read.product,
        time=read.time,
        due=due,
        shares=shares,
        named=named,
        compiler=_compiler(read, draft, shares, focal),
    )


def _compiler(
    read: ReadTask, draft: ImportDraft, shares: Sequence[Share], focal: Body | None
) -> Body | None:
    """Who answers for putting together what a collective does: chosen, else the focal body."""
    if not any(share.collective for share in shares):
        return None
    chosen = draft.choices.get(f"compiler:{read.pointer}")
    found = [share.body for share in shares if share.body.uid == chosen]
    return found[0] if found else focal


def _focal(
    choices: Mapping[str, Any], read: Mapping[int, Sequence[ReadTask]], reader: NameReader
) -> Body | None:
    """The body others report to, else the one that leads most, else the own organisation."""
    if chosen := choices.get("focal"):
        organisation = Organisation.objects.filter(
            uid=chosen, path__startswith=reader.own.path
        ).first()
        if organisation:
            return body_of(organisation)
    tasks = [task for found in read.values() for task in found]
    votes: Counter[Body] = Counter()
    for task in tasks:
        for name in task.lead:
            meaning = reader.meaning(name)
            weight = 1 if task.kind == TaskKind.WORK else 0
            if meaning.bodies and not meaning.collective:
                votes[meaning.bodies[0]] += weight
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] else body_of(reader.own)
