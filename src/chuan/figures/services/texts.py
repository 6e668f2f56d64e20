"""The parts of a report in words: saved as they are typed, never over what somebody else wrote meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.figures.errors import ChangedMeanwhile, FigureRefused
from chuan.figures.models import Report, ReportText
from chuan.figures.services.cells import SAVED, lock_to_fill, touch
from chuan.figures.services.narrating import follow_parts
from chuan.figures.services.stepping import record_report

LONGEST: Final = 20_000


@dataclass(frozen=True, slots=True)
class TextEdit:
    """What one part shall say; `version` is that of the text which the writer saw (0: none yet)."""

    key: str
    text: str
    version: int | None = None


@transaction.atomic
def save_texts(*, actor: Actor, report: UUID, edits: Sequence[TextEdit]) -> tuple[str, ...]:
    """Write these parts; the keys of those that changed.

    `ChangedMeanwhile` with `part` and `theirs` when another person wrote it since; the own later
    words follow the own earlier ones without a question, however late the line brings them.
    """
    found = lock_to_fill(actor, report)
    refuse_stamped_words(actor, *(edit.text for edit in edits))
    keys = set(found.round.form.parts.values_list("key", flat=True))
    texts = {text.key: text for text in found.texts.all()}
    changed: list[str] = []
    for edit in {edit.key: edit for edit in edits}.values():
        if edit.key not in keys:
            raise FigureRefused(_("Biểu mẫu này không có phần lời đó."), part=edit.key)
        if _write(actor, found, texts.get(edit.key), edit):
            changed.append(edit.key)
    if changed:
        touch(actor, found)
        record_report(actor, found, SAVED, texts=len(changed))
        follow_parts(actor, found, changed)
    return tuple(changed)


def _write(actor: Actor, report: Report, kept: ReportText | None, edit: TextEdit) -> bool:
    words = edit.text.replace("\r\n", "\n").strip()[:LONGEST]
    row = kept or ReportText(report=report, key=edit.key, version=0)
    if words == row.text:
        return False
    same = edit.version is None or edit.version == row.version
    if kept is not None and kept.text and not same and kept.by_label != actor.label[:160]:
        raise ChangedMeanwhile(
            _(
                "%(who)s đã sửa phần này lúc %(at)s; lời của bạn vẫn ở trong ô, hãy ghép lại rồi ghi."
            )
            % {"who": row.by_label, "at": f"{row.at.astimezone(clock.VIETNAM):%H:%M %d/%m/%Y}"},
            part=edit.key,
            theirs=row.text,
        )
    row.text, row.edited = words, words != row.drafted
    row.version += 1
    row.at, row.by_label = clock.now(), actor.label[:160]
    row.save()
    return True
