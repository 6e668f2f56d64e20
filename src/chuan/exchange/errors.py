"""What this room refuses.

DomainError
├── NotAllowed  MayNotExchange    the role, or the body, takes no part in the exchange
│               MayNotSetUp       only the node's administrator trusts other nodes
│               MayNotSign        heads of the body in charge sign what goes to a national database
├── NotFound    BundleNotFound    no such bundle, or none the actor may know of
│               PartnerNotFound   no such node
│               NothingToTell     the plan or task carries no party document out
│               ConnectionNotFound  no such connection, message or feed, or none the actor may know of
├── Conflict    AlreadyDecided    the item was accepted or returned before
│               BundleKnown       this very bundle was received before
└── RuleBroken  BundleRefused     the file is no bundle for us, or was damaged on its way
                CardRefused       the text is no public key of a node
                NothingToSend     nothing was chosen, or nowhere to send it
                NotLinked         the state of a plan that is joined with no task of the receiver
                SecretRefused     a text bears a secrecy stamp
                MessageRefused    bytes are no message for a connection of ours, or were changed
                ConnectionRefused  what is said of a connection cannot stand
                FeedNotReady      what the feed asks for is not there, or was not looked at
                ReasonMissing     an item is returned without a reason
"""

from chuan.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from chuan.domain.sentences import gettext_noop


class MayNotExchange(NotAllowed):
    """Clerks, officers and heads of bodies that take part; auditors read."""

    code = "exchange.may_not_exchange"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Cơ quan bạn đang làm việc chưa tham gia trao đổi với hệ thống khác, hoặc bạn chưa có vai "
                "trò này. Hãy hỏi người quản trị hệ thống."
            )
        )


class MayNotSetUp(NotAllowed):
    """Only the node's administrator says which nodes and bodies take part."""

    code = "exchange.may_not_set_up"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Chỉ người quản trị hệ thống được khai báo bên trao đổi và khóa.")
        )


class BundleNotFound(NotFound):
    """No such bundle or item, or none the actor may know of."""

    code = "exchange.not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy gói tin hoặc mục này."))


class PartnerNotFound(NotFound):
    """No such node, or none one may send to any more."""

    code = "exchange.partner_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy bên trao đổi này."))


class NothingToTell(NotFound):
    """No such plan or task of the own body that carries a party document out."""

    code = "exchange.nothing_to_tell"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Không tìm thấy kế hoạch hoặc nhiệm vụ này trong các kế hoạch của cơ quan thực hiện "
                "văn bản của Đảng."
            )
        )


class AlreadyDecided(Conflict):
    """Somebody accepted or returned the item before; the sentence says what became of it."""

    code = "exchange.already_decided"


class KeyNotThere(Conflict):
    """A key of this node cannot be used; the sentence says what to do."""

    code = "exchange.key_missing"


class BundleRefused(RuleBroken):
    """The file is not a whole bundle of a trusted node for this node; nothing of it is kept."""

    code = "exchange.bundle_refused"


class CardRefused(RuleBroken):
    """The text is not the public key of a node, or not one that may be trusted."""

    code = "exchange.card_refused"


class NothingToSend(RuleBroken):
    """Nothing was chosen, nowhere to send it, or too much at once."""

    code = "exchange.nothing_to_send"


class NotLinked(RuleBroken):
    """Nobody can say beside which own task it would stand; the sentence says what to do."""

    code = "exchange.not_linked"


class SecretRefused(RuleBroken):
    """A text bears a secrecy stamp: it may neither leave nor come in this way.

    Basis: Điều 8 Luật Bảo vệ bí mật nhà nước 2018.
    """

    code = "exchange.secret_refused"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Có văn bản mang dấu chỉ độ mật (MẬT, TỐI MẬT, TUYỆT MẬT). Văn bản mật không được "
                "gửi hoặc nhận bằng gói tin này; không có gì được lưu lại."
            )
        )


class ReasonMissing(RuleBroken):
    """Who returns an item, or takes trust away, says why."""

    code = "exchange.reason_missing"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Hãy ghi lý do."))


class MayNotSign(NotAllowed):
    """Only heads of the body in charge of standards and quality sign what leaves."""

    code = "exchange.may_not_sign"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Chỉ lãnh đạo cơ quan phụ trách tiêu chuẩn, đo lường, chất lượng mới ký gửi dữ liệu lên "
                "cơ sở dữ liệu quốc gia."
            )
        )


class ConnectionNotFound(NotFound):
    """No such connection, message or feed, or none the actor may know of."""

    code = "exchange.connection_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy kết nối hoặc thông điệp này."))


class MessageRefused(RuleBroken):
    """Bytes that are no message for us, or that were changed on their way."""

    code = "exchange.message_refused"


class ConnectionRefused(RuleBroken):
    """What is said of a connection or of an agency's code cannot stand; the sentence says what to do."""

    code = "exchange.connection_refused"


class FeedNotReady(RuleBroken):
    """A feed cannot leave as it stands."""

    code = "exchange.feed_not_ready"
