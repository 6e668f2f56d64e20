"""Corrections of a private draft, each one a step that can be taken back."""

import re
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents import temporary
from chuan.documents.errors import CorrectionRefused, DraftNotFound
from chuan.documents.models import Dismissal, ImportDraft
from chuan.documents.rules.edits import BadPath, Edit, apply_edits
from chuan.documents.rules.steps import addition, corrections, item_at, section_of
from chuan.documents.selectors.drafts import steps
from chuan.documents.services.receiving import dismissal_identity

_CHOICE = re.compile(
    r"(?:unnumbered|skipped|attached):[0-9]{1,2}|focal|compiler:/documents/[0-9]+/\w+/[0-9]+"
)
_BODY = re.compile(r"(?:[0-9a-f]{32})?")
_VALUE = {
    "unnumbered": re.compile("1?"),
    "skipped": re.compile("1?"),
    "attached": re.compile("(?:none|[0-9]{1,2})?"),
    "focal": _BODY,
    "compiler": _BODY,
}
"""What may be chosen, by the first word of the key; nothing takes the choice back."""
MOST_STEPS = 2000
MOST_ANSWERS = 1000
"""Findings answered and names explained in one draft."""
LONGEST_FIELD = 20_000
"""Letters of one field; the longest task that was ever seen has a tenth of it."""
LONGEST_NAME = 1_000


def lock_draft(actor: Actor, uid: UUID) -> ImportDraft:
    """The actor's own open draft, locked; anybody else's is not found."""
    drafts = ImportDraft.objects.private_to(actor).open(clock.now())
    draft = drafts.select_for_update().filter(uid=uid).first()
    if draft is None:
        raise DraftNotFound
    return draft


@transaction.atomic
def correct_item(*, actor: Actor, uid: UUID, path: str, typed: Mapping[str, str]) -> ImportDraft:
    """Put right the fields of one item; nothing is kept when nothing differs."""
    _refuse_long(typed)
    draft = lock_draft(actor, uid)
    documents = apply_edits(draft.reading["documents"], steps(draft))
    edits = corrections(path, item_at(documents, path), typed)
    return _step(draft, edits) if edits else draft


@transaction.atomic
def add_item(
    *, actor: Actor, uid: UUID, document: int, section: str, typed: Mapping[str, str]
) -> ImportDraft:
    """Add what the reading missed, at the end of a section."""
    _refuse_long(typed)
    return _step(lock_draft(actor, uid), [addition(document, section, typed)])


@transaction.atomic
def remove_item(*, actor: Actor, uid: UUID, path: str) -> ImportDraft:
    """Take an item out; its place stays empty, so that nothing else moves."""
    if section_of(path).key == "header":
        raise CorrectionRefused(_("Không bỏ được phần thể thức; hãy bỏ cả văn bản này."), path=path)
    return _step(lock_draft(actor, uid), [Edit("remove", path)])


@transaction.atomic
def undo_edit(*, actor: Actor, uid: UUID) -> ImportDraft:
    """Take back the last step; it can be done again."""
    draft = lock_draft(actor, uid)
    if draft.edits:
        draft.undone = [*draft.undone, draft.edits[-1]]
        draft.edits = draft.edits[:-1]
    return _save(draft)


@transaction.atomic
def redo_edit(*, actor: Actor, uid: UUID) -> ImportDraft:
    """Do again the step that was taken back last."""
    draft = lock_draft(actor, uid)
    if draft.undone:
        draft.edits = [*draft.edits, draft.undone[-1]]
        draft.undone = draft.undone[:-1]
    return _save(draft)


@transaction.atomic
def answer_finding(*, actor: Actor, uid: UUID, fingerprint: str, reason: str) -> ImportDraft:
    """Set a finding aside with a reason; remembered for the next copy of the same document."""
    draft = lock_draft(actor, uid)
    reason = " ".join(reason.split())[:500]
    if not reason:
        raise CorrectionRefused(_("Hãy ghi lý do bỏ qua."), field="reason")
    _refuse_more(draft.dismissals)
    now = clock.now()
    answer = {"reason": reason, "at": now.isoformat(), "by": actor.label}
    draft.dismissals = {**draft.dismissals, fingerprint[:80]: answer}
    for identity in _identities(draft):
        Dismissal.objects.update_or_create(
            path=actor.path,
            identity=identity,
            fingerprint=fingerprint[:80],
            defaults={"reason": reason, "at": now, "by_label": actor.label[:160]},
        )
    return _save(draft)


