"""What this room refuses.

DomainError
├── NotAllowed  MayNotPlan         only officers and heads accept plans and make tasks
│               MayNotAssign       only the head of the body that was given the share
│               MayNotWork         the share was given to somebody else
│               MayNotHandOver     only heads and administrators
│               TaskNotYours       the task belongs to another organisation
│               MayNotSupervise    only the Front, unions, councils and party bodies supervise
│               MayNotReviewDocuments  the step of a campaign belongs to somebody else
├── NotFound    TaskNotFound, PlanNotFound, HandOverNotFound, ReviewNotFound,
│               SupervisionNotFound, CampaignNotFound
├── Conflict    AlreadyAccepted    the organisation holds this document already
│               WorkHasBegun       somebody worked on a task: acceptance cannot be undone
│               OtherOrganisation  the draft was brought in for another organisation
└── RuleBroken  NothingToAccept, TaskIncomplete, HandOverRefused, ReviewIncomplete,
                SupervisionIncomplete, CampaignIncomplete
"""

from chuan.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from chuan.domain.sentences import gettext_noop


class MayNotPlan(NotAllowed):
    """The role does not accept plans, nor make and undo what comes of them; the sentence says what."""

    code = "plans.may_not_plan"


class MayNotAssign(NotAllowed):
    """Only the head of the body that was given the share says who does it."""

    code = "plans.may_not_assign"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Chỉ người đứng đầu cơ quan được giao mới phân công người thực hiện.")
        )


class MayNotWork(NotAllowed):
    """The share was given to somebody else; the sentence says what was refused."""

    code = "plans.may_not_work"


class MayNotHandOver(NotAllowed):
    """Only heads and administrators move the work of others."""

    code = "plans.may_not_hand_over"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Chỉ người đứng đầu hoặc quản trị viên được lập bàn giao công việc.")
        )


class TaskNotYours(NotAllowed):
    """The task belongs to another organisation."""

    code = "plans.task_not_yours"

    def __init__(
        self,
        message: str = gettext_noop("Việc này do cơ quan khác giao; chỉ cơ quan đó sửa được."),
    ) -> None:
        super().__init__(message)


class TaskNotFound(NotFound):
    """No such task, or none the actor may know of."""

    code = "plans.task_not_found"


class PlanNotFound(NotFound):
    """No such plan, or none the actor may know of."""

    code = "plans.plan_not_found"


class HandOverNotFound(NotFound):
    """No such record, or none the actor may know of."""

    code = "plans.hand_over_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy biên bản này."))


class AlreadyAccepted(Conflict):
    """The organisation accepted this document before."""

    code = "plans.already_accepted"


class WorkHasBegun(Conflict):
    """Somebody has worked on a task of the plan."""

    code = "plans.work_has_begun"


class OtherOrganisation(Conflict):
    """The draft was brought in for another organisation than the one acted for now."""

    code = "plans.other_organisation"


class NothingToAccept(RuleBroken):
    """The draft holds no document that could be accepted."""

    code = "plans.nothing_to_accept"


class HandOverRefused(RuleBroken):
    """The two people of a hand-over do not fit; `field` names which of them."""

    code = "plans.hand_over_refused"


class TaskIncomplete(RuleBroken):
    """A task lacks what it must have."""

    code = "plans.task_incomplete"


class ReviewNotFound(NotFound):
    """No such review, lesson or model, or none the actor may know of."""

    code = "plans.review_not_found"


class ReviewIncomplete(RuleBroken):
    """A review or a model lacks what it must have; `field` names the box."""

    code = "plans.review_incomplete"


class MayNotSupervise(NotAllowed):
    """The organisation or the role does not supervise; the sentence says who does."""

    code = "plans.may_not_supervise"


class SupervisionNotFound(NotFound):
    """No such programme, supervision or recommendation, or none the actor may know of."""

    code = "plans.supervision_not_found"


