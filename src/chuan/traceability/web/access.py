"""Who asks over EPCIS: a program with a key of its organisation, or the person who is signed in."""

from typing import Final, NamedTuple

from django.http import HttpRequest

from chuan.core.actor import ANONYMOUS, Actor
from chuan.domain.sentences import gettext_noop
from chuan.traceability.enums import KeyScope
from chuan.traceability.errors import KeyRefused
from chuan.traceability.models import ApiKey
from chuan.traceability.selectors.keys import key_behind
from chuan.traceability.services.keys import QUOTAS

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class Access(NamedTuple):
    """Who acts, on which side, and with which key (None: a person)."""

    actor: Actor
    sandbox: bool
    key: ApiKey | None


def access_of(request: HttpRequest) -> Access:
    """Who asks. A session may only read: whoever writes shows a key.

    Raises:
        KeyRefused: no key and nobody signed in, or a key that opens nothing now.
        QuotaSpent: the key has asked as often as it may for now.
    """
    secret = _secret(request)
    if secret:
        key = key_behind(secret)
        if key is None:
            raise KeyRefused(gettext_noop("Khóa truy cập không đúng, đã thu hồi hoặc đã hết hạn."))
        QUOTAS.spend(key)
        return Access(actor_of(key), key.sandbox, key)
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    if actor.is_anonymous or request.method not in _SAFE:
        raise KeyRefused(
            gettext_noop("Hãy gửi khóa truy cập của đơn vị trong tiêu đề Authorization: Bearer.")
        )
    return Access(actor, sandbox=False, key=None)


def actor_of(key: ApiKey) -> Actor:
    """A program, acting for the organisation of its key."""
    scopes = {KeyScope.CAPTURE: key.may_capture, KeyScope.QUERY: key.may_query}
    return Actor(
        id=f"key:{key.uid.hex}",
        label=key.name,
        path=key.owner_path,
        organisation_uid=key.organisation.uid.hex,
        organisation_label=key.organisation.label,
        roles=frozenset(scope for scope, opened in scopes.items() if opened),
    )


def _secret(request: HttpRequest) -> str:
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return secret.strip()
    return request.headers.get("X-API-Key", "").strip()
