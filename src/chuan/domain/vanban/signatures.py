"""Reads the foot of a document: whom it is sent to, who signed it and in whose name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.kinds import is_upper
from chuan.domain.vanban.labels import bullet_length
from chuan.domain.vanban.lines import Printed
from chuan.domain.vanban.marks import (
    AUTHORITY,
    RECIPIENTS,
    is_authority,
    is_person,
    is_position,
    is_stamp,
)
from chuan.domain.vanban.passage import Passage, join
from chuan.domain.vanban.types import Signer, Value

_NEXT_BULLET = re.compile(r"[;,]\s+(?=[-–]\s+[^\W\d_a-zđ])")
_ENDS_NAMES = re.compile(r"\b[Ll]ưu\b.*\.$|;$")
_ITEM_END = re.compile(r"[;,.]\s*$")


def read_foot(lines: Sequence[Printed]) -> tuple[Signer, tuple[Value, ...]]:
    """Signer and recipients."""
    left, right = _two_sides(lines)
    return _signer(right), _recipients(left)


def _two_sides(lines: Sequence[Printed]) -> tuple[list[Printed], list[Printed]]:
    """Recipients stand left, the signature right: parts them also where they share a line."""
    left: list[Printed] = []
    right: list[Printed] = []
    receiving = signed = False
    for line in lines:
        if RECIPIENTS.match(line.folded):
            receiving, signed = True, False
        for piece in _pieces(line):
            if receiving and _is_recipient(piece, left):
                left.append(piece)
            elif _is_signature(piece) or (right and not signed and is_person(piece.text)):
                right.append(piece)
                signed = is_person(piece.text) and not is_upper(piece.text)
            elif receiving and not right and left:
                left.append(piece)
            elif right and is_upper(piece.text) and not signed:
                right.append(piece)
    return left, right


def _pieces(line: Printed) -> list[Printed]:
    """A line cut where a wide space, or the start of a signature, parts its two sides."""
    cuts = [found.end() for found in re.finditer(r"\S\s{3,}(?=\S)", line.text)]
    authority = AUTHORITY.search(line.text)
    if authority and authority.start() and is_upper(line.text[authority.start() :]):
        cuts.append(authority.start())
    else:
        cuts += _right_side(line.text)
    parts = line.passage.split_at(sorted(set(cuts)))
    return [replace(line, passage=part.strip()) for part in parts if part.strip()]


def _right_side(text: str) -> list[int]:
    """Where a position or the signer's name follows a recipient on the same line."""
    if not (bullet_length(text) or RECIPIENTS.match(fold(text))):
        return []
    for found in re.finditer(r"(?<=[;:,.)])\s+(?=[^\W\d_a-zđ])", text):
        tail = text[found.end() :].strip()
        if is_position(tail) or (is_person(tail) and _ENDS_NAMES.search(text[: found.start()])):
            return [found.end()]
    return []


def _is_signature(piece: Printed) -> bool:
    return is_authority(piece.text) or is_position(piece.text)


def _is_recipient(piece: Printed, left: list[Printed]) -> bool:
    text = piece.text
    if RECIPIENTS.match(piece.folded) or bullet_length(text):
        return True
    if _is_signature(piece) or is_stamp(text) or (is_upper(text) and len(text) > 5):
        return False
    closed = bool(left) and re.search(r"\blưu\b", left[-1].folded) and left[-1].text.endswith(".")
    return bool(left) and not closed and not (is_person(text) and _ITEM_END.search(left[-1].text))


def _recipients(lines: Sequence[Printed]) -> tuple[Value, ...]:
    groups: list[list[Passage]] = []
    bulleted = any(bullet_length(line.text) for line in lines)
    for line in lines:
        label = RECIPIENTS.match(line.folded)
        passage = line.passage[label.end() :] if label else line.passage
        length = bullet_length(passage.text)
        if not passage.strip():
            continue
        begins = bool(length) or not groups or (not bulleted and _ended(groups[-1][-1]))
        cuts = [found.end() for found in _NEXT_BULLET.finditer(passage.text)]
        first, *more = passage.split_at(cuts)
        if begins:
            groups.append([first[length:]])
        else:
            groups[-1].append(first)
        groups.extend([part[bullet_length(part.text) :]] for part in more)
    found = [join(group).strip(" ;,.:").value() for group in groups]
    return tuple(value for value in found if re.search(r"[^\W\d_]", value.text))


def _ended(passage: Passage) -> bool:
    return bool(_ITEM_END.search(passage.text))


def _signer(lines: Sequence[Printed]) -> Signer:
    block = _one_signature(lines)
    names = [line for line in block if is_person(line.text) and not is_upper(line.text)]
    titles = [line for line in block if line not in names]
    if (
        not names
        and len(titles) > 1
        and not _is_signature(titles[-1])
        and is_person(titles[-1].text)
    ):
        names = [titles.pop()]
    position = next((t for t in reversed(titles) if not _is_in_whose_name(t)), None)
    above = [line for line in titles if line is not position]
    if position is not None and titles.index(position) < len(titles) - 1:
        above, position = titles, None
    authority = join(line.passage for line in above)
    return Signer(
        name=names[-1].passage.value() if names else None,
        position=position.passage.value() if position else None,
        authority=authority.value() if authority else None,
    )


def _is_in_whose_name(line: Printed) -> bool:
    """Such as "TM. ỦY BAN NHÂN DÂN"; "Q. CHỦ TỊCH" is a position."""
    return bool(AUTHORITY.match(line.text)) and not is_position(line.text)


def _one_signature(lines: Sequence[Printed]) -> list[Printed]:
    """The first signature, where several bodies sign together."""
    block: list[Printed] = []
    for line in lines:
        if is_stamp(line.text):
            continue
        block.append(line)
        if is_person(line.text) and not is_upper(line.text) and fold(line.text) != "nơi nhận":
            break
    return block
