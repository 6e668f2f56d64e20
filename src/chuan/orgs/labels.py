"""Vietnamese words for the closed lists of this room."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.orgs.enums import Extent, Level, NameKind, OrganisationKind, Role

ROLES: Mapping[Role, Promise] = {
    Role.OFFICER: _("Chuyên viên"),
    Role.HEAD: _("Lãnh đạo đơn vị"),
    Role.CLERK: _("Văn thư"),
    Role.ADMINISTRATOR: _("Quản trị viên"),
    Role.AUDITOR: _("Người xem nhật ký"),
    Role.NODE_ADMINISTRATOR: _("Quản trị hệ thống"),
}
KINDS: Mapping[OrganisationKind, Promise] = {
    OrganisationKind.NODE: _("Hệ thống"),
    OrganisationKind.GOVERNMENT: _("Ủy ban nhân dân"),
    OrganisationKind.COUNCIL: _("Cơ quan dân cử"),
    OrganisationKind.MINISTRY: _("Bộ, cơ quan ngang bộ"),
    OrganisationKind.DEPARTMENT: _("Cơ quan chuyên môn"),
    OrganisationKind.OFFICE: _("Văn phòng"),
    OrganisationKind.ROOM: _("Phòng chuyên môn"),
    OrganisationKind.CENTRE: _("Đơn vị sự nghiệp"),
    OrganisationKind.ARMED: _("Công an, quân sự"),
    OrganisationKind.PRESS: _("Báo chí"),
    OrganisationKind.PARTY_COMMITTEE: _("Cấp ủy đảng"),
    OrganisationKind.PARTY_BODY: _("Cơ quan đảng"),
    OrganisationKind.FRONT: _("Mặt trận Tổ quốc"),
    OrganisationKind.UNION: _("Đoàn thể"),
    OrganisationKind.ASSOCIATION: _("Hội, hiệp hội"),
    OrganisationKind.ENTERPRISE: _("Doanh nghiệp"),
    OrganisationKind.COOPERATIVE: _("Hợp tác xã"),
    OrganisationKind.HOUSEHOLD: _("Hộ sản xuất"),
    OrganisationKind.ASSESSMENT_BODY: _("Tổ chức đánh giá sự phù hợp"),
    OrganisationKind.SCHOOL: _("Cơ sở đào tạo"),
    OrganisationKind.OTHER: _("Khác"),
}
LEVELS: Mapping[Level, Promise] = {
    Level.NODE: _("Hệ thống"),
    Level.CENTRAL: _("Trung ương"),
    Level.PROVINCE: _("Cấp tỉnh"),
    Level.DISTRICT: _("Cấp huyện (đã kết thúc)"),
    Level.COMMUNE: _("Cấp xã"),
    Level.PARTY: _("Tổ chức đảng"),
    Level.SOCIETY: _("Mặt trận, đoàn thể, hội"),
    Level.BUSINESS: _("Cơ sở sản xuất, kinh doanh"),
}
EXTENTS: Mapping[Extent, Promise] = {
    Extent.WHOLE: _("Toàn bộ"),
    Extent.PART: _("Một phần"),
}
NAME_KINDS: Mapping[NameKind, Promise] = {
    NameKind.OFFICIAL: _("Tên chính thức"),
    NameKind.SHORT: _("Tên gọn"),
    NameKind.GENERIC: _("Tên chung"),
    NameKind.ALIAS: _("Tên gọi khác"),
}


def label(words: Mapping[Any, Promise], value: str) -> str:
    """The words of `value`, or the value itself when it has none."""
    return str(words.get(value, value))
