"""What this room refuses.

DomainError
├── NotAllowed  MayNotOpen          the role, or the body, may not open such a dossier
│               MayNotTakeStep      it is not the turn of the actor's body, or not the actor's role
├── NotFound    DossierNotFound     no such dossier, or none the actor may know of
│               ProcedureNotFound   no such procedure, or no version in force that day
│               ReceiptNotFound     no receipt with this code
├── Conflict    StepTaken           somebody took a step since the page was opened
│               DefinitionChanged   a version in use was changed, not given a new number
└── RuleBroken  StepRefused         the step asks for something that is not there
                DefinitionFaulty    the definition cannot be used; says every fault
                PaperRefused        the file cannot be kept as a paper of the dossier
"""

from collections.abc import Sequence

from chuan.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.procedures.types import Fault


class MayNotOpen(NotAllowed):
    """The role, or the body, may not open such a dossier."""

    code = "procedures.may_not_open"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Cơ quan bạn đang làm việc không mở được hồ sơ của thủ tục này. Hãy hỏi cơ quan "
                "tiếp nhận, hoặc chọn thủ tục khác."
            )
        )


class MayNotTakeStep(NotAllowed):
    """It is not the turn of the actor's body, or not the actor's role."""

    code = "procedures.may_not_take_step"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Bước này thuộc cơ quan khác hoặc vai trò khác. Hãy xem ai đang giữ hồ sơ."
            )
        )


class DossierNotFound(NotFound):
    """No such dossier, or none the actor may know of."""

    code = "procedures.dossier_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy hồ sơ này."))


class ProcedureNotFound(NotFound):
    """No such procedure, or no version in force that day."""

    code = "procedures.procedure_not_found"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Không tìm thấy thủ tục này, hoặc thủ tục không còn hiệu lực.")
        )


class ReceiptNotFound(NotFound):
    """No receipt with this code."""

    code = "procedures.receipt_not_found"

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "Không có giấy tiếp nhận nào mang mã này. Hãy xem lại từng chữ trên giấy rồi gõ lại."
            )
        )


class StepTaken(Conflict):
    """Somebody took a step since the page was opened."""

    code = "procedures.step_taken"

    def __init__(self, who: str = "", what: str = "") -> None:
        sentence = Sentence(
            gettext_noop(
                "Hồ sơ vừa có người xử lý: %(who)s – %(what)s. Bước của bạn chưa được ghi; hãy xem "
                "lại hồ sơ rồi làm tiếp."
            ),
            who=who,
            what=what,
        )
        super().__init__(sentence)


class DefinitionChanged(Conflict):
    """A version in use was changed, not given a new number."""

    code = "procedures.definition_changed"

    def __init__(self, key: str, version: int) -> None:
        sentence = Sentence(
            gettext_noop(
                "Thủ tục %(key)s, phiên bản %(version)s đã có hồ sơ nên không sửa được. Hãy đặt số "
                "phiên bản mới và ngày bắt đầu hiệu lực."
            ),
            key=key,
            version=version,
        )
        super().__init__(sentence)


class StepRefused(RuleBroken):
    """The step asks for something that is not there; `field` names the box."""

    code = "procedures.step_refused"


class DefinitionFaulty(RuleBroken):
    """The definition cannot be used."""

    code = "procedures.definition_faulty"

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{name}: " + "; ".join(str(fault) for fault in faults))


class PaperRefused(RuleBroken):
    """The file cannot be kept as a paper of the dossier."""

    code = "procedures.paper_refused"

    def __init__(self, message: str, *, field: str = "file") -> None:
        super().__init__(message, field=field)
