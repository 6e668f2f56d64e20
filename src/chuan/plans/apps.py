"""The room's registration with Django, and its entries in the registries below it."""

from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SENTENCES = {
    "plans.child.drafted": _("soạn kế hoạch của cơ quan mình từ kế hoạch cấp trên"),
    "plans.counterpart.set": _("đặt đơn vị nhận việc của cơ quan cấp trên"),
    "plans.plan.accepted": _("tiếp nhận kế hoạch và giao việc"),
    "plans.plan.acceptance_undone": _("hoàn tác việc tiếp nhận kế hoạch"),
    "plans.task.created": _("lập việc"),
    "plans.task.corrected": _("sửa việc"),
    "plans.task.split": _("tách việc"),
    "plans.task.split_into": _("lập việc do tách"),
    "plans.task.merged": _("gộp việc"),
    "plans.task.merged_into": _("lập việc do gộp"),
    "plans.task.withdrawn": _("rút việc"),
    "plans.share.person_assigned": _("phân công người thực hiện"),
    "plans.share.person_changed": _("chuyển người thực hiện"),
    "plans.share.replied": _("trao đổi về việc được giao"),
    "plans.share.start": _("bắt đầu làm"),
    "plans.share.finish": _("báo hoàn thành"),
    "plans.share.drop": _("báo không thực hiện"),
    "plans.share.reopen": _("làm tiếp việc đã kết thúc"),
    "plans.share.confirm": _("xác nhận hoàn thành việc"),
    "plans.share.return": _("trả lại bổ sung việc đã báo hoàn thành"),
    "plans.share.undone": _("hoàn tác bước vừa thao tác"),
    "plans.evidence.added": _("thêm minh chứng"),
    "plans.evidence.removed": _("gỡ minh chứng"),
    "plans.evidence.secret_refused": _("từ chối nội dung mang dấu chỉ độ mật"),
    "plans.batch.opened": _("lập lô xác nhận và rút mẫu"),
    "plans.batch.checked": _("kiểm tra một việc trong mẫu của lô"),
    "plans.batch.widened": _("rút thêm mẫu của lô"),
    "plans.batch.confirmed": _("xác nhận hoàn thành theo lô"),
    "plans.batch.ended": _("dừng lô xác nhận"),
    "plans.rules.set": _("đặt cỡ mẫu và số ngày trả lời"),
    "plans.task.parent_set": _("nối việc với việc của cấp trên"),
    "plans.difficulty.raise": _("nêu khó khăn, vướng mắc"),
    "plans.difficulty.guide": _("hướng dẫn về khó khăn, vướng mắc"),
    "plans.difficulty.forward": _("chuyển khó khăn, vướng mắc lên cấp trên"),
    "plans.difficulty.note": _("ghi nhận khó khăn, vướng mắc"),
    "plans.difficulty.overdue": _("báo khó khăn, vướng mắc quá ngày trả lời"),
    "plans.difficulty.accept": _("đồng ý với trả lời về khó khăn, vướng mắc"),
    "plans.difficulty.ask_again": _("đề nghị trả lời lại về khó khăn, vướng mắc"),
    "plans.difficulty.close": _("kết thúc khó khăn, vướng mắc"),
    "plans.task.discussed": _("trao đổi về việc"),
    "plans.reminders.sent": _("nhắc việc đến hạn"),
    "plans.work_handed_over": _("bàn giao công việc"),
    "plans.parent.confirmed": _("xác nhận văn bản cấp trên của kế hoạch"),
    "plans.parent.dismissed": _("bỏ văn bản cấp trên của kế hoạch"),
    "plans.parent.added": _("thêm văn bản cấp trên của kế hoạch"),
    "plans.target.inherited": _("kế thừa chỉ tiêu của văn bản cấp trên"),
    "plans.target.looked_at": _("xem lại chỉ tiêu kế thừa đã thay đổi"),
    "plans.target.released": _("thôi kế thừa chỉ tiêu"),
    "plans.duty.confirmed": _("xác nhận các cơ quan phải ban hành kế hoạch"),
    "plans.duty.added": _("thêm cơ quan phải ban hành kế hoạch"),
    "plans.duty.exempted": _("miễn ban hành kế hoạch cho một cơ quan"),
    "plans.duty.marked": _("ghi nhận một cơ quan đã ban hành kế hoạch"),
    "plans.duty.reopened": _("mở lại yêu cầu ban hành kế hoạch"),
    "plans.duty.removed": _("bỏ một cơ quan khỏi danh sách phải ban hành kế hoạch"),
    "plans.party_link.confirmed": _("xác nhận văn bản thực hiện nhiệm vụ"),
    "plans.party_link.dismissed": _("bỏ liên kết với văn bản thực hiện nhiệm vụ"),
    "plans.alignment.answered": _("bỏ qua một điểm khi đối chiếu kế hoạch"),
    "plans.alignment.reopened": _("mở lại một điểm khi đối chiếu kế hoạch"),
    "plans.move.noticed": _("đề xuất chuyển việc của cơ quan đã kết thúc hoạt động"),
    "plans.move.accepted": _("chuyển việc sang cơ quan kế thừa"),
    "plans.move.kept": _("giữ nguyên việc của cơ quan đã kết thúc hoạt động"),
    "plans.move.undone": _("hoàn tác việc chuyển sang cơ quan kế thừa"),
    "plans.move.focal": _("chuyển đầu mối của kế hoạch"),
    "plans.move.drafted": _("soạn quyết định điều chỉnh cơ quan thực hiện"),
    "plans.review.planned": _("lập lịch sơ kết, tổng kết"),
    "plans.review.held": _("ghi kết quả sơ kết, tổng kết"),
    "plans.review.concluded": _("kết luận sơ kết, tổng kết"),
    "plans.review.reopened": _("mở lại cuộc sơ kết, tổng kết"),
    "plans.review.cancelled": _("bỏ cuộc sơ kết, tổng kết khỏi lịch"),
    "plans.review.lesson_added": _("ghi nội dung rút ra khi sơ kết, tổng kết"),
    "plans.review.lesson_removed": _("bỏ nội dung rút ra khi sơ kết, tổng kết"),
    "plans.model.described": _("ghi mô hình, cách làm hay"),
    "plans.model.recommended": _("phổ biến mô hình, cách làm hay"),
    "plans.model.copied": _("trả lời về việc áp dụng mô hình"),
    "plans.supervision.programme_created": _("lập chương trình giám sát"),
    "plans.supervision.added": _("thêm cuộc giám sát"),
    "plans.supervision.announced": _("thông báo chương trình giám sát"),
    "plans.supervision.held": _("ghi kết quả giám sát"),
    "plans.supervision.recommended": _("gửi kiến nghị qua giám sát"),
    "plans.supervision.answer": _("trả lời kiến nghị qua giám sát"),
    "plans.supervision.settle": _("ghi kiến nghị đã giải quyết xong"),
    "plans.supervision.ask_again": _("đề nghị trả lời lại kiến nghị"),
    "plans.campaign.begun": _("lập đợt rà soát văn bản"),
    "plans.campaign.corrected": _("sửa đợt rà soát văn bản"),
    "plans.campaign.open": _("mở đợt rà soát văn bản"),
    "plans.campaign.close": _("kết thúc đợt rà soát văn bản"),
    "plans.campaign.reopen": _("mở lại đợt rà soát văn bản"),
    "plans.campaign.dropped": _("bỏ đợt rà soát văn bản chưa mở"),
    "plans.campaign.listed": _("thêm văn bản vào đợt rà soát"),
    "plans.campaign.unlisted": _("bỏ văn bản khỏi đợt rà soát"),
    "plans.campaign.given": _("giao rà soát văn bản"),
    "plans.campaign.passed_on": _("chuyển việc rà soát văn bản cho đơn vị"),
    "plans.campaign.reviewer_named": _("phân công người rà soát văn bản"),
    "plans.campaign.finding_written": _("ghi kết quả rà soát văn bản"),
    "plans.campaign.finding_removed": _("bỏ kết quả rà soát văn bản"),
    "plans.campaign.file_added": _("thêm tệp rà soát văn bản"),
    "plans.campaign.file_removed": _("gỡ tệp rà soát văn bản"),
    "plans.campaign.submit": _("trình kết quả rà soát văn bản"),
    "plans.campaign.recall": _("lấy lại kết quả rà soát văn bản để sửa"),
    "plans.campaign.approve": _("duyệt kết quả rà soát văn bản"),
    "plans.campaign.return": _("trả lại bổ sung kết quả rà soát văn bản"),
    "plans.campaign.drafted": _("soạn văn bản từ đợt rà soát"),
    "plans.campaign.reminded": _("nhắc việc rà soát văn bản"),
    "plans.campaign.proposal_send": _("ghi đã đề nghị sửa đổi văn bản"),
    "plans.campaign.proposal_receive": _("ghi đề nghị sửa đổi văn bản đã được tiếp nhận"),
    "plans.campaign.proposal_draft": _("ghi văn bản đang được sửa đổi"),
    "plans.campaign.proposal_issue": _("ghi văn bản sửa đổi đã ban hành"),
    "plans.campaign.proposal_decline": _("ghi đề nghị sửa đổi văn bản không được chấp nhận"),
    "plans.campaign.proposal_reopen": _("theo dõi tiếp đề nghị sửa đổi văn bản"),
}
FIELDS = {
    "article": _("Điều, khoản"),
    "documents": _("Số văn bản"),
    "document": _("Văn bản"),
    "due_on": _("Thời hạn"),
    "file": _("Tệp"),
    "paper": _("Loại văn bản"),
    "reminded": _("Số việc đã nhắc"),
    "reviewer_label": _("Người rà soát"),
    "symbol": _("Số, ký hiệu"),
    "verdict": _("Kết quả rà soát"),
}
PERSONAL = (
    ("plans.Counterpart", "saved_by_label", _("ai đặt đơn vị nhận việc")),
    ("plans.Plan", "accepted_by", _("ai tiếp nhận kế hoạch")),
    ("plans.Plan", "accepted_by_label", _("ai tiếp nhận kế hoạch")),
    ("plans.PersonalAssignment", "person", _("ai thực hiện việc")),
    ("plans.PersonalAssignment", "given_by_label", _("ai phân công")),
    ("plans.Note", "author_label", _("ai cho ý kiến, ai trả lời")),
    ("plans.Note", "to_label", _("ý kiến gửi ai")),
    ("plans.TaskChange", "actor_label", _("ai sửa việc")),
    ("plans.Assignment", "reported_by", _("ai báo hoàn thành")),
    ("plans.ShareStep", "by_id", _("ai thao tác, để hoàn tác bước nhầm")),
    ("plans.ShareStep", "by_label", _("ai thao tác")),
    ("plans.Evidence", "by_id", _("ai đưa minh chứng")),
    ("plans.Evidence", "by_label", _("ai đưa minh chứng")),
    ("plans.Evidence", "removed_by_label", _("ai gỡ minh chứng")),
    ("plans.Confirmation", "by_id", _("ai xác nhận")),
    ("plans.Confirmation", "by_label", _("ai xác nhận")),
    ("plans.ConfirmationBatch", "opened_by", _("ai lập lô xác nhận")),
    ("plans.ConfirmationBatch", "opened_by_label", _("ai lập lô xác nhận")),
    ("plans.ConfirmationBatch", "ended_by_label", _("ai kết thúc lô xác nhận")),
    ("plans.BatchItem", "checked_by_label", _("ai kiểm tra mẫu")),
    ("plans.SampleDraw", "by_label", _("ai rút mẫu")),
    ("plans.WorkRules", "by_label", _("ai đặt cỡ mẫu và số ngày trả lời")),
    ("plans.Difficulty", "raised_by", _("ai nêu khó khăn, vướng mắc")),
    ("plans.Difficulty", "raised_by_label", _("ai nêu khó khăn, vướng mắc")),
    ("plans.DifficultyStep", "by_id", _("ai trả lời")),
    ("plans.DifficultyStep", "by_label", _("ai trả lời")),
    ("plans.TaskMessage", "by_id", _("ai trao đổi")),
    ("plans.TaskMessage", "by_label", _("ai trao đổi")),
    ("plans.ReminderDay", "person_id", _("ai được nhắc việc, để không nhắc hai lần")),
    ("plans.Reminder", "person_id", _("ai được nhắc việc, để không nhắc hai lần")),
    ("plans.HandOver", "from_person", _("ai bàn giao")),
    ("plans.HandOver", "from_label", _("ai bàn giao")),
    ("plans.HandOver", "to_person", _("ai nhận bàn giao")),
    ("plans.HandOver", "to_label", _("ai nhận bàn giao")),
    ("plans.PlanParent", "by_label", _("ai xác nhận văn bản cấp trên")),
    ("plans.DutyClause", "by_label", _("ai xác nhận yêu cầu ban hành kế hoạch")),
    ("plans.PlanDuty", "by_label", _("ai ghi nhận việc ban hành kế hoạch")),
    ("plans.CarriedOut", "by_label", _("ai liên kết nhiệm vụ với văn bản thực hiện")),
    ("plans.AlignmentAnswer", "by_label", _("ai bỏ qua điểm khi đối chiếu")),
    ("plans.MoveProposal", "by_label", _("ai quyết định việc chuyển")),
    ("plans.MovedRow", "by_label", _("ai chuyển việc")),
    ("plans.HandOver", "by_label", _("ai lập biên bản")),
    ("plans.Review", "created_by_label", _("ai lập lịch sơ kết, tổng kết")),
    ("plans.Lesson", "by_label", _("ai ghi nội dung rút ra")),
    ("plans.PracticeModel", "created_by_label", _("ai ghi mô hình")),
    ("plans.PracticeCopy", "by_label", _("ai trả lời về mô hình")),
    ("plans.Programme", "created_by_label", _("ai lập chương trình giám sát")),
    ("plans.RecommendationStep", "by_label", _("ai trả lời kiến nghị")),
    ("plans.Campaign", "created_by_label", _("ai lập đợt rà soát")),
    ("plans.CampaignDocument", "reviewer_id", _("ai rà soát văn bản")),
    ("plans.CampaignDocument", "reviewer_label", _("ai rà soát văn bản")),
    ("plans.CampaignDocument", "submitted_by_label", _("ai trình kết quả rà soát")),
    ("plans.CampaignDocument", "approved_by_label", _("ai duyệt kết quả rà soát")),
    ("plans.CampaignFinding", "by_label", _("ai ghi kết quả rà soát")),
    ("plans.CampaignStep", "by_label", _("ai thao tác")),
    ("plans.CampaignFile", "by_label", _("ai thêm tệp rà soát")),
)


