"""What this room refuses.

NotFound    NoSuchAct · NoSuchDay · NoSuchEvent · NoSuchVersion · NoSuchFlag
NotAllowed  MayNotChangeDays · MayNotKeepLaw · MayNotAnswer
Conflict    ActStands · ActIsUsed · EventStands
RuleBroken  ReasonMissing · ByItself · PlaceUnknown
"""

from chuan.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
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


class NoSuchEvent(NotFound):
    """No event with this identity was entered by hand, or it was taken back."""

    code = "law.no_such_event"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không có mục ghi tay này, hoặc mục đã được rút."))


class NoSuchVersion(NotFound):
    """No version with this identity was entered by hand."""

    code = "law.no_such_version"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không có điều khoản ghi tay này."))


class NoSuchFlag(NotFound):
    """Nothing to look at again with this identity, for this reader."""

    code = "law.no_such_flag"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Không có mục cần xem lại này, hoặc mục không thuộc cơ quan của bạn.")
        )


class MayNotKeepLaw(NotAllowed):
    """Acts are kept by the administrator of the node and the bodies that answer for the field."""

    code = "law.may_not_keep_law"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Chỉ quản trị viên của nút, lãnh đạo Bộ, Ủy ban hoặc Sở Khoa học và Công nghệ mới ghi được "
                "danh mục văn bản."
            )
        )


class MayNotAnswer(NotAllowed):
    """Only those who work for a body answer for its things."""

    code = "law.may_not_answer"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Chỉ cán bộ của cơ quan mới trả lời được mục cần xem lại."))


class ActStands(Conflict):
    """The register has this act already."""

    code = "law.act_stands"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Danh mục đã có văn bản này. Hãy mở văn bản đó để ghi thêm."))


class ActIsUsed(Conflict):
    """An act that others name is not taken back."""

    code = "law.act_is_used"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Văn bản này đang được văn bản khác hoặc điều khoản dẫn tới. Hãy rút các mục đó trước."
            )
        )


class EventStands(Conflict):
    """The same event was entered already."""

    code = "law.event_stands"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Mục này đã được ghi."))


class ByItself(RuleBroken):
    """An act does not replace or suspend itself."""

    code = "law.by_itself"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Hãy chọn văn bản khác: một văn bản không tự thay thế chính nó.")
        )


class PlaceUnknown(RuleBroken):
    """An article is named so that it can be placed."""

    code = "law.place_unknown"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Hãy ghi một điều, khoản, điểm hoặc phụ lục, ví dụ: khoản 1 Điều 66.")
        )
