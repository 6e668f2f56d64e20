"""What this room refuses.

NotFound    NoSuchDataset
"""

from chuan.domain.errors import NotFound
from chuan.domain.sentences import gettext_noop


class NoSuchDataset(NotFound):
    """No set of data with this key, or none that is open."""

    code = "portal.no_such_dataset"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Không có bộ dữ liệu này, hoặc bộ dữ liệu không mở cho mọi người.")
        )
