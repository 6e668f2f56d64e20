"""The links of a key as a linkset: the form of RFC 9264 with the terms of the GS1 Web Vocabulary."""

from collections import defaultdict
from collections.abc import Sequence

from chuan.identifiers.enums import LinkRole
from chuan.identifiers.rules.link_types import DEFAULT, DEFAULT_MULTI, NAMESPACES, whole
from chuan.identifiers.types import Entry, Link

Target = dict[str, object]


def build_linkset(entries: Sequence[Entry], site: str, now: float) -> dict[str, object]:
    """One link context for each level, anchored at its uncompressed Digital Link on `site`.

    Basis: RFC 9264, 4.2; GS1-Conformant Resolver.
    """
    return {"linkset": [_context(entry, site, now) for entry in entries]}


def build_choices(entry: Entry, links: Sequence[Link], site: str) -> dict[str, object]:
    """The links that are equally good, in the same form."""
    return {"linkset": [_head(entry, site) | _by_type(links, site)]}


def whole_href(link: Link, site: str) -> str:
    """Where a link leads, pages of this node with its address."""
    return f"{site}{link.href}" if link.href.startswith("/") else link.href


def _context(entry: Entry, site: str, now: float) -> Target:
    standing = list(entry.standing(now))
    defaults = _of_role(standing, LinkRole.NOTICE) or _of_role(standing, LinkRole.DEFAULT)
    found = _head(entry, site) | _by_type(standing, site)
    if defaults:
        found[whole(DEFAULT)] = [_bare(defaults[0], site)]
    several = _several(standing, defaults)
    if several:
        found[whole(DEFAULT_MULTI)] = [_target(link, site) for link in several]
    return found


def _several(standing: Sequence[Link], defaults: Sequence[Link]) -> Sequence[Link]:
    """Those among which a request may choose: warnings alone while one stands."""
    if defaults and defaults[0].role == LinkRole.NOTICE:
        return defaults if len(defaults) > 1 else ()
    alternatives = _of_role(standing, LinkRole.ALTERNATIVE)
    return [*defaults, *alternatives] if alternatives else ()


def _of_role(links: Sequence[Link], role: LinkRole) -> list[Link]:
    return [link for link in links if link.role == role]


def _head(entry: Entry, site: str) -> Target:
    head: Target = {"anchor": f"{site}{entry.key}"}
    if entry.label:
        head["itemDescription"] = entry.label
    return head


def _by_type(links: Sequence[Link], site: str) -> Target:
    found = defaultdict[str, list[Target]](list)
    for link in links:
        found[whole(link.type)].append(_target(link, site))
    return dict(found)


def _bare(link: Link, site: str) -> Target:
    """The default link has no optional attributes."""
    return {"href": whole_href(link, site), "title": link.title}


def _target(link: Link, site: str) -> Target:
    target = _bare(link, site)
    if link.medium:
        target["type"] = link.medium
    if link.languages:
        target["hreflang"] = list(link.languages)
    if link.contexts:
        target["context"] = list(link.contexts)
    return target


def build_context() -> dict[str, object]:
    """The JSON-LD context with which a linkset reads as statements about its anchors."""
    dublin_core = "http://purl.org/dc/terms/"
    terms: dict[str, object] = {
        "@version": 1.1,
        "linkset": "@graph",
        "anchor": "@id",
        "href": "@id",
        "itemDescription": "http://www.w3.org/2000/01/rdf-schema#comment",
        "title": f"{dublin_core}title",
        "type": f"{dublin_core}format",
        "hreflang": {"@id": f"{dublin_core}language", "@container": "@set"},
        "context": {"@id": f"{dublin_core}audience", "@container": "@set"},
        **NAMESPACES,
    }
    return {"@context": terms}
