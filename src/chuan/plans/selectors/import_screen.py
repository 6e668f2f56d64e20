"""Everything the import screen shows: the text with its marks, what was understood, what is still open."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuan.documents import labels as document_labels
from chuan.documents.enums import DocumentKind
from chuan.documents.models import ImportDraft
from chuan.documents.page_pictures import sheets
from chuan.documents.rules.boxes import places_by_page
from chuan.documents.rules.edits import edited_paths
from chuan.documents.rules.fields import HEADER, SECTIONS, Field, Section, show_field, value_at
from chuan.documents.rules.findings import Finding, findings_of
from chuan.documents.rules.marks import SpanIndex, cut
from chuan.documents.selectors.drafts import corrected_documents, steps
from chuan.plans import labels
from chuan.plans.selectors.bodies import NameReader
from chuan.plans.selectors.distribution import distribution_with
from chuan.plans.selectors.import_views import (
    DocumentView,
    FieldView,
    FindingView,
    ItemView,
    NameView,
    Screen,
    SectionView,
    SheetView,
)
from chuan.plans.types import Distribution


def import_screen(
    draft: ImportDraft,
    on: date,
    *,
    typed_path: str = "",
    typed: Mapping[str, str] | None = None,
) -> Screen:
    """The screen of one draft; some queries for each distinct name of a body, none for each task.

    `typed` is what stood in the boxes of the item at `typed_path` when it was refused: it stays there.
    """
    work, reader = distribution_with(draft, on)
    marks = _Marks(draft)
    findings = [_finding_view(row, draft, marks) for row in findings_of(draft.reading)]
    builder = _Builder(draft, work, marks, typed_path, typed or {})
    documents = [builder.document(place, content) for place, content in corrected_documents(draft)]
    return Screen(
        uid=draft.uid,
        title=next((d.title for d in documents if d.title), draft.title),
        files=draft.files,
        saved_at=draft.saved_at,
        expires_at=draft.expires_at,
        lines=cut(draft.reading["text"], marks.spans),
        sheets=marks.sheets(),
        documents=documents,
        findings=[view for view in findings if not view.answer],
        answered=[view for view in findings if view.answer],
        names=_names(reader, work, draft),
        work=work,
        can_undo=bool(draft.edits),
        can_redo=bool(draft.undone),
        candidates=work.candidates,
    )


class _Marks:
    """Numbers for every value with words in the text; they never change while a draft is worked on."""

    def __init__(self, draft: ImportDraft) -> None:
        self._draft = draft
        index = SpanIndex(draft.reading.get("spans") or {})
        self.spans: dict[int, list[tuple[int, int]]] = {}
        self._numbers: dict[str, int] = {}
        for path in self._paths(draft.reading):
            spans = index.at(path)
            if spans:
                number = len(self._numbers) + 1
                self._numbers[path] = number
                self.spans[number] = spans

    def at(self, path: str) -> int:
        """The number of a value, 0 when its words are not known."""
        return self._numbers.get(path, 0)

    def sheets(self) -> Sequence[SheetView]:
        """The pages as stored with the same marks; none for a file that has no pages to show."""
        places = places_by_page(self._draft.reading.get("boxes") or {}, self._numbers)
        return [SheetView(sheet, places.get(sheet.number, ())) for sheet in sheets(self._draft.uid)]

    def holder(self, number: int) -> str:
        """The item whose words hold the first words of a mark: where the fault can be put right."""
        start = self.spans[number][0][0] if number else -1
        held = [
            (sum(last - first for first, last in self.spans[other]), path)
            for path, other in self._numbers.items()
            if path.startswith("/documents/")
            and any(first <= start < last for first, last in self.spans[other])
        ]
        if not held:
            return ""
        parts = min(held)[1].split("/")
        return "/".join(parts[:5] if len(parts) > 4 and parts[4].isdigit() else parts[:3])

    def _paths(self, reading: Mapping[str, Any]) -> Sequence[str]:
        paths: list[str] = []
        for place, document in enumerate(reading["documents"]):
            root = f"/documents/{place}"
            paths.extend(f"{root}/{field.key}" for field in HEADER.fields)
            for section in SECTIONS[1:]:
                for at, _item in enumerate(document.get(section.key) or ()):
                    item = f"{root}/{section.key}/{at}"
                    paths.append(item)
                    if not section.scalar:
                        paths.extend(f"{item}/{field.key}" for field in section.fields)
        for key in ("defects", "notices"):
            paths.extend(f"/{key}/{at}" for at, _row in enumerate(reading.get(key) or ()))
        return paths


class _Builder:
    """Makes views of documents, sections and items."""

    def __init__(
        self,
        draft: ImportDraft,
        work: Distribution,
        marks: _Marks,
        typed_path: str,
        typed: Mapping[str, str],
    ) -> None:
        self._draft = draft
        self._typed = {f"{typed_path}/{key}": text for key, text in typed.items()}
        self._marks = marks
        self._edited = edited_paths(steps(draft))
        self._tasks = {task.pointer: task for task in work.tasks}
        self._missing = dict(work.missing)
        self._attached = {d.place: d.attached_to for d in work.documents}

    def document(self, place: int, content: Mapping[str, Any]) -> DocumentView:
        choices = self._draft.choices
        root = f"/documents/{place}"
        kind = str(document_labels.DOCUMENT_KIND.get(content.get("kind") or "", ""))
        above = self._attached.get(place)
        return DocumentView(
            place=place,
            label=" ".join(part for part in (kind, content.get("symbol")) if part),
            title=content.get("title") or "",
            skipped=bool(choices.get(f"skipped:{place}")),
            unnumbered=bool(choices.get(f"unnumbered:{place}")),
            attached="" if above is None else str(above),
            missing=self._missing.get(place, ()),
            header=self._item(HEADER, content, root),
            sections=[self._section(section, content, root) for section in SECTIONS[1:]],
        )

    def _section(self, section: Section, content: Mapping[str, Any], root: str) -> SectionView:
        rows = content.get(section.key) or ()
        items = [
            self._item(section, row, f"{root}/{section.key}/{at}")
            for at, row in enumerate(rows)
            if row is not None
        ]
        return SectionView(
            key=section.key,
            label=str(document_labels.SECTION[section.key]),
            anchor=_anchor(f"{root}/{section.key}"),
            items=items,
            blank=[self._field(field, None, f"{root}/{section.key}/-") for field in section.fields],
        )

    def _item(self, section: Section, row: Any, path: str) -> ItemView:  # noqa: ANN401  (JSON of a reading)
        if section.scalar:
            fields = [self._field(section.fields[0], row, path)]
        else:
            fields = [
                self._field(f, value_at(row, f.key), f"{path}/{f.key}") for f in section.fields
            ]
        count = len(
            self._draft.reading["documents"][int(path.split("/")[2])].get(section.key) or ()
        )
        added = section is not HEADER and int(path.rsplit("/", 1)[1]) >= count
        task = self._tasks.get(path)
        return ItemView(
            path=path,
            anchor=_anchor(path),
            title=_title(section, row),
            fields=fields,
            mark=self._marks.at(path),
            added=added,
            edited=any(field.edited for field in fields),
            where=_where(section, row),
            period=", ".join(_part(f) for f in fields if f.key.startswith("period/") and f.shown),
            task=task,
            due_sentences=(
                labels.basis_sentences([s.as_json() for s in task.due.basis]) if task else ()
            ),
        )

    def _field(self, field: Field, value: Any, path: str) -> FieldView:  # noqa: ANN401  (JSON of a reading)
        return FieldView(
            key=field.key,
            label=str(document_labels.FIELD[field.key]),
            form=field.form,
            shown=_shown(field, value),
            box=self._typed.get(path, show_field(field.form, value)),
            mark=self._marks.at(path),
            edited=path in self._edited,
            choices=_choices(field),
            hint=str(document_labels.HINT.get(field.form, "")),
        )


def _anchor(path: str) -> str:
    return path.strip("/").replace("documents/", "v").replace("/", "-")


def _title(section: Section, row: Any) -> str:  # noqa: ANN401  (JSON of a reading)
    if section.scalar:
        return str(row)
    if not isinstance(row, dict):
        return ""
    if section.key == "reporting":
        return show_field("due", row.get("due"))
    key = "symbol" if section.key == "citations" else "text"
    return str(row.get(key) or row.get("title") or "")


def _where(section: Section, row: Any) -> str:  # noqa: ANN401  (JSON of a reading)
    """Section and number of a task in one line; shown above it."""
    if section.key != "tasks" or not isinstance(row, dict):
        return ""
    return " · ".join(str(row[key]) for key in ("section", "number") if row.get(key))


def _part(field: FieldView) -> str:
    """One part of a period in words."""
    words = {
        "period/start": _("từ năm %(value)s"),
        "period/end": _("đến hết năm %(value)s"),
        "period/quarter": _("quý %(value)s"),
    }
    return words.get(field.key, "%(value)s") % {"value": field.shown}


def _shown(field: Field, value: Any) -> str:  # noqa: ANN401  (JSON of a reading)
    if field.form == "kind" and value:
        return str(document_labels.DOCUMENT_KIND.get(value, value))
    if field.form == "recurrence" and value:
        return str(document_labels.RECURRENCE.get(value, value))
    return show_field(field.form, value).replace("\n", "; ")


def _choices(field: Field) -> Sequence[tuple[str, str]]:
    if field.form == "kind":
        return [(kind, str(document_labels.DOCUMENT_KIND[kind])) for kind in DocumentKind]
    if field.form == "recurrence":
        options = [(key, str(label)) for key, label in document_labels.RECURRENCE.items()]
        return [("", _("không ghi")), *options]
    return ()


def _finding_view(finding: Finding, draft: ImportDraft, marks: _Marks) -> FindingView:
    answer = draft.dismissals.get(finding.fingerprint) or {}
    return FindingView(
        finding=finding,
        severity_label=str(document_labels.SEVERITY[finding.severity]),
        mark=marks.at(finding.pointer),
        anchor=f"ph-{finding.fingerprint[:12]}",
        answer=answer.get("reason", ""),
        answered_by=answer.get("by", ""),
        fix_path=marks.holder(marks.at(finding.pointer)),
    )


def _names(reader: NameReader, work: Distribution, draft: ImportDraft) -> Sequence[NameView]:
    """Distinct names in the order of the document, the open ones first."""
    counts: dict[str, int] = {}
    for task in work.tasks:
        for name in {*(n.name for n in task.named), *(s.collective for s in task.shares)}:
            counts[name] = counts.get(name, 0) + 1
    views = [
        NameView(
            name=name,
            anchor=f"ten-{at}",
            meaning=meaning,
            reason=str(labels.NAMED_REASON.get(meaning.reason, "")),
            count=counts.get(name, 0),
            choice=_choice(draft.agencies.get(name) or {}),
        )
        for at, (name, meaning) in enumerate(reader.known.items())
    ]
    return sorted(views, key=lambda view: not view.meaning.is_open)


def _choice(kept: Mapping[str, Any]) -> str:
    if kept.get("record"):
        return "record"
    return "heirs" if kept.get("heirs") else str(kept.get("uid") or "")
