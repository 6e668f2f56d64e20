"""What this room refuses."""

from chuan.domain.errors import Conflict, NotFound
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
