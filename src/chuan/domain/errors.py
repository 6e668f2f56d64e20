"""What the code refuses, in one small tree that every app derives from.

DomainError
├── NotAllowed   the actor may not do this
├── NotFound     no such thing, or none the actor may know of
├── Conflict     somebody else changed it first, or it already exists
└── RuleBroken   the law or the arithmetic says no
"""

from collections.abc import Callable

from chuan.domain.sentences import Sentence


class DomainError(Exception):
    """A refusal with a stable code and one Vietnamese sentence that says what to do next.

    `message` is that sentence; who shows it asks `said` for it in the reader's language.
    """

    code = "error"

    def __init__(
        self, message: str | Sentence, *, code: str | None = None, **context: object
    ) -> None:
        super().__init__(str(message))
        self.message = str(message)
        self._sentence = message if isinstance(message, Sentence) else Sentence(message)
        self.code = code or type(self).code
        self.context = context

    def said(self, translate: Callable[[str], str]) -> str:
        """The sentence through `translate` (Django's `gettext`); a translated one stays as it is."""
        return self._sentence.said(translate)


class NotAllowed(DomainError):
    """The actor may not do this."""

    code = "not_allowed"


class NotFound(DomainError):
    """No such thing, or none the actor may know of."""

    code = "not_found"


class Conflict(DomainError):
    """Somebody else changed it first, or it already exists."""

    code = "conflict"


class RuleBroken(DomainError):
    """The law or the arithmetic says no."""

    code = "rule_broken"
