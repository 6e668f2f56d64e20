"""Words of this room for its closed lists."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.procedures.enums import (
    AtEnd,
    Choice,
    ClockKind,
    ClockState,
    ClockUnit,
    FieldKind,
    StepKind,
    Wanted,
)

CLOCK_KIND: Final[dict[str, Promise]] = {
    ClockKind.AT_MOST: _("Thời hạn"),
    ClockKind.AT_LEAST: _("Thời gian tối thiểu"),
    ClockKind.REVIEW: _("Kỳ rà soát, hiệu lực"),
}
CLOCK_STATE: Final[dict[str, Promise]] = {
    ClockState.WAITING: _("Chưa bắt đầu"),
    ClockState.RUNNING: _("Đang tính"),
    ClockState.PAUSED: _("Tạm dừng"),
    ClockState.STOPPED: _("Đã xong"),
}
CLOCK_UNIT: Final[dict[str, Promise]] = {
    ClockUnit.WORKING_DAYS: _("ngày làm việc"),
    ClockUnit.DAYS: _("ngày"),
    ClockUnit.MONTHS: _("tháng"),
    ClockUnit.YEARS: _("năm"),
}
AT_END: Final[dict[str, Promise]] = {
    AtEnd.SHOW: _("hiện là quá hạn"),
    AtEnd.NOTICE: _("báo người phụ trách"),
    AtEnd.OFFER: _("mở bước tiếp theo"),
    AtEnd.STEP: _("hệ thống tự ghi bước tiếp theo"),
}
CHOICE: Final[dict[str, Promise]] = {
    Choice.OPENER: _("Cơ quan mở hồ sơ"),
    Choice.AGENCY: _("Theo loại cơ quan"),
    Choice.CHOSEN: _("Chọn khi làm hồ sơ"),
}
FIELD_KIND: Final[dict[str, Promise]] = {
    FieldKind.TEXT: _("Chữ"),
    FieldKind.DATE: _("Ngày"),
    FieldKind.NUMBER: _("Số"),
}
STEP_KIND: Final[dict[str, Promise]] = {
    StepKind.OPENED: _("Mở hồ sơ"),
    StepKind.TAKEN: _("Làm một bước"),
    StepKind.BY_CLOCK: _("Hệ thống ghi theo thời hạn"),
    StepKind.UNDONE: _("Lấy lại một bước"),
}
WANTED: Final[dict[str, Promise]] = {
    Wanted.NO: _("Không hỏi"),
    Wanted.MAY: _("Có thể ghi"),
    Wanted.MUST: _("Phải ghi"),
}
