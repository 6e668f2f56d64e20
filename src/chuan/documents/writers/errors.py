"""What the writers refuse.

DomainError
└── RuleBroken  FileNotMade  the file could not be made in the time and memory allowed
"""

from chuan.domain.errors import RuleBroken
from chuan.domain.sentences import gettext_noop


class FileNotMade(RuleBroken):
    """The file could not be made in the time and memory allowed."""

    code = "documents.file_not_made"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Chưa dựng được tệp PDF của văn bản này. Hãy tải bản Word, hoặc thử lại.")
        )
