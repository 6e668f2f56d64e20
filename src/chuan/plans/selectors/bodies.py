"""Who a printed name is, and which bodies it stands for under one organisation on one day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from chuan.core.actor import Actor
from chuan.core.alphabet import Alphabetical
from chuan.domain.confidence import Confidence
from chuan.orgs.enums import MatchReason
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import Match, collective_of, match_agency
from chuan.plans.enums import AssignmentRole, NamedReason
from chuan.plans.types import Body, Named, Share


def body_of(organisation: Organisation) -> Body:
    """An organisation as a plain value."""
    return Body(organisation.pk, organisation.uid.hex, organisation.name, organisation.path)


def bodies_below(actor: Actor, on: date) -> Sequence[Body]:
    """Bodies that the actor's organisation may give work to on that day, itself included, by name."""
    rows = Organisation.objects.valid_on(on).under(actor.path).filter(on_node=True)
    return [body_of(row) for row in rows.order_by(Alphabetical("name"), "path")]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one printed name stands for: bodies to give work to, or why there are none.

    `candidates` are offered to the officer; `heirs` counts the bodies that stand in for a level that
    ended; `basis` is the act behind a proposal.
    """

    bodies: Sequence[Body] = ()
    collective: bool = False
    reason: NamedReason = NamedReason.UNKNOWN
    body: Body | None = None
    candidates: Sequence[Body] = ()
    heirs: Sequence[Body] = ()
    basis: str = ""
    unverified: bool = False
    chosen: bool = False

    @property
    def is_open(self) -> bool:
        """The officer should still say who this is."""
        asks = {NamedReason.UNKNOWN, NamedReason.AMBIGUOUS, NamedReason.PROPOSED}
        return not self.bodies and not self.chosen and self.reason in asks


@dataclass(slots=True)
class NameReader:
    """Reads names for one organisation on one day; each distinct name is looked up once.

    `choices` are the officer's own answers by name: {"uid": hex}, {"heirs": true}, {"record": true}.
    """

    own: Organisation
    on: date
    choices: Mapping[str, Mapping[str, Any]]
    known: dict[str, Meaning] = field(default_factory=dict)

    def meaning(self, name: str) -> Meaning:
        """What `name` stands for."""
        if name not in self.known:
            self.known[name] = self._read(name)
        return self.known[name]

    def distribute(
        self, lead: Sequence[str], coordinate: Sequence[str]
    ) -> tuple[tuple[Share, ...], tuple[Named, ...]]:
        """Shares and recorded names of one task; a body that leads does not co-operate as well."""
        shares: dict[int, Share] = {}
        named: list[Named] = []
        for role, names in ((AssignmentRole.LEAD, lead), (AssignmentRole.COORDINATE, coordinate)):
            for name in names:
                meaning = self.meaning(name)
                if not meaning.bodies:
                    named.append(Named(name, role, meaning.reason, meaning.body))
                for body in meaning.bodies:
                    share = Share(body, role, name if meaning.collective else "")
                    known = shares.setdefault(body.pk, share)
                    if known.role == role and known.collective and not share.collective:
                        shares[body.pk] = share
        return tuple(shares.values()), tuple(named)

    def _read(self, name: str) -> Meaning:
        choice = self.choices.get(name) or {}
        if choice.get("record"):
            return Meaning(reason=NamedReason.CHOSEN, chosen=True)
        if choice.get("uid"):
            chosen = Organisation.objects.filter(uid=UUID(choice["uid"])).first()
            return self._single(chosen, chosen=True) if chosen else Meaning()
        match = match_agency(name, near=self.own, on=self.on)
        if match.is_collective:
            return self._collective(name, accept_heirs=bool(choice.get("heirs")))
        if match.organisation is not None:
            return self._single(match.organisation)
        return _open(match)

    def _collective(self, name: str, *, accept_heirs: bool) -> Meaning:
        """Members at that day; those of a level that ended only when the officer says so.

        A legal duty never moves to a successor by itself: it is proposed.
        """
        found = collective_of(name, under=self.own, on=self.on)
        members = tuple(body_of(member) for member in found.members)
        heirs = tuple(body_of(heir) for heir in found.proposed)
        if heirs and accept_heirs:
            return Meaning(heirs, collective=True, chosen=True, heirs=heirs, basis=found.basis)
        return Meaning(
            members,
            collective=True,
            reason=NamedReason.PROPOSED if heirs else NamedReason.NO_MEMBERS,
            heirs=heirs,
            basis=found.basis,
            unverified=bool(found.basis) and found.confidence != Confidence.READ,
        )

    def _single(self, organisation: Organisation, *, chosen: bool = False) -> Meaning:
        """One body: given work when it stands under the own organisation and exists that day."""
        body = body_of(organisation)
        if not organisation.exists_on(self.on):
            return Meaning(reason=NamedReason.ENDED, body=body, chosen=chosen)
        if not organisation.on_node or not organisation.path.startswith(self.own.path):
            return Meaning(reason=NamedReason.OUTSIDE, body=body, chosen=chosen)
        return Meaning((body,), chosen=chosen)


def _open(match: Match) -> Meaning:
    """No single body: the ones to choose from, and why it is open."""
    candidates = tuple(body_of(candidate.organisation) for candidate in match.candidates)
    first = next(iter(match.candidates), None)
    proposed = match.reason == MatchReason.SUCCESSOR
    reason = NamedReason.PROPOSED if proposed else NamedReason.AMBIGUOUS
    if match.reason not in {MatchReason.SUCCESSOR, MatchReason.AMBIGUOUS}:
        reason = NamedReason.UNKNOWN
    return Meaning(
        reason=reason,
        body=candidates[0] if proposed and len(candidates) == 1 else None,
        candidates=candidates,
        basis=first.basis if first else "",
        unverified=bool(first and proposed and first.confidence != Confidence.READ),
    )
