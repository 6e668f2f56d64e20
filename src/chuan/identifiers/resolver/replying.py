"""Turns what was chosen for a key into an answer: a redirect, a list of links, a refusal."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import quote

import orjson

from chuan.domain.errors import DomainError
from chuan.identifiers.resolver import pages
from chuan.identifiers.resolver.answers import Header, Reply, content, redirect
from chuan.identifiers.resolver.site import LINKSET_CONTEXT, Site
from chuan.identifiers.rules.asking import LINKSET, prefers_page, read_accept
from chuan.identifiers.rules.choosing import (
    Answer,
    Gone,
    HandedOver,
    Linkset,
    MultipleChoices,
    NotFound,
    Redirect,
)
from chuan.identifiers.rules.link_types import HANDLED_BY, whole
from chuan.identifiers.rules.linksets import build_choices, build_linkset, whole_href
from chuan.identifiers.types import Link

PROBLEM: Final = "application/problem+json"
LD_JSON: Final = "application/ld+json"
JSON: Final = "application/json"
_HTML: Final = "text/html; charset=utf-8"
_ODD: Final = re.compile(r"[^!$%&'()*+,./0-9:;=?@A-Z_a-z~-]")
_TITLE: Final = 'title="All links of this code"'


class Question(NamedTuple):
    """A request that has a valid key: its key, query string and headers, and the moment.

    `address` is where the node was asked; `same_as` the uncompressed address of a compressed one, ""
    for others.
    """

    key: str
    query: str
    accept: str
    language: str
    same_as: str
    address: str
    now: float


def reply_to(answer: Answer, asked: Question, site: Site) -> Reply:
    """The answer as bytes."""
    if isinstance(answer, Redirect):
        href = whole_href(answer.link, asked.address)
        location = _with_query(href, asked.query) if answer.link.passes_query else href
        return redirect(location, f"{_same_as(asked)}{linkset_link(asked.key, asked.address)}")
    if isinstance(answer, HandedOver):
        root = answer.entry.handed_to
        location = _with_query(f"{root}{asked.key}", asked.query)
        return redirect(location, f'<{root}>; rel="{whole(HANDLED_BY)}"; title="Handled by"')
    if isinstance(answer, Linkset):
        return _linkset(answer, asked, site)
    if isinstance(answer, MultipleChoices):
        return _choices(answer, asked, site)
    if isinstance(answer, Gone):
        return refused("410 Gone", pages.Refusal.GONE, asked, said=answer.entry.label)
    return _not_found(answer, asked)


def _not_found(answer: NotFound, asked: Question) -> Reply:
    if not answer.entries:
        return refused("404 Not Found", pages.Refusal.UNKNOWN, asked)
    others = [link for entry in answer.entries for link in entry.standing(asked.now)]
    more = ("Link", f"{_same_as(asked)}{linkset_link(asked.key, asked.address)}")
    others = [link._replace(href=whole_href(link, asked.address)) for link in others]
    return refused("404 Not Found", pages.Refusal.NO_SUCH_LINK, asked, more, links=others)


def bad_request(fault: DomainError, accept: str, language: str) -> Reply:
    """400: the path is no valid key; the sentence says where it is wrong."""
    asked = Question("", "", accept, language, "", "", 0)
    return refused("400 Bad Request", pages.Refusal.NOT_A_KEY, asked, fault=fault)


def refused(
    status: str,
    refusal: pages.Refusal,
    asked: Question,
    *more: Header,
    said: str = "",
    fault: DomainError | None = None,
    links: Sequence[Link] = (),
) -> Reply:
    """A page for people, a problem document (RFC 9457) for machines; `links` are what there is instead."""
    speech = pages.speech_for(asked.language)
    words = pages.words_of(refusal, speech, fault)
    if prefers_page(asked.accept):
        body = pages.refusal_page(words, speech, key=asked.key, label=said, links=links)
        return _page(status, body, speech, *more)
    problem: dict[str, object] = {
        "type": f"urn:chuan:problem:resolver.{refusal}",
        "title": words.title,
        "status": int(status[:3]),
        "detail": words.detail,
    }
    if links:
        problem["links"] = [
            {"type": whole(link.type), "href": link.href, "title": link.title} for link in links
        ]
    return content(status, PROBLEM, orjson.dumps(problem), ("Content-Language", speech), *more)


def _linkset(answer: Linkset, asked: Question, site: Site) -> Reply:
    found = build_linkset(answer.entries, site.root, asked.address, asked.now)
    link = ("Link", f"{_same_as(asked)}{_context_link(asked.address)}")
    if prefers_page(asked.accept):
        speech = pages.speech_for(asked.language)
        return _page(
            "200 OK",
            pages.linkset_page(answer.entries, asked.now, asked.address, speech),
            speech,
            link,
        )
    medium = _medium(asked.accept)
    if medium == LD_JSON:
        found = {"@context": f"{asked.address}{LINKSET_CONTEXT}", **found}
    return content("200 OK", medium, orjson.dumps(found), link)


def _choices(answer: MultipleChoices, asked: Question, site: Site) -> Reply:
    link = ("Link", f"{_same_as(asked)}{linkset_link(asked.key, asked.address)}")
    status = "300 Multiple Choices"
    if prefers_page(asked.accept):
        speech = pages.speech_for(asked.language)
        body = pages.choices_page(answer.entry, answer.links, asked.address, speech)
        return _page(status, body, speech, link)
    found = build_choices(answer.entry, answer.links, site.root, asked.address)
    return content(status, LINKSET, orjson.dumps(found), link)


def _page(status: str, body: str, speech: str, *more: Header) -> Reply:
    return content(status, _HTML, body.encode(), ("Content-Language", speech), pages.POLICY, *more)


def _medium(accept: str) -> str:
    """The JSON type that is liked best; the linkset's own where none is named."""
    offered = (LINKSET, LD_JSON, JSON)
    named = (name for name, quality in read_accept(accept) if quality and name in offered)
    return next(named, LINKSET)


def _with_query(href: str, query: str) -> str:
    """The target with all that the request's query string said, made harmless for a header."""
    if not query:
        return href
    safe = _ODD.sub(lambda odd: quote(odd[0], safe="", encoding="latin-1", errors="replace"), query)
    base, mark, fragment = href.partition("#")
    return f"{base}{'&' if '?' in base else '?'}{safe}{mark}{fragment}"


def linkset_link(key: str, address: str) -> str:
    """The `Link` header that leads to all links of a key."""
    return f'<{address}{key}?linkType=linkset>; rel="linkset"; type="{LINKSET}"; {_TITLE}'


def _context_link(address: str) -> str:
    context = f"{address}{LINKSET_CONTEXT}"
    return f'<{context}>; rel="http://www.w3.org/ns/json-ld#context"; type="{LD_JSON}"; title="Context"'


def _same_as(asked: Question) -> str:
    return f'<{asked.same_as}>; rel="owl:sameAs"; title="Uncompressed", ' if asked.same_as else ""