@transaction.atomic
def reopen_finding(*, actor: Actor, uid: UUID, fingerprint: str) -> ImportDraft:
    """Look at a finding again after all."""
    draft = lock_draft(actor, uid)
    draft.dismissals = {k: v for k, v in draft.dismissals.items() if k != fingerprint}
    Dismissal.objects.filter(
        path=actor.path, identity__in=_identities(draft), fingerprint=fingerprint
    ).delete()
    return _save(draft)


@transaction.atomic
def choose_agency(*, actor: Actor, uid: UUID, name: str, choice: str) -> ImportDraft:
    """Say who a printed name is: the uid of an organisation, "record", "heirs", or "" to ask again."""
    draft = lock_draft(actor, uid)
    kept = {key: value for key, value in draft.agencies.items() if key != name}
    _refuse_more(kept)
    _refuse_long({"agency": name}, LONGEST_NAME)
    if choice in {"record", "heirs"}:
        kept[name] = {choice: True}
    elif choice:
        kept[name] = {"uid": _uid(choice)}
    draft.agencies = kept
    return _save(draft)


@transaction.atomic
def set_choice(*, actor: Actor, uid: UUID, key: str, value: str) -> ImportDraft:
    """Keep a choice about the acceptance: an unnumbered document, one left out, who compiles."""
    if not _CHOICE.fullmatch(key) or not _VALUE[key.partition(":")[0]].fullmatch(value):
        raise CorrectionRefused(_("Không có lựa chọn này."), field=key)
    draft = lock_draft(actor, uid)
    kept = {k: v for k, v in draft.choices.items() if k != key}
    if value:
        kept[key] = value
    draft.choices = kept
    return _save(draft)


@transaction.atomic
def discard_draft(*, actor: Actor, uid: UUID) -> None:
    """Throw the draft and its files away."""
    lock_draft(actor, uid).delete()
    temporary.delete_on_commit([uid])


def _uid(text: str) -> str:
    try:
        return UUID(text).hex
    except ValueError as error:
        raise CorrectionRefused(
            _("Hãy chọn một cơ quan trong danh sách."), field="agency"
        ) from error


def _refuse_long(typed: Mapping[str, str], most: int = LONGEST_FIELD) -> None:
    """A draft is kept whole in one row: no field may make it grow without bounds."""
    for field, text in typed.items():
        if len(text) > most:
            raise CorrectionRefused(_("Nội dung này quá dài; hãy rút gọn."), field=field)


def _refuse_more(answers: Mapping[str, object]) -> None:
    if len(answers) >= MOST_ANSWERS:
        raise CorrectionRefused(_("Bản nháp đã có quá nhiều lần sửa; hãy tải văn bản lên lại."))


def _step(draft: ImportDraft, edits: Sequence[Edit]) -> ImportDraft:
    if len(draft.edits) >= MOST_STEPS:
        raise CorrectionRefused(_("Bản nháp đã có quá nhiều lần sửa; hãy tải văn bản lên lại."))
    step = {"at": clock.now().isoformat(), "ops": [edit.as_json() for edit in edits]}
    steps_then = [*draft.edits, step]
    try:
        ops = [op for one in steps_then for op in one["ops"]]
        apply_edits(draft.reading["documents"], ops)
    except BadPath as error:
        raise CorrectionRefused(_("Mục này đã được bỏ; hãy tải lại trang.")) from error
    draft.edits = steps_then
    draft.undone = []
    return _save(draft)


def _save(draft: ImportDraft) -> ImportDraft:
    draft.saved_at = clock.now()
    draft.version += 1
    draft.save()
    return draft


def _identities(draft: ImportDraft) -> list[str]:
    """The documents of the draft as printed and as corrected: an answer holds for either."""
    printed = draft.reading["documents"]
    corrected = apply_edits(printed, steps(draft))
    found = (dismissal_identity(d) for d in [*printed, *corrected] if isinstance(d, dict))
    return [identity for identity in dict.fromkeys(found) if identity]
