"""Sets of data as catalogues of data read them: DCAT 2 in JSON-LD."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
"""By which open data of this system may be used."""
CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def in_vietnamese(text: str) -> Mapping[str, str]:
    """A text with its language."""
    return {"@value": text, "@language": "vi"}


def agent(name: str) -> Mapping[str, str]:
    """Who publishes or keeps."""
    return {"@type": "foaf:Agent", "foaf:name": name}


def dataset(
    *, url: str, title: str, about: str, files: Mapping[str, str], changed: date | None
) -> dict[str, Any]:
    """One set with its files by media type; `changed` is a day or a moment, None where none is kept."""
    said: dict[str, Any] = {
        "@id": url,
        "@type": "dcat:Dataset",
        "dct:title": in_vietnamese(title),
        "dct:description": in_vietnamese(about),
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dcat:downloadURL": {"@id": address},
                "dcat:mediaType": media,
                "dct:license": {"@id": LICENCE},
            }
            for media, address in files.items()
        ],
    }
    if changed is not None:
        kind = "xsd:dateTime" if isinstance(changed, datetime) else "xsd:date"
        said["dct:modified"] = {"@value": changed.isoformat(), "@type": kind}
    return said
