"""What this room refuses."""

from chuan.domain.errors import Conflict
from chuan.domain.sentences import Sentence, gettext_noop


class IdentityTaken(Conflict):
    """Another thing already bears this name."""

    code = "identity_taken"

    def __init__(self, scheme: str, value: str) -> None:
        text = gettext_noop("Mã %(value)s đã được cấp cho đối tượng khác. Hãy kiểm tra lại mã.")
        super().__init__(Sentence(text, value=value), scheme=scheme, value=value)