class PlansConfig(AppConfig):
    """Kế hoạch."""

    name = "chuan.plans"
    label = "plans"
    verbose_name = "Kế hoạch"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter sentences, places in the rail, work given, the thread of a document, its draft."""
        from chuan.audit import sentences  # noqa: PLC0415  (models load first)
        from chuan.core import (  # noqa: PLC0415  (as above)
            files,
            panels,
            references,
            reliance,
            worklist,
        )
        from chuan.documents import draft_screen  # noqa: PLC0415  (as above)
        from chuan.plans.campaign_work import CampaignWork  # noqa: PLC0415  (as above)
        from chuan.plans.cascade_work import CascadeWork  # noqa: PLC0415  (as above)
        from chuan.plans.follow_up_work import FollowUpWork  # noqa: PLC0415  (as above)
        from chuan.plans.selectors import (  # noqa: PLC0415  (as above)
            campaign_resting,
            resting,
        )
        from chuan.plans.selectors.campaign_named import CAMPAIGN_KINDS  # noqa: PLC0415  (as above)
        from chuan.plans.selectors.campaigns import (  # noqa: PLC0415  (as above)
            may_open_review_file,
        )
        from chuan.plans.selectors.evidence import may_open_evidence  # noqa: PLC0415  (as above)
        from chuan.plans.selectors.named import KINDS  # noqa: PLC0415  (as above)
        from chuan.plans.web.panels import document_panel  # noqa: PLC0415  (as above)
        from chuan.plans.worklist import PlansWork  # noqa: PLC0415  (as above)

        sentences.register(SENTENCES)
        sentences.name_fields(FIELDS)
        worklist.register(PlansWork())
        reliance.register_kind("plan", _("Kế hoạch"), resting.plans)
        reliance.register_kind(
            campaign_resting.KIND,
            _("Văn bản đang rà soát"),
            campaign_resting.documents_under_review,
        )
        worklist.register(FollowUpWork())
        worklist.register(CascadeWork())
        worklist.register(CampaignWork())
        panels.register("documents.document", document_panel, order=10)
        draft_screen.register("plans:import_detail")
        files.register_access(may_open_evidence)
        files.register_access(may_open_review_file)
        for kind in (*KINDS, *CAMPAIGN_KINDS):
            references.register(kind)
        _register_jobs()
        _register_pages()
        _register_following()
        _register_campaigns()
        _register_papers()
        _declare_personal_fields()


def _register_papers() -> None:
    from chuan.documents import about  # noqa: PLC0415  (models load first)
    from chuan.plans.selectors.child_plan import draft_panel  # noqa: PLC0415  (as above)
    from chuan.plans.services.campaign_papers import (  # noqa: PLC0415  (as above)
        ASKS,
        CAMPAIGN_PAPER,
    )
    from chuan.plans.services.campaign_proposals import note_asked  # noqa: PLC0415  (as above)
    from chuan.plans.services.chasing import CHASE  # noqa: PLC0415  (as above)
    from chuan.plans.services.child_plan import CHILD, PROPOSAL  # noqa: PLC0415  (as above)
    from chuan.plans.services.moving import AMENDMENT  # noqa: PLC0415  (as above)
    from chuan.plans.services.settling import settle_issued  # noqa: PLC0415  (as above)

    about.register(
        CHILD, label=_("soạn từ kế hoạch cấp trên"), panel=draft_panel, on_issued=settle_issued
    )
    about.register(PROPOSAL, label=_("ban hành kế hoạch của cơ quan"))
    about.register(CHASE, label=_("đôn đốc việc quá hạn"))
    about.register(CAMPAIGN_PAPER, label=_("kết quả rà soát văn bản"))
    about.register(ASKS, label=_("đề nghị sửa đổi văn bản qua rà soát"), on_issued=note_asked)
    about.register(AMENDMENT, label=_("chuyển việc của cơ quan đã kết thúc"))


def _register_jobs() -> None:
    from chuan.core import jobs  # noqa: PLC0415  (models load first)
    from chuan.plans import cascade_jobs, tasks  # noqa: PLC0415  (as above)
    from chuan.plans.services.looking_through import LOOK_JOB  # noqa: PLC0415  (as above)

    jobs.register(tasks.REMIND, tasks.remind)
    jobs.register(tasks.PRESS, tasks.press)
    jobs.register(tasks.REVIEWS, tasks.remind_of_reviews)
    jobs.register_periodic(tasks.REVIEWS, time(5, 40), label=_("Nhắc việc rà soát văn bản"))
    jobs.register(LOOK_JOB, tasks.look_through)
    jobs.register(cascade_jobs.COMPARE_JOB, cascade_jobs.compare_job)
    jobs.register(cascade_jobs.NOTICE, cascade_jobs.notice_job)
    jobs.register_periodic(
        cascade_jobs.NOTICE, time(4, 45), label=_("Tìm việc của cơ quan đã kết thúc hoạt động")
    )
    jobs.register_periodic(tasks.REMIND, time(5, 30), label=_("Nhắc việc đến hạn"))
    jobs.register_periodic(
        tasks.PRESS, time(5, 15), label=_("Báo khó khăn, vướng mắc quá ngày trả lời")
    )


def _register_pages() -> None:
    from chuan.core.navigation import Duty, NavItem, register  # noqa: PLC0415  (models load first)
    from chuan.documents.permissions import can_use_library  # noqa: PLC0415  (as above)
    from chuan.plans.permissions import can_accept  # noqa: PLC0415  (as above)

    register(
        NavItem(
            key="plans",
            label=pgettext_lazy("rail", "Kế hoạch"),
            url_name="plans:plan_list",
            icon="plan",
            order=20,
            visible=can_use_library,
            phone=True,
        )
    )
    register(
        NavItem(
            key="overview",
            label=_("Toàn cảnh"),
            url_name="plans:overview_plans",
            icon="target",
            order=22,
            duty=Duty.WORK,
            visible=can_accept,
        )
    )
    register(
        NavItem(
            key="tasks",
            label=_("Việc đã giao"),
            url_name="plans:task_list",
            icon="send",
            order=21,
            duty=Duty.WORK,
            visible=can_use_library,
        )
    )


def _register_following() -> None:
    from chuan.core.navigation import Duty, NavItem, register  # noqa: PLC0415  (models load first)
    from chuan.documents.permissions import can_use_library  # noqa: PLC0415  (as above)
    from chuan.plans.permissions import can_accept, can_use_queue  # noqa: PLC0415  (as above)

    register(
        NavItem(
            key="confirming",
            label=_("Chờ xác nhận"),
            url_name="plans:confirm_list",
            icon="check",
            order=22,
            duty=Duty.WORK,
            visible=can_use_queue,
        )
    )
    register(
        NavItem(
            key="difficulties",
            label=_("Khó khăn, vướng mắc"),
            url_name="plans:difficulty_list",
            icon="question",
            order=23,
            duty=Duty.WORK,
            visible=can_use_library,
        )
    )
    register(
        NavItem(
            key="moves",
            label=_("Chuyển việc"),
            url_name="plans:move_list",
            icon="switch",
            order=24,
            duty=Duty.WORK,
            visible=can_accept,
        )
    )


def _register_campaigns() -> None:
    from chuan.core.navigation import Duty, NavItem, register  # noqa: PLC0415  (models load first)
    from chuan.documents.permissions import can_use_library  # noqa: PLC0415  (as above)

    register(
        NavItem(
            key="campaigns",
            label=_("Rà soát văn bản"),
            url_name="plans:campaign_list",
            icon="scan",
            order=23,
            duty=Duty.PAPERS,
            visible=can_use_library,
        )
    )


def _declare_personal_fields() -> None:
    from chuan.audit.personal import declare  # noqa: PLC0415  (models load first)

    kept = _("theo thời hạn lưu hồ sơ công việc")
    for model, field, purpose in PERSONAL:
        declare(model, field, purpose, kept, "Nghị định 30/2020/NĐ-CP")
