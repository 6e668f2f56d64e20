"""Vietnamese words for the closed lists of this room."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.standards.enums import (
    ClaimKind,
    ClaimState,
    Coverage,
    Degree,
    DraftState,
    Format,
    Outcome,
    Phase,
    Relation,
    RunState,
    StandardKind,
    Status,
    Verdict,
    Voice,
)

KINDS: Mapping[StandardKind, Promise] = {
    StandardKind.TCVN: _("Tiêu chuẩn quốc gia (TCVN)"),
    StandardKind.QCVN: _("Quy chuẩn kỹ thuật quốc gia (QCVN)"),
    StandardKind.QCDP: _("Quy chuẩn kỹ thuật địa phương (QCĐP)"),
    StandardKind.TCCS: _("Tiêu chuẩn cơ sở (TCCS)"),
    StandardKind.DLVN: _("Văn bản kỹ thuật đo lường (ĐLVN)"),
    StandardKind.SECTOR: _("Tiêu chuẩn ngành trước đây"),
    StandardKind.INTERNATIONAL: _("Tiêu chuẩn quốc tế"),
    StandardKind.REGIONAL: _("Tiêu chuẩn khu vực"),
    StandardKind.FOREIGN: _("Tiêu chuẩn nước ngoài"),
    StandardKind.OTHER: _("Loại khác"),
}
STATUSES: Mapping[Status, Promise] = {
    Status.IN_FORCE: _("Còn hiệu lực"),
    Status.NOT_YET: _("Chưa có hiệu lực"),
    Status.WITHDRAWN: _("Hết hiệu lực"),
    Status.DRAFT: _("Dự thảo"),
    Status.UNKNOWN: _("Chưa rõ hiệu lực"),
}
STATUS_BADGES: Mapping[Status, str] = {
    Status.IN_FORCE: "done",
    Status.NOT_YET: "info",
    Status.WITHDRAWN: "neutral",
    Status.DRAFT: "info",
    Status.UNKNOWN: "neutral",
}
DOES: Mapping[Relation, Promise] = {
    Relation.REPLACES: _("Thay thế"),
    Relation.REPLACED_BY: _("Được thay thế bằng"),
    Relation.AMENDS: _("Sửa đổi"),
    Relation.AMENDED_BY: _("Được sửa đổi bởi"),
    Relation.CORRECTS: _("Đính chính"),
    Relation.ADOPTS: _("Chấp nhận từ"),
    Relation.CITES: _("Viện dẫn"),
}
UNDERGOES: Mapping[Relation, Promise] = {
    Relation.REPLACES: _("Được thay thế bằng"),
    Relation.REPLACED_BY: _("Thay thế"),
    Relation.AMENDS: _("Được sửa đổi bởi"),
    Relation.AMENDED_BY: _("Sửa đổi"),
    Relation.CORRECTS: _("Được đính chính bởi"),
    Relation.ADOPTS: _("Được chấp nhận thành"),
    Relation.CITES: _("Được viện dẫn trong"),
}
DEGREES: Mapping[Degree, Promise] = {
    Degree.IDT: _("hoàn toàn tương đương (IDT)"),
    Degree.MOD: _("tương đương có sửa đổi (MOD)"),
    Degree.NEQ: _("không tương đương (NEQ)"),
}
CLAIM_KINDS: Mapping[ClaimKind, Promise] = {
    ClaimKind.APPLIED: _("Áp dụng tiêu chuẩn"),
    ClaimKind.CONFORMITY: _("Sản phẩm phù hợp tiêu chuẩn"),
}
CLAIM_STATES: Mapping[ClaimState, Promise] = {
    ClaimState.DECLARED: _("Cơ sở tự khai"),
    ClaimState.CONFIRMED: _("Đã kiểm tra"),
    ClaimState.RETURNED: _("Trả lại bổ sung"),
    ClaimState.ENDED: _("Đã thôi áp dụng"),
}
CLAIM_BADGES: Mapping[ClaimState, str] = {
    ClaimState.DECLARED: "info",
    ClaimState.CONFIRMED: "done",
    ClaimState.RETURNED: "warn",
    ClaimState.ENDED: "neutral",
}
FORMATS: Mapping[Format, Promise] = {
    Format.CSV: _("Bảng CSV"),
    Format.EXCEL: _("Bảng Excel"),
    Format.STS: _("Tệp XML của tiêu chuẩn (NISO STS, ISO STS)"),
    Format.ISO_CSV: _("Dữ liệu mở của ISO (CSV)"),
    Format.ISO_JSONL: _("Dữ liệu mở của ISO (JSONL)"),
}
RUN_STATES: Mapping[RunState, Promise] = {
    RunState.READING: _("Đang đọc tệp"),
    RunState.READ: _("Đã đọc, chờ ghi"),
    RunState.APPLYING: _("Đang ghi vào danh mục"),
    RunState.APPLIED: _("Đã ghi vào danh mục"),
    RunState.UNDOING: _("Đang hoàn lại"),
    RunState.UNDONE: _("Đã hoàn lại"),
    RunState.FAILED: _("Không đọc được tệp"),
    RunState.DROPPED: _("Đã bỏ, không ghi"),
}
RUN_BADGES: Mapping[RunState, str] = {
    RunState.READING: "info",
    RunState.READ: "warn",
    RunState.APPLYING: "info",
    RunState.APPLIED: "done",
    RunState.UNDOING: "info",
    RunState.UNDONE: "neutral",
    RunState.FAILED: "danger",
    RunState.DROPPED: "neutral",
}
OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.NEW: _("Thêm mới"),
    Outcome.CHANGED: _("Thay đổi"),
    Outcome.SAME: _("Không đổi"),
    Outcome.DOUBT: _("Cần xem lại"),
    Outcome.REFUSED: _("Chưa nhận được"),
}
OUTCOME_BADGES: Mapping[Outcome, str] = {
    Outcome.NEW: "info",
    Outcome.CHANGED: "info",
    Outcome.SAME: "neutral",
    Outcome.DOUBT: "warn",
    Outcome.REFUSED: "danger",
}
DRAFT_STATES: Mapping[DraftState, Promise] = {
    DraftState.WRITING: _("Đang soạn"),
    DraftState.ANNOUNCED: _("Đang lấy ý kiến"),
    DraftState.CLOSED: _("Đã hết hạn góp ý"),
    DraftState.SETTLED: _("Đã trả lời ý kiến"),
    DraftState.WITHDRAWN: _("Đã thôi lấy ý kiến"),
}
DRAFT_BADGES: Mapping[DraftState, str] = {
    DraftState.WRITING: "neutral",
    DraftState.ANNOUNCED: "info",
    DraftState.CLOSED: "warn",
    DraftState.SETTLED: "done",
    DraftState.WITHDRAWN: "neutral",
}
PHASES: Mapping[Phase, Promise] = {
    Phase.COMING: _("Sắp lấy ý kiến"),
    Phase.OPEN: _("Đang nhận góp ý"),
    Phase.OVER: _("Đã hết hạn góp ý"),
}
PHASE_BADGES: Mapping[Phase, str] = {
    Phase.COMING: "neutral",
    Phase.OPEN: "info",
    Phase.OVER: "neutral",
}
VOICES: Mapping[Voice, Promise] = {
    Voice.PERSON: _("Cá nhân"),
    Voice.ORGANISATION: _("Tổ chức"),
    Voice.BODY: _("Cơ quan, tổ chức có tài khoản"),
    Voice.LETTER: _("Văn bản góp ý"),
}
VERDICTS: Mapping[Verdict, Promise] = {
    Verdict.ACCEPTED: _("Tiếp thu"),
    Verdict.PARTLY: _("Tiếp thu một phần"),
    Verdict.EXPLAINED: _("Giải trình, không tiếp thu"),
}
VERDICT_BADGES: Mapping[Verdict, str] = {
    Verdict.ACCEPTED: "done",
    Verdict.PARTLY: "info",
    Verdict.EXPLAINED: "neutral",
}
COVERAGES: Mapping[Coverage, Promise] = {
    Coverage.WHOLE: _("toàn bộ địa bàn"),
    Coverage.PART: _("một phần, chưa rõ ranh giới"),
}
