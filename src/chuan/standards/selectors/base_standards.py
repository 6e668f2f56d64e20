"""A base standard as its maker reads it: its clauses and table, what it cites, what to compare it with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.documents.rules.house_style import abbreviation_of
from chuan.standards.base_templates import templates
from chuan.standards.enums import StandardKind, Status
from chuan.standards.errors import NoSuchDraft
from chuan.standards.labels import STATUS_BADGES, STATUSES
from chuan.standards.models import (
    Draft,
    DraftCitation,
    DraftClause,
    DraftRequirement,
    Standard,
)
from chuan.standards.permissions import can_draft
from chuan.standards.selectors.drafts import draft_of
from chuan.standards.selectors.products import AppliesLine, product_answer


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation and what the register knows of it; `warning` says what to do."""

    row: DraftCitation
    slug: str
    status: str
    badge: str
    warning: str


@dataclass(frozen=True, slots=True)
class BaseStandard:
    """Everything of one base standard."""

    draft: Draft
    clauses: Sequence[DraftClause]
    requirements: Sequence[DraftRequirement]
    cited: Sequence[Cited]
    must: Sequence[AppliesLine]
    may_write: bool
    may_revise: bool
    standard: Standard | None

    @property
    def unfilled(self) -> int:
        """Lines of the table without a limit."""
        return sum(not row.limit for row in self.requirements)


def base_standard(actor: Actor, uid: UUID) -> BaseStandard:
    """A base standard of the workspace; raises NoSuchDraft."""
    draft = draft_of(actor, uid)
    if draft.kind != StandardKind.TCCS:
        raise NoSuchDraft
    wording = draft.wordings.order_by("-number").first()
    writes = can_draft(actor, draft.owner_path)
    return BaseStandard(
        draft=draft,
        clauses=list(wording.clauses.order_by("order", "pk")) if wording else [],
        requirements=list(draft.requirements.order_by("order", "pk")),
        cited=_cited(draft), must=_must(actor, draft),
        may_write=writes and draft.standard_id is None and draft.state in {"writing", "announced", "closed"},
        may_revise=writes and draft.standard_id is not None, standard=draft.standard,
    )  # fmt: skip


def template_choices() -> Sequence[tuple[str, str]]:
    """Templates to begin from: key and words."""
    return [(key, each.label) for key, each in templates().items()]


def next_number(actor: Actor, on: date) -> str:
    """A number for the next base standard of the own body, to be changed at will.

    Basis: Điều 14 Thông tư 11/2021/TT-BKHCN
    """
    made = Draft.objects.filter(owner_path=actor.path, kind=StandardKind.TCCS).count()
    return f"TCCS {made + 1:02d}:{on.year}/{abbreviation_of(actor.organisation_label) or 'CS'}"


def _cited(draft: Draft) -> Sequence[Cited]:
    rows = list(draft.citations.order_by("label"))
    families = {row.family for row in rows}
    known = list(Standard.objects.official().filter(family__in=families).order_by("year", "pk"))
    by_key = {each.key: each for each in known}
    newest = {each.family: each for each in known if each.status != Status.DRAFT}
    return [_line(row, by_key.get(row.key), newest.get(row.family)) for row in rows]


def _line(row: DraftCitation, found: Standard | None, newest: Standard | None) -> Cited:
    if found is None:
        said = _("Chưa có trong danh mục nên chưa biết còn hiệu lực không.")
        if newest is not None:
            said = _("Danh mục có %(number)s; hãy xem lại năm.") % {"number": newest.designation}
        return Cited(row, "", "", "", said)
    status = Status(found.status)
    said = ""
    if newest is not None and newest.pk != found.pk:
        said = _("Đã có bản mới hơn: %(number)s.") % {"number": newest.designation}
    elif status is Status.WITHDRAWN:
        said = _("Đã hết hiệu lực. Hãy chọn tài liệu thay thế.")
    return Cited(row, found.slug, str(STATUSES[status]), STATUS_BADGES[status], said)


def _must(actor: Actor, draft: Draft) -> Sequence[AppliesLine]:
    """Regulations that are known to apply to goods of the template, or to what the title names."""
    template = templates().get(draft.template)
    asked = template.product if template and template.product else draft.title
    answer = product_answer(actor, asked, "")
    return answer.must if answer else ()
