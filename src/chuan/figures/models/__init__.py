"""The catalogue, the facts and the reports as stored."""

from chuan.figures.models.figure import Figure, Total
from chuan.figures.models.foreign import ForeignCell, ForeignCopy, ForeignForm, Workbook
from chuan.figures.models.form import Form, FormLine, FormPart
from chuan.figures.models.indicator import (
    SHIPPED,
    Compiler,
    Indicator,
    SeriesBreak,
    Target,
    TaskTie,
)
from chuan.figures.models.publication import Publication
from chuan.figures.models.report import (
    CellChange,
    CellQuestion,
    CellSource,
    LockException,
    Report,
    ReportCell,
    ReportStep,
    ReportText,
    ReportVersion,
)
from chuan.figures.models.round import Round, Schedule

__all__ = [
    "SHIPPED",
    "CellChange",
    "CellQuestion",
    "CellSource",
    "Compiler",
    "Figure",
    "ForeignCell",
    "ForeignCopy",
    "ForeignForm",
    "Form",
    "FormLine",
    "FormPart",
    "Indicator",
    "LockException",
    "Publication",
    "Report",
    "ReportCell",
    "ReportStep",
    "ReportText",
    "ReportVersion",
    "Round",
    "Schedule",
    "SeriesBreak",
    "Target",
    "TaskTie",
    "Total",
    "Workbook",
]
