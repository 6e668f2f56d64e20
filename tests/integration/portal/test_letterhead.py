"""The head of a printed paper follows the kind of its body."""

import pytest

from chuan.orgs.enums import Level, OrganisationKind
from chuan.orgs.models import Organisation
from chuan.portal.selectors.letterhead import Letterhead, letterhead_of

pytestmark = pytest.mark.django_db


def _body(path: str, name: str, kind: OrganisationKind, level: Level) -> Organisation:
    above = Organisation.objects.filter(path=path.rstrip("/").rsplit("/", 1)[0] + "/").first()
    return Organisation.objects.create(path=path, name=name, kind=kind, level=level, parent=above)


def test_an_office_of_the_party_stands_under_its_committee_and_the_party_head() -> None:
    """No national motto over a paper of the party."""
    _body("/dx/", "Thành ủy Hải Phòng", OrganisationKind.PARTY_COMMITTEE, Level.PARTY)
    _body("/dx/vp/", "Văn phòng Thành ủy", OrganisationKind.PARTY_BODY, Level.PARTY)
    head = letterhead_of("/dx/vp/", "Văn phòng Thành ủy")
    assert head == Letterhead("Thành ủy Hải Phòng", "Văn phòng Thành ủy", is_party=True)


def test_a_department_names_its_committee_and_a_committee_stands_alone() -> None:
    """A people's committee has no line above its name."""
    _body("/nx/", "UBND tỉnh", OrganisationKind.GOVERNMENT, Level.PROVINCE)
    _body("/nx/s/", "Sở Y tế", OrganisationKind.DEPARTMENT, Level.PROVINCE)
    assert letterhead_of("/nx/s/", "Sở Y tế") == Letterhead("UBND tỉnh", "Sở Y tế", is_party=False)
    assert letterhead_of("/nx/", "UBND tỉnh").superior == ""


def test_a_body_no_longer_known_keeps_its_label() -> None:
    """The record outlives the row."""
    assert letterhead_of("/khong/", "Cơ quan cũ") == Letterhead("", "Cơ quan cũ", is_party=False)
