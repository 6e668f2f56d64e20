"""Which column of somebody's table is which field, by the words of its heading."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from chuan.domain.vanban.folding import bare

NUMBER: Final = "number"
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    NUMBER: ("so hieu", "so hieu tieu chuan", "so hieu tcvn", "so hieu van ban", "ky hieu", "ma so",
             "ma tieu chuan", "number", "reference", "designation", "docidentifier", "standard"),
    "year": ("nam", "nam ban hanh", "nam cong bo", "year"),
    "title_vi": ("ten tieng viet", "ten tieu chuan", "ten goi", "ten", "ten quy chuan", "title vi",
                 "ten tieu chuan quy chuan", "noi dung"),
    "title_en": ("ten tieng anh", "title en", "title", "english title"),
    "status": ("tinh trang", "tinh trang hieu luc", "hieu luc", "trang thai", "status"),
    "stage": ("stage", "currentstage", "current stage"),
    "ics": ("ics", "icscode", "ics code", "ma ics", "chi so phan loai", "linh vuc ics", "linh vuc",
            "chi so phan loai ics"),
    "adopts": ("tieu chuan tuong duong", "tuong duong", "tieu chuan quoc te", "tieu chuan chap nhan",
               "chap nhan", "international", "adopts"),
    "degree": ("muc tuong duong", "muc do tuong duong", "mo do tuong duong", "muc chap nhan", "degree",
               "adoption"),
    "replaces": ("thay the cho", "thay the", "replaces"),
    "replaced_by": ("thay the bang", "bi thay the bang", "duoc thay the bang", "thay the boi",
                    "duoc thay the boi", "replaced by", "replacedby"),
    "amends": ("sua doi cho", "amends"),
    "amended_by": ("duoc sua doi boi", "sua doi bang", "amended by", "amendedby", "lich su sua doi"),
    "cites": ("vien dan", "tieu chuan vien dan", "tai lieu vien dan", "cites"),
    "decision_symbol": ("quyet dinh cong bo", "quyet dinh", "so quyet dinh", "decision",
                        "decision symbol", "van ban ban hanh"),
    "decision_on": ("ngay quyet dinh", "decision on"),
    "issued_on": ("ngay ban hanh", "ngay cong bo", "issued on", "publicationdate", "publication date",
                  "published"),
    "effective_on": ("ngay hieu luc", "ngay co hieu luc", "effective on"),
    "ended_on": ("ngay het hieu luc", "ended on", "withdrawn on"),
    "committee": ("ban ky thuat", "ban ky thuat tieu chuan", "committee", "ownercommittee",
                  "owner committee"),
    "pages": ("so trang", "pages", "pages en"),
    "price_vnd": ("gia", "gia ban giay", "gia vnd", "price vnd"),
    "language": ("ngon ngu", "language", "languages"),
    "link": ("lien ket", "link", "url", "duong dan"),
    "body": ("co quan ban hanh", "co quan cong bo", "noi ban hanh", "body", "issuer"),
    "source": ("nguon", "source"),
    "confidence": ("do tin cay", "muc tin cay", "confidence"),
    "id": ("id",),
}  # fmt: skip
"""Headings by field, folded, without signs. What a standard applies to is left out on purpose: it is text."""
ANSWER: Final = "Cần xem lại"
"""Heading of the column that a file comes back with."""
_BY_NAME: Final = {name: field for field, names in NAMES.items() for name in names}
_SIGNS: Final = re.compile(r"[^a-z0-9]+")
ENOUGH: Final = 2
"""Known headings that make a row the heading of a table."""


def heading_key(text: str) -> str:
    """A heading without diacritics, signs and what stands in brackets.

    >>> heading_key("Số hiệu (TCVN)"), heading_key("title.en")
    ('so hieu', 'title en')
    """
    plain = bare(re.sub(r"\([^)]*\)", " ", text[:200]))
    return _SIGNS.sub(" ", plain).strip()


def fields_of(headings: Sequence[str]) -> dict[int, str]:
    """Field by column for the headings that are known; the first of two columns of a field counts."""
    found: dict[int, str] = {}
    for at, text in enumerate(headings):
        field = _BY_NAME.get(heading_key(text))
        if field is not None and field not in found.values():
            found[at] = field
    return found


def is_head(headings: Sequence[str]) -> bool:
    """Whether a row is the heading of a table of standards."""
    found = fields_of(headings)
    return NUMBER in found.values() and len(found) >= ENOUGH
