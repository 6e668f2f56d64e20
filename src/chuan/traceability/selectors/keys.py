"""Keys of an organisation as its page shows them."""

from secrets import compare_digest
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.traceability.enums import KeyScope
from chuan.traceability.errors import KeyNotFound
from chuan.traceability.models import ApiKey, KeyUse
from chuan.traceability.permissions import can_manage_keys, must_manage_keys
from chuan.traceability.rules.secrets import PREFIX, hash_of


class KeyState(NamedTuple):
    """How a key stands today."""

    used: int
    is_open: bool
    is_over: bool


def keys_of(actor: Actor) -> "QuerySet[ApiKey]":
    """Keys of the own body, the latest first; raises MayNotManageKeys."""
    must_manage_keys(actor)
    return ApiKey.objects.filter(owner_path=actor.path).order_by("-made_at", "-id")


def key_for(actor: Actor, uid: UUID) -> ApiKey:
    """One of them; raises KeyNotFound."""
    found = keys_of(actor).filter(uid=uid).first() if can_manage_keys(actor) else None
    if found is None:
        raise KeyNotFound
    return found


def state_of(key: ApiKey) -> KeyState:
    """Open, over or revoked, and how many requests were let through today, to the next block."""
    now = int(clock.now().timestamp())
    use = KeyUse.objects.filter(key=key.pk, span="day", window=now - now % 86_400).first()
    is_over = key.expires_on is not None and key.expires_on < clock.today()
    return KeyState(use.count if use else 0, not is_over and key.revoked_at is None, is_over)


def actor_of(key: ApiKey) -> Actor:
    """A program, acting for the organisation of its key, which may read what it may now."""
    scopes = {KeyScope.CAPTURE: key.may_capture, KeyScope.QUERY: key.may_query}
    return Actor(
        id=f"key:{key.uid.hex}",
        label=key.name,
        path=key.owner_path,
        organisation_uid=key.organisation.uid.hex,
        organisation_label=key.organisation.label,
        roles=frozenset(scope for scope, opened in scopes.items() if opened),
    )


def is_open(key: ApiKey) -> bool:
    """Not revoked, not past its day."""
    return key.revoked_at is None and not (key.expires_on and key.expires_on < clock.today())


def key_behind(secret: str) -> ApiKey | None:
    """The key that a secret opens now: not revoked, not past its day."""
    rows = ApiKey.objects.select_related("organisation").filter(prefix=secret[:PREFIX])
    key = rows.first()
    if key is None or not compare_digest(key.secret_hash, hash_of(secret)):
        return None
    return key if is_open(key) else None
