"""The refusals of this room: what is wrong with a GS1 text, where, and with which identifier."""

from chuan.domain.errors import RuleBroken
from chuan.domain.sentences import Sentence


class Gs1Error(RuleBroken):
    """A GS1 text breaks a rule.

    `code` names the rule, `ai` the application identifier whose value breaks it (or None) and
    `position` the index of the first wrong character in the text given (or None).
    """

    code = "gs1"

    def __init__(
        self,
        message: str | Sentence,
        *,
        code: str | None = None,
        ai: str | None = None,
        position: int | None = None,
        **context: object,
    ) -> None:
        super().__init__(message, code=code, **context)
        self.ai = ai
        self.position = position
