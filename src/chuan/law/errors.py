"""What this room refuses.

NotFound    NoSuchAct · NoSuchDay
NotAllowed  MayNotChangeDays
RuleBroken  ReasonMissing
"""

from chuan.domain.errors import NotAllowed, NotFound, RuleBroken
from chuan.domain.sentences import gettext_noop


class NoSuchAct(NotFound):
    """No act with this identity in the register."""

    code = "law.no_such_act"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không có văn bản này trong danh mục."))


class NoSuchDay(NotFound):
    """No day of the calendar was changed by hand there."""

    code = "law.no_such_day"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Ngày này không có trong lịch, hoặc chưa được sửa tay."))


class MayNotChangeDays(NotAllowed):
    """Only the administrator of the node changes the calendar."""

    code = "law.may_not_change_days"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Chỉ quản trị viên của nút mới sửa được lịch ngày nghỉ."))


class ReasonMissing(RuleBroken):
    """A change of the calendar says why."""

    code = "law.reason_missing"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Hãy ghi lý do: văn bản hoặc thông báo nào nói về ngày này."))
