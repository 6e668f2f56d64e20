"""What is refused: text that is no number of a standard, with what is wrong and where."""

from chuan.domain.errors import RuleBroken
from chuan.domain.sentences import Sentence, gettext_noop

LONGEST_SHOWN = 60


class NotADesignation(RuleBroken, ValueError):
    """The text is no number of a standard; `at` is the place of the first sign that does not fit."""

    code = "not_a_designation"

    def __init__(self, text: str, at: int, reason: str) -> None:
        shown = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
        super().__init__(
            Sentence(
                gettext_noop(
                    "“%(written)s” chưa đọc được là số hiệu tiêu chuẩn: %(reason)s (vị trí %(at)s)."
                ),
                written=shown,
                reason=(reason,),
                at=str(at + 1),
            ),
            at=at,
        )
        self.text = text
        self.at = at
        self.reason = reason


TOO_LONG = gettext_noop("quá dài")
NO_SERIES = gettext_noop("chưa thấy ký hiệu như TCVN, QCVN, ISO")
NO_NUMBER = gettext_noop("chưa thấy số sau ký hiệu")
NO_YEAR = gettext_noop("năm cần đủ bốn chữ số")
NO_SUFFIX = gettext_noop("chưa rõ nơi ban hành sau dấu gạch chéo")
NO_SUPPLEMENT = gettext_noop("chưa rõ số của bản sửa đổi")
NO_ADOPTED = gettext_noop("phần trong ngoặc không phải số hiệu tiêu chuẩn")
LEFT_OVER = gettext_noop("còn chữ thừa ở cuối")
