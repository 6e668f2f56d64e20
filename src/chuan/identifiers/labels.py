"""What the schemes of identities are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.identifiers.enums import EntityState, LinkRole

SCHEMES: dict[str, str | Promise] = {
    "node": _("Địa chỉ định danh"),
    "symbol": _("Số ký hiệu"),
    "gtin": _("Mã thương phẩm (GTIN)"),
    "gln": _("Mã địa điểm (GLN)"),
    "giai": _("Mã tài sản (GIAI)"),
}
STATES: dict[EntityState, str | Promise] = {
    EntityState.ACTIVE: _("Đang dùng"),
    EntityState.WITHDRAWN: _("Đã ngừng dùng"),
    EntityState.HANDED_OVER: _("Do máy chủ khác trả lời"),
}
ROLES: dict[LinkRole, str | Promise] = {
    LinkRole.PLAIN: _("Liên kết thường"),
    LinkRole.DEFAULT: _("Liên kết mặc định"),
    LinkRole.ALTERNATIVE: _("Thay mặc định khi hợp ngôn ngữ, ngữ cảnh"),
    LinkRole.NOTICE: _("Cảnh báo"),
}


def scheme_label(scheme: str) -> str:
    """The scheme in words; an unknown one as it is."""
    return str(SCHEMES.get(scheme, scheme))
