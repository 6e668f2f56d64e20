"""Which tasks of the plan above concern the body that drafts, and why."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Task, Value
from chuan.orgs.knowledge import agency_kinds
from chuan.orgs.rules.collectives import read_collective
from chuan.orgs.rules.lexicon import lexicon_of
from chuan.orgs.rules.naming import name_key
from chuan.plans.rules.child_plan.types import Issuer, Level, Why

_EVERYBODY = re.compile(
    r"các cấp|(?:các )?địa phương|chính quyền cơ sở|cấp cơ sở|toàn thể|cả hệ thống chính trị"
    r"|^cấp ủy|^các cấp ủy|tổ chức đảng"
    r"|^các (?:cơ quan|đơn vị)(?:, (?:cơ quan|đơn vị|tổ chức|địa phương))*(?: nêu trên)?$"
)
_OWN_LEVEL: Mapping[Level, re.Pattern[str]] = {
    Level.COMMUNE: re.compile(r"\b(?:ở )?cấp xã\b|\b(?:các|mỗi|từng) (?:xã|phường|đặc khu)\b"),
    Level.DEPARTMENT: re.compile(r"\b(?:các|mỗi|từng) (?:sở|ngành)\b"),
    Level.OTHER: re.compile(r"(?!)"),
}
_REACHES_DOWN = re.compile(
    r"trên địa bàn|tại địa phương|ở địa phương|cơ sở sản xuất|hộ (?:kinh doanh|gia đình|sản xuất)"
    r"|người dân|nhân dân|hợp tác xã|người tiêu dùng"
)
_VAGUE = re.compile(r"^(?:các )?(?:cơ quan|đơn vị|tổ chức)[^;]*(?:liên quan|khác)")


@dataclass(frozen=True, slots=True)
class HigherWork:
    """A kind of work that the law gives to the level above; `pattern` is folded."""

    pattern: re.Pattern[str]
    reason: str
    basis: str
    confidence: str


@cache
def higher_work() -> tuple[HigherWork, ...]:
    """The rows of `data/higher_work.json`."""
    return tuple(
        HigherWork(re.compile(row["pattern"]), row["reason"], row["basis"], row["confidence"])
        for row in _data("higher_work.json")
    )


@cache
def _data(name: str) -> tuple[dict[str, Any], ...]:
    source = files("chuan.plans") / "data" / name
    return tuple(json.loads(source.read_text(encoding="utf-8")))


def concern_of(task: Task, issuer: Issuer) -> Why:
    """Why the task concerns the issuer; `OTHERS` when it does not.

    A task that names nobody concerns everybody below. One that only names bodies of the level above
    concerns the issuer where a unit of its own takes their work and the task reaches down to it.
    """
    if any(is_addressed(name.text, issuer) for name in task.lead):
        return _led(task.lead, issuer)
    if any(is_addressed(name.text, issuer) for name in task.coordinate):
        return Why.TAKES_PART
    if not task.lead and not task.coordinate:
        return Why.NOBODY_NAMED
    if _OWN_LEVEL[issuer.level].search(fold(task.text.text)):
        return Why.TAKES_PART
    return Why.COUNTERPART if _by_counterpart(task, issuer) else Why.OTHERS


def _led(names: Sequence[Value], issuer: Issuer) -> Why:
    """Led by the issuer, or by a level that ended and that it stands in for (only proposed)."""
    own = [name.text for name in names if is_addressed(name.text, issuer)]
    return Why.HEIR if all(is_ended(name) for name in own) else Why.LEADS


def is_ended(name: str) -> bool:
    """A name of many of a level that no longer exists.

    Basis: Luật 72/2025/QH15 (districts ended on 01/7/2025).
    """
    many = read_collective(name)
    return bool(many and many.ended)


def is_addressed(name: str, issuer: Issuer) -> bool:
    """Whether a printed name is the issuer, or a group that it belongs to."""
    key = name_key(name)
    if key in issuer.keys:
        return True
    many = read_collective(name)
    if many is None:
        return bool(_EVERYBODY.search(fold(name))) and not codes_of(name)
    if many.ended and issuer.level is Level.COMMUNE:
        return True
    if issuer.counted_as.intersection(many.members):
        return not many.place_kinds or issuer.place_kind in many.place_kinds
    return bool(_EVERYBODY.search(fold(name)))


@cache
def codes_of(name: str) -> tuple[str, ...]:
    """The generic bodies that a printed name means ("Sở KH&CN tỉnh Nghệ An": so-khcn)."""
    return tuple(kind.code for kind in lexicon_of(agency_kinds()).parse(name).kinds)


def _by_counterpart(task: Task, issuer: Issuer) -> bool:
    if issuer.level is not Level.COMMUNE:
        return False
    led = any(code in issuer.counterparts for name in task.lead for code in codes_of(name.text))
    open_to_all = any(_VAGUE.match(fold(name.text)) for name in task.coordinate)
    return led and (open_to_all or bool(_REACHES_DOWN.search(fold(task.text.text))))


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a text is work of the own level, and the reasons why the rest is not."""

    text: str
    dropped: tuple[tuple[str, HigherWork], ...] = ()


def own_part(text: str, issuer: Issuer) -> Kept:
    """The sentences and clauses of a text without what the law gives to the level above.

    Basis: data/higher_work.json, each row with its own.
    """
    if issuer.level is not Level.COMMUNE:
        return Kept(text)
    kept: list[str] = []
    dropped: list[tuple[str, HigherWork]] = []
    for sentence in re.split(r"(?<=[.])\s+(?=[A-ZĐÀ-Ỹ])", text):
        parts = sentence.split("; ")
        left = []
        for part in parts:
            found = next((row for row in higher_work() if row.pattern.search(fold(part))), None)
            if found:
                dropped.append((part.strip(), found))
            else:
                left.append(part)
        if left:
            kept.append(_sentence("; ".join(left)))
    return Kept(" ".join(kept), tuple(dropped))


def _sentence(text: str) -> str:
    text = text.strip().rstrip(";,")
    return text[:1].upper() + text[1:]
