"""What a recall has to reach: every lot, object, place and party that has it now, and who had it before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from chuan.core.actor import Actor
from chuan.domain.epcis.genealogy import Bounds, Recall, is_lot, recall_set
from chuan.traceability import labels
from chuan.traceability.permissions import must_query
from chuan.traceability.selectors import told
from chuan.traceability.selectors.names import bodies_at, names_of
from chuan.traceability.selectors.ties import StoredTies
from chuan.traceability.selectors.told import Thing

_SHOWN: Final = 200
_REACH: Final = Bounds(nodes=20_000)


class Affected(NamedTuple):
    """A thing to call back: where and with whom it was seen last, in which state, by which event."""

    thing: Thing
    is_lot: bool
    place: str
    party: str
    state: str
    at: datetime | None
    event: int | None


@dataclass(frozen=True, slots=True)
class RecallPage:
    """Everything the page of a recall shows; `rows` are the first of `total`."""

    thing: Thing
    rows: Sequence[Affected]
    total: int
    lots: int
    parties: Sequence[tuple[str, int]]
    places: Sequence[tuple[str, int]]
    passed: Sequence[Thing]
    passed_more: int
    unseen: int
    is_cut: bool

    @property
    def is_empty(self) -> bool:
        """Nothing beyond the thing itself, of which nothing is known."""
        return self.total <= 1 and not self.parties

    @property
    def more(self) -> int:
        """Rows that are not shown."""
        return self.total - len(self.rows)


def recall_of(actor: Actor, identifier: str) -> Recall:
    """Everything affected, of what the actor may read."""
    must_query(actor)
    return recall_set(StoredTies(actor), [identifier], limits=_REACH)


def recall_page(actor: Actor, identifier: str) -> RecallPage:
    """The page of a recall."""
    recall = recall_of(actor, identifier)
    rows = affected(actor, recall, _SHOWN)
    seen = [recall.seen[node] for node in (*recall.lots, *recall.objects) if node in recall.seen]
    parties, places = (
        Counter(each.party for each in seen if each.party),
        Counter(each.place for each in seen if each.place),
    )
    names = {
        **names_of(actor, {identifier, *places, *recall.passed[:_SHOWN]}),
        **bodies_at(parties.keys()),
    }
    return RecallPage(
        thing=told.thing(identifier, names),
        rows=rows,
        total=len(recall.lots) + len(recall.objects),
        lots=len(recall.lots),
        parties=[
            (names.get(each, labels.code_words(each)), n) for each, n in parties.most_common()
        ],
        places=[
            (names.get(each) or labels.code_words(each), n)
            for each, n in places.most_common(_SHOWN)
        ],
        passed=[told.thing(each, names) for each in recall.passed[:_SHOWN]],
        passed_more=max(0, len(recall.passed) - _SHOWN),
        unseen=len(recall.unseen),
        is_cut=recall.cut is not None,
    )


def affected(actor: Actor, recall: Recall, most: int | None = None) -> list[Affected]:
    """Each affected thing, lots first."""
    nodes = (*recall.lots, *recall.objects)[:most]
    seen = {node: recall.seen[node] for node in nodes if node in recall.seen}
    parties = {each.party for each in seen.values()}
    names = {
        **names_of(actor, {*nodes, *parties, *(each.place for each in seen.values())}, parties),
        **bodies_at(parties),
    }
    rows = []
    for node in nodes:
        last = seen.get(node)
        rows.append(
            Affected(
                thing=told.thing(node, names),
                is_lot=is_lot(node),
                place=names.get(last.place) or labels.code_words(last.place) if last else "",
                party=names.get(last.party, labels.code_words(last.party)) if last else "",
                state=labels.label(labels.DISPOSITION, last.disposition) if last else "",
                at=last.at if last else None,
                event=int(last.event) if last else None,
            )
        )
    return rows
