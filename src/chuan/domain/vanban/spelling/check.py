"""Finds typing slips: impossible syllables, words run together or apart, real words out of place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from chuan.domain.vanban.spelling.context import Context, survey
from chuan.domain.vanban.spelling.distance import slip_kind, sounds_alike, spell
from chuan.domain.vanban.spelling.frames import misread_pairs
from chuan.domain.vanban.spelling.lexicon import lexicon
from chuan.domain.vanban.spelling.syllables import is_well_marked, parse, write
from chuan.domain.vanban.spelling.tokens import Token, tokenise

_RANK = {"tone": 3, "onset": 3, "accent": 3, "letter": 2}
_MARKED = set("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")


@dataclass(frozen=True, slots=True)
class Slip:
    """`text[start:end]` reads `printed` where `expected` seems meant (empty when unknown).

    reason: impossible (no such syllable), joined, split, unknown (a syllable no word has) or
    context (a real word that does not fit). `first` and `last` are the offsets of the words round
    it that show the slip. `is_sure` tells a plain slip from one that only a reader can decide.
    """

    start: int
    end: int
    printed: str
    expected: str
    reason: str
    first: int
    last: int
    is_sure: bool = True


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
        if slip is None:
            continue
        if found and found[-1].end >= slip.first and not found[-1].is_sure:
            found.pop()
        found.append(slip)
    if not quiet:
        found += _out_of_frame(context, text, found)
        found.sort(key=lambda slip: slip.start)
    return found


def _out_of_frame(context: Context, text: str, found: list[Slip]) -> list[Slip]:
    """The pairs that the phrase round them does not take, away from the slips `found`."""
    told = [(slip.start, slip.end) for slip in found]
    slips = []
    for i, left, right in misread_pairs(context, text):
        first, last = context.tokens[i], context.tokens[i + 1]
        if any(start < last.end and first.start < end for start, end in told):
            continue
        head, tail = _slip(context, i, spell(left), "context"), context.right(i + 1)
        meant = f"{head.expected} {_slip(context, i + 1, spell(right), 'context').expected}"
        printed = f"{first.text} {last.text}"
        sure = context.spaced[left, right] > 0
        shown = tail.end if tail else last.end
        slips.append(
            Slip(first.start, last.end, printed, meant, "context", head.first, shown, sure)
        )
    return slips


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
    near = _one_slip_away(token.text)
    if not near:
        return None
    meant = spell(near[0]) if len(near) == 1 else ""
    return replace(_slip(context, i, meant, "impossible"), is_sure=len(near) == 1)


@lru_cache(maxsize=8192)
def _one_slip_away(printed: str) -> tuple[str, ...]:
    """The keys of the lexicon that one slip of the hand turns into `printed`."""
    return tuple(key for key in lexicon().attested if slip_kind(printed, spell(key)))


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
    sure = not quiet and (
        (best.left and best.right) or best.own > 0 or (reason == "unknown" and best.kind == "tone")
    )
    return replace(_slip(context, i, spell(best.key), reason), is_sure=sure)


def _convincing(context: Context, i: int, guess: _Guess, *, held: bool, quiet: bool) -> bool:
    """Whether enough speaks for the guess against the word as printed."""
    token = context.tokens[i]
    alike = not quiet and _said_alike(context, i, guess)
    free = token.key in context.words.free
    if free and guess.key in context.words.free and not alike:
        return False
    if quiet:
        return guess.own >= 2 and not held and guess.left and guess.right
    if held:
        return _outweighs(context, i, guess)
    if token.is_capital and token.gap != "break" and not _in_capitals(context, i):
        known = token.key in context.words.attested
        return guess.left and guess.right and (guess.own > 0 or not known)
    if guess.left and guess.right:
        spoken = guess.kind != "letter" and token.key not in context.words.grammar
        return not free or guess.own > 0 or alike or spoken
    return alike or _from_one_side(context, i, guess)


def _outweighs(context: Context, i: int, guess: _Guess) -> bool:
    """Whether the document's own phrase stands against a word that one neighbour knows."""
    loose = i + 1 if context.holds(i)[0] else i - 1
    grammar = {guess.key, context.tokens[loose].key} & context.words.grammar
    return guess.left and guess.right and guess.triple > 1 and not grammar


def _from_one_side(context: Context, i: int, guess: _Guess) -> bool:
    """Whether a guess that only one neighbour knows is near enough to be meant."""
    token = context.tokens[i]
    if token.key in context.words.grammar:
        return False
    if guess.own > 1 and guess.kind == "tone":
        return True
    if token.key not in context.words.attested:
        alike = guess.kind == "accent" or sounds_alike(spell(token.key), spell(guess.key))
        return alike or guess.own > 0 or _stranded(context, i, guess)
    if guess.kind == "letter" and not guess.own:
        return False
    if token.key in context.words.free:
        return _stranded(context, i, guess)
    return (guess.own > 0 or _alone(context, i, guess)) and _stranded(context, i, guess)


def _said_alike(context: Context, i: int, guess: _Guess) -> bool:
    """Whether the guess sounds like the printed word and makes a word of content with a neighbour."""
    token = context.tokens[i]
    printed, meant = spell(token.key), spell(guess.key)
    if guess.key in context.words.grammar or not sounds_alike(printed, meant):
        return False
    if not token.has_tone and token.key in context.words.free:
        return False
    if guess.kind != "tone" and token.key in context.words.grammar:
        return False
    return _beside_content(context, i, guess)


def _beside_content(context: Context, i: int, guess: _Guess) -> bool:
    """Whether the word that speaks for the guess stands right beside it and is no grammar word."""
    other = context.tokens[i - 1 if guess.left else i + 1]
    token = context.tokens[i]
    gap = token.gap if guess.left else other.gap
    named = other.is_capital and not other.text.isupper() and other.gap != "break"
    return gap == "space" and other.key not in context.words.grammar and not named


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


@lru_cache(maxsize=65536)
def _near(before: str, key: str, after: str) -> tuple[tuple[str, str], ...]:
    """The keys one slip from `key` that the lexicon puts beside its neighbours, each with its kind."""
    words, printed = lexicon(), spell(key)
    beside = words.follows.get(before, frozenset()) | words.precedes.get(after, frozenset())
    kinds = ((other, slip_kind(printed, spell(other))) for other in beside if other != key)
    return tuple((other, kind) for other, kind in kinds if kind)


def _guesses(context: Context, i: int) -> Iterator[_Guess]:
    token, before, after = context.tokens[i], context.left(i), context.right(i)
    near = _near(before.key if before else "", token.key, after.key if after else "")
    for key, kind in near:
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
