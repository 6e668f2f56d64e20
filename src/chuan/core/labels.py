"""Vietnamese words for the states."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.core.enums import FlagState, JobState

JOB_STATES: dict[JobState, Promise] = {
    JobState.QUEUED: _("Đang chờ"),
    JobState.RUNNING: _("Đang chạy"),
    JobState.DONE: _("Đã xong"),
    JobState.FAILED: _("Không thành"),
    JobState.CANCELLED: _("Đã dừng"),
}
FLAG_STATES: dict[FlagState, Promise] = {
    FlagState.OPEN: _("Chưa xem lại"),
    FlagState.CHANGED: _("Đã sửa theo quy định mới"),
    FlagState.STILL_RIGHT: _("Vẫn đúng"),
    FlagState.NO_CONCERN: _("Không liên quan"),
    FlagState.WITHDRAWN: _("Không còn phải xem"),
}
FLAG_BADGES: dict[FlagState, str] = {
    FlagState.OPEN: "warn",
    FlagState.CHANGED: "done",
    FlagState.STILL_RIGHT: "done",
    FlagState.NO_CONCERN: "neutral",
    FlagState.WITHDRAWN: "neutral",
}
