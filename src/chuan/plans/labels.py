"""Vietnamese words for the closed lists of this room."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.plans.enums import (
    AssignmentEvent,
    AssignmentRole,
    AssignmentState,
    BasisCode,
    BatchState,
    CampaignState,
    CheckDepth,
    CopyState,
    DifficultyEvent,
    DifficultyState,
    DutyProof,
    DutyState,
    EvidenceKind,
    ExaminedEvent,
    ExaminedState,
    FindingVerdict,
    FundingSource,
    LessonKind,
    LinkState,
    MoveKind,
    MoveState,
    NamedReason,
    ParentReason,
    ParentRole,
    Pillar,
    ProposalEvent,
    ProposalState,
    ProposedAction,
    ProposedTo,
    RecommendationState,
    Repeat,
    ReviewKind,
    ReviewState,
    SupervisionState,
    TaskKind,
    TaskState,
    Verdict,
)

Words = Promise | str

ROLE: dict[str, Words] = {
    AssignmentRole.LEAD: _("Chủ trì"),
    AssignmentRole.COORDINATE: _("Phối hợp"),
}
SHARE_STATE: dict[str, Words] = {
    AssignmentState.NOT_STARTED: _("Chưa bắt đầu"),
    AssignmentState.IN_PROGRESS: _("Đang làm"),
    AssignmentState.REPORTED: _("Chờ xác nhận"),
    AssignmentState.DONE: _("Hoàn thành"),
    AssignmentState.NOT_DONE: _("Không thực hiện"),
}
SHARE_BADGE: dict[str, str] = {
    AssignmentState.NOT_STARTED: "neutral",
    AssignmentState.IN_PROGRESS: "info",
    AssignmentState.REPORTED: "info",
    AssignmentState.DONE: "done",
    AssignmentState.NOT_DONE: "warn",
}
EVENT: dict[str, Words] = {
    AssignmentEvent.START: _("Bắt đầu làm"),
    AssignmentEvent.FINISH: _("Báo hoàn thành"),
    AssignmentEvent.CONFIRM: _("Xác nhận hoàn thành"),
    AssignmentEvent.RETURN: _("Trả lại bổ sung"),
    AssignmentEvent.DROP: _("Không thực hiện"),
    AssignmentEvent.REOPEN: _("Làm tiếp"),
}
TASK_KIND: dict[str, Words] = {
    TaskKind.WORK: _("Nhiệm vụ"),
    TaskKind.REPORT: _("Báo cáo"),
    TaskKind.DUTY: _("Trách nhiệm"),
}
TASK_STATE: dict[str, Words] = {
    TaskState.OPEN: _("Đang giao"),
    TaskState.SPLIT: _("Đã tách"),
    TaskState.MERGED: _("Đã gộp"),
    TaskState.WITHDRAWN: _("Đã rút"),
}
REPEAT: dict[str, Words] = {
    Repeat.ONCE: _("một lần"),
    Repeat.ANNUAL: _("hằng năm"),
    Repeat.HALF_YEARLY: _("6 tháng một lần"),
    Repeat.QUARTERLY: _("hằng quý"),
    Repeat.MONTHLY: _("hằng tháng"),
    Repeat.PERIODIC: _("định kỳ"),
    Repeat.ON_EVENT: _("khi phát sinh"),
}
REVIEW_KIND: dict[str, Words] = {
    ReviewKind.INTERIM: _("Sơ kết"),
    ReviewKind.FINAL: _("Tổng kết"),
}
REVIEW_STATE: dict[str, Words] = {
    ReviewState.PLANNED: _("Chưa tổ chức"),
    ReviewState.HELD: _("Đã tổ chức, chưa kết luận"),
    ReviewState.CONCLUDED: _("Đã kết luận"),
}
LESSON: dict[str, Words] = {
    LessonKind.RESULT: _("Ưu điểm"),
    LessonKind.SHORTFALL: _("Hạn chế"),
    LessonKind.CAUSE: _("Nguyên nhân"),
    LessonKind.LESSON: _("Bài học kinh nghiệm"),
    LessonKind.PROPOSAL: _("Đề xuất, kiến nghị"),
}
COPY_STATE: dict[str, Words] = {
    CopyState.STUDYING: _("Đang nghiên cứu"),
    CopyState.APPLYING: _("Đang áp dụng"),
    CopyState.APPLIED: _("Đã áp dụng"),
    CopyState.UNSUITED: _("Chưa phù hợp"),
}
SUPERVISION_STATE: dict[str, Words] = {
    SupervisionState.PLANNED: _("Chưa giám sát"),
    SupervisionState.HELD: _("Đã giám sát"),
    SupervisionState.CLOSED: _("Đã kết thúc"),
}
RECOMMENDATION_STATE: dict[str, Words] = {
    RecommendationState.OPEN: _("Chờ trả lời"),
    RecommendationState.ANSWERED: _("Đã trả lời"),
    RecommendationState.SETTLED: _("Đã giải quyết xong"),
}
NAMED_REASON: dict[str, Words] = {
    NamedReason.OUTSIDE: _("không thuộc cơ quan của bạn"),
    NamedReason.UNKNOWN: _("chưa có trong danh mục tổ chức"),
    NamedReason.ENDED: _("không còn hoạt động vào ngày giao"),
    NamedReason.NO_MEMBERS: _("không có cơ quan nào thuộc tên gọi chung này"),
    NamedReason.AMBIGUOUS: _("có nhiều cơ quan cùng tên"),
    NamedReason.PROPOSED: _("đã có cơ quan kế thừa, chờ xác nhận"),
    NamedReason.CHOSEN: _("được chọn chỉ ghi nhận"),
}
PARENT_ROLE: dict[str, Words] = {
    ParentRole.BASIS: _("Căn cứ"),
    ParentRole.SUPERIOR: _("Kế hoạch, văn bản cấp trên"),
    ParentRole.GUIDANCE: _("Hướng dẫn"),
    ParentRole.TARGETS: _("Kế thừa mục tiêu"),
}
PARENT_REASON: dict[str, Words] = {
    ParentReason.TITLE: _("nêu trong trích yếu"),
    ParentReason.OPENING: _("nêu trực tiếp ở phần mở đầu"),
    ParentReason.NESTED: _("nêu trong tên của văn bản khác ở phần mở đầu"),
    ParentReason.TARGETS: _("nêu ở đoạn kế thừa mục tiêu"),
    ParentReason.BY_HAND: _("do cán bộ thêm"),
}
LINK_STATE: dict[str, Words] = {
    LinkState.PROPOSED: _("Đề xuất"),
    LinkState.CONFIRMED: _("Đã xác nhận"),
    LinkState.DISMISSED: _("Đã bỏ"),
}
LINK_BADGE: dict[str, str] = {
    LinkState.PROPOSED: "info",
    LinkState.CONFIRMED: "done",
    LinkState.DISMISSED: "neutral",
}
DUTY_STATE: dict[str, Words] = {
    DutyState.EXPECTED: _("Chưa ban hành"),
    DutyState.FULFILLED: _("Đã ban hành"),
    DutyState.EXEMPT: _("Được miễn"),
    DutyState.MOVED: _("Đã chuyển sang cơ quan kế thừa"),
}
DUTY_BADGE: dict[str, str] = {
    DutyState.EXPECTED: "neutral",
    DutyState.FULFILLED: "done",
    DutyState.EXEMPT: "neutral",
    DutyState.MOVED: "neutral",
}
DUTY_PROOF: dict[str, Words] = {
    DutyProof.PLAN: _("kế hoạch có trên hệ thống"),
    DutyProof.PAPER: _("đã nhận bản giấy"),
    DutyProof.LETTER: _("đã nhận qua công văn"),
}
MOVE_STATE: dict[str, Words] = {
    MoveState.OPEN: _("Chờ quyết định"),
    MoveState.DECIDED: _("Đã quyết định"),
}
MOVE_KIND: dict[str, Words] = {
    MoveKind.SHARE: _("Phần việc"),
    MoveKind.DUTY: _("Ban hành kế hoạch"),
    MoveKind.FOCAL: _("Đầu mối của kế hoạch"),
    MoveKind.COMPILER: _("Tổng hợp"),
}
BASIS: dict[str, Words] = {
    BasisCode.PRINTED: _("Văn bản ghi: “%(words)s”."),
    BasisCode.NOTHING_PRINTED: _("Văn bản không ghi thời gian, nên việc chưa có thời hạn."),
    BasisCode.NO_DAY_IN_WORDS: _("Lời văn không xác định được ngày, nên việc chưa có thời hạn."),
    BasisCode.DAY: _("Ngày ghi trong văn bản là %(due)s."),
    BasisCode.STRICTLY_BEFORE: _(
        "“Trước ngày %(day)s” được hiểu là chậm nhất ngày %(due)s (thiết lập của hệ thống)."
    ),
    BasisCode.BEFORE_INCLUDES_DAY: _(
        "“Trước ngày %(day)s” được hiểu là kể cả ngày %(day)s (thiết lập của hệ thống)."
    ),
    BasisCode.MONTH_END: _("Thời hạn là ngày cuối của tháng: %(due)s."),
    BasisCode.QUARTER_END: _("Thời hạn là ngày cuối của quý %(quarter)s năm %(year)s: %(due)s."),
    BasisCode.HALF_YEAR_END: _("Thời hạn là ngày cuối của kỳ 6 tháng: %(due)s."),
    BasisCode.YEAR_END: _("Thời hạn là ngày cuối của năm %(year)s: %(due)s."),
    BasisCode.NEXT_INSTANCE: _("Việc lặp lại %(repeat)s; lần tới tính từ %(from)s là %(due)s."),
    BasisCode.LAST_INSTANCE: _("Việc lặp lại %(repeat)s; lần cuối là %(due)s và đã qua."),
    BasisCode.SET_BY_HAND: _("Ngày %(due)s do người lập việc đặt."),
    BasisCode.DAYS_AFTER_ISSUE: _("%(days)s ngày kể từ ngày ban hành %(from)s là ngày %(due)s."),
    BasisCode.WORKED_DAYS_AFTER_ISSUE: _(
        "%(days)s ngày làm việc kể từ ngày ban hành %(from)s là ngày %(due)s."
    ),
}
PILLAR: dict[str, Words] = {
    Pillar.PROPAGANDA: _("I. Tuyên truyền, nâng cao nhận thức"),
    Pillar.LAW: _("II. Pháp luật, quản lý nhà nước"),
    Pillar.PEOPLE: _("III. Nguồn nhân lực"),
    Pillar.BUDGET: _("IV. Đầu tư, ngân sách"),
    Pillar.INSPECTION: _("V. Kiểm tra, giám sát"),
    Pillar.INTEGRATION: _("VI. Hội nhập quốc tế"),
}
FUNDING_SOURCE: dict[str, Words] = {
    FundingSource.CENTRAL: _("Ngân sách trung ương"),
    FundingSource.PROVINCE: _("Ngân sách tỉnh"),
    FundingSource.COMMUNE: _("Ngân sách xã"),
    FundingSource.SCIENCE: _("Ngân sách khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số"),
    FundingSource.REGULAR: _("Kinh phí chi thường xuyên được giao"),
    FundingSource.INTEGRATED: _("Lồng ghép chương trình, đề án, dự án khác"),
    FundingSource.OTHER: _("Nguồn hợp pháp khác"),
}
EVIDENCE_KIND: dict[str, Words] = {
    EvidenceKind.FILE: _("Tệp"),
    EvidenceKind.PHOTO: _("Ảnh chụp"),
    EvidenceKind.REFERENCE: _("Dữ liệu trong hệ thống"),
    EvidenceKind.LINK: _("Đường dẫn"),
    EvidenceKind.STATEMENT: _("Nội dung báo cáo"),
}
VERDICT: dict[str, Words] = {
    Verdict.CONFIRMED: _("Đạt"),
    Verdict.RETURNED: _("Trả lại bổ sung"),
}
CHECK_DEPTH: dict[str, Words] = {
    CheckDepth.SINGLE: _("Đã xem từng việc"),
    CheckDepth.SAMPLED: _("Đã xem, thuộc mẫu của lô"),
    CheckDepth.BATCH: _("Xác nhận theo lô"),
}
BATCH_STATE: dict[str, Words] = {
    BatchState.CHECKING: _("Đang kiểm tra mẫu"),
    BatchState.WAITING: _("Có việc chưa đạt, chờ quyết định"),
    BatchState.CONFIRMED: _("Đã xác nhận"),
    BatchState.ENDED: _("Đã dừng"),
}
BATCH_BADGE: dict[str, str] = {
    BatchState.CHECKING: "info",
    BatchState.WAITING: "warn",
    BatchState.CONFIRMED: "done",
    BatchState.ENDED: "neutral",
}
DIFFICULTY_STATE: dict[str, Words] = {
    DifficultyState.OPEN: _("Chờ trả lời"),
    DifficultyState.ANSWERED: _("Đã trả lời"),
    DifficultyState.CLOSED: _("Đã kết thúc"),
}
DIFFICULTY_BADGE: dict[str, str] = {
    DifficultyState.OPEN: "warn",
    DifficultyState.ANSWERED: "info",
    DifficultyState.CLOSED: "done",
}
DIFFICULTY_EVENT: dict[str, Words] = {
    DifficultyEvent.RAISE: _("Nêu khó khăn, vướng mắc"),
    DifficultyEvent.GUIDE: _("Hướng dẫn"),
    DifficultyEvent.FORWARD: _("Chuyển lên cấp trên"),
    DifficultyEvent.NOTE: _("Ghi nhận"),
    DifficultyEvent.OVERDUE: _("Quá ngày trả lời, đã báo cấp trên"),
    DifficultyEvent.ACCEPT: _("Đồng ý với trả lời"),
    DifficultyEvent.ASK_AGAIN: _("Đề nghị trả lời lại"),
    DifficultyEvent.CLOSE: _("Kết thúc"),
}
CHANGE: dict[str, Words] = {
    "plans.task.corrected": _("Sửa việc"),
    "plans.task.split": _("Tách việc"),
    "plans.task.split_into": _("Được tách ra"),
    "plans.task.merged": _("Gộp việc"),
    "plans.task.merged_into": _("Được gộp lại"),
    "plans.task.withdrawn": _("Rút việc"),
    "plans.task.moved": _("Chuyển sang cơ quan kế thừa"),
    "plans.task.parent_set": _("Nối với việc của cấp trên"),
}
CHANGED_FIELD: dict[str, Words] = {
    "text": _("Nội dung"),
    "product": _("Sản phẩm"),
    "clause": _("Mục trong văn bản"),
    "due_on": _("Thời hạn"),
    "recurrence": _("Lặp lại"),
    "compiler": _("Cơ quan tổng hợp"),
    "pillar": _("Nhóm nhiệm vụ"),
    "funding_vnd": _("Kinh phí"),
    "funding_source": _("Nguồn kinh phí"),
    "funding_programme": _("Lồng ghép vào"),
    "parent_task": _("Thực hiện việc của cấp trên"),
    "bodies_added": _("Thêm cơ quan"),
    "bodies_removed": _("Bớt cơ quan"),
    "roles_changed": _("Đổi vai trò"),
    "became": _("Thành"),
    "came_from": _("Từ"),
}


CAMPAIGN_STATE: dict[str, Words] = {
    CampaignState.DRAFT: _("Đang chuẩn bị"),
    CampaignState.OPEN: _("Đang rà soát"),
    CampaignState.CLOSED: _("Đã kết thúc"),
}
EXAMINED_STATE: dict[str, Words] = {
    ExaminedState.WAITING: _("Chưa giao"),
    ExaminedState.GIVEN: _("Đang rà soát"),
    ExaminedState.RETURNED: _("Trả lại bổ sung"),
    ExaminedState.SUBMITTED: _("Chờ duyệt"),
    ExaminedState.APPROVED: _("Đã duyệt"),
}
FINDING_VERDICT: dict[str, Words] = {
    FindingVerdict.SUITABLE: _("Còn phù hợp"),
    FindingVerdict.CONFLICTING: _("Mâu thuẫn, chồng chéo"),
    FindingVerdict.EXPIRED: _("Hết hiệu lực pháp luật"),
    FindingVerdict.UNSUITED: _("Không còn phù hợp"),
    FindingVerdict.LACKING: _("Thiếu quy định"),
}
PROPOSED_ACTION: dict[str, Words] = {
    ProposedAction.KEEP: _("Giữ nguyên"),
    ProposedAction.AMEND: _("Sửa đổi, bổ sung"),
    ProposedAction.REPLACE: _("Thay thế"),
    ProposedAction.REPEAL: _("Bãi bỏ"),
    ProposedAction.ISSUE: _("Ban hành mới"),
    ProposedAction.ANNOUNCE: _("Công bố hết hiệu lực"),
}
PROPOSED_TO: dict[str, Words] = {
    ProposedTo.OWN: _("Cơ quan chủ trì rà soát tự làm"),
    ProposedTo.OTHER: _("Đề nghị cơ quan khác"),
}
PROPOSAL_STATE: dict[str, Words] = {
    ProposalState.NONE: _("Không có đề xuất"),
    ProposalState.PENDING: _("Chưa đề nghị"),
    ProposalState.SENT: _("Đã đề nghị"),
    ProposalState.RECEIVED: _("Cơ quan có thẩm quyền đã tiếp nhận"),
    ProposalState.DRAFTING: _("Đang soạn thảo, sửa đổi"),
    ProposalState.ISSUED: _("Đã ban hành"),
    ProposalState.DECLINED: _("Không được chấp nhận"),
}
PROPOSAL_EVENT: dict[str, Words] = {
    ProposalEvent.SEND: _("Ghi đã đề nghị"),
    ProposalEvent.RECEIVE: _("Ghi đã được tiếp nhận"),
    ProposalEvent.DRAFT: _("Ghi đang soạn thảo, sửa đổi"),
    ProposalEvent.ISSUE: _("Ghi đã ban hành"),
    ProposalEvent.DECLINE: _("Ghi không được chấp nhận"),
    ProposalEvent.REOPEN: _("Theo dõi tiếp"),
}
EXAMINED_EVENT: dict[str, Words] = {
    ExaminedEvent.GIVE: _("Giao rà soát"),
    ExaminedEvent.SUBMIT: _("Trình kết quả"),
    ExaminedEvent.RECALL: _("Lấy lại để sửa"),
    ExaminedEvent.APPROVE: _("Duyệt kết quả"),
    ExaminedEvent.RETURN: _("Trả lại bổ sung"),
}
CAMPAIGN_STEP: dict[str, Words] = {**EXAMINED_EVENT, **PROPOSAL_EVENT}


NO_PILLAR: Words = _("Chưa xếp nhóm")
NO_AREA: Words = _("Cơ quan trung ương và cơ quan khác")
NOT_ON_NODE: Words = _("Cơ quan chưa có trên hệ thống")


def basis_sentences(steps: Sequence[Mapping[str, Any]]) -> list[str]:
    """The reasoning behind a due date, in sentences."""
    said = []
    for step in steps:
        values = dict(step.get("values") or {})
        if "repeat" in values:
            values["repeat"] = str(REPEAT.get(values["repeat"], values["repeat"]))
        sentence = str(BASIS.get(step["code"], ""))
        said.append(sentence % values if values else sentence)
    return [sentence for sentence in said if sentence]
