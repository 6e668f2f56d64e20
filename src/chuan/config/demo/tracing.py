"""A honey chain of the demo, captured as anybody's events: hives, bottling, cases, a shop, one recall."""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from importlib import resources
from typing import Any, Final

from chuan.config.demo.coding import MAKER
from chuan.config.demo.tree import acting, body_at
from chuan.core import clock
from chuan.core.actor import Actor, system_actor
from chuan.identifiers.services.naming import assign
from chuan.orgs.enums import Level
from chuan.orgs.models import Organisation, Place
from chuan.orgs.services import create_organisation
from chuan.traceability.enums import KeyScope
from chuan.traceability.services.capturing import capture_document
from chuan.traceability.types import Sent

Said = dict[str, Any]
_CONTEXT: Final = (
    "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
    {"cbvmda": "urn:epcglobal:cbv:mda:"},
)
_DOMAIN: Final = "https://id.gs1.org/"
_SELLER: Final = ("sold_on", "sold", "called_back")
"""What the shop tells; the rest the cooperative."""


def trace_honey() -> None:
    """Two lots from the hives to the shop; one is sold, the other called back."""
    honey = tomllib.loads(
        resources.files(__package__).joinpath("data", "honey.toml").read_text(encoding="utf-8")
    )
    cooperative, shop = body_at(MAKER[1]), _shop()
    for body, glns in ((cooperative, honey["party"]["maker"]), (shop, honey["party"]["seller"])):
        for gln in glns:
            assign("organisation", body.pk, body.uid, label=body.name, path=body.path, scheme="gln",
                   value=gln, public=True)  # fmt: skip
    made: list[Said] = []
    sold: list[Said] = []
    for lot in honey["lot"]:
        for part in lot["story"]:
            (sold if part in _SELLER else made).extend(_told(honey, lot, part))
    _capture(_capturing(acting(*MAKER)), made, list(_masters(honey["name"])))
    _capture(_capturing(_seller(shop)), sold, [])


def _shop() -> Organisation:
    return create_organisation(
        actor=system_actor(), name="Cửa hàng Nông sản Vinh (mẫu)", parent=body_at("/40/"),
        kind="enterprise", level=Level.BUSINESS, segment="mau-cua-hang", is_sample=True,
        place=Place.objects.communes().valid_on(clock.today()).get(code="16690"),
    )  # fmt: skip


def _seller(shop: Organisation) -> Actor:
    return Actor(
        id="system", label=shop.name, path=shop.path, organisation_uid=shop.uid.hex,
        organisation_label=shop.label,
    )  # fmt: skip


def _capturing(actor: Actor) -> Actor:
    """The body's program, with what a key of it would open."""
    return replace(actor, roles=actor.roles | {KeyScope.CAPTURE})


def _told(honey: Mapping[str, Any], lot: Mapping[str, Any], part: str) -> Iterator[Said]:
    """The events of one part of a lot's story."""
    words = _words(lot)
    midnight = clock.now().astimezone(clock.VIETNAM).replace(hour=0, minute=0, second=0)
    begun = midnight.replace(microsecond=0) - timedelta(days=lot["begun"])
    words |= {
        "harvested": f"{begun:%Y-%m-%d}",
        "eaten": f"{begun + timedelta(days=730):%Y-%m-%d}",
    }
    for row in honey[part]:
        place = {"id": f"{_DOMAIN}414/{honey['place'][row['at']]}"}
        moment = begun + timedelta(days=row["day"], hours=8 + row["day"] % 5)
        yield {
            "eventTime": moment.isoformat(timespec="milliseconds"),
            "eventTimeZoneOffset": "+07:00",
            "readPoint": place,
            "bizLocation": place,
            **_filled(row["said"], words),
        }


def _words(lot: Mapping[str, Any]) -> dict[str, Any]:
    """What the words in braces stand for in a lot."""
    short = lot["number"][-4:]
    bottles = [
        f"urn:epc:id:sgtin:8938501.000001.{short}{n:03d}" for n in range(1, lot["bottles"] + 1)
    ]
    return {
        "number": lot["number"],
        "short": short,
        "case": f"urn:epc:id:sscc:8938501.{lot['case']}",
        "lot": f"{_DOMAIN}01/08938501000019/10/{lot['number']}",
        "raw": f"{_DOMAIN}01/08938501000057/10/TH-{short}",
        "comb_a": f"{_DOMAIN}01/08938501000040/10/CM-A{short}",
        "comb_b": f"{_DOMAIN}01/08938501000040/10/CM-B{short}",
        "bottles": bottles,
        "first_bottles": bottles[:3],
    }


def _filled(value: Any, words: Mapping[str, Any]) -> Any:  # noqa: ANN401  (whatever JSON holds)
    """The value with its words in braces filled in; one that is nothing else becomes what it stands for."""
    if isinstance(value, dict):
        return {key: _filled(each, words) for key, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, words) for each in value]
    if not isinstance(value, str) or "{" not in value:
        return value
    return words.get(value.strip("{}")) or value.format_map(words)


def _masters(names: Sequence[Mapping[str, str]]) -> Iterator[Said]:
    for kind in dict.fromkeys(row["of"] for row in names):
        elements = [
            {
                "id": f"{_DOMAIN}{row['key']}",
                "attributes": [
                    {"id": f"urn:epcglobal:cbv:mda#{row['word']}", "attribute": row["text"]}
                ],
            }
            for row in names
            if row["of"] == kind
        ]
        yield {"type": f"urn:epcglobal:epcis:vtype:{kind}", "vocabularyElementList": elements}


def _capture(actor: Actor, events: Sequence[Said], masters: Sequence[Said]) -> None:
    header = {"epcisHeader": {"epcisMasterData": {"vocabularyList": masters}}} if masters else {}
    document = {
        "@context": list(_CONTEXT),
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": clock.now().isoformat(timespec="milliseconds"),
        **header,
        "epcisBody": {"eventList": sorted(events, key=lambda event: str(event["eventTime"]))},
    }
    capture_document(actor=actor, sent=Sent(json.dumps(document).encode(), "application/ld+json"))
