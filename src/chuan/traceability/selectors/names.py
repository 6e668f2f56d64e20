"""What people call the things of events: from master data they may read, and from the register of codes."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from django.db.models import Q

from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.identifiers.models import Entity
from chuan.orgs.models import Organisation
from chuan.traceability.models import MasterValue
from chuan.traceability.selectors.parties import bearers, gln_of

_DOMAIN: Final = "https://id.gs1.org"
_PART: Final = re.compile(r"/(?:10|21|235)/[^/]*$")
_WORDS: Final = ("descriptionShort", "tradeItemDescription", "regulatedProductName", "name")
_SPELLINGS: Final = ("urn:epcglobal:cbv:mda#{}", "urn:epcglobal:cbv:mda:{}", "cbvmda:{}", "{}")
_NAMES: Final = {spelled.format(word): word for word in _WORDS for spelled in _SPELLINGS}


def product_of(identifier: str) -> str:
    """The product that a lot or an item is of; another identifier is its own.

    >>> product_of("https://id.gs1.org/01/08936123450014/10/L1")
    'https://id.gs1.org/01/08936123450014'
    """
    return _PART.sub("", identifier)


def names_of(
    actor: Actor, identifiers: Iterable[str], owners: Collection[str] = ()
) -> Mapping[str, str]:
    """The name of each product, place and party that has one. Four queries at most.

    Own master data comes first, then the registers of codes and of GLNs, then the master data of `owners`,
    whose events the actor reads: nobody calls the things of another otherwise on that other's pages.
    """
    wanted = {each: product_of(each) for each in identifiers if each}
    own, others = _told(actor, wanted, owners)
    sure = _registered(set(wanted.values())) | _behind(wanted) | own
    called = {
        each: sure.get(each) or sure.get(product) or others.get(each) or others.get(product)
        for each, product in wanted.items()
    }
    return {each: name for each, name in called.items() if name}


def bodies_at(paths: Collection[str]) -> Mapping[str, str]:
    """What the bodies at these paths are called. One query."""
    if not paths:
        return {}
    bodies = Organisation.objects.filter(path__in=paths).order_by("pk")
    return {body.path: body.label for body in bodies}


def places_called(actor: Actor, words: str, most: int = 50) -> list[str]:
    """The places that own master data calls so."""
    said = MasterValue.objects.filter(
        under(actor.path, "element__owner_path"),
        current=True,
        name__in=_NAMES,
        text__icontains=words,
        element__sandbox=False,
    )
    return list(said.order_by("pk").values_list("element__key", flat=True)[:most])


def _told(
    actor: Actor, wanted: Mapping[str, str], owners: Collection[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """What own master data calls each thing, and what that of others does."""
    keys = {*wanted, *wanted.values()}
    mine = under(actor.path, "element__owner_path")
    if actor.path != "/":
        mine |= Q(element__owner_path__in=owners)
    said = MasterValue.objects.filter(
        mine, current=True, name__in=_NAMES, element__key__in=keys, element__sandbox=False
    ).exclude(text__isnull=True)
    own: dict[str, str] = {}
    others: dict[str, str] = {}
    rows = said.order_by("-pk").values_list("element__key", "name", "text", "element__owner_path")
    for key, _name, text, owner in sorted(rows, key=lambda row: _WORDS.index(_NAMES[row[1]])):
        (own if owner.startswith(actor.path) else others).setdefault(key, str(text))
    return own, others


def _registered(keys: Iterable[str]) -> dict[str, str]:
    paths = [key.removeprefix(_DOMAIN) for key in keys if key.startswith(_DOMAIN)]
    known = Entity.objects.filter(key__in=paths).exclude(label="").order_by("pk")
    return {f"{_DOMAIN}{key}": label for key, label in known.values_list("key", "label")}


def _behind(identifiers: Iterable[str]) -> dict[str, str]:
    glns = {each: gln_of(each) for each in identifiers}
    paths = bearers(glns.values())
    labels = bodies_at(set(paths.values()))
    return {each: labels[paths[gln]] for each, gln in glns.items() if paths.get(gln, "") in labels}
