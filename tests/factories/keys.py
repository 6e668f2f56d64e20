"""Keys of organisations for tests and measurements."""

from chuan.core.actor import Actor
from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation
from chuan.traceability.enums import KeyScope
from chuan.traceability.services.keys import Words, make_key


def head_of(body: Organisation) -> Actor:
    """Who makes keys for an organisation."""
    return Actor(
        id="0" * 32,
        label="Người quản lý khóa",
        path=body.path,
        organisation_uid=body.uid.hex,
        organisation_label=body.label,
        roles=frozenset({Role.HEAD}),
    )


def secret_of(body: Organisation, *scopes: KeyScope, **more: object) -> str:
    """The secret of a new key with these scopes (all)."""
    words = Words("Máy quét của kho", frozenset(scopes or KeyScope))._replace(**more)  # type: ignore[arg-type]
    return make_key(actor=head_of(body), words=words)[1]
