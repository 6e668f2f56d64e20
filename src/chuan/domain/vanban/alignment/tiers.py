"""Which level of the system a document or a named body belongs to, and whom a clause addresses."""

import re
from collections import Counter
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from chuan.domain.vanban.alignment.types import Clause
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Document, Value


class Tier(IntEnum):
    """From the centre down; a department stands under its province, an office under its commune."""

    CENTRAL = 0
    PROVINCE = 1
    DEPARTMENT = 2
    DISTRICT = 3
    COMMUNE = 4
    OFFICE = 5


_COMMUNE = r"(?:xã|phường|đặc khu|thị trấn)(?![^\W_])(?!\s+hội)"
_EVERYONE = re.compile(
    r"các cấp|các cơ quan, (?:tổ chức, )?đơn vị|(?:các )?địa phương|các đơn vị|các cơ quan"
    r"|cấp ủy, tổ chức đảng|các cấp ủy|tổ chức đảng (?:các cấp|trực thuộc)|toàn thể"
    r"|các tổ chức, cá nhân"
    r"|thủ trưởng các|người đứng đầu"
)
_BELOW = re.compile(
    rf"(?:các|cấp|từng|mỗi|toàn bộ)\s+{_COMMUNE}|{_COMMUNE}\s*,\s*(?:phường|xã|đặc khu|thị trấn)"
    r"|chính quyền cơ sở|cấp cơ sở|các địa phương|đảng bộ trực thuộc|đảng ủy trực thuộc"
)
_DISTRICTS = re.compile(
    r"(?:các|cấp)\s+(?:huyện|quận)|huyện,\s*(?:thị xã|thành phố|quận)|huyện ủy|cấp huyện"
)
_DEPARTMENTS = re.compile(r"(?:các|thủ trưởng các)\s+(?:sở|ban, ngành|ngành)|sở, ban|sở, ngành")
_PROVINCES = re.compile(
    r"các tỉnh|tỉnh, thành phố (?:trực thuộc|thuộc)|cấp tỉnh|tỉnh ủy, thành ủy|các tỉnh ủy"
    r"|các bộ, ngành,? (?:và )?địa phương"
)
_ROOMS = re.compile(
    r"(?:các|trưởng các)\s+(?:phòng|ban, ngành xã|thôn|bản|tổ dân phố|chi bộ|trường)"
)
_CENTRAL = re.compile(
    r"^(?:các\s+)?bộ(?!\s+(?:phận|chỉ huy))(?![^\W_])|chính phủ|thủ tướng|trung ương|quốc hội"
    r"|ban bí thư"
    r"|bộ chính trị|tổng cục|ủy ban tiêu chuẩn"
)
_DEPARTMENT = re.compile(
    r"^(?:các\s+)?(?:sở|chi cục|cục|thanh tra|ban quản lý khu|báo|đài)(?![^\W_])|bộ chỉ huy"
)
_PROVINCE = re.compile(
    r"(?<![^\W_])(?:tỉnh|tỉnh ủy|thành ủy|thành phố|tp\.?|thành đoàn|tỉnh đoàn)(?![^\W_])"
)
_OFFICE = re.compile(
    r"^(?:các\s+)?(?:phòng(?![^\W_])|trạm y tế|ban chỉ huy quân sự|ban chqs"
    r"|trung tâm (?:phục vụ|pvhcc|cung ứng"
    r"|dịch vụ|chính trị|văn hóa)|tổ (?:công nghệ|dân phố|kiểm|công tác)|ban quản lý chợ|thôn|bản"
    r"|đài truyền thanh|văn phòng hđnd|vp hđnd|văn phòng đảng ủy|ban xây dựng đảng|công chức"
    r"|chi bộ)"
)


_ON_THE_SPOT = re.compile(
    r"(?:các|những|mọi|tất cả các)\s+(?:chợ|doanh nghiệp|cơ sở (?:sản xuất|kinh doanh|chế biến"
    r"|giết mổ)|hộ|cửa hàng|hợp tác xã|htx"
    r"|trường|trạm|điểm|thôn"
    r"|đại lý|siêu thị|quầy|nhà thuốc|tổ chức, cá nhân)(?![^\W_])"
)
"""What is found in every commune, where the work asked of it is done."""
_AT_EVERY_LEVEL = re.compile(
    r"(?:mặt trận|mttq|ủy ban mặt trận|ủy ban mttq|đoàn thanh niên|đoàn tncs|hội (?:liên hiệp"
    r"|nông dân|phụ nữ|cựu)"
    r"|công đoàn|đoàn thể|các (?:đoàn thể|tổ chức chính trị))"
)
"""Bodies that every level has; where no level is named, the child's own is meant too."""
_VERB_ONLY = re.compile(r"(?:lãnh đạo|chỉ đạo|tổ chức)$")
"""What a reader may take for a body where it is the verb."""


