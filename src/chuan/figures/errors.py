"""What this room refuses.

DomainError
├── NotAllowed  MayNotReport        only officers and heads of the body fill, send and answer reports
│               MayNotAsk           only officers and heads of a compiling body ask for reports
│               MayNotDefine        only officers and heads of the owner change forms and indicators
├── NotFound    ReportNotFound, RoundNotFound, IndicatorNotFound, FormNotFound,
│               WorkbookNotFound, ForeignFormNotFound
├── Conflict    ChangedMeanwhile    somebody else saved the same cell first
└── RuleBroken  FigureRefused       a value that cannot be a figure of this indicator
                ReportIncomplete    something must be put right before the step
                IndicatorRefused    an indicator, a target or a break cannot be said like this
                FormRefused         a form cannot be made or changed like this
                RoundRefused        a round cannot be opened or changed like this
                WorkbookRefused     a workbook that is not of this form, version, period or body
"""

from chuan.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from chuan.domain.sentences import gettext_noop


class MayNotReport(NotAllowed):
    """The role does not fill or send this report; the sentence says what."""

    code = "figures.may_not_report"


class MayNotAsk(NotAllowed):
    """The body does not compile reports here; the sentence says what was refused."""

    code = "figures.may_not_ask"


class MayNotDefine(NotAllowed):
    """Forms and indicators are changed by their owner only."""

    code = "figures.may_not_define"


class ReportNotFound(NotFound):
    """No such report, or none the actor may know of."""

    code = "figures.report_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy báo cáo này."))


class RoundNotFound(NotFound):
    """No such round, or none the actor may know of."""

    code = "figures.round_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy kỳ báo cáo này."))


class IndicatorNotFound(NotFound):
    """No such indicator, or none the actor may know of."""

    code = "figures.indicator_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy chỉ tiêu này."))


class FiguresNotFound(NotFound):
    """No such place, or one whose sums the actor may not read."""

    code = "figures.figures_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy số liệu của đơn vị này."))


class FormNotFound(NotFound):
    """No such form, or none the actor may know of."""

    code = "figures.form_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy biểu mẫu này."))


class WorkbookNotFound(NotFound):
    """No such workbook, or none that the own body brought in."""

    code = "figures.workbook_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy tệp đã đưa vào này."))


class ForeignFormNotFound(NotFound):
    """No such form of others, or none that the own body received."""

    code = "figures.foreign_form_not_found"

    def __init__(self) -> None:
        super().__init__(gettext_noop("Không tìm thấy biểu mẫu đến này."))


class ChangedMeanwhile(Conflict):
    """Somebody else saved the same thing first."""

    code = "figures.changed_meanwhile"


class FigureRefused(RuleBroken):
    """A value that cannot be a figure of this indicator; the sentence says why."""

    code = "figures.figure_refused"


class ReportIncomplete(RuleBroken):
    """Something must be put right before this step; the sentence says what."""

    code = "figures.report_incomplete"


class RoundRefused(RuleBroken):
    """A round cannot be opened or changed like this; the sentence says why."""

    code = "figures.round_refused"


class WorkbookRefused(RuleBroken):
    """A workbook that is not of this form, version, period or body; the sentence says which."""

    code = "figures.workbook_refused"


class IndicatorRefused(RuleBroken):
    """An indicator, a target or a break cannot be said like this; the sentence says why."""

    code = "figures.indicator_refused"


class FormRefused(RuleBroken):
    """A form cannot be made or changed like this; the sentence says why."""

    code = "figures.form_refused"
