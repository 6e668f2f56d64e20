"""Text cut into words with what stands between them: the ground that the spelling check walks on."""

import re
from dataclasses import dataclass

from chuan.domain.vanban.spelling.lexicon import key_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OTHER_SCRIPT = re.compile(r"[\w@/&.+-]*\d[\w@/&.+-]*|\S*(?:@|://|www\.)\S*")
_GAP_SPACE, _GAP_LINE, _GAP_COMMA, _GAP_BREAK = "space", "line", "comma", "break"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the text. `gap` says what parts it from the word before it.

    space: blanks only; line: a line end; comma: a comma or slash of a list; break: anything else.
    """

    text: str
    start: int
    end: int
    key: str
    gap: str

    @property
    def is_capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def has_tone(self) -> bool:
        """Whether the syllable bears a tone mark."""
        return self.key[-1:] != "0"


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of `text[start:end]` in order; words glued to figures or addresses are left out."""
    end = len(text) if end is None else end
    hidden = [m.span() for m in _OTHER_SCRIPT.finditer(text, start, end)]
    tokens: list[Token] = []
    last, h = start, 0
    for match in _WORD.finditer(text, start, end):
        while h < len(hidden) and hidden[h][1] <= match.start():
            h += 1
        if h < len(hidden) and hidden[h][0] < match.end():
            continue
        gap = _gap(text[last : match.start()], match.group()) if tokens else _GAP_BREAK
        tokens.append(Token(match.group(), *match.span(), key_of(match.group()), gap))
        last = match.end()
    return tokens


def _gap(between: str, word: str) -> str:
    """What `between` is; a blank line parts no sentence that goes on with a small letter."""
    if not between.strip():
        if between.count("\n") > 1 and not word.islower():
            return _GAP_BREAK
        return _GAP_LINE if "\n" in between else _GAP_SPACE
    return _GAP_COMMA if between.strip() in (",", "-", "–", "/") else _GAP_BREAK
