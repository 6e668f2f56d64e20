"""States by which GLNs events name an organisation, and opens to it what named it before.

A GLN decides who reads: it is stated by an administrator of a body above, never by the bearer itself.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from django.db import transaction
from django.db.models import Q

from chuan.audit.services import record
from chuan.core import jobs
from chuan.core.actor import Actor
from chuan.domain.epcis.vocabulary import VOCABULARIES
from chuan.domain.gs1 import Gs1Error, require_check_digit
from chuan.domain.sentences import gettext_noop
from chuan.identifiers.models import Identity
from chuan.identifiers.services.naming import assign
from chuan.orgs.models import Organisation
from chuan.traceability.enums import FieldScope, ReaderReason
from chuan.traceability.errors import GlnRefused
from chuan.traceability.models import Event, EventField, EventReader
from chuan.traceability.permissions import must_state_gln
from chuan.traceability.selectors.glns import BODY
from chuan.traceability.selectors.parties import authorities

OPEN_JOB: Final = "traceability.open_to_gln"
_LENGTH: Final = 13
_BLOCK: Final = 1000
_LINK: Final = "https://id.gs1.org"


@transaction.atomic
def state_gln(*, actor: Actor, body: Organisation, gln: str) -> Identity:
    """From now on events name this body by this GLN; those captured before are opened by a job.

    Raises:
        MayNotStateGln: the actor administers no body above it.
        GlnRefused: no 13 digits, or a wrong check digit.
        IdentityTaken: another body bears it.
    """
    must_state_gln(actor, body.path)
    digits = "".join(gln.split())
    if len(digits) != _LENGTH:
        raise GlnRefused(gettext_noop("GLN có đúng 13 chữ số."), field="gln")
    try:
        require_check_digit(digits)
    except Gs1Error as error:
        raise GlnRefused(error.message, field="gln") from error
    stated = assign(
        BODY, body.pk, body.uid,
        label=body.name, path=body.path, scheme="gln", value=digits, public=True,
    )  # fmt: skip
    _record(actor, "traceability.gln.stated", stated)
    jobs.enqueue(
        OPEN_JOB,
        {"gln": digits, "path": body.path},
        actor=actor,
        label=gettext_noop("Mở sự kiện cũ cho đơn vị vừa khai GLN"),
        key=f"{OPEN_JOB}:{digits}",
    )
    return stated


@transaction.atomic
def withdraw_gln(*, actor: Actor, stated: Identity) -> None:
    """Events captured from now on name nobody by this GLN; what was opened stays open."""
    must_state_gln(actor, stated.path)
    _record(actor, "traceability.gln.withdrawn", stated)
    stated.delete()


@transaction.atomic
def open_earlier(gln: str, path: str) -> int:
    """Open what names a body to it and to those over its place; how many rows were looked at.

    Again is harmless; nothing happens when the body bears the GLN no more.
    """
    bearer = Identity.objects.select_for_update().filter(
        kind=BODY, scheme="gln", value=gln, path=path
    )
    if not bearer.exists():
        return 0
    opened = _open(_naming(gln), [path], ReaderReason.PARTY, owner=path)
    over = authorities({path}).get(path, ())
    return opened + _open(_happening_at(gln), over, ReaderReason.PLACE, owner="")


def _naming(gln: str) -> Iterator[int]:
    """Events that name the GLN as a source or a destination, in the order of their ids."""
    party = Q(text__in=(f"{_LINK}/417/{gln}", f"{_LINK}/414/{gln}"))
    party |= Q(text__startswith=f"{_LINK}/414/{gln}/")
    named = EventField.objects.filter(
        party, scope__in=(FieldScope.SOURCE, FieldScope.DESTINATION), event__gt=0,
        name__in=VOCABULARIES["sdt"],
    )  # fmt: skip
    return named.order_by("event").values_list("event", flat=True).distinct().iterator()


def _happening_at(gln: str) -> Iterator[int]:
    for column in ("biz_location", "read_point"):
        at = Q(**{column: f"{_LINK}/414/{gln}"}) | Q(
            **{f"{column}__startswith": f"{_LINK}/414/{gln}/"}
        )
        events = Event.objects.filter(at, sandbox=False).order_by("pk")
        yield from events.values_list("pk", flat=True).iterator()


def _open(events: Iterable[int], paths: Iterable[str], why: ReaderReason, *, owner: str) -> int:
    """Those of its own a body reads anyway."""
    events, opened = iter(events), 0
    while block := list(islice(events, _BLOCK)):
        others = Event.objects.filter(pk__in=block).exclude(owner_path=owner).order_by("pk")
        rows = [
            EventReader(event=event, path=path, why=int(why))
            for event in others.values_list("pk", flat=True)
            for path in paths
        ]
        EventReader.objects.bulk_create(rows, ignore_conflicts=True)
        opened += len(rows)
    return opened


def _record(actor: Actor, code: str, stated: Identity) -> None:
    record(
        actor,
        code,
        kind=BODY,
        object_id=stated.object_id,
        label=stated.label,
        path=stated.path,
        changes={"gln": stated.value},
    )
