"""Acts that people of the node enter, and the articles they write down; both can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError

from chuan.audit.services import record
from chuan.core import search
from chuan.core.actor import Actor
from chuan.core.text import fold
from chuan.domain.provisions import WHOLE, paths_of, words_of
from chuan.identifiers.services import withdraw as withdraw_identity
from chuan.law.enums import EventKind
from chuan.law.errors import (
    ActIsUsed,
    ActStands,
    MayNotKeepLaw,
    NoSuchAct,
    NoSuchVersion,
    PlaceUnknown,
    ReasonMissing,
)
from chuan.law.models import Act, Article, ArticleVersion
from chuan.law.permissions import can_keep_law
from chuan.law.rules import symbol_key
from chuan.law.services.acts import publish
from chuan.law.services.events import EventWords, add_event, held_act
from chuan.law.services.telling import tell_changes


@dataclass(frozen=True, slots=True)
class ActWords:
    """An act as somebody enters it: `starts_on` is the day it takes effect, when it is known."""

    symbol: str
    kind: str
    title: str
    issuer: str
    source: str
    confidence: str
    issued_on: date | None = None
    starts_on: date | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """What an article says from a day on; `is_text`: the text of the law itself, pasted."""

    part: str
    words: str
    source: str
    confidence: str
    heading: str = ""
    is_text: bool = False
    start: date | None = None
    end: date | None = None
    amended_by: UUID | None = None


@transaction.atomic
def register_act(*, actor: Actor, words: ActWords) -> Act:
    """Enter an act that no release ships; raises MayNotKeepLaw, ReasonMissing, ActStands."""
    if not can_keep_law(actor):
        raise MayNotKeepLaw
    if not words.source.strip():
        raise ReasonMissing
    key = symbol_key(words.symbol)
    if Act.objects.filter(
        symbol_key=key, issuer=words.issuer, kind=words.kind, issued_on=words.issued_on
    ).exists():
        raise ActStands
    act = Act.objects.create(
        symbol=words.symbol.strip(),
        symbol_key=key,
        kind=words.kind,
        title=words.title,
        issuer=words.issuer,
        issued_on=words.issued_on,
        confidence=words.confidence,
        source=words.source.strip(),
        by_hand=True,
        folded=fold(f"{words.symbol} {words.kind} {words.title} {words.issuer}"),
    )
    publish(act)
    _tell(actor, act, "law.act.entered", {"symbol": act.symbol, "source": act.source})
    tell_changes(actor=actor, acts=[act])
    if words.starts_on:
        begins = EventWords(
            EventKind.BEGINS,
            words.starts_on,
            words.source,
            words.confidence,
            by=act.uid,
            basis=words.basis,
        )
        add_event(actor=actor, act_uid=act.uid, words=begins)
    return act


@transaction.atomic
def take_act_back(*, actor: Actor, act_uid: UUID, reason: str) -> None:
    """Take an act entered by hand out of the register; raises NoSuchAct, ReasonMissing, ActIsUsed."""
    act = held_act(actor, act_uid)
    if not act.by_hand:
        raise NoSuchAct
    if not reason.strip():
        raise ReasonMissing
    said = act.said_events.exclude(act=act).filter(taken_back_at=None)
    if said.exists() or act.does.exists() or act.amended_articles.exists():
        raise ActIsUsed
    _tell(actor, act, "law.act.taken_back", {"symbol": act.symbol, "reason": reason.strip()})
    search.remove("act", act.pk)
    withdraw_identity("act", act.pk)
    act.said_events.exclude(act=act).update(by=None)
    act.events.all().delete()
    try:
        act.delete()
    except ProtectedError as error:
        raise ActIsUsed from error


@transaction.atomic
def put_article(*, actor: Actor, act_uid: UUID, words: ArticleWords) -> ArticleVersion:
    """Write down what an article says from a day on; the version before it ends the day before.

    Raises MayNotKeepLaw, NoSuchAct, PlaceUnknown, ReasonMissing.
    """
    act = held_act(actor, act_uid)
    paths = paths_of(words.part)
    if len(paths) != 1 or paths[0] == WHOLE:
        raise PlaceUnknown
    if not words.source.strip() or not words.words.strip():
        raise ReasonMissing
    by = Act.objects.filter(uid=words.amended_by).first() if words.amended_by else None
    article, _new = Article.objects.get_or_create(
        act=act, path=paths[0], defaults={"heading": words.heading, "by_hand": True}
    )
    if words.heading and article.heading != words.heading:
        article.heading = words.heading
        article.save(update_fields=("heading",))
    same_day = article.versions.filter(start=words.start, by_hand=True).first()
    version = same_day or ArticleVersion(article=article, by_hand=True, start=words.start)
    version.words, version.is_text = words.words.strip(), words.is_text
    version.end, version.amended_by = words.end, by
    version.confidence, version.source = words.confidence, words.source.strip()
    version.save()
    changes = {"part": words_of(article.path), "from": words.start, "source": version.source}
    _tell(actor, act, "law.article.written", changes)
    return version


@transaction.atomic
def take_article_back(*, actor: Actor, version_uid: UUID, reason: str) -> Act:
    """Take back what was written of an article; what a release ships stays; raises NoSuchVersion."""
    if not can_keep_law(actor):
        raise MayNotKeepLaw
    if not reason.strip():
        raise ReasonMissing
    version = (
        ArticleVersion.objects.select_for_update(of=("self",))
        .filter(uid=version_uid, by_hand=True)
        .select_related("article__act")
        .first()
    )
    if version is None:
        raise NoSuchVersion
    article, act = version.article, version.article.act
    version.delete()
    if article.by_hand and not article.versions.exists():
        article.delete()
    changes = {"part": words_of(article.path), "reason": reason.strip()}
    _tell(actor, act, "law.article.taken_back", changes)
    return act


def _tell(actor: Actor, act: Act, code: str, changes: Mapping[str, object]) -> None:
    record(
        actor, code, kind="act", object_id=act.pk, label=act.symbol or act.title, path="/",
        changes=changes,
    )  # fmt: skip
