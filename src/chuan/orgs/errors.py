"""What this room refuses.

NotFound    NoSuchOrganisation · NoSuchPerson
NotAllowed  MayNotManage
Conflict    NameTaken · PathTaken
RuleBroken  InvitationFaulty · BadDates · OwnAccess · OpenBelow · BadSegment
            EmptyName · FollowsItself · AccountEnded
"""

from chuan.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from chuan.domain.sentences import Sentence, gettext_noop


class NoSuchOrganisation(NotFound):
    """No body with this identity, or none the actor may know of."""

    code = "orgs.no_such_organisation"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy cơ quan, tổ chức này."))


class NoSuchPerson(NotFound):
    """No account with this identity, or none the actor may know of."""

    code = "orgs.no_such_person"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy người này trong cơ quan."))


class MayNotManage(NotAllowed):
    """Only an administrator of the body, or of one above it, may do this."""

    code = "orgs.may_not_manage"

    def __init__(
        self, message: str = gettext_noop("Chỉ quản trị viên của cơ quan mới làm được việc này.")
    ) -> None:
        super().__init__(message)


class NameTaken(Conflict):
    """Another account or body has this name."""

    code = "orgs.name_taken"


class PathTaken(Conflict):
    """Another body has this short code under the same parent."""

    code = "orgs.path_taken"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Mã ngắn này đã dùng cho một đơn vị khác cùng cấp. Hãy chọn mã khác.")
        )


class BadSegment(RuleBroken):
    """A short code with signs that a path cannot hold."""

    code = "orgs.bad_segment"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Mã ngắn chỉ gồm chữ thường không dấu, chữ số và gạch nối, tối đa 40 ký tự."
            )
        )


class BadDates(RuleBroken):
    """An interval ends before it begins."""

    code = "orgs.bad_dates"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Ngày kết thúc phải bằng hoặc sau ngày bắt đầu."))


class EmptyName(RuleBroken):
    """A name without a letter or a figure names nobody."""

    code = "orgs.empty_name"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Tên gọi khác không được để trống."))


class FollowsItself(RuleBroken):
    """A body cannot be its own successor."""

    code = "orgs.follows_itself"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Một cơ quan không thể kế thừa chính mình."))


class AccountEnded(RuleBroken):
    """An account that has ended is given no role."""

    code = "orgs.account_ended"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Tài khoản này đã kết thúc, không đặt được quyền mới."))


class OwnAccess(RuleBroken):
    """Nobody takes away or prolongs their own key: another administrator does."""

    code = "orgs.own_access"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Không thể tự đặt quyền quản trị, tự kết thúc quyền hoặc tài khoản của chính mình. "
                "Hãy nhờ quản trị viên khác."
            )
        )


class OpenBelow(RuleBroken):
    """A body with living bodies below it cannot end."""

    code = "orgs.open_below"

    def __init__(self, count: int) -> None:
        text = gettext_noop(
            "Còn %(count)s đơn vị trực thuộc đang hoạt động. Hãy kết thúc các đơn vị đó trước."
        )
        super().__init__(Sentence(text, count=count), count=count)


class InvitationFaulty(RuleBroken):
    """The list of people has faults; nothing was stored."""

    code = "orgs.invitation_faulty"
