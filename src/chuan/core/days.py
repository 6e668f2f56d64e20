"""Days as people write them here, dd/mm/yyyy, whatever language their browser speaks."""

from datetime import date
from typing import Any, Final

from django import forms

EARLIEST: Final = 1900
"""No row is older; a moment of the year 1 has no counterpart in other time zones."""
LATEST: Final = 2999
"""No duty lies further; days at the end of the calendar have none after them."""
WRITTEN: Final = "%d/%m/%Y"
READ: Final = (WRITTEN, "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")


def day_of(text: str) -> date | None:
    """dd/mm/yyyy as people write it, or ISO as addresses carry it; None for anything else."""
    try:
        if "/" in text:
            day, month, year = (int(part) for part in text.split("/"))
            found = date(year, month, day)
        else:
            found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year >= EARLIEST else None


class DayInput(forms.DateInput):
    """A box for a day; a browser's own picker would show the order of its own language."""

    def __init__(self) -> None:
        shape = {"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "maxlength": 10}
        super().__init__(attrs={**shape, "class": "day", "autocomplete": "off"}, format=WRITTEN)


class DayField(forms.DateField):
    """A day typed as dd/mm/yyyy; ISO is read as well."""

    widget = DayInput

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401  (Django's field signature)
        super().__init__(input_formats=READ, **kwargs)

    def to_python(self, value: Any) -> date | None:  # noqa: ANN401  (Django's field signature)
        """The day; one that no paper here can bear is read as wrongly typed."""
        day = super().to_python(value)
        if day is not None and not EARLIEST <= day.year <= LATEST:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day