class SupervisionIncomplete(RuleBroken):
    """A programme, supervision or recommendation lacks what it must have; `field` names the box."""

    code = "plans.supervision_incomplete"


class EvidenceMissing(RuleBroken):
    """A report of completion has nothing that shows what was done."""

    code = "plans.evidence_missing"


class EvidenceRefused(RuleBroken):
    """What was given cannot serve as evidence; `field` names the box it is about."""

    code = "plans.evidence_refused"


class EvidenceNotFound(NotFound):
    """No such piece of evidence, or none the actor may know of."""

    code = "plans.evidence_not_found"


class MayNotConfirm(NotAllowed):
    """The body acted for was not asked to confirm, or the role does not."""

    code = "plans.may_not_confirm"


class BatchNotFound(NotFound):
    """No such batch, or none the actor may know of."""

    code = "plans.batch_not_found"


class BatchMoved(Conflict):
    """Somebody has moved the batch, or a share of it, on meanwhile."""

    code = "plans.batch_moved"


class StepNotUndone(Conflict):
    """The last step was taken by somebody else, or too long ago, or what followed stands on it."""

    code = "plans.step_not_undone"


class DifficultyNotFound(NotFound):
    """No such difficulty, or none the actor may know of."""

    code = "plans.difficulty_not_found"


class MayNotAnswer(NotAllowed):
    """The difficulty was asked of another body, or the role does not answer."""

    code = "plans.may_not_answer"


class NobodyAbove(RuleBroken):
    """No body above is on this node to be asked."""

    code = "plans.nobody_above"


class MayNotSpeak(NotAllowed):
    """The body acted for has no part in the task."""

    code = "plans.may_not_speak"


class ParentNotFound(NotFound):
    """No such document above the plan."""

    code = "plans.parent_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy văn bản cấp trên này."))


class OwnAncestor(RuleBroken):
    """The plan would stand above itself."""

    code = "plans.own_ancestor"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Không thêm được: văn bản này thực hiện chính kế hoạch đang xem.")
        )


class LinkIncomplete(RuleBroken):
    """What joins two documents lacks a role, a reason or one of the two; `field` says which."""

    code = "plans.link_incomplete"


class DutyNotFound(NotFound):
    """No such duty to plan, or none the actor may know of."""

    code = "plans.duty_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy cơ quan này trong danh sách."))


class DutyIncomplete(RuleBroken):
    """A duty to plan lacks what it must have; `field` says what."""

    code = "plans.duty_incomplete"


class DutySettled(Conflict):
    """The duty stands otherwise than the page showed."""

    code = "plans.duty_settled"


class AnswerRefused(RuleBroken):
    """A finding of a comparison is set aside with a reason, and by its fingerprint."""

    code = "plans.answer_refused"


class MoveNotFound(NotFound):
    """No such proposal, or none the actor may know of."""

    code = "plans.move_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy đề xuất chuyển việc này."))


class MoveRefused(RuleBroken):
    """Work cannot be moved so; the sentence says why."""

    code = "plans.move_refused"


class NothingToDraft(RuleBroken):
    """The plan above says nothing that a plan of one's own could be drafted from."""

    code = "plans.nothing_to_draft"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Văn bản này chưa có nhiệm vụ nào để soạn kế hoạch của cơ quan mình.")
        )


class NobodyIsLate(RuleBroken):
    """Nobody was chosen who is late with anything."""

    code = "plans.nobody_is_late"


class CampaignNotFound(NotFound):
    """No such campaign, document or finding, or none the actor may know of."""

    code = "plans.campaign_not_found"


class CampaignIncomplete(RuleBroken):
    """Something of a campaign lacks what it must have; `field` says what."""

    code = "plans.campaign_incomplete"


class MayNotReviewDocuments(NotAllowed):
    """The step belongs to somebody else: the body that leads, the one that reviews, its head."""

    code = "plans.may_not_review_documents"