@lru_cache(maxsize=2048)
def tier_of_name(name: str) -> Tier | None:  # noqa: PLR0911  (one answer a level)
    """The level of one body by its name; None where the name does not tell."""
    folded = " ".join(fold(name).split())
    if _OFFICE.search(folded) and not _PROVINCE.search(folded):
        return Tier.OFFICE
    if re.search(_COMMUNE, folded):
        return (
            Tier.COMMUNE
            if re.search(r"ubnd|ủy ban|đảng ủy|đảng bộ|hđnd|hội đồng|thường", folded)
            else (Tier.OFFICE)
        )
    if _DEPARTMENT.search(folded):
        return Tier.DEPARTMENT
    if _CENTRAL.search(folded):
        return Tier.CENTRAL
    if re.search(r"(?<![^\W_])(?:huyện|quận|thị xã|thị ủy)(?![^\W_])", folded):
        return Tier.DISTRICT
    if _PROVINCE.search(folded):
        own = re.search(
            r"ubnd|ủy ban nhân dân|hđnd|tỉnh ủy$|thành ủy$|ban thường vụ|đảng bộ", folded
        )
        return Tier.PROVINCE if own else Tier.DEPARTMENT
    return None


def tier_of(document: Document) -> Tier:
    """The level of who issued a document, by its head, else by whom it names most.

    A body whose superior is a commune is one of its offices; one under a province a department.
    """
    for value in (document.issuer, document.title if document.issuer is None else None):
        tier = tier_of_name(value.text) if value else None
        if tier is not None and value is document.issuer:
            return _under(tier, document.superior)
    named = [*document.recipients, *(b for t in document.tasks for b in t.lead)]
    named += [duty.actor for duty in document.duties if duty.actor]
    counts = Counter(filter(None, (_own_level(value) for value in named)))
    return counts.most_common(1)[0][0] if counts else Tier.PROVINCE


def _under(tier: Tier, superior: Value | None) -> Tier:
    above = tier_of_name(superior.text) if superior else None
    if tier is Tier.PROVINCE and above is Tier.PROVINCE:
        return Tier.DISTRICT
    return tier


def _own_level(value: Value) -> Tier | None:
    """The level whose plan would name this body: a room speaks for its commune."""
    if "báo cáo" in fold(value.text) or "b/c" in fold(value.text):
        return None
    tier = tier_of_name(value.text)
    level = {Tier.OFFICE: Tier.COMMUNE, Tier.DEPARTMENT: Tier.PROVINCE}
    return level.get(tier, tier) if tier is not None else None


def addresses(bodies: Iterable[Value], child: Document, tier: Tier, above: Tier) -> bool:
    """Whether any of the bodies is the child's issuer, or a group it belongs to."""
    own = _plain(child.issuer.text) if child.issuer else ""
    return any(_is_group_of(_plain(body.text), own, tier, above) for body in bodies)


def _plain(name: str) -> str:
    folded = " ".join(fold(name).split())
    return folded.replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd")


def _is_group_of(body: str, own: str, tier: Tier, above: Tier) -> bool:  # noqa: PLR0911  (one answer a level)
    if own and (body == own or (len(own) > 8 and own in body)):
        return True
    if tier >= Tier.DISTRICT and _AT_EVERY_LEVEL.match(body) and tier_of_name(body) is None:
        return True
    if re.search(r"địa phương|các cấp", body) or (
        tier >= Tier.COMMUNE and _ON_THE_SPOT.match(body)
    ):
        return True
    if tier is Tier.COMMUNE:
        return bool(
            _BELOW.search(body)
            or _DISTRICTS.search(body)
            or re.fullmatch(rf"(?:ubnd|đảng ủy|hđnd)(?: cấp)? {_COMMUNE}.*", body)
            or (_EVERYONE.search(body) and not _DEPARTMENTS.search(body))
        )
    if tier is Tier.DISTRICT:
        return bool(_DISTRICTS.search(body) or _EVERYONE.search(body))
    if tier is Tier.PROVINCE:
        return bool(_PROVINCES.search(body) or (above is Tier.CENTRAL and _EVERYONE.search(body)))
    if tier is Tier.DEPARTMENT:
        return bool(_DEPARTMENTS.search(body) or _EVERYONE.search(body))
    if tier is Tier.OFFICE:
        return bool(_ROOMS.search(body) or _EVERYONE.search(body))
    return bool(re.search(r"các bộ", body))


def concern(clause: Clause, child: Document, tier: Tier, above: Tier) -> tuple[bool, bool]:
    """Whether a clause of the parent concerns the child, and whether it leads the work.

    What names no body concerns everybody below; between plans of one level every clause does.
    """
    if tier is above:
        return True, True
    bodies = tuple(body for body in clause.lead if not _VERB_ONLY.match(fold(body.text)))
    if not bodies and not clause.coordinate:
        return True, False
    if addresses(bodies, child, tier, above):
        return True, True
    if not bodies and not addresses(clause.coordinate, child, tier, above):
        return False, False
    return addresses(clause.coordinate, child, tier, above), False


def is_specific(body: Value) -> bool:
    """Whether a body is one body, not a group."""
    folded = fold(body.text)
    return not re.match(
        r"các|những|thủ trưởng|người đứng đầu|cơ quan|đơn vị|toàn thể|mọi", folded
    ) and (tier_of_name(body.text) is not None)
