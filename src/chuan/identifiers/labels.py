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
STATE_BADGES: dict[EntityState, str] = {
    EntityState.ACTIVE: "done",
    EntityState.WITHDRAWN: "neutral",
    EntityState.HANDED_OVER: "info",
}
ACTS: dict[str, str | Promise] = {
    "registered": _("đăng ký mã"),
    "renamed": _("đổi tên của mã"),
    "withdrawn": _("ngừng dùng mã"),
    "used_again": _("dùng lại mã"),
    "handed_over": _("giao dải mã cho máy chủ khác"),
    "taken_back": _("nhận lại dải mã"),
    "link_added": _("thêm liên kết của mã"),
    "link_changed": _("sửa liên kết của mã"),
    "link_ended": _("kết thúc liên kết của mã"),
    "default_chosen": _("chọn liên kết mặc định của mã"),
    "recalled": _("đặt cảnh báo thu hồi cho mã"),
    "recall_lifted": _("gỡ cảnh báo thu hồi của mã"),
    "restored": _("đưa mã về trạng thái cũ"),
    "imported": _("nhập mã từ tệp"),
}
PARTS: dict[str, str | Promise] = {
    "label": _("Tên"),
    "state": _("Tình trạng"),
    "reason": _("Lý do"),
    "handed_to": _("Máy chủ trả lời"),
    "link": _("Liên kết"),
    "type": _("Loại liên kết"),
    "href": _("Địa chỉ"),
    "title": _("Tên liên kết"),
    "languages": _("Ngôn ngữ"),
    "medium": _("Kiểu nội dung"),
    "contexts": _("Ngữ cảnh"),
    "role": _("Vai trò"),
    "passes_query": _("Chuyển tiếp tham số"),
    "since": _("Từ ngày"),
    "until": _("Đến hết ngày"),
}


def scheme_label(scheme: str) -> str:
    """The scheme in words; an unknown one as it is."""
    return str(SCHEMES.get(scheme, scheme))
