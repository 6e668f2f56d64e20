"""What this room refuses, each with the name that EPCIS 2.0 has for it (OpenAPI 2.0.0, `exceptions`).

A refusal of a document carries the problems of its events.
"""

from collections.abc import Sequence

from chuan.domain.errors import Conflict, DomainError, NotAllowed, NotFound, RuleBroken
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.traceability.types import Problem


class EpcisRefusal(DomainError):
    """A refusal that the standard has a name for; `exception` is that name, `status` that of HTTP."""

    code = "epcis"
    exception = "ImplementationException"
    status = 500

    def __init__(self, message: str | Sentence, *, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class DocumentInvalid(EpcisRefusal, RuleBroken):
    """A document or an event that is not as the standard wants it."""

    code = "epcis.invalid"
    exception = "ValidationException"
    status = 400


class CaptureTooLarge(EpcisRefusal, RuleBroken):
    """More events or octets than one capture may have."""

    code = "epcis.too_large"
    exception = "CaptureLimitExceededException"
    status = 413

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Lần gửi vượt quá số sự kiện hoặc dung lượng cho phép; hãy chia thành nhiều lần."
            )
        )


class EventExists(EpcisRefusal, Conflict):
    """Another event of the same id was captured before, and this one declares no error."""

    code = "epcis.exists"
    exception = "ResourceAlreadyExistsException"
    status = 409


class MediaTypeUnknown(EpcisRefusal, RuleBroken):
    """Octets in a form that is not read here."""

    code = "epcis.media_type"
    exception = "UnsupportedMediaTypeException"
    status = 415


class NotAcceptable(EpcisRefusal, RuleBroken):
    """An answer in a form that is not written here."""

    code = "epcis.not_acceptable"
    exception = "NotAcceptableException"
    status = 406


class ParameterInvalid(EpcisRefusal, RuleBroken):
    """A parameter of an address that cannot be."""

    code = "epcis.parameter"
    exception = "QueryParameterException"
    status = 400


class ControlsInvalid(EpcisRefusal, RuleBroken):
    """A subscription that says no time, two times, or something that cannot be."""

    code = "epcis.controls"
    exception = "SubscriptionControlsException"
    status = 400


class NoSuchName(EpcisRefusal, NotFound):
    """No query of this name."""

    code = "epcis.no_such_name"
    exception = "NoSuchNameException"
    status = 404


class NameTaken(EpcisRefusal, Conflict):
    """Another query of this name."""

    code = "epcis.name_taken"
    exception = "DuplicateNameException"
    status = 409


class LengthMissing(EpcisRefusal, RuleBroken):
    """A body whose length nobody told before it came."""

    code = "epcis.length"
    exception = "ImplementationException"
    status = 411

    def __init__(self) -> None:
        super().__init__(gettext_noop("Hãy gửi kèm độ dài nội dung (tiêu đề Content-Length)."))


class ResourceUnknown(EpcisRefusal, NotFound):
    """No such capture, event or key, or none the actor may know of."""

    code = "epcis.unknown"
    exception = "NoSuchResourceException"
    status = 404


class KeyRefused(EpcisRefusal, NotAllowed):
    """No key, or one that is unknown, revoked or past its day: who asks is nobody."""

    code = "epcis.key_refused"
    exception = "SecurityException"
    status = 401


class NotOpened(EpcisRefusal, NotAllowed):
    """The key, or the person, may not do this."""

    code = "epcis.not_opened"
    exception = "SecurityException"
    status = 403

    def __init__(self) -> None:
        super().__init__(gettext_noop("Khóa hoặc tài khoản này không được phép làm việc đó."))


class QuotaSpent(EpcisRefusal, NotAllowed):
    """The key has asked as often as it may for now; `wait` is in seconds."""

    code = "epcis.quota_spent"
    exception = "SecurityException"
    status = 429

    def __init__(self, wait: int) -> None:
        super().__init__(
            Sentence(
                "Khóa này đã dùng hết số lần gọi cho phép; hãy thử lại sau %(wait)s giây.",
                wait=wait,
            )
        )
        self.wait = wait


class MayNotManageKeys(NotAllowed):
    """Only administrators of the organisation make and revoke its keys."""

    code = "traceability.may_not_manage_keys"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Chỉ lãnh đạo hoặc quản trị viên của đơn vị mới quản lý khóa truy cập của đơn vị mình."
            )
        )


class MayNotStateGln(NotAllowed):
    """Only administrators of a body above state the GLNs of a body."""

    code = "traceability.may_not_state_gln"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Chỉ quản trị viên của cơ quan cấp trên mới khai GLN cho đơn vị.")
        )


class GlnRefused(RuleBroken):
    """No GLN, or no such body; `field` names the box."""

    code = "traceability.gln"


class GlnNotFound(NotFound):
    """No such GLN, or none below the own body."""

    code = "traceability.gln_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không có GLN này trong phạm vi của đơn vị."))


class KeyNotFound(NotFound):
    """No such key, or none the actor may know of."""

    code = "traceability.key_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy khóa truy cập này."))


class CodeNotRead(RuleBroken):
    """What was typed or scanned is no code of an object."""

    code = "traceability.code_not_read"


class EventNotFound(NotFound):
    """No such event, or none the actor may know of."""

    code = "traceability.event_not_found"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Không tìm thấy sự kiện này, hoặc đơn vị của bạn không được xem.")
        )
