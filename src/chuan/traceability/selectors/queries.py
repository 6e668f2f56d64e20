"""Named queries and who is told of their answers, as their organisation asks for them."""

from uuid import UUID

from django.db.models import QuerySet

from chuan.core.actor import Actor
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.traceability.errors import NoSuchName, ResourceUnknown
from chuan.traceability.models import NamedQuery, Subscription


def query_for(actor: Actor, name: str, *, sandbox: bool) -> NamedQuery:
    """The query of this name of the organisation; raises NoSuchName."""
    kept = NamedQuery.objects.filter(owner_path=actor.path, sandbox=sandbox, name=name).first()
    if kept is None:
        raise NoSuchName(
            Sentence(gettext_noop("Không có truy vấn tên “%(name)s”."), name=name[:100])
        )
    return kept


def subscriptions_of(query: NamedQuery) -> "QuerySet[Subscription]":
    """Who is told of answers to a query, the latest last."""
    return Subscription.objects.filter(query=query).select_related("query").order_by("id")


def subscription_for(query: NamedQuery, uid: UUID) -> Subscription:
    """One of them; raises ResourceUnknown."""
    found = subscriptions_of(query).filter(uid=uid).first()
    if found is None:
        raise ResourceUnknown(gettext_noop("Không có đăng ký nhận tin này."))
    return found
