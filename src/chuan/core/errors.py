"""What this room refuses."""

from chuan.domain.errors import NotAllowed, NotFound, RuleBroken


class FileRefused(RuleBroken):
    """The content is empty, too large, or not what its name says."""

    code = "core.file_refused"


class FileNotFound(NotFound):
    """No such file, or none the actor may know of."""

    code = "core.file_not_found"


class JobNotFound(NotFound):
    """No such job, or none the actor may know of."""

    code = "core.job_not_found"


class JobNotAllowed(NotAllowed):
    """The job cannot be stopped or tried again in its present state."""

    code = "core.job_not_allowed"


class NoticeNotFound(NotFound):
    """No such line in the actor's inbox."""

    code = "core.notice_not_found"
