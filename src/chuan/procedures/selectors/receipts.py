"""What a receipt tells: to anybody who holds its code only number, state and dates."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from chuan.procedures.models import Receipt
from chuan.procedures.rules.codes import read_code, spoken
from chuan.procedures.selectors.definitions import definition_of


@dataclass(frozen=True, slots=True)
class PublicReceipt:
    """Nothing that tells who asked or for what."""

    number: str
    body: str
    procedure: str
    issued_at: datetime
    state: str
    due_on: date | None
    closed_on: date | None


def looked_up(typed: str) -> PublicReceipt | None:
    """The receipt with the code as typed; None when there is none."""
    code = read_code(typed)
    rows = Receipt.objects.select_related("dossier__version", "organisation")
    row = rows.filter(code=code).first() if code else None
    if row is None:
        return None
    dossier = row.dossier
    state = definition_of(dossier.version).state(dossier.state)
    return PublicReceipt(
        number=str(row),
        body=row.organisation.name,
        procedure=dossier.version.title,
        issued_at=row.issued_at,
        state=state.label if state.public else _("Đang xử lý"),
        due_on=dossier.due_on,
        closed_on=dossier.closed_on,
    )


def code_in_words(row: Receipt) -> str:
    """The code in groups, as it is printed."""
    return spoken(row.code)
