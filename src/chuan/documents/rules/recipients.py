"""Lines of "Nơi nhận" as names of bodies, each with the line as printed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chuan.domain.vanban.writing import Paper

_MARKS = re.compile(r"^[\s\-–+•*]+|[\s;.,:]+$")
_PURPOSE = re.compile(
    r"\((?:để\s+)?(?:b/c|báo cáo|t/h|thực hiện|p/h|phối hợp|biết|g/s|giám sát)[^)]*\)", re.I
)
_KEPT = re.compile(r"^lưu\b", re.I)
_AS_ABOVE = re.compile(r"^như\s+(?:trên|kính gửi)\b", re.I)
_AS_ARTICLE = re.compile(r"^(?:như\s+)?điều\s+\d+", re.I)
_PARTS = re.compile(r"\s*[,;]\s*(?=[A-ZĐÀ-Ỹ])")


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient: the line it is printed on, and the name in it; `names` has its parts if several."""

    printed: str
    name: str
    names: tuple[str, ...] = ()


def recipients_of(paper: Paper) -> tuple[Recipient, ...]:
    """Whom the paper goes to; "Như trên" means those after "Kính gửi", "Lưu" stays in the house."""
    lines: list[str] = []
    above = False
    for raw in paper.recipients:
        line = _MARKS.sub("", raw)
        if _AS_ABOVE.match(line):
            above = True
            lines += paper.addressees
        elif line and not _KEPT.match(line):
            lines.append(raw)
    if not above:
        lines = [*paper.addressees, *lines]
    found = (_recipient(line) for line in lines)
    return tuple({each.printed: each for each in found if each.name}.values())


def kept_line(lines: Sequence[str]) -> str:
    """Who keeps a copy: "VT, VHXH" of "Lưu: VT, VHXH."."""
    kept = [_MARKS.sub("", line) for line in lines]
    return "; ".join(
        re.sub(r"^lưu\s*:?\s*", "", line, flags=re.I) for line in kept if _KEPT.match(line)
    )


def _recipient(line: str) -> Recipient:
    printed = " ".join(_MARKS.sub("", line).split())
    name = " ".join(_PURPOSE.sub("", printed).split()).strip(" ;,.")
    if _AS_ARTICLE.match(name):
        return Recipient(printed, name)
    parts = tuple(part.strip() for part in _PARTS.split(name) if part.strip())
    return Recipient(printed, name, parts if len(parts) > 1 else ())
