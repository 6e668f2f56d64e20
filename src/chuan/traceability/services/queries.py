"""Named queries: kept under a name, forgotten with whoever is told of their answers."""

import re
from typing import Any, Final

from django.db import IntegrityError, transaction

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.epcis.query import from_json, to_json
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.traceability.errors import DocumentInvalid, NameTaken
from chuan.traceability.models import QUERY, NamedQuery
from chuan.traceability.permissions import must_query
from chuan.traceability.selectors.queries import query_for

MOST: Final = 200
"""Queries of one organisation."""
_NAME: Final = re.compile(r"(?!\.{1,2}$)[\w.~-]{1,200}").fullmatch
"""What clients leave as it is in an address: "." and ".." would lead elsewhere."""


@transaction.atomic
def keep_query(
    *,
    actor: Actor,
    sandbox: bool,
    name: str,
    told: Any,  # noqa: ANN401  (whatever JSON holds)
    prefixes: dict[str, str],
) -> NamedQuery:
    """Keep a query under a name.

    Raises:
        DocumentInvalid: the name cannot stand in an address, or there are too many queries.
        QueryRefused: it is no query.
        NameTaken: the organisation has a query of this name.
    """
    must_query(actor)
    if not _NAME(name):
        raise DocumentInvalid(
            Sentence(
                gettext_noop(
                    "Tên truy vấn “%(name)s” chỉ được gồm chữ, số và các dấu . _ ~ -, tối đa 200 ký tự."
                ),
                name=name[:100],
            )
        )
    query = to_json(from_json(told, prefixes))
    mine = NamedQuery.objects.filter(owner_path=actor.path, sandbox=sandbox)
    if mine.count() >= MOST:
        raise DocumentInvalid(gettext_noop("Đơn vị đã có quá nhiều truy vấn; hãy xóa bớt."))
    try:
        with transaction.atomic():
            kept = NamedQuery.objects.create(
                owner_path=actor.path,
                sandbox=sandbox,
                name=name,
                query=query,
                made_at=clock.now(),
                made_by_label=actor.label[:200],
            )
    except IntegrityError as error:
        raise NameTaken(
            Sentence(gettext_noop("Đã có truy vấn tên “%(name)s”."), name=name)
        ) from error
    _record(actor, "traceability.query.kept", kept)
    return kept


@transaction.atomic
def forget_query(*, actor: Actor, sandbox: bool, name: str) -> None:
    """Forget a query; whoever is told of its answers is told no more."""
    must_query(actor)
    kept = query_for(actor, name, sandbox=sandbox)
    _record(actor, "traceability.query.forgotten", kept)
    kept.delete()


def _record(actor: Actor, code: str, kept: NamedQuery) -> None:
    record(actor, code, kind=QUERY, object_id=kept.pk, label=kept.name, path=kept.owner_path)
