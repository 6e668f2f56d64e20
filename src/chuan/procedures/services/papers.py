"""Papers of a dossier: looked at on their way in, replaced and never lost."""

from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from chuan.core import clock, files
from chuan.core.actor import Actor
from chuan.documents.services.examined_files import Examined, examined_file
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.sentences import gettext_noop
from chuan.procedures.errors import DossierNotFound, MayNotTakeStep, PaperRefused
from chuan.procedures.models import Dossier, DossierPaper
from chuan.procedures.permissions import can_add_paper, roles_held
from chuan.procedures.selectors.definitions import definition_of
from chuan.procedures.services.standing import record_dossier
from chuan.procedures.services.stepping import lock_dossier
from chuan.procedures.types import Definition

MOST = 200
"""Papers of one dossier, the replaced ones too."""
OTHER = "khac"
"""The key of a paper that the procedure does not name."""


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A file for one kind of paper; the same kind again replaces what is there."""

    key: str
    stream: BinaryIO
    name: str
    note: str = ""


def add_paper(*, actor: Actor, uid: UUID, given: NewPaper) -> DossierPaper:
    """Keep a paper. The file is looked at before anything is written: kind, size, stamp of secrecy."""
    dossier = Dossier.objects.visible_to(actor).select_related("version").filter(uid=uid).first()
    if dossier is None:
        raise DossierNotFound
    _authorise(actor, dossier, definition_of(dossier.version))
    refuse_stamped_words(actor, given.note)
    with examined_file(given.stream, given.name, refusal=PaperRefused) as file:
        return _keep(actor, uid, given, file)


@transaction.atomic
def _keep(actor: Actor, uid: UUID, given: NewPaper, file: Examined) -> DossierPaper:
    held = lock_dossier(actor, uid)
    dossier, definition = held.dossier, held.definition
    _authorise(actor, dossier, definition)
    known = {paper.key: paper.label for paper in definition.papers}
    if given.key not in known and given.key != OTHER:
        raise PaperRefused(gettext_noop("Hãy chọn loại giấy tờ."), field="key")
    if dossier.papers.count() >= MOST:
        raise PaperRefused(gettext_noop("Hồ sơ đã có nhiều nhất 200 tệp; hãy gộp các tệp lại."))
    replaced = 0
    if given.key != OTHER:
        before = dossier.papers.filter(key=given.key, replaced_at__isnull=True)
        replaced = before.update(replaced_at=clock.now())
    with file.path.open("rb") as stream:
        stored = files.store(
            stream, name=given.name, media_type="", owner_path=dossier.owner_path, actor=actor
        )
    note = " ".join(given.note.split())[:400]
    row = DossierPaper.objects.create(
        dossier=dossier, key=given.key, label=known.get(given.key, note or given.name)[:300],
        file=stored, note=note, at=clock.now(), by_id=actor.id, by_label=actor.label[:160],
    )  # fmt: skip
    code = "procedures.paper.replaced" if replaced else "procedures.paper.added"
    record_dossier(actor, dossier, code, paper=row.label, file=stored.name)
    return row


def _authorise(actor: Actor, dossier: Dossier, definition: Definition) -> None:
    roles = roles_held(actor, definition, dossier.parties.all())
    if not can_add_paper(actor, dossier, roles):
        raise MayNotTakeStep
