"""Vietnamese words for the closed lists of this room."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.documents.enums import DocumentKind, Recurrence

DOCUMENT_KIND: dict[str, Promise | str] = {
    DocumentKind.PLAN: _("Kế hoạch"),
    DocumentKind.DIRECTIVE: _("Chỉ thị"),
    DocumentKind.DECISION: _("Quyết định"),
    DocumentKind.OFFICIAL_LETTER: _("Công văn"),
    DocumentKind.RESOLUTION: _("Nghị quyết"),
    DocumentKind.REPORT: _("Báo cáo"),
    DocumentKind.CIRCULAR: _("Thông tư"),
    DocumentKind.PROGRAM: _("Chương trình"),
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
