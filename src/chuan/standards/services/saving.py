"""Searches that people keep, and the nightly letter about what they find anew."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, inbox
from chuan.core.actor import ANONYMOUS, Actor, system_actor
from chuan.standards.enums import Status
from chuan.standards.errors import NoSuchSearch, SearchRefused
from chuan.standards.models import SAVED_SEARCH, SavedHit, SavedSearch, Standard
from chuan.standards.rules.kept_search import News, as_filters, as_kept, news
from chuan.standards.rules.search_facets import Filters
from chuan.standards.selectors.saved import address_of
from chuan.standards.selectors.searching import Part, find

CHANGED: Final = "standards.search_changed"
"""Code of the letter about a kept search."""
MOST_KEPT: Final = 50
MOST_FOUND: Final = 2000
MOST_NAMED: Final = 5


@transaction.atomic
def save_search(*, actor: Actor, name: str, text: str, filters: Filters) -> SavedSearch:
    """Keep a search under a name; what it finds today is no news. The same name again replaces it."""
    name = " ".join(name.split())[:120]
    if not name or not (text or filters):
        raise SearchRefused(_("Hãy đặt tên và gõ điều cần tìm trước khi lưu."))
    mine = SavedSearch.objects.select_for_update().filter(person_id=actor.id)
    if mine.count() >= MOST_KEPT and not mine.filter(name=name).exists():
        raise SearchRefused(_("Mỗi người lưu nhiều nhất 50 tìm kiếm. Hãy xóa bớt một tìm kiếm cũ."))
    kept, _made = SavedSearch.objects.update_or_create(
        person_id=actor.id,
        name=name,
        defaults={
            "query": text[:200],
            "filters": as_kept(filters)[:300],
            "alerts": True,
            "created_at": clock.now(),
        },
    )
    _remember(kept, _found(kept))
    _record(actor, "standards.search.kept", kept)
    return kept


@transaction.atomic
def drop_search(*, actor: Actor, uid: UUID) -> None:
    """Keep a search no longer."""
    kept = _mine(actor, uid)
    _record(actor, "standards.search.dropped", kept)
    kept.delete()


@transaction.atomic
def set_alerts(*, actor: Actor, uid: UUID, wanted: bool) -> None:
    """Be told of news, or no longer; what came meanwhile is no news when it begins again."""
    kept = _mine(actor, uid)
    kept.alerts = wanted
    kept.save(update_fields=("alerts",))
    if wanted:
        _remember(kept, _found(kept))
    _record(actor, "standards.search.alerts_set", kept)


def tell_news() -> int:
    """Look at every kept search with alerts and tell its owner what is new; how many letters."""
    told = 0
    for pk in SavedSearch.objects.filter(alerts=True).order_by("pk").values_list("pk", flat=True):
        told += _tell_one(pk)
    return told


@transaction.atomic
def _tell_one(pk: int) -> int:
    kept = SavedSearch.objects.select_for_update().filter(pk=pk, alerts=True).first()
    if kept is None:
        return 0
    before = dict(kept.hits.values_list("standard_id", "mark"))
    now = _found(kept)
    what = news(before, now, str(Status.WITHDRAWN))
    if not what:
        return 0
    _remember(kept, now)
    letter = inbox.Letter(
        (kept.person_id,),
        _("Tìm kiếm “%(name)s” có thay đổi") % {"name": kept.name},
        address_of(kept),
        _body(what),
    )
    inbox.notify_each([letter], code=CHANGED, actor=system_actor())
    return 1


def _found(kept: SavedSearch) -> Mapping[int, str]:
    """Public records that it finds, and where each stands; a search that only comes near finds nothing."""
    found = find(ANONYMOUS, kept.query, as_filters(kept.filters), Part("", MOST_FOUND))
    if found.is_loose or found.meant:
        return {}
    rows = Standard.objects.filter(pk__in=list(found.ids)).values_list("pk", "status", "updated_at")
    return {pk: f"{status}|{at:%y%m%d%H%M%S}" for pk, status, at in rows}


def _remember(kept: SavedSearch, now: Mapping[int, str]) -> None:
    kept.hits.all().delete()
    SavedHit.objects.bulk_create(
        [SavedHit(search=kept, standard_id=pk, mark=mark) for pk, mark in now.items()],
        batch_size=500,
    )
    kept.looked_at = clock.now()
    kept.save(update_fields=("looked_at",))


def _body(what: News) -> str:
    counts = (
        (what.new, _("%(n)s bản ghi mới")),
        (what.withdrawn, _("%(n)s hết hiệu lực")),
        (what.changed, _("%(n)s có sửa đổi")),
    )
    said = ", ".join(text % {"n": len(ids)} for ids, text in counts if ids)
    ids = [*what.withdrawn, *what.new, *what.changed][:MOST_NAMED]
    names = Standard.objects.filter(pk__in=ids).order_by("sort_key")
    return f"{said}: {', '.join(names.values_list('designation', flat=True))}"


def _mine(actor: Actor, uid: UUID) -> SavedSearch:
    kept = SavedSearch.objects.select_for_update().filter(uid=uid, person_id=actor.id).first()
    if kept is None or actor.is_anonymous:
        raise NoSuchSearch
    return kept


def _record(actor: Actor, code: str, kept: SavedSearch) -> None:
    record(actor, code, kind=SAVED_SEARCH, object_id=kept.uid.hex, label=kept.name, path=actor.path)
