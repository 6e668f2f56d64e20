"""States of a code as its history keeps them, and what two of them differ in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from chuan.identifiers.enums import LinkRole
from chuan.identifiers.types import Link

State = Mapping[str, Any]
"""`label`, `state`, `reason`, `handed_to`, and `links`: uid of each standing link to its parts."""
PARTS: Final = ("label", "state", "reason", "handed_to")


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that was `old` and became `new`; `link` is the title of the link that it belongs to."""

    part: str
    old: object
    new: object
    link: str = ""


def link_state(link: Link) -> dict[str, Any]:
    """A link as history keeps it."""
    kept = link._asdict()
    return kept | {"languages": list(link.languages), "contexts": list(link.contexts)}


def link_of(state: State) -> Link:
    """The link that `link_state` kept."""
    return Link(**dict(state))


def differences(before: State, after: State) -> Sequence[Difference]:
    """Parts that differ, those of the code first; a link that came or went is one difference."""
    found = [
        Difference(part, before.get(part, ""), after.get(part, ""))
        for part in PARTS
        if before.get(part, "") != after.get(part, "")
    ]
    old, new = before.get("links", {}), after.get("links", {})
    for uid in dict.fromkeys((*old, *new)):
        was, now = old.get(uid), new.get(uid)
        if was is None or now is None:
            title = (now or was)["title"]
            found.append(
                Difference("link", (was or {}).get("href"), (now or {}).get("href"), title)
            )
        else:
            found += [
                Difference(part, was[part], now[part], now["title"])
                for part in now
                if was.get(part) != now[part]
            ]
    return found


def without_notices(links: Mapping[str, Any]) -> dict[str, Any]:
    """Links that a former state may bring back: warnings are put and taken down by their own acts."""
    return {uid: link for uid, link in links.items() if link["role"] != LinkRole.NOTICE}
