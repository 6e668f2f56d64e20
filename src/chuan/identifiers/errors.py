"""What this room refuses."""

from django.utils.translation import gettext

from chuan.domain.errors import Conflict


class IdentityTaken(Conflict):
    """Another thing already bears this name."""

    code = "identity_taken"

    def __init__(self, scheme: str, value: str) -> None:
        super().__init__(
            gettext("Mã %(value)s đã được cấp cho đối tượng khác. Hãy kiểm tra lại mã.")
            % {"value": value},
            scheme=scheme,
            value=value,
        )
