"""The register of notifications: written by hand or by a file, in one print, its codes searchable."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.text import fold
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.engagement.enums import Scheme
from chuan.engagement.errors import LineRefused
from chuan.engagement.models import NOTIFICATION, TbtCode, TbtNotification
from chuan.engagement.permissions import must_tell
from chuan.engagement.rules.goods import find_hs, find_ics
from chuan.engagement.rules.symbols import Symbol, parse_symbol
from chuan.engagement.services.matching import match_notifications
from chuan.engagement.types import NotificationWords

PARTS: Final = (
    "title", "title_vi", "products", "distributed_on", "comment_until", "adoption_on",
    "adoption_words", "entry_on", "entry_words", "objective", "language", "link", "source",
    "is_sample",
)  # fmt: skip


@transaction.atomic
def record_notification(*, actor: Actor, words: NotificationWords) -> TbtNotification:
    """Write a notification down, or correct what stands under its symbol; matching profiles are told.

    Basis: Thông tư 16/2018/TT-BKHCN.
    """
    must_tell(actor)
    symbol = parse_symbol(words.symbol)
    if not words.title.strip():
        raise LineRefused(_("Hãy ghi tên thông báo."), field="title")
    refuse_stamped_words(actor, words.title, words.title_vi, words.products, words.objective)
    kept, changes = put_notification(actor, symbol, words)
    if changes:
        record(
            actor, "engagement.notification.recorded", kind=NOTIFICATION, object_id=kept.pk,
            label=kept.symbol, path="/", changes=changes,
        )  # fmt: skip
        match_notifications(actor=actor, notifications=[kept], on=clock.today())
    return kept


def put_notification(
    actor: Actor, symbol: Symbol, words: NotificationWords
) -> tuple[TbtNotification, dict[str, object]]:
    """The row under its lock, and what changed in it; {} when it says the same already."""
    words = replace(words, hs=words.hs or find_hs(words.products))
    TbtNotification.objects.bulk_create([_blank(actor, symbol)], ignore_conflicts=True)
    kept = TbtNotification.objects.select_for_update().get(symbol=str(symbol))
    wanted = {name: _cut(name, getattr(words, name)) for name in PARTS}
    changes: dict[str, object] = {
        name: [_shown(getattr(kept, name)), _shown(value)]
        for name, value in wanted.items()
        if getattr(kept, name) != value
    }
    codes = codes_of(words)
    held = set(kept.codes.values_list("scheme", "code"))
    if held != codes:
        changes["codes"] = [len(held), len(codes)]
        kept.codes.all().delete()
        TbtCode.objects.bulk_create(
            TbtCode(notification=kept, scheme=scheme, code=code) for scheme, code in sorted(codes)
        )
    if changes:
        for name, value in wanted.items():
            setattr(kept, name, value)
        kept.folded = fold(f"{kept.symbol} {words.title} {words.title_vi} {words.products}")
        kept.changed_at = clock.now()
        kept.save()
    return kept, changes


def codes_of(words: NotificationWords) -> set[tuple[str, str]]:
    """Scheme and code of each, in one print."""
    hs = [code for text in words.hs for code in find_hs(_as_cell(text))]
    ics = [code for text in words.ics for code in find_ics(text)]
    return {(str(Scheme.HS), code) for code in hs} | {(str(Scheme.ICS), code) for code in ics}


def differs(
    kept: TbtNotification, words: NotificationWords, held: Iterable[tuple[str, str]]
) -> bool:
    """Whether writing these words would change the row; for a look before anything is written."""
    words = replace(words, hs=words.hs or find_hs(words.products))
    return set(held) != codes_of(words) or any(
        getattr(kept, name) != _cut(name, getattr(words, name)) for name in PARTS
    )


def _as_cell(text: str) -> str:
    """A bare chapter of two digits is one where the cell says nothing else."""
    bare = text.strip()
    return f"chapter {bare}" if len(bare) == 2 and bare.isdigit() else text


def _blank(actor: Actor, symbol: Symbol) -> TbtNotification:
    now = clock.now()
    return TbtNotification(
        symbol=str(symbol), family=symbol.family, agreement=symbol.agreement, member=symbol.member,
        number=symbol.number, revision=symbol.revision, supplement=symbol.supplement,
        supplement_number=symbol.supplement_number, recorded_at=now, changed_at=now,
        recorded_by_label=actor.body_label[:300],
    )  # fmt: skip


def _cut(name: str, value: object) -> object:
    if isinstance(value, str):
        clean = value.strip() if name == "products" else " ".join(value.split())
        field = TbtNotification._meta.get_field(name)  # noqa: SLF001  (Django's public options)
        return clean[: getattr(field, "max_length", None) or 20_000]
    return value


def _shown(value: object) -> object:
    return value[:200] if isinstance(value, str) else value
