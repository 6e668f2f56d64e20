"""The room's registration with Django, and its entries in the registries below it."""

from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chuan.plans.recorded import FIELDS, PERSONAL, SENTENCES


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
