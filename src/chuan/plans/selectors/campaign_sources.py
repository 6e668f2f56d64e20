"""Where the list of a campaign comes from: pasted lines, the register of law, the library, old bases."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.text import fold
from chuan.documents.models import Citation, Document
from chuan.documents.rules.identity import symbol_key as cited_key
from chuan.documents.selectors.copies import list_documents, readable_copies
from chuan.domain.confidence import Confidence
from chuan.law.enums import Relation, Standing
from chuan.law.labels import STANDINGS
from chuan.law.models import Act, ActEdge
from chuan.law.rules import Verdict, symbol_key
from chuan.law.selectors.acts import verdict_of
from chuan.plans.models import Campaign
from chuan.plans.rules.campaigns import Line
from chuan.plans.selectors.campaign_resting import flagged_documents

MOST = 60
"""Rows that a search shows at once; other words find the others."""
MOST_SUGGESTED = 200
_FALLEN = (Standing.EXPIRED, Standing.SUSPENDED, Standing.PARTLY_EXPIRED)


@dataclass(frozen=True, slots=True)
class Listed:
    """One document that can be put on the list; `key` tells it from all others of the campaign."""

    key: str
    symbol: str
    title: str
    issuer: str = ""
    issued_on: date | None = None
    why: str = ""
    act: int | None = None
    document: int | None = None
    value: str = ""
    is_unverified: bool = False


def key_of(symbol: str, issued_on: date | None, title: str, issuer: str = "") -> str:
    """What tells one document from another: its number, else its title.

    A number without a year comes again every year and in every body.
    """
    if symbol:
        parts = [symbol_key(symbol)]
        if not _has_year(symbol):
            parts += [str(issued_on.year) if issued_on else "", fold(issuer)]
        return "@".join(parts)[:160]
    return f"~{fold(' '.join(title.split()))}"[:160]


def from_lines(actor: Actor, lines: Iterable[Line]) -> Sequence[Listed]:
    """What was pasted, tied to the register and the library where they hold it; three queries."""
    found = list(lines)
    keys = {symbol_key(line.symbol) for line in found if line.symbol}
    acts = {act.symbol_key: act for act in Act.objects.filter(symbol_key__in=keys)}
    library = list_documents(actor).filter(symbol__in={line.symbol for line in found})
    held = {symbol_key(row.symbol): row for row in library}
    return tuple(_tied(line, acts, held) for line in found)


def from_register(words: str, on: date, standing: str = "") -> Sequence[Listed]:
    """Acts of the register that hold these words, with how they stand."""
    acts = Act.objects.prefetch_related("intervals").order_by("-issued_on", "symbol")
    for word in fold(words).split()[:8]:
        acts = acts.filter(folded__contains=word)
    judged = [(act, verdict_of(act, on)) for act in acts]
    shown = [row for row in judged if not standing or row[1].standing == standing]
    return tuple(_act(act, _standing_of(verdict), verdict) for act, verdict in shown[:MOST])


def from_library(actor: Actor, words: str) -> Sequence[Listed]:
    """Documents of the library that the actor may read."""
    rows = list_documents(actor)
    for word in words.split()[:8]:
        rows = rows.filter(
            Q(symbol__icontains=word)
            | Q(shown_title__icontains=word)
            | Q(issuer_label__icontains=word)
        )
    return tuple(_document(row) for row in rows.order_by("-issued_on", "-pk")[:MOST])


def suggested(actor: Actor, on: date) -> Sequence[Listed]:
    """Documents that cite an act which has been replaced, has ended or is suspended, or that are flagged.

    Only copies that the actor may read are looked at; each document once, with the acts it rests on.
    """
    fallen = _fallen_acts(on)
    flagged = flagged_documents(actor)
    if not fallen and not flagged:
        return ()
    by_key = {cited_key(act.symbol): act.pk for act, _verdict in fallen.values()}
    cited = Citation.objects.filter(copy__in=readable_copies(actor)).filter(
        Q(act__in=list(fallen)) | Q(symbol_key__in=list(by_key))
    )
    reasons: dict[int, dict[int, None]] = {}
    for document, act, key in cited.values_list("copy__document", "act", "symbol_key"):
        reasons.setdefault(document, {})[act if act in fallen else by_key[key]] = None
    newer = _replacements(list(fallen))
    rows = (
        list_documents(actor)
        .filter(pk__in=[*reasons, *(pk for pk in flagged if pk not in reasons)])
        .order_by("-issued_on", "-pk")[:MOST_SUGGESTED]
    )
    return tuple(
        _document(
            row,
            "; ".join(_why(*fallen[act], newer.get(act, "")) for act in reasons[row.pk])
            if row.pk in reasons
            else flagged[row.pk],
            unverified=any(fallen[act][1].is_unverified for act in reasons.get(row.pk, ())),
        )
        for row in rows
    )


def chosen(offered: Sequence[Listed], values: Iterable[str]) -> Sequence[Listed]:
    """Of what was offered the rows that were ticked."""
    wanted = set(values)
    return tuple(row for row in offered if row.value in wanted)


def left_out(campaign: Campaign, offered: Sequence[Listed]) -> Sequence[Listed]:
    """Of what is offered the rows that the campaign does not have yet."""
    known = set(campaign.documents.values_list("key", flat=True))
    return tuple(row for row in offered if row.key not in known)


def _fallen_acts(on: date) -> Mapping[int, tuple[Act, Verdict]]:
    judged = ((act, verdict_of(act, on)) for act in Act.objects.prefetch_related("intervals"))
    return {act.pk: (act, verdict) for act, verdict in judged if verdict.standing in _FALLEN}


def _replacements(acts: Sequence[int]) -> Mapping[int, str]:
    edges = ActEdge.objects.filter(target__in=acts, relation=Relation.REPLACES)
    return dict(edges.order_by("pk").values_list("target", "source__symbol"))


def _why(act: Act, verdict: Verdict, newer: str) -> str:
    said = _("Căn cứ %(act)s: %(standing)s") % {
        "act": act.symbol,
        "standing": str(STANDINGS[verdict.standing]).lower(),
    }
    return (
        _("%(said)s, được thay bằng %(newer)s") % {"said": said, "newer": newer} if newer else said
    )


def _standing_of(verdict: Verdict) -> str:
    return str(STANDINGS[verdict.standing])


def _tied(line: Line, acts: Mapping[str, Act], held: Mapping[str, Document]) -> Listed:
    key = symbol_key(line.symbol) if line.symbol else ""
    act, document = acts.get(key), held.get(key)
    title = line.title or (act.title if act else "") or _shown(document)
    issuer = line.issuer or (act.issuer if act else document.issuer_label if document else "")
    day = line.issued_on or (act.issued_on if act else document.issued_on if document else None)
    return Listed(
        key=key_of(line.symbol, day, title, issuer),
        symbol=line.symbol,
        title=title,
        issuer=issuer,
        issued_on=day,
        act=act.pk if act else None,
        document=document.pk if document else None,
    )


def _act(act: Act, why: str, verdict: Verdict) -> Listed:
    return Listed(
        key=key_of(act.symbol, act.issued_on, act.title, act.issuer),
        symbol=act.symbol,
        title=act.title,
        issuer=act.issuer,
        issued_on=act.issued_on,
        why=why,
        act=act.pk,
        value=act.uid.hex,
        is_unverified=verdict.is_unverified or act.confidence == Confidence.UNCONFIRMED,
    )


def _document(row: Document, why: str = "", *, unverified: bool = False) -> Listed:
    return Listed(
        key=key_of(row.symbol, row.issued_on, _shown(row), row.issuer_label),
        symbol=row.symbol,
        title=_shown(row),
        issuer=row.issuer_label,
        issued_on=row.issued_on,
        why=why,
        document=row.pk,
        value=row.uid.hex,
        is_unverified=unverified,
    )


def _shown(row: Document | None) -> str:
    """The title of the copy that the reader reads, never that of a copy out of sight."""
    return str(getattr(row, "shown_title", "") or "") if row is not None else ""


def _has_year(symbol: str) -> bool:
    parts = symbol.replace("-", "/").split("/")
    return any(len(part.strip()) == 4 and part.strip().isdigit() for part in parts)
