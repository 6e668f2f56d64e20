"""Documents changed at random are judged as the official schema judges them."""

import random
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

from lxml import etree

from chuan.domain.epcis.xml_reader import read_xml
from tests.unit.domain.epcis.xml_oracle import is_valid

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
SBDH = "{http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader}"
VALUES = [
    *("", "  ", "abc", "ADD", "OBSERVE ", "1", "-1", "1.5", ".5", "1e5", "INF", "true", "yes"),
    *(
        "2020-01-01T00:00:00Z",
        "2020-02-30T00:00:00Z",
        "2020-01-01T00:00:00",
        "0000-01-01T00:00:00Z",
    ),
    *("2020-01-01T24:00:00Z", "12020-01-01T00:00:00Z", " 2020-01-01T00:00:00+14:00 "),
    *("a b", "http://[::1]:80/a", "http://x:80a/", "%zz", "%41", "1:b", ":b", "//x", "#a#b"),
    *("f0f0", "F0F", "rollback", "x:", "a/b:c", "https://ví.dụ/đường", "a^b", "{}", "１"),
]
NAMES = [
    *("{urn:x:y}foo", "foo", "extension", "baseExtension", "epc", "id", "quantity", "ilmd"),
    *(f"{SBDH}StandardBusinessDocumentHeader", f"{SBDH}BusinessService", "QuantityEvent"),
    *("{urn:epcglobal:epcis:xsd:2}EPCISException", "TransformationEvent", "AssociationEvent"),
]
TYPES = ["xsd:integer", "xsd:string", "xsd:dateTime", "xsd:nope", "x:y", "epcis:EPCListType"]
ATTRIBUTES = ["type", "id", "foo", "{urn:x:y}foo", f"{XSI}type", f"{XSI}nil", "time", "value"]

Mutation = Callable[[random.Random, etree._Element], None]


def _any(chance: random.Random, root: etree._Element) -> etree._Element:
    return chance.choice([each for each in root.iter() if isinstance(each.tag, str)])


def _inner(chance: random.Random, root: etree._Element) -> etree._Element:
    return chance.choice([each for each in root.iterdescendants() if isinstance(each.tag, str)])


def drop(chance: random.Random, root: etree._Element) -> None:
    node = _inner(chance, root)
    node.getparent().remove(node)


def double(chance: random.Random, root: etree._Element) -> None:
    node = _inner(chance, root)
    node.addnext(deepcopy(node))


def move(chance: random.Random, root: etree._Element) -> None:
    node = _inner(chance, root)
    parent = node.getparent()
    parent.remove(node)
    parent.insert(chance.randint(0, len(parent)), node)


def rename(chance: random.Random, root: etree._Element) -> None:
    _inner(chance, root).tag = chance.choice([*NAMES, _inner(chance, root).tag])


def say(chance: random.Random, root: etree._Element) -> None:
    leaves = [each for each in root.iter() if isinstance(each.tag, str) and len(each) == 0]
    chance.choice(leaves).text = chance.choice(VALUES)


def mark(chance: random.Random, root: etree._Element) -> None:
    name = chance.choice(ATTRIBUTES)
    values = TYPES if name == f"{XSI}type" else ["true", "0"] if name == f"{XSI}nil" else VALUES
    _any(chance, root).set(name, chance.choice(values))


def remark(chance: random.Random, root: etree._Element) -> None:
    marked = [each for each in root.iter() if isinstance(each.tag, str) and each.attrib]
    node = chance.choice(marked)
    name = chance.choice(list(node.attrib))
    if chance.random() < 0.3:
        del node.attrib[name]
    else:
        node.set(name, chance.choice(VALUES))


def add(chance: random.Random, root: etree._Element) -> None:
    node = _any(chance, root)
    node.insert(chance.randint(0, len(node)), etree.Element(chance.choice(NAMES)))


MUTATIONS: list[Mutation] = [drop, double, move, rename, say, say, mark, remark, add]


def _examples(shared: Path) -> list[bytes]:
    paths = sorted((shared / "conformance" / "epcis").rglob("*.xml"))
    raws = [etree.tostring(etree.parse(str(path))) for path in paths]
    return [raw for raw in raws if b"EPCISMasterDataDocument" not in raw and is_valid(shared, raw)]


def test_the_verdict_on_changed_documents_is_that_of_the_official_schema(shared: Path) -> None:
    chance = random.Random(20261123)  # noqa: S311 — the same changes at every run
    examples = _examples(shared)
    wrong = []
    verdicts = []
    for _ in range(400):
        root = etree.fromstring(chance.choice(examples))
        mutation = chance.choice(MUTATIONS)
        mutation(chance, root)
        raw = etree.tostring(root)
        reading = read_xml(raw)
        ours = reading.document is not None and not any(each.schema for each in reading.faults)
        verdicts.append(is_valid(shared, raw))
        if ours != verdicts[-1]:
            wrong.append((mutation.__name__, raw[-400:], reading.faults[:2]))

    assert wrong == []
    assert 100 < sum(verdicts) < 300
