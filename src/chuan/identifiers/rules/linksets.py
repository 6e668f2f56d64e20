"""The links of a key as a linkset: the form of RFC 9264 with the terms of the GS1 Web Vocabulary."""

from collections import defaultdict
from collections.abc import Sequence

from chuan.identifiers.enums import LinkRole
from chuan.identifiers.rules.link_types import DEFAULT, DEFAULT_MULTI, NAMESPACES, whole
from chuan.identifiers.types import Entry, Link

Target = dict[str, object]


def build_linkset(
    entries: Sequence[Entry], root: str, address: str, now: float
) -> dict[str, object]:
    """One link context for each level, anchored at its uncompressed Digital Link at the printed `root`.

    Pages of the node are led to at `address`, where the node was asked. Basis: RFC 9264, 4.2;
    GS1-Conformant Resolver.
    """
    found = []
    for entry in entries:
        standing = [link._replace(href=whole_href(link, address)) for link in entry.standing(now)]
        found.append(_head(entry, root) | _relations(standing))
    return {"linkset": found}


def build_choices(
    entry: Entry, links: Sequence[Link], root: str, address: str
) -> dict[str, object]:
    """The links that are equally good, in the same form."""
    whole_links = [link._replace(href=whole_href(link, address)) for link in links]
    return {"linkset": [_head(entry, root) | _by_type(whole_links)]}


def whole_href(link: Link, address: str) -> str:
    """Where a link leads, pages of this node with its address."""
    return f"{address}{link.href}" if link.href.startswith("/") else link.href


def _relations(standing: Sequence[Link]) -> Target:
    defaults = _of_role(standing, LinkRole.NOTICE) or _of_role(standing, LinkRole.DEFAULT)
    found = _by_type(standing)
    if defaults:
        found[whole(DEFAULT)] = [_bare(defaults[0])]
    several = _several(standing, defaults)
    if several:
        found[whole(DEFAULT_MULTI)] = [_target(link) for link in several]
    return found


def _several(standing: Sequence[Link], defaults: Sequence[Link]) -> Sequence[Link]:
    """Those among which a request may choose: warnings alone while one stands."""
    if defaults and defaults[0].role == LinkRole.NOTICE:
        return defaults if len(defaults) > 1 else ()
    alternatives = _of_role(standing, LinkRole.ALTERNATIVE)
    return [*defaults, *alternatives] if alternatives else ()


def _of_role(links: Sequence[Link], role: LinkRole) -> list[Link]:
    return [link for link in links if link.role == role]


def _head(entry: Entry, root: str) -> Target:
    head: Target = {"anchor": f"{root}{entry.key}"}
    if entry.label:
        head["itemDescription"] = entry.label
    return head


def _by_type(links: Sequence[Link]) -> Target:
    found = defaultdict[str, list[Target]](list)
    for link in links:
        found[whole(link.type)].append(_target(link))
    return dict(found)


def _bare(link: Link) -> Target:
    """The default link has no optional attributes."""
    return {"href": link.href, "title": link.title}


def _target(link: Link) -> Target:
    target = _bare(link)
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
