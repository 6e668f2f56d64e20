"""The named cast: ten people whose permissions every matrix is written with."""

from dataclasses import dataclass

from django.test import Client

from chuan.core.actor import ANONYMOUS, Actor
from chuan.orgs.enums import Level, OrganisationKind, Role
from chuan.orgs.models import Organisation, Person
from tests.factories.laid import laid_once
from tests.factories.people import acting, organisation, person, place, signed_in

KNOWN_BODIES = (
    "node", "province", "science", "finance", "commune", "culture", "economy", "ward", "party",
    "party_commune", "other_province",
)  # fmt: skip
"""The bodies that tests ask the cast for by name."""


@dataclass(frozen=True)
class Member:
    """One of the cast: the account (None for a visitor), the body, the actor."""

    person: Person | None
    organisation: Organisation | None

    @property
    def actor(self) -> Actor:
        """The member acting for the own body."""
        if self.person is None or self.organisation is None:
            return ANONYMOUS
        return acting(self.person, self.organisation)

    @property
    def client(self) -> Client:
        """A browser in which the member is signed in."""
        if self.person is None:
            return Client()
        return signed_in(self.person, self.organisation)


@dataclass(frozen=True)
class Cast:
    """Everybody, and the bodies they work in."""

    lan: Member
    minh: Member
    hoa: Member
    quan: Member
    ha: Member
    tuan: Member
    binh: Member
    nga: Member
    an: Member
    vy: Member
    province_admin: Member
    commune_admin: Member
    head: Member
    node: Organisation
    province: Organisation
    science: Organisation
    finance: Organisation
    commune: Organisation
    culture: Organisation
    economy: Organisation
    ward: Organisation
    party: Organisation
    party_commune: Organisation
    other_province: Organisation

    def member(self, name: str) -> Member:
        """One of the cast by name."""
        found = getattr(self, name)
        assert isinstance(found, Member)
        return found


@laid_once
def make_cast() -> Cast:
    """The bodies of a small Nghệ An, another province, and everybody with their roles."""
    bodies = _make_bodies()

    def member(name: str, body: str, role: str = Role.OFFICER) -> Member:
        return Member(person(name, bodies[body], role=role), bodies[body])

    return Cast(
        lan=member("Lan", "committee"),
        minh=member("Minh", "province"),
        hoa=member("Hoa", "culture"),
        quan=member("Quân", "party"),
        ha=member("Hà", "inspectorate"),
        tuan=member("Tuấn", "laboratory"),
        binh=member("Bình", "cooperative"),
        nga=member("Nga", "node", Role.NODE_ADMINISTRATOR),
        an=Member(None, None),
        vy=member("Vy", "other_province", Role.ADMINISTRATOR),
        province_admin=member("Thu", "province", Role.ADMINISTRATOR),
        commune_admin=member("Sơn", "commune", Role.ADMINISTRATOR),
        head=member("Đức", "culture", Role.HEAD),
        **{name: bodies[name] for name in KNOWN_BODIES},
    )


def _make_bodies() -> dict[str, Organisation]:
    """Every body, by the name the cast knows it under."""
    nghe_an, hai_phong = place("40", "Nghệ An"), place("31", "Hải Phòng", kind="thanh-pho")
    chau_tien = place("16792", "Châu Tiến", kind="xa", level="commune", parent=nghe_an)
    truong_vinh = place("16690", "Trường Vinh", kind="phuong", level="commune", parent=nghe_an)
    node = organisation("Nút thử", path="/", kind=OrganisationKind.NODE, level=Level.NODE)
    central = organisation("Trung ương", path="/tw/", level=Level.CENTRAL)
    committee = organisation(
        "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia", central, agency="ub-tcdlcl"
    )
    province = organisation(
        "Ủy ban nhân dân tỉnh Nghệ An", path="/40/", agency="ubnd-tinh", place=nghe_an,
        short_name="UBND tỉnh Nghệ An",
    )  # fmt: skip
    science = organisation("Sở Khoa học và Công nghệ tỉnh Nghệ An", province, agency="so-khcn")
    finance = organisation("Sở Tài chính tỉnh Nghệ An", province, agency="so-tc")
    inspectorate = organisation("Thanh tra tỉnh Nghệ An", province, agency="thanh-tra-tinh")
    commune = organisation(
        "Ủy ban nhân dân xã Châu Tiến", province, agency="ubnd-xa", place=chau_tien,
        short_name="UBND xã Châu Tiến",
    )  # fmt: skip
    culture = organisation("Phòng Văn hóa - Xã hội xã Châu Tiến", commune, agency="phong-vhxh")
    economy = organisation("Phòng Kinh tế xã Châu Tiến", commune, agency="phong-kt")
    ward = organisation(
        "Ủy ban nhân dân phường Trường Vinh", province, agency="ubnd-xa", place=truong_vinh
    )
    laboratory = organisation(
        "Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng Nghệ An", science,
        kind=OrganisationKind.ASSESSMENT_BODY, level=Level.BUSINESS,
    )  # fmt: skip
    cooperative = organisation(
        "Hợp tác xã Mật ong Châu Tiến", commune, kind=OrganisationKind.COOPERATIVE,
        level=Level.BUSINESS,
    )  # fmt: skip
    party = organisation("Tỉnh ủy Nghệ An", path="/d40/", agency="tinh-uy", place=nghe_an)
    party_commune = organisation(
        "Đảng ủy xã Châu Tiến", party, agency="dang-uy-xa", place=chau_tien
    )
    other = organisation(
        "Ủy ban nhân dân thành phố Hải Phòng", path="/31/", agency="ubnd-tinh", place=hai_phong
    )
    return {
        "node": node, "committee": committee, "province": province, "science": science,
        "finance": finance, "inspectorate": inspectorate, "commune": commune, "culture": culture,
        "economy": economy, "ward": ward, "laboratory": laboratory, "cooperative": cooperative,
        "party": party, "party_commune": party_commune, "other_province": other,
    }  # fmt: skip
