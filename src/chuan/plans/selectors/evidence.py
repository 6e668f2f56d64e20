"""What evidence a share has, as much of it as a reader may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import references
from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.plans import labels
from chuan.plans.enums import EvidenceKind
from chuan.plans.models import Assignment, Difficulty, Evidence, Task, given_to
from chuan.plans.permissions import can_see_evidence


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One piece: its words, where it opens, who gave it; a piece taken back says why."""

    evidence: Evidence
    kind_label: str
    title: str
    url: str = ""
    detail: str = ""
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceList:
    """What is shown of a share: the pieces, or only how many there are."""

    views: Sequence[EvidenceView] = ()
    count: int = 0
    hidden: bool = False


def evidence_of(
    actor: Actor, shares: Sequence[Assignment], *, named: frozenset[int] = frozenset()
) -> Mapping[int, EvidenceList]:
    """By key of the share; other bodies of the task learn only that there is evidence.

    `named` are keys of shares that were given to `actor` by name. Three questions at most.
    """
    rows = Evidence.objects.filter(assignment__in=shares).select_related("file")
    by_share: dict[int, list[Evidence]] = {}
    for row in rows.order_by("at", "pk"):
        by_share.setdefault(row.assignment_id, []).append(row)
    seen = {
        share.pk for share in shares
        if can_see_evidence(actor, share, is_assignee=share.pk in named)
    }  # fmt: skip
    wanted = [row for pk in seen for row in by_share.get(pk, ()) if row.reference_id]
    known = references.look_up(actor, [(row.reference_kind, row.reference_id) for row in wanted])
    return {
        share.pk: _list(by_share.get(share.pk, ()), known, seen=share.pk in seen)
        for share in shares
    }


def held_by_name(actor: Actor, shares: Sequence[Assignment]) -> frozenset[int]:
    """Keys of the shares that the actor was given by name."""
    if actor.is_anonymous or actor.is_system:
        return frozenset()
    rows = given_to(actor).filter(assignment__in=shares)
    return frozenset(rows.values_list("assignment_id", flat=True))


def may_open_evidence(actor: Actor, file: StoredFile) -> bool:
    """The file shows a share or a difficulty whose evidence the actor may see."""
    if actor.is_anonymous:
        return False
    visible = Task.objects.visible_to(actor).values("pk")
    shares = Assignment.objects.filter(task__in=visible).select_related("task__compiler")
    own = list(shares.filter(evidence__file=file).distinct())
    named = held_by_name(actor, own)
    if any(can_see_evidence(actor, share, is_assignee=share.pk in named) for share in own):
        return True
    return Difficulty.objects.visible_to(actor).filter(files__file=file).exists()


def _list(
    rows: Sequence[Evidence],
    known: Mapping[tuple[str, str], references.Reference],
    *,
    seen: bool,
) -> EvidenceList:
    standing = sum(row.removed_at is None for row in rows)
    if not seen:
        return EvidenceList(count=standing, hidden=True)
    return EvidenceList(tuple(_view(row, known) for row in rows), standing)


def _view(row: Evidence, known: Mapping[tuple[str, str], references.Reference]) -> EvidenceView:
    title, url, detail = row.caption, "", ""
    if row.file is not None:
        title = title or row.file.name
        url = reverse("core:file_download", args=[row.file.uid])
        if row.place_removed:
            detail = _("Đã xóa vị trí chụp khỏi ảnh.")
    elif row.reference_id:
        found = known.get((row.reference_kind, row.reference_id))
        title, url = title or row.reference_label, found.url if found else ""
        detail = row.reference_label if row.caption else ""
        if found is None:
            detail = _("Bạn không có quyền mở mục này, hoặc mục không còn.")
    elif row.link:
        title, detail = title or row.link, row.link if row.caption else ""
    else:
        title, detail = title or _("Nội dung báo cáo"), row.statement
    kind = str(labels.EVIDENCE_KIND[EvidenceKind(row.kind)])
    return EvidenceView(row, kind, title, url, detail, row.removed_at is not None)
