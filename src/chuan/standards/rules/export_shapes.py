"""Records in the shapes that other programs read: plain JSON and BibTeX."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

_NOT_KEY: Final = re.compile(r"[^A-Za-z0-9]+")
_TEX: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#",
    "_": r"\_", "$": r"\$", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exported:
    """One record as it leaves: days in ISO, `url` whole."""

    number: str
    kind: str
    year: int | None
    title_vi: str
    title_en: str
    status: str
    issued_on: str
    effective_on: str
    ended_on: str
    body: str
    committee: str
    ics: tuple[str, ...]
    adopts: tuple[tuple[str, str], ...]
    replaces: tuple[str, ...]
    replaced_by: tuple[str, ...]
    url: str
    source: str
    confidence: str


def as_object(one: Exported) -> Mapping[str, Any]:
    """A record as JSON; what is not known is left out."""
    told: dict[str, Any] = {
        name: value
        for name in Exported.__slots__
        if (value := getattr(one, name)) not in ("", None, ())
    }
    if one.adopts:
        told["adopts"] = [{"number": number, "degree": degree} for number, degree in one.adopts]
    return told


def bibtex(records: Iterable[Exported]) -> Iterator[str]:
    """One entry for each record, as reference managers read them; the number makes the key."""
    used: set[str] = set()
    for one in records:
        key = _NOT_KEY.sub("", one.number) or "x"
        while key in used:
            key += "x"
        used.add(key)
        fields = {
            "title": one.title_vi or one.title_en or one.number,
            "type": "Standard",
            "number": one.number,
            "institution": one.body or one.number.split(" ", maxsplit=1)[0],
            "year": str(one.year or ""),
            "url": one.url,
        }
        lines = [f"  {name} = {{{_tex(value)}}}," for name, value in fields.items() if value]
        yield "\n".join([f"@techreport{{{key},", *lines, "}", ""])


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in text)
