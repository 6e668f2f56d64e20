"""What this room refuses."""

from chuan.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from chuan.domain.sentences import Sentence, gettext_noop


class UnknownIdentity(NotFound):
    """Nothing bears this identity, or nothing the actor may know of."""

    code = "identifiers.unknown_identity"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Không có đối tượng nào mang định danh này trong phạm vi của bạn.")
        )


class IdentityTaken(Conflict):
    """Another thing already bears this name."""

    code = "identifiers.identity_taken"

    def __init__(self, scheme: str, value: str) -> None:
        text = gettext_noop("Mã %(value)s đã được cấp cho đối tượng khác. Hãy kiểm tra lại mã.")
        super().__init__(Sentence(text, value=value), scheme=scheme, value=value)


class LinkRefused(RuleBroken):
    """A link may not be kept as it is said; `field` names the box."""

    code = "identifiers.link_refused"


class KeyRefused(RuleBroken):
    """What was typed is no key that this resolver answers for."""

    code = "identifiers.key_refused"


class CodesFileRefused(RuleBroken):
    """A file of codes cannot be taken in as it is."""

    code = "identifiers.file_refused"


class UnknownEntity(NotFound):
    """No such code, or none the actor may know of."""

    code = "identifiers.unknown_entity"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không có mã này trong phạm vi của bạn."))


class EntityTaken(Conflict):
    """Another body already registered the code, or the one it belongs to."""

    code = "identifiers.entity_taken"

    def __init__(self, key: str) -> None:
        text = gettext_noop(
            "Mã %(key)s đã do tổ chức khác đăng ký. Nếu là mã của bạn, hãy báo cơ quan quản lý nút."
        )
        super().__init__(Sentence(text, key=key), key=key, field="code")


class EntityKnown(Conflict):
    """The own body registered the code already; `uid` leads to it."""

    code = "identifiers.entity_known"

    def __init__(self, key: str, uid: object) -> None:
        text = gettext_noop("Tổ chức của bạn đã đăng ký mã %(key)s: hãy mở trang của mã để sửa.")
        super().__init__(Sentence(text, key=key), key=key, uid=str(uid), field="code")


class UnknownLink(NotFound):
    """The code has no such link any more."""

    code = "identifiers.unknown_link"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Mã này không còn liên kết đó. Hãy tải lại trang."))


class StateRefused(RuleBroken):
    """A code may not go into the state that was asked for."""

    code = "identifiers.state_refused"


class MayNotHandOver(NotAllowed):
    """Ranges of prefixes are the node's own matter."""

    code = "identifiers.may_not_hand_over"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Chỉ quản trị nút được giao một dải mã cho máy chủ khác trả lời.")
        )


class MayNotKeepCodes(NotAllowed):
    """The actor does not keep this code."""

    code = "identifiers.may_not_keep"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Chỉ cán bộ của tổ chức đã đăng ký mã mới được sửa mã và liên kết của mã.")
        )


class MayNotWarn(NotAllowed):
    """The actor may not put a warning on this code, or take it down."""

    code = "identifiers.may_not_warn"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Chỉ tổ chức giữ mã và cơ quan quản lý trên địa bàn được đặt cảnh báo; "
                "ai đặt thì người đó gỡ."
            )
        )
