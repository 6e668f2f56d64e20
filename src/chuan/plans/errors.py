"""What this room refuses.

DomainError
├── NotAllowed  TaskNotYours
├── NotFound    TaskNotFound, PlanNotFound
├── Conflict    AlreadyAccepted    the organisation holds this document already
│               WorkHasBegun       somebody worked on a task: acceptance cannot be undone
│               OtherOrganisation  the draft was brought in for another organisation
└── RuleBroken  NothingToAccept, TaskIncomplete
"""

from chuan.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken


class TaskNotYours(NotAllowed):
    """The task belongs to another organisation."""

    code = "plans.task_not_yours"


class TaskNotFound(NotFound):
    """No such task, or none the actor may know of."""

    code = "plans.task_not_found"


class PlanNotFound(NotFound):
    """No such plan, or none the actor may know of."""

    code = "plans.plan_not_found"


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


class TaskIncomplete(RuleBroken):
    """A task lacks what it must have."""

    code = "plans.task_incomplete"
