"""Vietnamese words for the closed lists of this room."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.documents.enums import (
    Channel,
    DispatchState,
    DocumentKind,
    IncomingState,
    MeetingBody,
    MoveKind,
    NumberState,
    OpinionKind,
    OpinionState,
    PaperState,
    Recurrence,
    ReplyKind,
    ReturnState,
    StepKind,
    StepPlace,
    StepState,
)
from chuan.domain.vanban.writing import BlockKind, Family, PaperKind, Urgency

DOCUMENT_KIND: dict[str, Promise | str] = {
    DocumentKind.PLAN: _("Kế hoạch"),
    DocumentKind.DIRECTIVE: _("Chỉ thị"),
    DocumentKind.DECISION: _("Quyết định"),
    DocumentKind.OFFICIAL_LETTER: _("Công văn"),
    DocumentKind.RESOLUTION: _("Nghị quyết"),
    DocumentKind.REPORT: _("Báo cáo"),
    DocumentKind.CIRCULAR: _("Thông tư"),
    DocumentKind.PROGRAM: _("Chương trình"),
    DocumentKind.NOTICE: _("Thông báo"),
    DocumentKind.CONCLUSION: _("Kết luận"),
    DocumentKind.PROPOSAL: _("Tờ trình"),
    DocumentKind.MINUTES: _("Biên bản"),
    DocumentKind.OTHER: _("Văn bản khác"),
}

RECURRENCE: dict[str, Promise | str] = {
    Recurrence.ANNUAL: _("hằng năm"),
    Recurrence.ONCE: _("một lần"),
    Recurrence.PERIODIC: _("định kỳ"),
    Recurrence.ON_EVENT: _("khi phát sinh"),
}

SEVERITY: dict[str, Promise | str] = {
    "error": _("Cần sửa"),
    "warning": _("Nên xem lại"),
    "question": _("Cần hỏi lại"),
    "notice": _("Cần biết"),
}

FIELD: dict[str, Promise | str] = {
    "kind": _("Loại văn bản"),
    "issuer": _("Cơ quan ban hành"),
    "superior": _("Cơ quan chủ quản"),
    "symbol": _("Số, ký hiệu"),
    "date": _("Ngày ban hành"),
    "place": _("Địa danh"),
    "title": _("Trích yếu"),
    "signer/name": _("Người ký"),
    "signer/position": _("Chức vụ"),
    "signer/authority": _("Quyền hạn ký"),
    "text": _("Nội dung"),
    "value": _("Con số"),
    "unit": _("Đơn vị tính"),
    "by": _("Đến năm"),
    "subject": _("Đối tượng"),
    "recurrence": _("Lặp lại"),
    "section": _("Mục"),
    "number": _("Số thứ tự"),
    "lead": _("Chủ trì"),
    "coordinate": _("Phối hợp"),
    "time": _("Thời gian (như in)"),
    "period/start": _("Từ năm"),
    "period/end": _("Đến hết năm"),
    "period/quarter": _("Quý"),
    "period/recurrence": _("Lặp lại"),
    "product": _("Sản phẩm"),
    "actor": _("Ai làm"),
    "due": _("Thời hạn"),
    "who": _("Ai báo cáo"),
    "to": _("Báo cáo ai"),
}

SECTION: dict[str, Promise | str] = {
    "header": _("Thể thức"),
    "citations": _("Căn cứ, viện dẫn"),
    "citations_unnumbered": _("Viện dẫn không có số"),
    "purposes": _("Mục đích"),
    "requirements": _("Yêu cầu"),
    "targets": _("Chỉ tiêu"),
    "tasks": _("Nhiệm vụ"),
    "duties": _("Tổ chức thực hiện"),
    "reporting": _("Chế độ báo cáo"),
    "recipients": _("Nơi nhận"),
}

HINT: dict[str, Promise | str] = {
    "date": _("dd/mm/yyyy"),
    "due": _("dd/mm/yyyy, hoặc dd/mm nếu hằng năm"),
    "names": _("Mỗi dòng một cơ quan"),
}

PAPER_KIND: dict[str, Promise | str] = {
    PaperKind.PLAN: _("Kế hoạch"),
    PaperKind.PROPOSAL: _("Tờ trình"),
    PaperKind.DECISION: _("Quyết định"),
    PaperKind.OFFICIAL_LETTER: _("Công văn"),
    PaperKind.NOTICE: _("Thông báo"),
    PaperKind.MINUTES: _("Biên bản"),
    PaperKind.CONCLUSION: _("Thông báo kết luận"),
    PaperKind.REPORT: _("Báo cáo"),
    PaperKind.SUBMISSION: _("Phiếu trình"),
}

FAMILY: dict[str, Promise | str] = {
    Family.STATE: _("Văn bản của cơ quan nhà nước"),
    Family.PARTY: _("Văn bản của Đảng"),
}

BLOCK_KIND: dict[str, Promise | str] = {
    BlockKind.HEADING: _("Đề mục"),
    BlockKind.PARAGRAPH: _("Đoạn văn"),
    BlockKind.ITEM: _("Gạch đầu dòng"),
    BlockKind.ARTICLE: _("Điều"),
    BlockKind.CLAUSE: _("Khoản"),
    BlockKind.POINT: _("Điểm"),
    BlockKind.TABLE: _("Bảng số liệu"),
    BlockKind.PICTURE: _("Biểu đồ"),
}

URGENCY: dict[str, Promise | str] = {
    Urgency.NONE: _("Thường"),
    Urgency.URGENT: _("Khẩn"),
    Urgency.VERY_URGENT: _("Thượng khẩn"),
    Urgency.EXPRESS: _("Hỏa tốc"),
}

PAPER_STATE: dict[str, Promise | str] = {
    PaperState.DRAFTING: _("Đang soạn"),
    PaperState.ON_ROUTE: _("Đang trình"),
    PaperState.RETURNED: _("Trả lại bổ sung"),
    PaperState.AWAITING_NUMBER: _("Chờ cấp số"),
    PaperState.AWAITING_ISSUE: _("Chờ phát hành"),
    PaperState.ISSUED: _("Đã phát hành"),
    PaperState.WITHDRAWN: _("Đã rút"),
}

PAPER_BADGE: dict[str, str] = {
    PaperState.DRAFTING: "info",
    PaperState.ON_ROUTE: "info",
    PaperState.RETURNED: "warn",
    PaperState.AWAITING_NUMBER: "warn",
    PaperState.AWAITING_ISSUE: "warn",
    PaperState.ISSUED: "done",
    PaperState.WITHDRAWN: "neutral",
}

STEP_KIND: dict[str, Promise | str] = {
    StepKind.COMPOSE: _("Soạn thảo"),
    StepKind.INITIAL: _("Ký nháy"),
    StepKind.FORMAT: _("Kiểm tra thể thức"),
    StepKind.CONSULT: _("Xin ý kiến"),
    StepKind.SUBMIT: _("Trình"),
    StepKind.MEETING: _("Họp cho ý kiến"),
    StepKind.SIGN: _("Ký"),
    StepKind.NUMBER: _("Cấp số"),
    StepKind.ISSUE: _("Phát hành"),
}

STEP_ACTION: dict[str, Promise | str] = {
    StepKind.COMPOSE: _("Soạn tiếp"),
    StepKind.INITIAL: _("Ký nháy, chuyển tiếp"),
    StepKind.FORMAT: _("Đã kiểm tra, chuyển tiếp"),
    StepKind.CONSULT: _("Đã xong xin ý kiến"),
    StepKind.SUBMIT: _("Trình lãnh đạo"),
    StepKind.MEETING: _("Ghi kết luận cuộc họp"),
    StepKind.SIGN: _("Đồng ý ký"),
    StepKind.NUMBER: _("Cấp số"),
    StepKind.ISSUE: _("Phát hành"),
}
"""The button at a step; a meeting concludes, it does not approve."""

STEP_STATE: dict[str, Promise | str] = {
    StepState.WAITING: _("Chưa đến lượt"),
    StepState.CURRENT: _("Đang ở bước này"),
    StepState.DONE: _("Đã xong"),
    StepState.RETURNED: _("Trả lại bổ sung"),
    StepState.SKIPPED: _("Bỏ qua"),
}

STEP_PLACE: dict[str, Promise | str] = {
    StepPlace.DRAFTER: _("Cơ quan, đơn vị soạn thảo"),
    StepPlace.OFFICE: _("Văn phòng của cơ quan ban hành"),
    StepPlace.ISSUER: _("Cơ quan ban hành"),
    StepPlace.CHOSEN: _("Cơ quan được chọn"),
}

MEETING_BODY: dict[str, Promise | str] = {
    MeetingBody.STANDING: _("Ban Thường vụ"),
    MeetingBody.COMMITTEE: _("Ban Chấp hành"),
}

MOVE_KIND: dict[str, Promise | str] = {
    MoveKind.SET_OUT: _("Bắt đầu trình"),
    MoveKind.PASSED: _("Chuyển tiếp"),
    MoveKind.RETURNED: _("Trả lại bổ sung"),
    MoveKind.RECALLED: _("Thu hồi để sửa"),
    MoveKind.HANDED: _("Chuyển người xử lý"),
    MoveKind.NUMBERED: _("Cấp số"),
    MoveKind.ISSUED: _("Phát hành"),
}

OPINION_KIND: dict[str, Promise | str] = {
    OpinionKind.CONSULT: _("Góp ý"),
    OpinionKind.CRITICISM: _("Phản biện xã hội"),
}

OPINION_STATE: dict[str, Promise | str] = {
    OpinionState.ASKED: _("Chờ ý kiến"),
    OpinionState.ANSWERED: _("Đã có ý kiến, chờ trả lời"),
    OpinionState.REPLIED: _("Đã trả lời"),
    OpinionState.WITHDRAWN: _("Đã rút đề nghị"),
}

REPLY_KIND: dict[str, Promise | str] = {
    ReplyKind.ACCEPTED: _("Tiếp thu"),
    ReplyKind.PARTLY: _("Tiếp thu một phần"),
    ReplyKind.EXPLAINED: _("Giải trình"),
}

NUMBER_STATE: dict[str, Promise | str] = {
    NumberState.USED: _("Đã dùng"),
    NumberState.VOIDED: _("Đã hủy số"),
    NumberState.ELSEWHERE: _("Cấp ở nơi khác"),
}

CHANNEL: dict[str, Promise | str] = {
    Channel.NODE: _("Trên hệ thống này"),
    Channel.DOCUMENT_SYSTEM: _("Hệ thống quản lý văn bản"),
    Channel.PAPER: _("Bản giấy"),
    Channel.BUNDLE: _("Gói trao đổi"),
}

DISPATCH_STATE: dict[str, Promise | str] = {
    DispatchState.UNSENT: _("Chưa gửi"),
    DispatchState.SENT: _("Đã gửi"),
    DispatchState.RECEIVED: _("Đã nhận"),
    DispatchState.ACTED: _("Đã xử lý"),
}

INCOMING_STATE: dict[str, Promise | str] = {
    IncomingState.WAITING: _("Chờ vào sổ"),
    IncomingState.REGISTERED: _("Đã vào sổ"),
    IncomingState.ACTED: _("Đã xử lý"),
}

RETURN_STATE: dict[str, Promise | str] = {
    ReturnState.READING: _("Đang đọc"),
    ReturnState.REFUSED: _("Không nhận được tệp"),
    ReturnState.READ: _("Chờ đối chiếu"),
    ReturnState.ISSUED: _("Đã phát hành theo bản này"),
    ReturnState.SENT_BACK: _("Đã trả lại"),
}
