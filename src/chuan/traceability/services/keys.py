"""Keys of organisations: made, given a quota, revoked; and the count of what they asked."""

import secrets
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection, transaction

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.errors import RuleBroken
from chuan.domain.sentences import gettext_noop
from chuan.orgs.models import Organisation
from chuan.traceability.enums import KeyScope
from chuan.traceability.errors import KeyNotFound, QuotaSpent
from chuan.traceability.models import KEY, ApiKey
from chuan.traceability.permissions import must_manage_keys
from chuan.traceability.rules.secrets import PREFIX, hash_of

MOST: Final = 1_000_000
"""The largest quota, in requests."""
_BLOCKS: Final = 20
"""A process takes this part of a quota at a time, so that few requests write."""
_BLOCK: Final = 50
"""But never more: what a process took and did not use is lost to the key when the process ends."""
_SPANS: Final = (("minute", 60), ("day", 86_400))


class Words(NamedTuple):
    """What is said of a key when it is made; quotas count requests."""

    name: str
    scopes: frozenset[KeyScope]
    sandbox: bool = False
    per_minute: int = 120
    per_day: int = 20_000
    expires_on: date | None = None


class Terms(NamedTuple):
    """What may be said otherwise of a key that is in use; what it opens may not."""

    name: str
    per_minute: int
    per_day: int
    expires_on: date | None = None


@transaction.atomic
def make_key(*, actor: Actor, words: Words) -> tuple[ApiKey, str]:
    """Make a key of the body acted for; its secret is told now and never again.

    Raises:
        MayNotManageKeys: the actor is neither head nor administrator there.
        RuleBroken: it opens nothing, has no name, a quota out of range, or a day that is over.
    """
    must_manage_keys(actor)
    _must_open_something(words)
    _must_make_sense(words)
    secret = f"ck_{secrets.token_urlsafe(32)}"
    key = ApiKey.objects.create(
        organisation=Organisation.objects.get(path=actor.path),
        owner_path=actor.path,
        name=words.name.strip()[:120],
        prefix=secret[:PREFIX],
        secret_hash=hash_of(secret),
        may_capture=KeyScope.CAPTURE in words.scopes,
        may_query=KeyScope.QUERY in words.scopes,
        sandbox=words.sandbox,
        per_minute=words.per_minute,
        per_day=words.per_day,
        expires_on=words.expires_on,
        made_at=clock.now(),
        made_by=actor.id,
        made_by_label=actor.label[:200],
    )
    _record(actor, "traceability.key.made", key, {"per_minute": key.per_minute})
    return key, secret


@transaction.atomic
def change_key(*, actor: Actor, uid: UUID, terms: Terms) -> ApiKey:
    """Give a key another name, other quotas or another last day, from the next request on.

    Raises:
        MayNotManageKeys, KeyNotFound: not the actor's to change.
        RuleBroken: it is revoked, or would have no name, a quota out of range, a day that is over.
    """
    key = _held(actor, uid)
    if key.revoked_at is not None:
        raise RuleBroken(gettext_noop("Khóa đã thu hồi, không sửa được nữa; hãy tạo khóa khác."))
    _must_make_sense(terms)
    new = terms._replace(name=terms.name.strip()[:120])._asdict()
    changes = {name: value for name, value in new.items() if getattr(key, name) != value}
    if changes:
        for name, value in changes.items():
            setattr(key, name, value)
        key.save(update_fields=list(changes))
        _record(actor, "traceability.key.changed", key, changes)
    return key


@transaction.atomic
def revoke_key(*, actor: Actor, uid: UUID, reason: str) -> ApiKey:
    """Close a key for good, from the next request on; again changes nothing."""
    key = _held(actor, uid)
    if not reason.strip():
        raise RuleBroken(gettext_noop("Hãy ghi lý do thu hồi khóa."), field="reason")
    if key.revoked_at is None:
        key.revoked_at, key.revoked_by_label = clock.now(), actor.label[:200]
        key.revoked_reason = reason.strip()[:400]
        key.save(update_fields=["revoked_at", "revoked_by_label", "revoked_reason"])
        _record(actor, "traceability.key.revoked", key, {"reason": key.revoked_reason})
    return key


_SPENT: Final = -1
"""Nothing is left of a window: the store is not asked again."""


class Quotas:
    """How many requests this process may still let through without asking the store."""

    def __init__(self) -> None:
        self._left: dict[tuple[UUID, str, int, int], int] = {}

    def spend(self, key: ApiKey) -> None:
        """Count one request; raises QuotaSpent when there is none left in this minute or this day."""
        now = int(clock.now().timestamp())
        for (span, seconds), most in zip(_SPANS, (key.per_minute, key.per_day), strict=True):
            window = now - now % seconds
            place = (key.uid, span, window, most)
            left = self._left.get(place, 0)
            if left == 0:
                self._forget(span, window)
                left = _take((key.pk, span, window), most) or _SPENT
            self._left[place] = left if left == _SPENT else left - 1
            if left == _SPENT:
                raise QuotaSpent(window + seconds - now)

    def _forget(self, span: str, window: int) -> None:
        """What was left of minutes, or of days, that are over."""
        over = [place for place in tuple(self._left) if place[1] == span and place[2] < window]
        for place in over:
            self._left.pop(place, None)


QUOTAS: Final = Quotas()


def _take(place: tuple[int, str, int], most: int) -> int:
    """So many of the quota for this process; single ones when no block is left, 0 when none is."""
    block = max(1, min(most // _BLOCKS, _BLOCK))
    return next((count for count in dict.fromkeys((block, 1)) if _has_taken(place, count, most)), 0)


def _has_taken(place: tuple[int, str, int], count: int, most: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO traceability_keyuse (key, span, "window", count) VALUES (%s, %s, %s, %s) '
            'ON CONFLICT (key, span, "window") DO UPDATE SET count = traceability_keyuse.count + %s '
            "WHERE traceability_keyuse.count + %s <= %s RETURNING count",
            [*place, count, count, count, most],
        )
        return cursor.fetchone() is not None


def _held(actor: Actor, uid: UUID) -> ApiKey:
    """The key, so that nobody else changes it meanwhile."""
    must_manage_keys(actor)
    key = ApiKey.objects.visible_to(actor).select_for_update().filter(uid=uid).first()
    if key is None:
        raise KeyNotFound
    return key


def _must_open_something(words: Words) -> None:
    if not words.scopes:
        raise RuleBroken(
            gettext_noop("Hãy chọn ít nhất một việc mà khóa được làm."), field="scopes"
        )


def _must_make_sense(words: Words | Terms) -> None:
    if not words.name.strip():
        raise RuleBroken(gettext_noop("Hãy đặt tên cho khóa."), field="name")
    if not all(0 < quota <= MOST for quota in (words.per_minute, words.per_day)):
        raise RuleBroken(
            gettext_noop("Hạn mức phải từ 1 đến 1.000.000 lần gọi."), field="per_minute"
        )
    if words.expires_on is not None and words.expires_on < clock.today():
        raise RuleBroken(gettext_noop("Ngày hết hạn đã qua."), field="expires_on")


def _record(actor: Actor, code: str, key: ApiKey, changes: dict[str, object]) -> None:
    record(
        actor,
        code,
        kind=KEY,
        object_id=key.pk,
        label=key.name,
        path=key.owner_path,
        changes=changes,
    )
