"""Finds typing slips: impossible syllables, words run together or apart, real words out of place."""

from collections.abc import Iterator
from dataclasses import dataclass

from chuan.domain.vanban.spelling.context import Context, survey
from chuan.domain.vanban.spelling.distance import slip_kind, spell
from chuan.domain.vanban.spelling.syllables import is_well_marked, parse, write
from chuan.domain.vanban.spelling.tokens import Token, tokenise

_RANK = {"tone": 3, "onset": 3, "accent": 3, "letter": 2}
_MARKED = set("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")


@dataclass(frozen=True, slots=True)
class Slip:
    """`text[start:end]` reads `printed` where `expected` seems meant (empty when unknown).

    reason: impossible (no such syllable), joined, split, unknown (a syllable no word has) or
    context (a real word that does not fit). `first` and `last` are the offsets of the words round
    it that show the slip.
    """

    start: int
    end: int
    printed: str
    expected: str
    reason: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Guess:
    """A syllable that may be meant, and what speaks for it."""

    key: str
    left: bool
    right: bool
    own: int
    triple: int
    kind: str

    @property
    def weight(self) -> tuple[int, int, int, int]:
        return (self.left + self.right, self.triple, self.own, _RANK[self.kind])


def find_slips(text: str, *, names: tuple[str, ...] = (), quiet: bool = False) -> list[Slip]:
    """The slips of `text` in order.

    `names` are names of places and bodies that are no slips. With `quiet` (text read by a machine
    from a picture) only what the document itself contradicts is reported.
    """
    context = survey(tokenise(text), names)
    found: list[Slip] = []
    for i, token in enumerate(context.tokens):
        if found and token.start < found[-1].end:
            continue
        slip = _judge(context, i, token, quiet=quiet)
        if slip is not None:
            found.append(slip)
    return found


def _judge(context: Context, i: int, token: Token, *, quiet: bool) -> Slip | None:
    word = token.text
    lowered = word.lower()
    if len(word) < 2 or lowered in context.words.foreign or _is_name(context, token):
        return None
    if not word.isupper() and word[1:] != word[1:].lower():
        return _joined(context, i, token) if not quiet else None
    if parse(word) is None:
        return None if quiet or word.isupper() else _impossible(context, i, token)
    if not is_well_marked(word):
        syllable = parse(word)
        meant = write(syllable) if syllable else ""
        return None if quiet else _slip(context, i, meant, "impossible")
    return _misplaced(context, i, token, quiet=quiet)


def _is_name(context: Context, token: Token) -> bool:
    """Whether the word is written as a part of a known name that no common word shares."""
    known = token.key in context.name_keys and token.key not in context.words.attested
    return known and token.is_capital


def _impossible(context: Context, i: int, token: Token) -> Slip | None:
    joined = _joined(context, i, token) or _split(context, i, token)
    if joined is not None:
        return joined
    guesses = [g for g in _guesses(context, i) if g.left or g.right]
    best = max(guesses, key=lambda g: g.weight, default=None)
    if best is not None:
        return _slip(context, i, spell(best.key), "impossible")
    if token.is_capital or not set(token.text) & _MARKED or "'" in token.text:
        return None
    near = [key for key in context.words.attested if slip_kind(token.text, spell(key))]
    if not near:
        return None
    return _slip(context, i, spell(near[0]) if len(near) == 1 else "", "impossible")


def _joined(context: Context, i: int, token: Token) -> Slip | None:
    """Two syllables without the space between them ("hoạchkiểm")."""
    word = token.text
    before, after = context.left(i), context.right(i)
    for cut in range(2, len(word) - 1):
        head, tail = parse(word[:cut]), parse(word[cut:])
        if head is None or tail is None or not (set(word.lower()) & _MARKED):
            continue
        known = context.words.attested
        if head.key not in known or tail.key not in known or len(word) < 5:
            continue
        held = (
            context.known(head.key, tail.key)
            or (before is not None and context.known(before.key, head.key))
            or (after is not None and context.known(tail.key, after.key))
        )
        if held:
            return _slip(context, i, f"{word[:cut]} {word[cut:]}", "joined")
    return None


