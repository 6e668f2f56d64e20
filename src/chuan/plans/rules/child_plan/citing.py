"""How the plan above is cited, and the title and the opening of the plan made from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.writing import Family
from chuan.domain.vanban.writing.wording import said_day
from chuan.plans.rules.child_plan.types import BLANK, Above, Issuer
from chuan.plans.rules.child_plan.wording import reword

_KINDS: Mapping[str, str] = {
    "plan": "Kế hoạch",
    "directive": "Chỉ thị",
    "decision": "Quyết định",
    "official_letter": "Công văn",
    "resolution": "Nghị quyết",
    "program": "Chương trình",
    "notice": "Thông báo",
    "conclusion": "Kết luận",
    "guidance": "Hướng dẫn",
}
_OF_SYMBOL: Mapping[str, str] = {
    "KH": "Kế hoạch",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "NQ": "Nghị quyết",
    "CTR": "Chương trình",
    "HD": "Hướng dẫn",
    "TB": "Thông báo",
    "KL": "Kết luận",
    "CV": "Công văn",
}
_MARK = re.compile(r"(?:^|/|-)([A-ZĐ][A-ZĐa-z]{1,2})(?:-|/)")
_CARRIES_OUT = re.compile(
    r"^(?:tổ chức )?(?:triển khai(?:,)? )?(?:thực hiện|triển khai|thi hành)\b"
)
_SHORT = 40


@dataclass(frozen=True, slots=True)
class Cited:
    """The ways in which the child speaks of the plan above."""

    full: str
    """"Kế hoạch số 298/KH-UBND ngày 28/4/2025 của Ủy ban nhân dân tỉnh Nghệ An"."""
    short: str
    """"Kế hoạch số 298/KH-UBND"."""


def cite(above: Above, family: Family) -> Cited:
    """The plan above with its number, day and issuer; what it lacks is left open.

    Basis: khoản 2 Điều 8, Phụ lục I Nghị định 30/2020/NĐ-CP (a cited document is named by kind,
    number and symbol, day, issuer); Hướng dẫn 36-HD/VPTW for party documents.
    """
    kind = _kind(above)
    number = above.symbol if above.symbol[:1].isdigit() else f"{BLANK}{above.symbol}"
    day = said_day(above.issued_on) if above.issued_on else BLANK
    comma = "," if family is Family.PARTY else ""
    short = f"{kind} số {number}"
    return Cited(f"{short}{comma} ngày {day} của {above.issuer or BLANK}", short)


def _kind(above: Above) -> str:
    """What bears the number: a plan issued with a decision is cited by the decision."""
    found = _MARK.search(above.symbol)
    marked = _OF_SYMBOL.get(found[1].upper()) if found else None
    return marked or _KINDS.get(above.document.kind, "Văn bản")


def title_of(above: Above, cited: Cited, issuer: Issuer) -> str:
    """The trích yếu: what the plan above carries out is carried out here too; else the plan itself."""
    own = _sentence(above.document.title.text if above.document.title else "")
    if _CARRIES_OUT.match(fold(own)):
        said = reword(own, issuer, above)
        return said if issuer.is_party else said[:1].upper() + said[1:]
    about = f" về {_about(own)}" if own else ""
    title = f"triển khai thực hiện {cited.full}{about}"
    return title if issuer.is_party else title[:1].upper() + title[1:]


def opening_of(above: Above, cited: Cited, issuer: Issuer) -> str:
    """The sentence that leads in: on which document, who issues.

    Basis: Phụ lục I Nghị định 30/2020/NĐ-CP (an administrative document says on what it rests).
    """
    own = _sentence(above.document.title.text if above.document.title else "")
    about = f" {_said_title(own)}" if own else ""
    verb = "xây dựng Kế hoạch thực hiện" if issuer.is_party else "ban hành Kế hoạch thực hiện"
    rest = f" (sau đây viết tắt là {cited.short})" if len(about) > _SHORT else ""
    return f"Thực hiện {cited.full}{about}{rest}, {issuer.voice} {verb} như sau:"


def _said_title(title: str) -> str:
    """A title as it follows its document: "về việc …", or its own verb in small letters."""
    low = _lower(title)
    return (
        low
        if _CARRIES_OUT.match(fold(title)) or fold(title).startswith("ban hành")
        else (f"về {_about(title)}")
    )


def _about(title: str) -> str:
    low = _lower(title)
    return re.sub(r"^(?:v/v|về việc|về)\s+", "", low, flags=re.IGNORECASE)


def _lower(title: str) -> str:
    second = title[1:2]
    return title if second.isupper() else title[:1].lower() + title[1:]


def _sentence(text: str) -> str:
    return " ".join(text.split()).rstrip(" .;:")
