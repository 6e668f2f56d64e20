"""The head of a printed paper: the body over which it stands, the body itself, state or party."""

from dataclasses import dataclass

from chuan.documents.selectors.houses import house_of
from chuan.domain.vanban.writing import Family
from chuan.orgs.models import Organisation


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
    house = house_of(body)
    return Letterhead(house.superior, label, is_party=house.family is Family.PARTY)
