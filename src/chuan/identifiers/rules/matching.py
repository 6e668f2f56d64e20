"""How well a link fits what was asked: language, medium, context, each by one number."""

from collections.abc import Sequence
from typing import Final

from chuan.identifiers.rules.tags import UNDETERMINED
from chuan.identifiers.types import Asked, Link, Ranges

REFUSED: Final = -1.0
OTHER: Final = 0.0
"""The link is for somebody else; it answers only where nothing fits better."""
ANY: Final = 1.0
"""The link is for anybody, or the request takes anything."""
NAMED: Final = 2.0
"""The request names what the link is: this, and the quality that it gave."""
_STEP: Final = 0.0001
"""What a subtag too many or too few costs: less than any quality can tell."""

Fit = tuple[bool, float, bool, float, bool, float]


def fit(link: Link, asked: Asked) -> Fit:
    """A key by which links of one type are ordered, the greatest is the best.

    A context that was asked for in so many words goes first; then the language, the medium, and last
    links without a context before those of one that nobody asked for. Among equals a link without the
    attribute goes before one that has it.
    """
    context = of_context(link.contexts, asked.contexts)
    return (
        context >= NAMED,
        of_language(link.languages, asked.languages),
        not link.languages,
        of_medium(link.medium, asked.media),
        not link.medium,
        context,
    )


def answers_request(link: Link, asked: Asked) -> bool:
    """Whether a request names a language, a medium or a context of this link, and none of another's.

    Only then may it take the place of the default link.
    """
    language = of_language(link.languages, asked.languages)
    context = of_context(link.contexts, asked.contexts)
    medium = of_medium(link.medium, asked.media)
    fits = (
        (not link.languages or language >= NAMED)
        and (not link.contexts or context >= NAMED)
        and medium >= ANY
    )
    return fits and max(language, context, medium) >= NAMED


def of_language(languages: Sequence[str], ranges: Ranges) -> float:
    """How well languages of a link fit those preferred: vi-VN finds vi, vi finds vi-VN.

    Basis: RFC 4647, 3.3 and 3.4.
    """
    if not languages or UNDETERMINED in languages or not ranges:
        return ANY
    return max(_of_tag(tag.lower(), ranges) for tag in languages)


def _of_tag(tag: str, ranges: Ranges) -> float:
    best, star = OTHER, OTHER
    for wanted, quality in ranges:
        if wanted == "*":
            star = ANY if quality else REFUSED
            continue
        distance = _distance(tag, wanted)
        if distance is None:
            continue
        if not quality:
            if distance == 0:
                return REFUSED
            continue
        best = max(best, NAMED + quality - _STEP * distance)
    return best or star


def _distance(tag: str, wanted: str) -> int | None:
    """How many subtags one has more than the other, when one begins with the other."""
    if tag == wanted:
        return 0
    longer, shorter = (tag, wanted) if len(tag) > len(wanted) else (wanted, tag)
    if not longer.startswith(f"{shorter}-"):
        return None
    return longer.count("-") - shorter.count("-")


def of_medium(medium: str, ranges: Ranges) -> float:
    """How well a media type fits those accepted. Basis: RFC 9110, 12.5.1."""
    if not medium or not ranges:
        return ANY
    kind = f"{medium.partition('/')[0]}/*"
    qualities = dict(reversed(ranges))
    for wanted, worth in ((medium, NAMED), (kind, NAMED - _STEP)):
        if wanted in qualities:
            return worth + qualities[wanted] if qualities[wanted] else REFUSED
    if "*/*" in qualities:
        return ANY if qualities["*/*"] else REFUSED
    return OTHER


def of_context(contexts: Sequence[str], wanted: Sequence[str]) -> float:
    """Whether a link is for one of the contexts asked for, for any, or for another."""
    if not contexts:
        return ANY
    own = {each.lower() for each in contexts}
    if not own.isdisjoint(wanted):
        return NAMED
    return ANY if UNDETERMINED in own else OTHER
