"""What this room refuses."""

from chuan.domain.errors import NotAllowed, NotFound
from chuan.domain.sentences import gettext_noop


class RecordClosed(NotAllowed):
    """The actor is neither auditor nor administrator here."""

    code = "audit.record_closed"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Nhật ký chỉ mở cho kiểm soát viên và quản trị viên của cơ quan. "
                "Cần tra cứu, hãy liên hệ quản trị viên cơ quan mình."
            )
        )


class EntryNotFound(NotFound):
    """No such entry, or none the actor may know of."""

    code = "audit.entry_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không có mục nhật ký này trong phạm vi của bạn."))
