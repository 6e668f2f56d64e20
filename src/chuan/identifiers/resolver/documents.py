"""Documents of the resolver about itself: its description file and the context of its linksets."""

from collections.abc import Callable, Mapping
from typing import Final

import orjson

from chuan.identifiers.resolver.answers import Reply, content
from chuan.identifiers.resolver.site import DESCRIPTION, LINKSET_CONTEXT, Site
from chuan.identifiers.rules.levels import PRIMARY
from chuan.identifiers.rules.link_types import NAMESPACES, known, whole
from chuan.identifiers.rules.linksets import build_context

_JSON: Final = "application/json"
_LD_JSON: Final = "application/ld+json"


def document(path: str, site: Site) -> Reply | None:
    """The document at `path`, if it is one."""
    build = _DOCUMENTS.get(path.removesuffix("/"))
    return build(site) if build else None


def describe(site: Site) -> dict[str, object]:
    """What this resolver can. Basis: GS1-Conformant Resolver, resolver description file."""
    return {
        "name": site.name,
        "resolverRoot": site.root,
        "supportedPrimaryKeys": list(PRIMARY),
        "supportedLinkType": [
            {"namespace": namespace, "prefix": f"{prefix}:"}
            for prefix, namespace in NAMESPACES.items()
        ],
        "linkTypeDefaultCanBeAll": False,
        "linkTypeDefaultCanBeLinkset": False,
        "supportsLanguageVariants": True,
        "supportsMultipleMediaTypes": True,
        "supportsSemanticInterpretation": False,
        "validatesAIcombinations": True,
        "supportedContextValuesExternal": [
            {"nameOfList": "ISO 3166-1 alpha-2", "url": "https://www.iso.org/iso-3166-country-codes.html"}
        ],
        "linksetContext": f"{site.root}{LINKSET_CONTEXT}",
        "contact": {"fn": site.name, "hasURL": site.root},
        "activeLinkTypes": {
            language: {
                curie: {"title": getattr(each, language), "url": whole(curie)}
                for curie, each in known().items()
            }
            for language in ("vi", "en")
        },
    }  # fmt: skip


def _description(site: Site) -> Reply:
    return content("200 OK", _JSON, orjson.dumps(describe(site)))


def _context(_site: Site) -> Reply:
    return content("200 OK", _LD_JSON, orjson.dumps(build_context()))


_DOCUMENTS: Final[Mapping[str, Callable[[Site], Reply]]] = {
    DESCRIPTION: _description,
    LINKSET_CONTEXT: _context,
}
