"""Vietnamese words for the closed lists of this room."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chuan.domain.cascade import PeriodKind
from chuan.figures.enums import (
    CellMeaning,
    CheckLevel,
    Comparator,
    Direction,
    ExceptionState,
    FileKind,
    ImportState,
    IndicatorKind,
    Origin,
    Outlook,
    OverTime,
    QuestionState,
    Reading,
    ReportEvent,
    ReportState,
    RoundKind,
    RoundState,
    Source,
    Stage,
)
from chuan.orgs.enums import MemberKind

Words = Promise | str

INDICATOR_KIND: dict[str, Words] = {
    IndicatorKind.COUNT: _("Số đếm"),
    IndicatorKind.AMOUNT: _("Khối lượng, giá trị"),
    IndicatorKind.MONEY: _("Số tiền"),
    IndicatorKind.RATE: _("Tỷ lệ"),
}
STAGE: dict[str, Words] = {
    Stage.NONE: _("Không phân giai đoạn"),
    Stage.ESTIMATED: _("Dự toán"),
    Stage.SETTLED: _("Quyết toán"),
}
SOURCE: dict[str, Words] = {
    Source.TYPED: _("Cơ quan báo cáo"),
    Source.LIVE: _("Đếm từ sổ đăng ký"),
}
DIRECTION: dict[str, Words] = {
    Direction.UP: _("Càng cao càng tốt"),
    Direction.DOWN: _("Càng thấp càng tốt"),
    Direction.NONE: _("Chỉ theo dõi"),
}
OVER_TIME: dict[str, Words] = {
    OverTime.SUM: _("Cộng dồn các kỳ"),
    OverTime.LAST: _("Lấy số cuối kỳ"),
}
COMPARATOR: dict[str, Words] = {
    Comparator.AT_LEAST: _("ít nhất"),
    Comparator.AT_MOST: _("không quá"),
    Comparator.EXACTLY: _("đúng"),
}
READING: dict[str, Words] = {
    Reading.EXCLUSIVE: _("Không kể ngày ghi trong văn bản"),
    Reading.INCLUSIVE: _("Kể cả ngày ghi trong văn bản"),
}
ROUND_KIND: dict[str, Words] = {
    RoundKind.PERIODIC: _("Định kỳ"),
    RoundKind.EXTRAORDINARY: _("Đột xuất"),
}
ROUND_STATE: dict[str, Words] = {
    RoundState.OPEN: _("Đang nhận báo cáo"),
    RoundState.CLOSED: _("Đã khóa sổ"),
    RoundState.CANCELLED: _("Đã bỏ"),
}
REPORT_STATE: dict[str, Words] = {
    ReportState.OPEN: _("Chưa soạn"),
    ReportState.DRAFTING: _("Đang soạn"),
    ReportState.SUBMITTED: _("Đã gửi, chờ xem"),
    ReportState.RETURNED: _("Trả lại bổ sung"),
    ReportState.APPROVED: _("Đã chấp nhận"),
    ReportState.CONSOLIDATED: _("Đã tổng hợp"),
    ReportState.SENT: _("Đã gửi cấp trên"),
    ReportState.LOCKED: _("Đã khóa"),
}
REPORT_BADGE: dict[str, str] = {
    ReportState.OPEN: "neutral",
    ReportState.DRAFTING: "info",
    ReportState.SUBMITTED: "info",
    ReportState.RETURNED: "warn",
    ReportState.APPROVED: "done",
    ReportState.CONSOLIDATED: "done",
    ReportState.SENT: "done",
    ReportState.LOCKED: "done",
}
REPORT_EVENT: dict[str, Words] = {
    ReportEvent.DRAFT: _("Bắt đầu soạn"),
    ReportEvent.SUBMIT: _("Gửi báo cáo"),
    ReportEvent.WITHDRAW: _("Rút lại để sửa"),
    ReportEvent.RETURN: _("Trả lại bổ sung"),
    ReportEvent.APPROVE: _("Chấp nhận"),
    ReportEvent.CONSOLIDATE: _("Đưa vào báo cáo tổng hợp"),
    ReportEvent.SEND_UP: _("Gửi lên cấp trên"),
    ReportEvent.LOCK: _("Khóa"),
    ReportEvent.UNLOCK: _("Mở khóa"),
    ReportEvent.RELOCK: _("Khóa lại khi hết thời gian mở"),
    ReportEvent.STATE_ACTUALS: _("Cập nhật số chính thức"),
}
ORIGIN: dict[str, Words] = {
    Origin.TYPED: _("Nhập tay"),
    Origin.PASTED: _("Dán từ bảng tính"),
    Origin.IMPORTED: _("Nhập từ tệp Excel"),
    Origin.COPIED: _("Chép số năm trước"),
    Origin.LIVE: _("Đếm từ sổ đăng ký"),
    Origin.REUSED: _("Lấy từ báo cáo khác"),
    Origin.ROLLED_UP: _("Cộng từ các đơn vị"),
}
CHECK_LEVEL: dict[str, Words] = {
    CheckLevel.STOP: _("Phải sửa trước khi gửi"),
    CheckLevel.LOOK: _("Cần kiểm tra lại"),
}
QUESTION_STATE: dict[str, Words] = {
    QuestionState.OPEN: _("Chờ trả lời"),
    QuestionState.ANSWERED: _("Đã trả lời"),
    QuestionState.CLOSED: _("Đã xong"),
}
EXCEPTION_STATE: dict[str, Words] = {
    ExceptionState.ASKED: _("Chờ xem xét"),
    ExceptionState.GRANTED: _("Đang mở"),
    ExceptionState.REFUSED: _("Không mở"),
    ExceptionState.USED: _("Đã bổ sung xong"),
    ExceptionState.EXPIRED: _("Hết thời gian mở"),
}
FILE_KIND: dict[str, Words] = {FileKind.WORD: _("Tệp Word"), FileKind.EXCEL: _("Tệp Excel")}
CELL_MEANING: dict[str, Words] = {
    CellMeaning.VALUE: _("Kết quả đến ngày chốt"),
    CellMeaning.ESTIMATE: _("Ước cả năm"),
    CellMeaning.LAST_YEAR: _("Cùng kỳ năm trước"),
    CellMeaning.TARGET: _("Chỉ tiêu"),
    CellMeaning.NOTE: _("Ghi chú"),
}
IMPORT_STATE: dict[str, Words] = {
    ImportState.READING: _("Đang đọc"),
    ImportState.READ: _("Đã đọc thử"),
    ImportState.APPLIED: _("Đã nhập"),
    ImportState.FAILED: _("Không đọc được"),
}
OUTLOOK: dict[str, Words] = {
    Outlook.REACHED: _("Đã đạt"),
    Outlook.ON_COURSE: _("Có khả năng đạt"),
    Outlook.HARD: _("Khó đạt"),
    Outlook.MISSED: _("Không đạt"),
    Outlook.UNKNOWN: _("Chưa đủ số liệu"),
    Outlook.NO_NUMBER: _("Không có mục tiêu số"),
}
OUTLOOK_BADGE: dict[str, str] = {
    Outlook.REACHED: "done",
    Outlook.ON_COURSE: "info",
    Outlook.HARD: "warn",
    Outlook.MISSED: "warn",
    Outlook.UNKNOWN: "neutral",
    Outlook.NO_NUMBER: "neutral",
}
ASKED_GROUP: dict[str, Words] = {
    MemberKind.COMMUNE_GOVERNMENT: _("Ủy ban nhân dân các xã, phường, đặc khu"),
    MemberKind.DEPARTMENT: _("Các sở và cơ quan chuyên môn cấp tỉnh"),
    MemberKind.SECTOR: _("Các ban, ngành cấp tỉnh"),
    MemberKind.COMMUNE_ROOM: _("Các phòng, trung tâm của xã"),
    MemberKind.COMMUNE_BODY: _("Các cơ quan khác ở xã"),
    MemberKind.PROVINCE_GOVERNMENT: _("Ủy ban nhân dân các tỉnh, thành phố"),
    MemberKind.MINISTRY: _("Các bộ, cơ quan ngang bộ"),
    MemberKind.PARTY_COMMITTEE: _("Các đảng ủy trực thuộc"),
}
PERIOD_KIND: dict[str, Words] = {
    PeriodKind.MONTH: pgettext_lazy("period", "Tháng"),
    PeriodKind.QUARTER: pgettext_lazy("period", "Quý"),
    PeriodKind.HALF: pgettext_lazy("period", "6 tháng"),
    PeriodKind.NINE_MONTHS: pgettext_lazy("period", "9 tháng"),
    PeriodKind.YEAR: pgettext_lazy("period", "Năm"),
    PeriodKind.SPAN: pgettext_lazy("period", "Khoảng ngày"),
}
