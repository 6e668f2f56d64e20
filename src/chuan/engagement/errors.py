"""What this room refuses.

DomainError
├── NotAllowed  MayNotKeep        the body keeps no profile, or the role may not write it
│               MayNotCheck       only the province's department and the commune check profiles
│               MayNotTell        only who follows technical barriers records notifications
│               MayNotKeepAnswer  an answer is kept by who works for a body
│               MayNotKeepLists   lists of goods by level of risk are loaded by the bodies in charge
├── NotFound    ProfileNotFound   no such profile or line, or none the actor may know of
│               NotificationNotFound  no such notification, match, question or file
│               AnswerNotFound    no such answer of the own body
│               RiskListNotFound  no such list of goods by level of risk
├── Conflict    AlreadyDecided    somebody decided first
└── RuleBroken  NotASymbol        the text is no symbol of a notification
                LineRefused       a line of a profile that cannot stand as typed
                ReasonMissing     a decision that needs a reason
                RequestRefused    a wish for an account that cannot be taken
                TaxCodeUnreadable the text is no tax code
                FileUnreadable    a file that is no list of notifications, no list of risk
"""

from chuan.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from chuan.domain.sentences import gettext_noop


class MayNotKeep(NotAllowed):
    """Only enterprises, cooperatives, households, assessment bodies and centres keep a profile."""

    code = "engagement.may_not_keep"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Hồ sơ cơ sở do doanh nghiệp, hợp tác xã, hộ sản xuất, tổ chức đánh giá sự phù hợp hoặc "
                "trung tâm tự lập. Nếu bạn làm việc cho một cơ sở như vậy, hãy chọn cơ sở ở góc trên."
            )
        )


class MayNotCheck(NotAllowed):
    """The province's department, and the commune for its own territory."""

    code = "engagement.may_not_check"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Việc kiểm tra lời khai do Sở Khoa học và Công nghệ và UBND cấp xã nơi có cơ sở làm."
            )
        )


class MayNotTell(NotAllowed):
    """The province's department, the ministry's side and the node's administrator."""

    code = "engagement.may_not_tell"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Việc này do đầu mối về hàng rào kỹ thuật trong thương mại (TBT) làm: Sở Khoa học và "
                "Công nghệ của tỉnh hoặc cơ quan trung ương."
            )
        )


class ProfileNotFound(NotFound):
    """No such profile or line, or none the actor may know of."""

    code = "engagement.profile_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy hồ sơ cơ sở hoặc mục này."))


class NotificationNotFound(NotFound):
    """No such notification, match, question or file."""

    code = "engagement.notification_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy thông báo hoặc mục này."))


class AlreadyDecided(Conflict):
    """Somebody decided first."""

    code = "engagement.already_decided"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Mục này vừa có người xử lý. Hãy mở lại trang để xem kết quả.")
        )


class NotASymbol(RuleBroken):
    """The text is no symbol of a notification; `text` says which."""

    code = "engagement.not_a_symbol"

    def __init__(self, text: str = "") -> None:
        super().__init__(
            gettext_noop(
                "Ký hiệu thông báo chưa đúng dạng. Ghi như G/TBT/N/VNM/123, có thể thêm /Rev.1, /Add.1 "
                "hoặc /Corr.1."
            ),
            text=text[:200],
            field="symbol",
        )


class LineRefused(RuleBroken):
    """A line of a profile that cannot stand as typed; the sentence says what to do."""

    code = "engagement.line_refused"


class ReasonMissing(RuleBroken):
    """A decision that needs a reason."""

    code = "engagement.reason_missing"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Hãy ghi lý do để cơ sở biết cần bổ sung gì."), field="reason"
        )


class RequestRefused(RuleBroken):
    """A wish for an account that cannot be taken; the sentence says what to do."""

    code = "engagement.request_refused"


class TaxCodeUnreadable(RuleBroken):
    """The text is no tax code."""

    code = "engagement.tax_code_unreadable"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Mã số thuế cần xem lại: 10 số, 13 số của chi nhánh, hoặc 12 số định danh cá nhân."
            ),
            field="tax_code",
        )


class FileUnreadable(RuleBroken):
    """A file that is no list of notifications, no list of risk; the sentence says what to do."""

    code = "engagement.file_unreadable"


class MayNotKeepAnswer(NotAllowed):
    """Whoever works for a body may keep answers for it."""

    code = "engagement.may_not_keep_answer"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Hãy đăng nhập và chọn cơ sở bạn làm việc cho, rồi lưu câu trả lời.")
        )


class AnswerNotFound(NotFound):
    """No such answer, or none of the own body."""

    code = "engagement.no_such_answer"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy câu trả lời này."))


class MayNotKeepLists(NotAllowed):
    """Officers of the bodies in charge, and the node's administrator: a list is one for everybody."""

    code = "engagement.may_not_keep_lists"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Danh mục hàng hóa theo mức rủi ro do Sở Khoa học và Công nghệ của tỉnh, cơ quan trung "
                "ương hoặc quản trị hệ thống nạp."
            )
        )


class RiskListNotFound(NotFound):
    """No such list of goods by level of risk."""

    code = "engagement.no_such_risk_list"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy danh mục này. Có thể danh mục vừa được bỏ."))
