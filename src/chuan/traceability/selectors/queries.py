"""Named queries and who is told of their answers, as their organisation asks for them."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.epcis.query import from_json
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.traceability.errors import NoSuchName, ResourceUnknown
from chuan.traceability.models import ApiKey, NamedQuery, Subscription
from chuan.traceability.permissions import must_query
from chuan.traceability.rules.moments import EPOCH, first_id
from chuan.traceability.selectors.asking import Found, Span, ask, latest


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


def subscription_for(query: NamedQuery, uid: UUID | None) -> Subscription:
    """One of them; raises ResourceUnknown."""
    found = subscriptions_of(query).filter(uid=uid).first() if uid else None
    if found is None:
        raise ResourceUnknown(gettext_noop("Không có đăng ký nhận tin này."))
    return found


def begin_after(since: datetime | None, *, sandbox: bool) -> int:
    """The id behind which somebody is told: of what is recorded from `since` on, else from now on."""
    if since is None:
        return latest(sandbox=sandbox)
    return max(first_id(since, sandbox=sandbox) - 1, first_id(EPOCH, sandbox=sandbox) + 1)


def next_answers(
    query: NamedQuery, reader: Actor, after: int, until: int, size: int
) -> tuple[list[Found], bool]:
    """Answers behind an id in the order of the record, at most `size`; whether more follow up to `until`."""
    asked = replace(
        from_json(query.query, {}), order_by=None, event_count_limit=None, max_event_count=None
    )
    span = Span(size + 1, after=after, until=until)
    found = ask(actor=reader, query=asked, sandbox=query.sandbox, span=span)
    return found[:size], len(found) > size


def queries_of(actor: Actor) -> "QuerySet[NamedQuery]":
    """Queries of the own body, with how many are told of each, fail, or were stopped; raises NotOpened."""
    must_query(actor)
    stopped = Q(subscriptions__stopped_at__isnull=False)
    return NamedQuery.objects.filter(owner_path=actor.path).annotate(
        told=Count("subscriptions"),
        stopped=Count("subscriptions", filter=stopped),
        failing=Count("subscriptions", filter=~stopped & Q(subscriptions__failures__gt=0)),
    )


def own_query(actor: Actor, query: int) -> NamedQuery:
    """One of them; raises NotOpened, NoSuchName."""
    found = queries_of(actor).filter(pk=query).first()
    if found is None:
        raise NoSuchName(gettext_noop("Không tìm thấy truy vấn này."))
    return found


def own_subscription(actor: Actor, uid: UUID) -> Subscription:
    """Who is told of a query of the own body; raises NotOpened, ResourceUnknown."""
    must_query(actor)
    rows = Subscription.objects.select_related("query")
    found = rows.filter(uid=uid, query__owner_path=actor.path).first()
    if found is None:
        raise ResourceUnknown(gettext_noop("Không có đăng ký nhận tin này."))
    return found


def keys_that_ask(query: NamedQuery) -> "QuerySet[ApiKey]":
    """Open keys of the body of a query, of its side, with which answers may be looked up."""
    keys = ApiKey.objects.filter(owner_path=query.owner_path, sandbox=query.sandbox, may_query=True)
    within = Q(expires_on__isnull=True) | Q(expires_on__gte=clock.today())
    return keys.filter(within, revoked_at__isnull=True).order_by("name", "pk")
