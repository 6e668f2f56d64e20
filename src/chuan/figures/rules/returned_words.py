"""A report edited in a word processor, taken back block by block, nothing removed or overwritten; pure.

A block is taken when its words are others than those it was written with. Where somebody changed
the same block here meanwhile, both stay: the returned words are told, not taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chuan.domain.vanban.writing.bookmarks import mark_of, parts_of
from chuan.domain.vanban.writing.printed import Piece
from chuan.figures.rules.rewording import Kept, Outline, with_added, with_again, with_text

Paragraph = tuple[str, str, bool]
"""Its bookmark, its words, whether it stands right under a table."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What came of a file: the outline, how many blocks changed and were added, what was held back."""

    outline: Outline
    changed: int = 0
    added: int = 0
    held: tuple[str, ...] = ()
    is_ours: bool = False


def take_returned(
    outline: Outline, printed: Sequence[Piece], found: Sequence[Paragraph], end_mark: str
) -> Returned:
    """The outline with what was changed in the file. `printed` is how it is printed now."""
    pieces = {one.key: one for one in printed if one.key}
    keys = {mark_of(one.key): one.key for one in outline}
    marked = [at for at, (mark, _words, _under) in enumerate(found) if _key(mark, keys)]
    if not marked:
        return Returned(outline)
    result = Returned(outline, is_ours=True)
    last = ""
    for mark, words, under in found[marked[0] : marked[-1] + 1]:
        key = _key(mark, keys)
        if key:
            edit = _Edit(key, mark, words, pieces.get(key), end_mark)
            result, last = _with_block(result, edit), key
        elif words and not under:
            result, last = _with_new(result, last, words, printed)
    return result


def _key(mark: str, keys: dict[str, str]) -> str:
    parts = parts_of(mark)
    return keys.get(parts[0], "") if parts else ""


@dataclass(frozen=True, slots=True)
class _Edit:
    """One marked paragraph of the file beside how its block is printed now."""

    key: str
    mark: str
    words: str
    piece: Piece | None
    end_mark: str

    @property
    def is_touched(self) -> bool:
        """Its words are not those it was written with."""
        parts = parts_of(self.mark)
        return bool(self.words) and parts is not None and parts[1] != mark_of(self.words)

    @property
    def is_on_what_stands(self) -> bool:
        """The block is printed now as it was when the file was written."""
        parts = parts_of(self.mark)
        return parts is not None and self.piece is not None and parts[1] == mark_of(self.piece.text)

    @property
    def text(self) -> str:
        """The words without the mark before them and the end mark of the paper."""
        lead = self.piece.lead if self.piece else ""
        text = self.words.removeprefix(lead).strip()
        ends = bool(self.end_mark) and text.endswith(self.end_mark)
        return f"{text.removesuffix(self.end_mark)}." if ends else text


def _with_block(result: Returned, edit: _Edit) -> Returned:
    """One block: taken when it was changed in the file and not here."""
    now = next(one for one in result.outline if one.key == edit.key)
    if not edit.is_touched or edit.text in {now.text, ""}:
        return result
    same = edit.is_on_what_stands
    if not same and (now.edited or now.is_added or now.removed):
        return replace(result, held=(*result.held, edit.text))
    outline = with_again(with_text(result.outline, edit.key, edit.text), edit.key)
    if not same:
        outline = tuple(_unseen(one) if one.key == edit.key else one for one in outline)
    return replace(result, outline=outline, changed=result.changed + 1)


def _unseen(one: Kept) -> Kept:
    """Written on older figures than those of now."""
    return replace(one, seen="", then=()) if one.edited else one


def _with_new(
    result: Returned, after: str, words: str, printed: Sequence[Piece]
) -> tuple[Returned, str]:
    """A paragraph that people put in; one that stands already, here or as a caption, is passed over."""
    standing = {one.text for one in result.outline} | {piece.text for piece in printed}
    text = words.removeprefix("- ")
    if words in standing or text in standing:
        return result, after
    outline, key = with_added(result.outline, after, text)
    return replace(result, outline=outline, added=result.added + 1), key
