"""How a body heads, numbers and signs its papers, derived from its name; pure."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.writing import Family, PaperKind, Signature

KIND_SIGNS: Final[Mapping[PaperKind, str]] = {
    PaperKind.PLAN: "KH",
    PaperKind.PROPOSAL: "TTr",
    PaperKind.DECISION: "QĐ",
    PaperKind.OFFICIAL_LETTER: "CV",
    PaperKind.NOTICE: "TB",
    PaperKind.MINUTES: "BB",
    PaperKind.CONCLUSION: "TB",
    PaperKind.REPORT: "BC",
    PaperKind.SUBMISSION: "PT",
}
"""Basis: Phụ lục III Nghị định 30/2020/NĐ-CP; Hướng dẫn 36-HD/VPTW."""
_PARTY_COMMITTEES: Final = ((r"^(?:tỉnh|thành) ủy", "TU"), (r"^đảng ủy", "ĐU"), (r"^chi bộ", "CB"))
_HEADS: Final = (
    (r"^ủy ban nhân dân|^ubnd", "UBND"),
    (r"^hội đồng nhân dân|^hđnd", "HĐND"),
    (r"^ủy ban mặt trận tổ quốc|^ủy ban mttq", "MTTQ"),
    (r"^văn phòng", "VP"),
)
_PLACE: Final = re.compile(
    r"\s+(?:tỉnh|thành phố|xã|phường|đặc khu)(?:\s+[A-ZĐÀ-Ỹ].*)?$", re.UNICODE
)
_PARTY_TAIL: Final = re.compile(r"\s+((?:Tỉnh|Thành) (?:ủy|uỷ)|Đảng (?:ủy|uỷ)(?:\s+.*)?)$")
_SMALL: Final = {"và", "của", "các", "về"}
_CHIEFS: Final = (
    (r"^ủy ban nhân dân|^hội đồng nhân dân|^ủy ban mặt trận", "Chủ tịch"),
    (r"^sở|^trung tâm|^công an|^bảo hiểm", "Giám đốc"),
    (r"^văn phòng", "Chánh Văn phòng"),
    (r"^phòng|^ban |^trạm", "Trưởng {first}"),
    (r"^chi cục", "Chi cục trưởng"),
    (r"^cục", "Cục trưởng"),
    (r"^thanh tra", "Chánh Thanh tra"),
    (r"^ủy ban kiểm tra", "Chủ nhiệm"),
    (r"^tỉnh ủy|^thành ủy|^đảng ủy|^chi bộ|^ban thường vụ", "Bí thư"),
)


@dataclass(frozen=True, slots=True)
class House:
    """What a body prints on its papers: abbreviation, superior, place, and who signs."""

    name: str
    short: str
    family: Family
    abbreviation: str
    superior: str
    place: str
    signature: Signature


def abbreviation_of(name: str) -> str:
    """The letters of a body in a symbol, without its place.

    >>> abbreviation_of("Ủy ban nhân dân xã Châu Tiến"), abbreviation_of("Sở Khoa học và Công nghệ")
    ('UBND', 'SKHCN')
    >>> abbreviation_of("Phòng Văn hóa - Xã hội xã Châu Tiến"), abbreviation_of("Đảng ủy xã An Hòa")
    ('VHXH', 'ĐU')

    Basis: Phụ lục VI Nghị định 30/2020/NĐ-CP; Hướng dẫn 36-HD/VPTW.
    """
    folded = fold(" ".join(name.split()))
    for pattern, letters in (*_PARTY_COMMITTEES, *_HEADS):
        if re.match(pattern, folded):
            return letters
    party = _PARTY_TAIL.search(name)
    tail = ""
    if party:
        name, tail = name[: party.start()], "TU" if fold(party[1]).endswith("h ủy") else "ĐU"
    own = _PLACE.sub("", " ".join(name.split()))
    own = re.sub(r"^Phòng\s+", "", own)
    words = re.findall(r"[^\W\d_]+", own)
    return "".join(_letter(word) for word in words if fold(word) not in _SMALL) + tail


def _letter(word: str) -> str:
    """The first letter in capitals without tones; Đ stays what it is."""
    first = word[0].upper()
    return first if first == "Đ" else unicodedata.normalize("NFD", first)[0]


def symbol_for(kind: PaperKind, family: Family, issuer: str, drafter: str = "") -> str:
    """What follows the number: "KH-UBND", "UBND-VHXH" of a letter, "KH/ĐU" of a party paper.

    >>> symbol_for(PaperKind.OFFICIAL_LETTER, Family.STATE, "UBND", "VHXH")
    'UBND-VHXH'
    >>> symbol_for(PaperKind.PLAN, Family.PARTY, "ĐU")
    'KH/ĐU'

    Basis: khoản 3 Mục II Phụ lục I Nghị định 30/2020/NĐ-CP; Hướng dẫn 36-HD/VPTW.
    """
    sign = KIND_SIGNS[kind]
    if family is Family.PARTY:
        return f"{sign}/{issuer}"
    if kind is PaperKind.OFFICIAL_LETTER:
        return f"{issuer}-{drafter}" if drafter and drafter != issuer else issuer
    return f"{sign}-{issuer}"


def signature_of(name: str, family: Family) -> Signature:
    """Who signs for a body when nothing else is set: collective bodies through their chair.

    Basis: khoản 1 Điều 13 Nghị định 30/2020/NĐ-CP (TM. for a collective body); Hướng dẫn 36-HD/VPTW.
    """
    folded = fold(name)
    chief = next((said for pattern, said in _CHIEFS if re.match(pattern, folded)), "Thủ trưởng")
    chief = chief.format(first=name.split(maxsplit=1)[0].lower() if name.split() else "")
    if re.match(r"ủy ban nhân dân|ubnd", folded):
        return Signature("TM. Ủy ban nhân dân", "", chief, "")
    if re.match(r"hội đồng nhân dân", folded):
        return Signature("TM. Hội đồng nhân dân", "", chief, "")
    if family is Family.PARTY and re.match(r"(?:tỉnh|thành|đảng) ủy", folded):
        return Signature("T/M Ban Thường vụ", "", chief, "")
    return Signature("", "", chief, "")
