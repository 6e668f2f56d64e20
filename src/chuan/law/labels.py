"""Vietnamese words for the closed lists of this room."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.domain.calendar_vn import DayKind
from chuan.domain.confidence import Confidence
from chuan.law.enums import EventKind, FactKind, Reason, Relation, Standing

STANDINGS: Mapping[Standing, Promise] = {
    Standing.NOT_YET: _("Chưa có hiệu lực"),
    Standing.IN_FORCE: _("Còn hiệu lực"),
    Standing.SUSPENDED: _("Tạm ngưng hiệu lực"),
    Standing.PARTLY_EXPIRED: _("Hết hiệu lực một phần"),
    Standing.EXPIRED: _("Hết hiệu lực"),
    Standing.UNKNOWN: _("Chưa rõ"),
}
BADGES: Mapping[Standing, str] = {
    Standing.NOT_YET: "info",
    Standing.IN_FORCE: "done",
    Standing.SUSPENDED: "warn",
    Standing.PARTLY_EXPIRED: "warn",
    Standing.EXPIRED: "neutral",
    Standing.UNKNOWN: "warn",
}
REASONS: Mapping[Reason, Promise] = {
    Reason.IN_FORCE: _("Có hiệu lực"),
    Reason.SUSPENDED: _("Tạm ngưng"),
    Reason.RESUMED: _("Có hiệu lực trở lại"),
    Reason.PARTLY_EXPIRED: _("Hết hiệu lực một phần"),
    Reason.REPEALED: _("Hết hiệu lực"),
}
DOES: Mapping[Relation, Promise] = {
    Relation.REPLACES: _("Thay thế"),
    Relation.AMENDS: _("Sửa đổi, bổ sung"),
    Relation.DETAILS: _("Quy định chi tiết, thực hiện"),
    Relation.CONSOLIDATES: _("Hợp nhất"),
    Relation.SUSPENDS: _("Tạm ngưng"),
}
UNDERGOES: Mapping[Relation, Promise] = {
    Relation.REPLACES: _("Được thay thế bởi"),
    Relation.AMENDS: _("Được sửa đổi, bổ sung bởi"),
    Relation.DETAILS: _("Được quy định chi tiết, thực hiện bởi"),
    Relation.CONSOLIDATES: _("Được hợp nhất trong"),
    Relation.SUSPENDS: _("Bị tạm ngưng bởi"),
}
CONFIDENCES: Mapping[Confidence, Promise] = {
    Confidence.READ: _("Đã đọc điều khoản"),
    Confidence.EXCERPT: _("Theo trích dẫn hoặc văn bản khác dẫn lại"),
    Confidence.UNCONFIRMED: _("Chưa xác minh"),
}
DAY_KINDS: Mapping[DayKind, Promise] = {
    DayKind.OFF: _("Nghỉ"),
    DayKind.WORKING: _("Làm việc"),
}
DAY_BADGES: Mapping[DayKind, str] = {DayKind.OFF: "info", DayKind.WORKING: "warn"}
EVENTS: Mapping[EventKind, Promise] = {
    EventKind.BEGINS: _("Có hiệu lực"),
    EventKind.AMENDED: _("Được sửa đổi, bổ sung"),
    EventKind.REPLACED: _("Được thay thế"),
    EventKind.REPEALED: _("Hết hiệu lực, bị bãi bỏ"),
    EventKind.PARTLY_EXPIRED: _("Hết hiệu lực một phần"),
    EventKind.SUSPENDED: _("Tạm ngưng hiệu lực"),
    EventKind.RESUMED: _("Có hiệu lực trở lại"),
}
FACTS: Mapping[FactKind, Promise] = {
    FactKind.EXPIRED: _("%(act)s đã hết hiệu lực"),
    FactKind.REPLACED: _("%(act)s đã được thay thế"),
    FactKind.PARTLY_EXPIRED: _("%(act)s hết hiệu lực một phần"),
    FactKind.SUSPENDED: _("%(act)s tạm ngưng hiệu lực"),
    FactKind.RESUMED: _("%(act)s có hiệu lực trở lại"),
    FactKind.AMENDED: _("%(act)s đã được sửa đổi, bổ sung"),
    FactKind.ENDING: _("%(act)s sắp hết hiệu lực"),
    FactKind.TO_BE_REPLACED: _("%(act)s sắp được thay thế"),
    FactKind.TO_BE_AMENDED: _("%(act)s sắp được sửa đổi, bổ sung"),
}
NOT_COUNTED = _("Chưa tính")
WEEKDAYS: Sequence[Promise] = (
    _("Thứ Hai"),
    _("Thứ Ba"),
    _("Thứ Tư"),
    _("Thứ Năm"),
    _("Thứ Sáu"),
    _("Thứ Bảy"),
    _("Chủ nhật"),
)
