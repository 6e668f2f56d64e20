"""The head of a printed paper: the body over which it stands, the body itself, state or party."""

from dataclasses import dataclass
from typing import Final

from chuan.orgs.enums import OrganisationKind
from chuan.orgs.models import Organisation

PARTY: Final = (OrganisationKind.PARTY_COMMITTEE, OrganisationKind.PARTY_BODY)
UNDER_ANOTHER: Final = (
    OrganisationKind.PARTY_BODY,
    OrganisationKind.DEPARTMENT,
    OrganisationKind.OFFICE,
    OrganisationKind.ROOM,
    OrganisationKind.CENTRE,
)
"""Kinds that name the body above them; a people's committee stands alone."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands top left, and whether the party's own head stands top right."""

    superior: str
    body: str
    is_party: bool


def letterhead_of(path: str, label: str) -> Letterhead:
    """The head of a paper of the body at `path`, named `label` on the paper.

    Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW.
    """
    body = Organisation.objects.select_related("parent", "place__parent").filter(path=path).first()
    if body is None:
        return Letterhead("", label, is_party=False)
    return Letterhead(_superior(body), label, is_party=body.kind in PARTY)


def _superior(body: Organisation) -> str:
    """A party committee stands under its province's party organisation."""
    if body.kind == OrganisationKind.PARTY_COMMITTEE and body.place is not None:
        return f"Đảng bộ {(body.place.parent or body.place).name}"
    if body.kind in UNDER_ANOTHER and body.parent is not None:
        return body.parent.name
    return ""
