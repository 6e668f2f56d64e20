"""What the schemes of identities are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SCHEMES: dict[str, str | Promise] = {
    "node": _("Địa chỉ định danh"),
    "symbol": _("Số ký hiệu"),
    "gtin": _("Mã thương phẩm (GTIN)"),
    "gln": _("Mã địa điểm (GLN)"),
    "giai": _("Mã tài sản (GIAI)"),
}


def scheme_label(scheme: str) -> str:
    """The scheme in words; an unknown one as it is."""
    return str(SCHEMES.get(scheme, scheme))
