"""Generic bodies and acts can be read without Django, and their succession is whole."""

import subprocess
import sys

from chuan.domain.confidence import Confidence
from chuan.orgs.enums import Level, MemberKind, OrganisationKind
from chuan.orgs.knowledge import agency_kinds, load_agencies


def test_knowledge_is_read_without_django() -> None:
    code = (
        "import sys; from chuan.orgs.knowledge import load_agencies, load_places; "
        "from chuan.law.knowledge import load_acts; "
        "assert load_agencies() and load_places() and load_acts(); "
        "assert not [m for m in sys.modules if m.split('.')[0] == 'django']"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_codes_are_unique_and_every_edge_leads_somewhere() -> None:
    kinds = {kind.code: kind for kind in agency_kinds()}

    assert len(kinds) == len(agency_kinds())
    for kind in agency_kinds():
        assert not kind.parent or kind.parent in kinds
        for edge in kind.successors:
            assert kinds[edge.code].name == edge.name
            assert edge.confidence in set(Confidence)
            assert edge.confidence != Confidence.READ


def test_rows_use_only_known_words() -> None:
    assert agency_kinds()
    for kind in agency_kinds():
        assert kind.level in set(Level)
        assert kind.kind in set(OrganisationKind)
        assert kind.member in set(MemberKind)
        assert set(kind.members) <= set(MemberKind)


def test_a_body_that_ended_says_until_when() -> None:
    became = [kind for kind in agency_kinds() if kind.successors]

    assert became
    assert all(kind.valid_until for kind in became)


def test_the_bodies_of_the_cascade_are_known() -> None:
    by_name = {agency.name: agency for agency in load_agencies()}

    old = by_name["Tổng cục Tiêu chuẩn Đo lường Chất lượng"]
    assert old.successors == ("Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia",)
    assert old.valid_until
    assert old.confidence == "C"
    assert by_name["Sở Thông tin và Truyền thông"].successors == ("Sở Khoa học và Công nghệ",)
    districts = by_name["UBND các huyện, thị xã, thành phố"]
    assert districts.collective
    assert districts.valid_until == "2025-06-30"
