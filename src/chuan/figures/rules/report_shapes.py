"""The words of a report by who makes it: commune, department, province, party; read from data."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from chuan.figures.rules.report_facts import Facts
from chuan.orgs.enums import Level, OrganisationKind


@dataclass(frozen=True, slots=True)
class Shape:
    """The headings and fixed sentences of one kind of body; places written {name} are filled."""

    sections: Mapping[str, str]
    opening: str
    opening_plain: str
    given: str
    closing: str
    letter: str
    letter_end: str
    letter_title: str
    submit: str
    submit_end: str


def shape_for(level: str, kind: str) -> str:
    """Which entry a body follows.

    >>> shape_for("province", "department"), shape_for("party", "party_committee")
    ('department', 'party')
    """
    if level == Level.PARTY:
        return "party"
    if level == Level.COMMUNE:
        return "commune"
    return "province" if kind == OrganisationKind.GOVERNMENT else "department"


@lru_cache(maxsize=8)
def shape_named(name: str) -> Shape:
    """The entry of that name; what it leaves out is as in the one it is `like`."""
    text = (resources.files("chuan.figures") / "data" / "report_shapes.json").read_text("utf-8")
    entries: Mapping[str, Mapping[str, Any]] = json.loads(text)
    own = entries[name]
    whole = {**entries.get(own.get("like", ""), {}), **own}
    whole.pop("like", None)
    return Shape(**whole)


def subject_of(title: str, period: str = "") -> str:
    """What a report is about, as it goes on after "báo cáo": the words after "về" of its title.

    The period at its end is left out, for every sentence says it again.

    >>> subject_of("Báo cáo năm của cấp xã về tiêu chuẩn, đo lường, chất lượng")
    'kết quả thực hiện công tác tiêu chuẩn, đo lường, chất lượng'
    >>> subject_of("Báo cáo kết quả kiểm tra cân ở chợ")
    'kết quả kiểm tra cân ở chợ'
    >>> subject_of("Báo cáo tình hình đo lường, năm 2026", "năm 2026")
    'tình hình đo lường'
    """
    plain = " ".join(title.split())
    plain = plain.removesuffix(period).rstrip(" ,;") or plain
    bare = re.sub(r"^báo cáo\s+", "", plain, flags=re.IGNORECASE)
    about = re.search(r"(?:^|\s)về\s+(?:việc\s+)?(.+)$", bare, flags=re.IGNORECASE)
    if bare.lower().startswith(("kết quả", "tình hình")) or about is None:
        return bare[:1].lower() + bare[1:] if not bare[1:2].isupper() else bare
    rest = about[1]
    begins = rest.lower().startswith(("kết quả", "tình hình", "công tác", "việc"))
    return rest if begins else f"kết quả thực hiện công tác {rest}"


def said(text: str, facts: Facts, **more: str) -> str:
    """A sentence of the shape with its places filled."""
    return text.format(
        short=facts.short, subject=facts.subject, period=facts.period, asker=facts.asker,
        basis=facts.basis, **more,
    )  # fmt: skip
