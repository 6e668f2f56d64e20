"""Turns words of the level above into those of the own level, and only where that is certain."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Task
from chuan.plans.rules.child_plan.types import Above, Issuer, Level

_COMMUNES = (
    r"(?:ubnd|ủy ban nhân dân|chính quyền) (?:các |cấp )"
    r"(?:huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thành phố)"
    r"(?:(?:, | và |; )(?:huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thành phố))*"
)
_ROLE = re.compile(
    r"^(?:có trách nhiệm\s+|chịu trách nhiệm\s+)?(?:chủ trì\s*,?\s*)?(?:phối hợp (?:với|cùng)\s+)?",
    re.IGNORECASE,
)
_ABOVE_WORDS = ("tỉnh", "thành phố")


@cache
def _rules() -> Mapping[str, Sequence[Mapping[str, str]]]:
    source = files("chuan.plans") / "data" / "rewording.json"
    rules: Mapping[str, Sequence[Mapping[str, str]]] = json.loads(source.read_text("utf-8"))
    return rules


def reword(text: str, issuer: Issuer, above: Above, *, figures: bool = False) -> str:
    """The text as the issuer would say it; `figures` also takes over whom a figure speaks of.

    What stays uncertain ("cơ sở dữ liệu của tỉnh") is left as the plan above has it.
    """
    text = " ".join(text.split())
    if above.place_word not in _ABOVE_WORDS or issuer.level is Level.OTHER:
        return text
    rows = list(_rules()[issuer.level])
    if figures and issuer.level is Level.COMMUNE:
        rows += _rules()["figures"]
    for row in rows:
        if row.get("party") and not issuer.is_party:
            continue
        said = row["to"].format(own=issuer.place_word, short=issuer.short, above=above.place_word)
        text = _replace(text, _pattern(row["from"], above), said)
    return text


def _pattern(written: str, above: Above) -> re.Pattern[str]:
    return _compiled(written, fold(above.place_word), fold(above.place_name))


@lru_cache(maxsize=512)
def _compiled(written: str, word: str, name: str) -> re.Pattern[str]:
    named = rf"(?:\s+{re.escape(name)})?" if name else ""
    above = rf"(?<!các ){word}{named}(?!\w)(?!\s+(?:ủy|đoàn|trực thuộc|thuộc))(?!, thành phố)"
    return re.compile(written.format(above=above, communes=_COMMUNES))


def _replace(text: str, pattern: re.Pattern[str], to: str) -> str:
    """Replaces in the folded text, place by place the same, so that capitals and tones stay."""
    made: list[str] = []
    at = 0
    for found in pattern.finditer(fold(text)):
        said = to.replace("\\1", text[found.start(1) : found.end(1)]) if "\\1" in to else to
        if text[found.start() : found.start() + 1].isupper():
            said = said[:1].upper() + said[1:]
        made += [text[at : found.start()], said]
        at = found.end()
    return "".join([*made, text[at:]])


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    """One line without a mark at its end."""
    return " ".join(text.split()).rstrip(" .;,:/")


def row_words(text: str, task: Task, issuer: Issuer, above: Above) -> str:
    """A task as a row of the annex says it: without who leads, who helps and when, told in columns.

    Only what stands in the running text of the plan above is taken out; a row stays as it is.
    """
    if task.source != "body":
        return plain(text)
    words = text
    for value in (task.lead_raw, task.coordinate_raw):
        name = plain(reword(value.text, issuer, above)) if value else ""
        if name and fold(words).startswith(fold(name)):
            words = words[len(name) :].lstrip(" ,:")
        words = _ROLE.sub("", words, count=1)
    when = " ".join(task.time.text.split()) if task.time else ""
    if when and fold(when) in fold(words):
        at = fold(words).index(fold(when))
        words = f"{words[:at].rstrip(' ,:(;')}{words[at + len(when) :].lstrip(')')}"
    return capital(plain(words)) or plain(text)
