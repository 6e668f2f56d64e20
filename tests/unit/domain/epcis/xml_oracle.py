"""The official XML schemas as judges of ours: for documents of a version, by their root."""

from functools import cache
from pathlib import Path

from lxml import etree

_FILES = {
    "EPCISQueryDocument": "EPCglobal-epcis-query",
    "EPCISMasterDataDocument": "EPCglobal-epcis-masterdata",
}


@cache
def _schema(folder: Path, version: str, name: str) -> etree.XMLSchema:
    path = folder / f"xsd-{version}" / f"{name}-{version.replace('.', '_')}.xsd"
    return etree.XMLSchema(etree.parse(str(path)))


def is_valid(shared: Path, raw: bytes) -> bool:
    root = etree.fromstring(raw)
    name = etree.QName(root)
    version = "1.2" if (name.namespace or "").endswith(":1") else "2.0"
    stem = _FILES.get(name.localname, "EPCglobal-epcis")
    return bool(_schema(shared / "conformance" / "epcis", version, stem).validate(root))
