"""The job that reads a signed file: its text, its signatures, and the drafts it may be of."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, files
from chuan.core.actor import Actor
from chuan.documents import temporary
from chuan.documents.enums import PaperState, ReturnState
from chuan.documents.errors import UploadRefused
from chuan.documents.models import PaperDraft, SignedReturn
from chuan.documents.readers import SecrecyStamp
from chuan.documents.readers.signed import Signature, signatures_of
from chuan.documents.reading import knowledge, understand
from chuan.documents.rules.printed_paper import text_of
from chuan.documents.rules.signed import LIKELY
from chuan.documents.rules.wordings import likeness
from chuan.documents.services.uploads import MOST_BYTES
from chuan.domain.errors import DomainError

MOST_CANDIDATES: Final = 5
LEAST_ALIKE: Final = 15
"""Drafts that share less, in per cent, are not offered."""
AHEAD: Final = 20
"""So much more alike, in per cent, the likeliest draft is taken without asking."""
Progress = Callable[[int, int, str], None]


def read_signed(*, actor: Actor, uid: UUID, progress: Progress) -> SignedReturn:
    """Read the file and keep it with what it says; on refusal delete every copy and raise."""
    returned = SignedReturn.objects.get(uid=uid)
    if returned.state != ReturnState.READING:
        return returned
    try:
        (path,) = temporary.parts(uid)
        reading = understand(path, knowledge(), clock.today(), progress)
        signatures = signatures_of(path, Path(settings.TRUST_ANCHORS))
    except SecrecyStamp as refusal:
        _refuse(actor, returned, refusal, secret=True)
        raise
    except DomainError as refusal:
        _refuse(actor, returned, refusal, secret=False)
        raise
    except Exception:  # the edge of a job: whatever broke, no copy of the file may stay
        broken = UploadRefused(_("Không đọc được tệp này; hãy lưu lại tệp rồi tải lên lần nữa."))
        _refuse(actor, returned, broken, secret=False)
        raise
    return _keep(actor, returned, path, reading, signatures)


def candidates_for(returned: SignedReturn, text: str) -> list[dict[str, Any]]:
    """Open drafts of the issuer whose words are most like the file's, the likeliest first."""
    drafts = PaperDraft.objects.open().filter(issuer_path=returned.owner_path)
    scored = [
        {
            "uid": draft.uid.hex,
            "title": str(draft),
            "likeness": likeness(text_of(draft.paper), text),
        }
        for draft in drafts.exclude(state=PaperState.WITHDRAWN).order_by("-saved_at")[:300]
    ]
    likely = [row for row in scored if int(str(row["likeness"])) >= LEAST_ALIKE]
    return sorted(likely, key=lambda row: -int(str(row["likeness"])))[:MOST_CANDIDATES]


@transaction.atomic
def _keep(
    actor: Actor,
    returned: SignedReturn,
    path: Path,
    reading: Mapping[str, Any],
    signatures: tuple[Signature, ...],
) -> SignedReturn:
    documents = reading.get("documents") or ()
    text = str(reading.get("text") or "")
    with path.open("rb") as stream:
        returned.file = files.store(
            stream,
            name=returned.name or "ban-ky.pdf",
            media_type="",
            owner_path=returned.owner_path,
            actor=actor,
            largest=MOST_BYTES,
        )
    returned.text = text
    returned.found = dict(documents[0]) if documents else {}
    returned.signatures = [asdict(one) for one in signatures]
    returned.is_picture = not signatures and not reading.get("boxes")
    returned.candidates = candidates_for(returned, text)
    returned.draft = returned.wanted or _certain(returned.candidates)
    returned.state = ReturnState.READ
    returned.save()
    temporary.delete_on_commit([returned.uid])
    return returned


def _certain(candidates: list[dict[str, Any]]) -> PaperDraft | None:
    """The draft that is likely, with no second one near it; else a person chooses."""
    if not candidates or candidates[0]["likeness"] < LIKELY:
        return None
    if any(row["likeness"] > candidates[0]["likeness"] - AHEAD for row in candidates[1:]):
        return None
    return PaperDraft.objects.filter(uid=candidates[0]["uid"]).first()


def _refuse(actor: Actor, returned: SignedReturn, refusal: DomainError, *, secret: bool) -> None:
    """Delete every copy first, then say that it was refused; of a stamped one not even the name."""
    temporary.delete(returned.uid)
    with transaction.atomic():
        SignedReturn.objects.filter(pk=returned.pk).update(
            state=ReturnState.REFUSED, name="", message=refusal.said(_)[:500]
        )
        if secret:
            record(
                actor,
                "documents.secret_refused",
                kind="upload",
                object_id=returned.uid.hex,
                label=_("Một tệp tải lên"),
                path=actor.path,
            )
