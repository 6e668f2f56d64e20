"""Who asks over EPCIS: a program with a key of its organisation, or the person who is signed in."""

from typing import Final, NamedTuple

from django.http import HttpRequest

from chuan.core.actor import ANONYMOUS, Actor
from chuan.domain.sentences import gettext_noop
from chuan.traceability.errors import KeyRefused
from chuan.traceability.models import ApiKey
from chuan.traceability.selectors.keys import actor_of, key_behind
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
    secret = secret_in(
        request.headers.get("Authorization", ""), request.headers.get("X-API-Key", "")
    )
    if secret:
        key = opened(secret)
        return Access(actor_of(key), key.sandbox, key)
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    if actor.is_anonymous or request.method not in _SAFE:
        raise KeyRefused(
            gettext_noop("Hãy gửi khóa truy cập của đơn vị trong tiêu đề Authorization: Bearer.")
        )
    return Access(actor, sandbox=False, key=None)


def opened(secret: str) -> ApiKey:
    """The key of a secret, its use counted; raises KeyRefused, QuotaSpent."""
    key = key_behind(secret)
    if key is None:
        raise KeyRefused(gettext_noop("Khóa truy cập không đúng, đã thu hồi hoặc đã hết hạn."))
    QUOTAS.spend(key)
    return key


def secret_in(authorization: str, api_key: str) -> str:
    """The secret that the headers of a request carry; "" for none."""
    scheme, _, secret = authorization.partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else api_key.strip()
