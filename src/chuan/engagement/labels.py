"""Vietnamese words for the closed lists of this room."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.engagement.enums import (
    ImportState,
    JoinState,
    Known,
    LineEvent,
    LineState,
    MatchState,
    QuestionKind,
    RiskLevel,
    RowOutcome,
    Section,
    Strength,
    Topic,
)

SECTIONS: Mapping[str, Promise] = {
    Section.PRODUCT: _("Sản phẩm"),
    Section.STANDARD: _("Tiêu chuẩn áp dụng"),
    Section.SYSTEM: _("Hệ thống quản lý, chứng nhận"),
    Section.TOOL: _("Công cụ năng suất chất lượng"),
    Section.EQUIPMENT: _("Phương tiện đo, thiết bị"),
    Section.PEOPLE: _("Nhân lực"),
    Section.LABORATORY: _("Phòng thử nghiệm"),
    Section.OCOP: _("Sản phẩm OCOP"),
}
ADD: Mapping[str, Promise] = {
    Section.PRODUCT: _("Thêm sản phẩm"),
    Section.STANDARD: _("Thêm tiêu chuẩn"),
    Section.SYSTEM: _("Thêm hệ thống, giấy chứng nhận"),
    Section.TOOL: _("Thêm công cụ"),
    Section.EQUIPMENT: _("Thêm thiết bị"),
    Section.PEOPLE: _("Thêm số người"),
    Section.LABORATORY: _("Thêm phòng thử nghiệm"),
    Section.OCOP: _("Thêm sản phẩm OCOP"),
}
STATES: Mapping[str, Promise] = {
    LineState.DECLARED: _("Cơ sở tự khai"),
    LineState.ASKED: _("Đề nghị bổ sung"),
    LineState.VERIFIED: _("Đã kiểm tra"),
}
EVENTS: Mapping[str, Promise] = {
    LineEvent.DECLARED: _("Khai lần đầu"),
    LineEvent.CHANGED: _("Sửa"),
    LineEvent.CONFIRMED: _("Xác nhận đã kiểm tra"),
    LineEvent.ASKED: _("Đề nghị bổ sung"),
    LineEvent.ENDED: _("Thôi khai"),
}
JOIN_STATES: Mapping[str, Promise] = {
    JoinState.WAITING: _("Chờ duyệt"),
    JoinState.INVITED: _("Đã mời"),
    JoinState.RETURNED: _("Trả lại bổ sung"),
}
JOIN_BADGES: Mapping[str, str] = {
    JoinState.WAITING: "warn", JoinState.INVITED: "done", JoinState.RETURNED: "neutral",
}  # fmt: skip
MATCH_STATES: Mapping[str, Promise] = {
    MatchState.OPEN: _("Chưa xem xét"),
    MatchState.RELEVANT: _("Có liên quan"),
    MatchState.IRRELEVANT: _("Không liên quan"),
}
MATCH_BADGES: Mapping[str, str] = {
    MatchState.OPEN: "warn", MatchState.RELEVANT: "info", MatchState.IRRELEVANT: "neutral",
}  # fmt: skip
QUESTIONS: Mapping[str, Promise] = {
    QuestionKind.ENQUIRY: _("Hỏi đáp"),
    QuestionKind.CONCERN: _("Quan ngại thương mại"),
}
KNOWN: Mapping[str, Promise] = {
    Known.YES: _("Có"),
    Known.NO: _("Không"),
    Known.UNKNOWN: _("Chưa rõ"),
}
VERDICTS: Mapping[str, Promise] = {
    "must": _("Phải thông báo trước khi ban hành"),
    "need_not": _("Không thuộc diện phải thông báo"),
    "unknown": _("Chưa đủ thông tin để kết luận"),
}
VERDICT_BADGES: Mapping[str, str] = {"must": "warn", "need_not": "done", "unknown": "neutral"}
OUTCOMES: Mapping[str, Promise] = {
    RowOutcome.NEW: _("Mới"),
    RowOutcome.CHANGED: _("Có thay đổi"),
    RowOutcome.SAME: _("Đã có, không đổi"),
    RowOutcome.DOUBTFUL: _("Cần xem lại"),
}
OUTCOME_BADGES: Mapping[str, str] = {
    RowOutcome.NEW: "info", RowOutcome.CHANGED: "warn", RowOutcome.SAME: "neutral",
    RowOutcome.DOUBTFUL: "danger",
}  # fmt: skip
IMPORT_STATES: Mapping[str, Promise] = {
    ImportState.READ: _("Đã xem trước, chưa ghi"),
    ImportState.APPLIED: _("Đã ghi vào sổ"),
}
WAYS: Mapping[str, Promise] = {
    "hs": _("mã HS %(shared)s"),
    "ics": _("mã ICS %(shared)s"),
    "words": _("tên sản phẩm “%(shared)s”"),
}


def label(words: Mapping[str, Promise], value: str) -> str:
    """The words of `value`, or the value itself when it has none."""
    return str(words.get(value, value))


def why(way: str, shared: str) -> str:
    """Why a notification was matched, in words ("mã HS 0409")."""
    return label(WAYS, way) % {"shared": shared} if way in WAYS else shared


TOPICS: Mapping[Topic, Promise] = {
    Topic.REGULATION: _("Quy chuẩn, tiêu chuẩn"),
    Topic.DECLARATION: _("Công bố"),
    Topic.IMPORT: _("Nhập khẩu"),
    Topic.LABEL: _("Nhãn hàng hóa"),
    Topic.TRACE: _("Truy xuất nguồn gốc"),
    Topic.BARCODE: _("Mã số mã vạch"),
    Topic.MEASUREMENT: _("Cân, đo, lượng hàng đóng gói"),
    Topic.FOOD: _("An toàn thực phẩm"),
    Topic.ONLINE: _("Bán trên mạng"),
    Topic.EXPORT: _("Xuất khẩu"),
    Topic.OCOP: _("OCOP"),
}
STRENGTHS: Mapping[Strength, Promise] = {
    Strength.MUST: _("Phải làm"),
    Strength.MAY: _("Có thể làm"),
    Strength.KNOW: _("Cần biết"),
}
STRENGTH_BADGES: Mapping[Strength, str] = {
    Strength.MUST: "warn",
    Strength.MAY: "info",
    Strength.KNOW: "neutral",
}
RISK_LEVELS: Mapping[RiskLevel, Promise] = {
    RiskLevel.LOW: _("Thấp"),
    RiskLevel.MEDIUM: _("Trung bình"),
    RiskLevel.HIGH: _("Cao"),
}
MINISTRIES: Mapping[str, Promise] = {
    "bkhcn": _("Bộ Khoa học và Công nghệ"),
    "bct": _("Bộ Công Thương"),
    "byt": _("Bộ Y tế"),
    "bnnmt": _("Bộ Nông nghiệp và Môi trường"),
    "bxd": _("Bộ Xây dựng"),
    "other": _("Bộ khác"),
}
