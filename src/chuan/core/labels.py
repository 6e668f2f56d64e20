"""Vietnamese words for the states."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.core.enums import JobState

JOB_STATES: dict[JobState, Promise] = {
    JobState.QUEUED: _("Đang chờ"),
    JobState.RUNNING: _("Đang chạy"),
    JobState.DONE: _("Đã xong"),
    JobState.FAILED: _("Không thành"),
    JobState.CANCELLED: _("Đã dừng"),
}
