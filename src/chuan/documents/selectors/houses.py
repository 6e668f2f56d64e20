"""How a body heads and signs its papers: derived from its name, as corrected by itself."""

from collections.abc import Sequence

from chuan.core.actor import Actor
from chuan.documents.models import HouseStyle
from chuan.documents.rules.house_style import House, abbreviation_of, signature_of
from chuan.domain.vanban.writing import Family, Signature
from chuan.orgs.enums import Level, MemberKind, OrganisationKind
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import organisation_by_uid

_ISSUES_ITSELF = {
    OrganisationKind.GOVERNMENT,
    OrganisationKind.COUNCIL,
    OrganisationKind.DEPARTMENT,
    OrganisationKind.MINISTRY,
    OrganisationKind.FRONT,
}
_UNDER = {OrganisationKind.GOVERNMENT, OrganisationKind.PARTY_COMMITTEE}


def issuers_for(actor: Actor) -> Sequence[Organisation]:
    """The bodies in whose name the actor's body may draft, the likeliest first.

    A room drafts for the authority above it; what stands on its own drafts for itself.
    """
    own = organisation_by_uid(actor.organisation_uid)
    found = [own]
    above = own.parent
    if above is not None and above.kind in _UNDER:
        own_first = own.kind in _ISSUES_ITSELF and own.member_kind != MemberKind.COMMUNE_ROOM
        found = [own, above] if own_first else [above, own]
    return tuple(found)


def issuer_named(actor: Actor, uid: str) -> Organisation:
    """The chosen body among those the actor may draft for, else the likeliest."""
    bodies = issuers_for(actor)
    return next((body for body in bodies if body.uid.hex == uid.replace("-", "")), bodies[0])


def house_of(organisation: Organisation) -> House:
    """What the body prints on its papers."""
    own = HouseStyle.objects.filter(organisation=organisation).first()
    family = Family.PARTY if organisation.level == Level.PARTY else Family.STATE
    signature = signature_of(organisation.name, family)
    if own is not None:
        signature = Signature(
            own.authority or signature.authority,
            own.on_behalf or signature.on_behalf,
            own.position or signature.position,
            own.signer,
        )
    return House(
        name=organisation.name,
        short=short_name(organisation),
        family=family,
        abbreviation=(own and own.abbreviation) or abbreviation_of(organisation.name),
        superior=(own and own.superior) or _superior(organisation),
        place=(own and own.place) or _place(organisation),
        signature=signature,
    )


def style_of(organisation: Organisation) -> HouseStyle | None:
    """What the body set itself."""
    return HouseStyle.objects.filter(organisation=organisation).first()


def short_name(organisation: Organisation) -> str:
    """How a body speaks of itself in its own papers: "UBND xã", "Sở Khoa học và Công nghệ"."""
    name = organisation.name.replace("Ủy ban nhân dân", "UBND").replace("Hội đồng nhân dân", "HĐND")
    place = organisation.place or (organisation.parent.place if organisation.parent else None)
    if place is None:
        return name
    bare = name.removesuffix(place.short_name).rstrip() if place.short_name else name
    if organisation.kind == OrganisationKind.GOVERNMENT:
        return bare
    for word in ("tỉnh", "thành phố", "xã", "phường", "đặc khu"):
        bare = bare.removesuffix(f" {word}")
    return bare


def _superior(organisation: Organisation) -> str:
    """The body above, printed above the issuer; an authority and a top committee print none.

    Basis: khoản 2 Mục II Phụ lục I Nghị định 30/2020/NĐ-CP; Hướng dẫn 36-HD/VPTW.
    """
    above = organisation.parent
    if above is None or organisation.kind in {
        OrganisationKind.GOVERNMENT,
        OrganisationKind.COUNCIL,
    }:
        return ""
    if organisation.kind == OrganisationKind.PARTY_COMMITTEE and above.place is not None:
        word = "thành phố" if above.place.kind == "thanh-pho" else "tỉnh"
        return f"Đảng bộ {word} {above.place.short_name}"
    return above.name if above.kind in _UNDER else ""


def _place(organisation: Organisation) -> str:
    for body in (organisation, organisation.parent):
        if body is not None and body.place is not None:
            return body.place.short_name
    return ""