def _split(context: Context, i: int, token: Token) -> Slip | None:
    """One syllable with a space inside ("th ực")."""
    after = context.right(i, across=False)
    if after is None or after.gap != "space" or after.is_capital:
        return None
    whole = parse(token.text + after.text)
    if whole is None or whole.key not in context.words.attested:
        return None
    before = context.left(i)
    nxt = context.right(i + 1)
    held = (before is not None and context.known(before.key, whole.key)) or (
        nxt is not None and context.known(whole.key, nxt.key)
    )
    if not held or (parse(after.text) is not None and context.holds(i + 1)[1]):
        return None
    slip = _slip(context, i, token.text + after.text, "split")
    return Slip(slip.start, after.end, f"{token.text} {after.text}", slip.expected, "split",
                slip.first, max(slip.last, after.end))  # fmt: skip


def _misplaced(context: Context, i: int, token: Token, *, quiet: bool) -> Slip | None:
    """A syllable that its neighbours do not know, where a slip of the hand would make one they do."""
    left, right = context.holds(i)
    if left and right:
        return None
    if (left or right) and (context.left(i, across=False) is None or context.right(i) is None):
        return None
    allowed = [
        g
        for g in _guesses(context, i)
        if _convincing(context, i, g, held=left or right, quiet=quiet)
    ]
    best = max(allowed, key=lambda g: g.weight, default=None)
    if best is None:
        return None
    reason = "context" if token.key in context.words.attested else "unknown"
    return _slip(context, i, spell(best.key), reason)


def _convincing(  # noqa: PLR0911  (one line for each case)
    context: Context, i: int, guess: _Guess, *, held: bool, quiet: bool
) -> bool:
    token = context.tokens[i]
    both = guess.left and guess.right
    free = token.key in context.words.free
    if free and guess.key in context.words.free:
        return False
    if quiet:
        return guess.own >= 2 and not held and both
    if held:
        loose = i + 1 if context.holds(i)[0] else i - 1
        grammar = {guess.key, context.tokens[loose].key} & context.words.grammar
        return both and guess.triple > 1 and not grammar
    named = token.is_capital and token.gap != "break" and not _in_capitals(context, i)
    if named:
        return both and (guess.own > 0 or token.key not in context.words.attested)
    if both:
        return not free or guess.own > 0
    if token.key in context.words.grammar:
        return False
    if token.key not in context.words.attested:
        close = guess.kind in ("tone", "accent")
        return close or guess.own > 0 or _stranded(context, i, guess)
    if free:
        return _stranded(context, i, guess)
    return (guess.own > 0 or _alone(context, i, guess)) and _stranded(context, i, guess)


def _stranded(context: Context, i: int, guess: _Guess) -> bool:
    """Whether the neighbour that speaks for the guess has no other partner and is no free word."""
    j = i - 1 if guess.left else i + 1
    other = context.tokens[j]
    left, right = context.holds(j)
    return not left and not right and (other.key not in context.words.free or guess.own > 1)


def _alone(context: Context, i: int, guess: _Guess) -> bool:
    """Whether nothing stands on the side that does not speak for the guess."""
    return (context.right(i) if guess.left else context.left(i)) is None


def _in_capitals(context: Context, i: int) -> bool:
    return context.tokens[i].text.isupper()


def _guesses(context: Context, i: int) -> Iterator[_Guess]:
    token, before, after = context.tokens[i], context.left(i), context.right(i)
    printed = spell(token.key)
    near: set[str] = set()
    if before is not None:
        near |= context.words.follows.get(before.key, frozenset())
    if after is not None:
        near |= context.words.precedes.get(after.key, frozenset())
    for key in near:
        kind = "" if key == token.key else slip_kind(printed, spell(key))
        if not kind:
            continue
        left = before is not None and context.known(before.key, key)
        right = after is not None and context.known(key, after.key)
        own = (context.pairs[before.key, key] if before is not None and left else 0) + (
            context.pairs[key, after.key] if after is not None and right else 0
        )
        triple = context.triples[before.key, key, after.key] if before and after else 0
        yield _Guess(key, left, right, own, triple, kind)


def _slip(context: Context, i: int, expected: str, reason: str) -> Slip:
    token = context.tokens[i]
    before, after = context.left(i), context.right(i)
    if token.text.isupper() and len(token.text) > 1:
        expected = expected.upper()
    elif token.is_capital:
        expected = expected[:1].upper() + expected[1:]
    first = before.start if before else token.start
    last = after.end if after else token.end
    return Slip(token.start, token.end, token.text, expected, reason, first, last)
