"""What this room refuses: NoSuchAct (NotFound)."""

from chuan.domain.errors import NotFound
from chuan.domain.sentences import gettext_noop


class NoSuchAct(NotFound):
    """No act with this identity in the register."""

    code = "law.no_such_act"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không có văn bản này trong danh mục."))
