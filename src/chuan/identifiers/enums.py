"""States of an entity and parts that a link plays for it."""

from enum import StrEnum


class EntityState(StrEnum):
    """Whether a code answers: with its links, with "no longer used" (410), or by another resolver."""

    ACTIVE = "active"
    WITHDRAWN = "withdrawn"
    HANDED_OVER = "handed_over"


class LinkRole(StrEnum):
    """What a link is for its entity.

    `DEFAULT` answers when no link type is asked; `ALTERNATIVE` may take its place for a language, a
    medium or a context (gs1:defaultLinkMulti); `NOTICE` warns, and goes before them all while it stands.
    """

    PLAIN = "plain"
    DEFAULT = "default"
    ALTERNATIVE = "alternative"
    NOTICE = "notice"
