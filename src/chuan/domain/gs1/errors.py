"""The refusals of this room: what is wrong with a GS1 text, where, and with which identifier."""

from collections.abc import Callable

from chuan.domain.errors import RuleBroken
from chuan.domain.sentences import Sentence


class Gs1Error(RuleBroken):
    """A GS1 text breaks a rule.

    `code` names the rule, `ai` the application identifier whose value breaks it (or None) and
    `position` the index of the first wrong character: in the value where `ai` is given, else in
    the text that was read (None where no character is to blame).
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
        self._in_value = False

    def in_value(self, ai: str, offset: int = 0) -> "Gs1Error":
        """This refusal of a part of a value, told of the value of `ai` that holds it."""
        self.ai, self._in_value = ai, True
        self.message = f"({ai}) {self.message}"
        self.args = (self.message,)
        if self.position is not None:
            self.position += offset
        return self

    def said(self, translate: Callable[[str], str]) -> str:
        """The sentence in the reader's language, with the identifier it is about before it."""
        text = super().said(translate)
        return f"({self.ai}) {text}" if self._in_value else text
