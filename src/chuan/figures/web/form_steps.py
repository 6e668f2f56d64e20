"""The many small forms of a form's editor, and the one of them that was sent."""

from collections.abc import Callable
from typing import Literal

from django import forms
from django.contrib import messages
from django.http import QueryDict
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.figures.errors import FormNotFound
from chuan.figures.models import FormLine, FormPart
from chuan.figures.selectors import catalogue
from chuan.figures.selectors.form_pages import FormPage
from chuan.figures.services import form_lines
from chuan.figures.services.forms import change_form
from chuan.figures.web.form_forms import (
    HeadForm,
    LineForm,
    PartForm,
    initial_of_line,
    initial_of_part,
)
from chuan.figures.web.keys import number_in


class Editor:
    """The many small forms of the editor, and the one of them that was sent."""

    def __init__(self, request: Request, page: FormPage) -> None:
        self.request, self.page, self.uid = request, page, page.form.uid
        rows = catalogue.current(request.actor, clock.today())
        self.indicators = {row.pk: row for row in rows}
        for line in page.lines:
            if line.indicator is not None:
                self.indicators.setdefault(line.indicator.pk, line.indicator)
        self.step = request.POST.get("buoc", "")
        self.sent: forms.Form | None = None
        self.anchor = ""

    @property
    def failed(self) -> bool:
        """What was sent could not be done."""
        return self.sent is not None and bool(self.sent.errors)

    def carry_out(self) -> bool:
        """Do the step that was sent; False when its form is to be shown again."""
        kind, _dash, key = self.step.partition("-")
        steps: dict[str, Callable[[str], bool]] = {
            "dau": self._head, "dong": self._line, "phan": self._part, "len": self._up,
            "xuong": self._down, "bo": self._drop, "bophan": self._drop_part,
        }  # fmt: skip
        if kind not in steps:
            raise FormNotFound
        return steps[kind](key)

    def forms(self) -> dict[str, object]:
        """Every form of the page, the sent one with its errors."""
        chosen = self.request.GET.get("dong", "")
        edited = next((line for line in self.page.lines if str(line.pk) == chosen), None)
        sent = self.sent if self.failed else None
        return {
            "head": sent if isinstance(sent, HeadForm) else self._head_form(None),
            "line_form": sent if isinstance(sent, LineForm) else self._line_form(None, edited),
            "edited": edited or self._sent_line(),
            "part_forms": [(part, self._part_form(None, part)) for part in self.page.parts],
            "part_form": sent if isinstance(sent, PartForm) else PartForm(prefix="phan"),
        }

    def _head(self, _key: str) -> bool:
        form = self.sent = self._head_form(self.request.POST)
        words = carried_out(
            form,
            lambda _kept: change_form(actor=self.request.actor, uid=self.uid, words=form.words()),
        )
        return self._told(words)

    def _line(self, key: str) -> bool:
        form = self.sent = self._line_form(self.request.POST, None)
        actor, uid = self.request.actor, self.uid
        self.anchor = "#dong"
        if key[:1].isdigit():
            made = carried_out(
                form,
                lambda _kept: form_lines.change_line(
                    actor=actor, uid=uid, pk=_whole(key), words=form.words()
                ),
            )
        else:
            made = carried_out(
                form, lambda _kept: form_lines.add_line(actor=actor, uid=uid, words=form.words())
            )
        return self._told(made)

    def _part(self, key: str) -> bool:
        actor, uid = self.request.actor, self.uid
        known = next((part for part in self.page.parts if str(part.pk) == key), None)
        form = self.sent = self._part_form(self.request.POST, known)
        self.anchor = "#phan"
        if known is not None:
            made = carried_out(
                form,
                lambda _kept: form_lines.change_part(
                    actor=actor, uid=uid, pk=known.pk, words=form.words()
                ),
            )
        else:
            made = carried_out(
                form, lambda _kept: form_lines.add_part(actor=actor, uid=uid, words=form.words())
            )
        return self._told(made)

    def _up(self, key: str) -> bool:
        return self._move(key, -1)

    def _down(self, key: str) -> bool:
        return self._move(key, 1)

    def _move(self, key: str, by: Literal[-1, 1]) -> bool:
        self.anchor = f"#dong-{_whole(key)}"
        form_lines.move_line(actor=self.request.actor, uid=self.uid, pk=_whole(key), by=by)
        return True

    def _drop(self, key: str) -> bool:
        self.anchor = "#dong"
        form_lines.remove_line(actor=self.request.actor, uid=self.uid, pk=_whole(key))
        return True

    def _drop_part(self, key: str) -> bool:
        self.anchor = "#phan"
        form_lines.remove_part(actor=self.request.actor, uid=self.uid, pk=_whole(key))
        return True

    def _told(self, made: object | None) -> bool:
        if made is not None:
            messages.success(self.request, _("Đã lưu biểu mẫu."))
        return made is not None

    def _sent_line(self) -> FormLine | None:
        kind, _dash, key = self.step.partition("-")
        if kind != "dong":
            return None
        return next((line for line in self.page.lines if str(line.pk) == key), None)

    def _head_form(self, data: QueryDict | None) -> HeadForm:
        form = self.page.form
        initial = {
            "name": form.name, "period_kind": form.period_kind, "basis": form.basis,
            "valid_from": form.valid_from,
        }  # fmt: skip
        return HeadForm(data, initial=initial, prefix="dau")

    def _line_form(self, data: QueryDict | None, line: FormLine | None) -> LineForm:
        initial = initial_of_line(line) if line is not None else {"required": True}
        return LineForm(data, indicators=self.indicators, initial=initial, prefix="dong")

    def _part_form(self, data: QueryDict | None, part: FormPart | None) -> PartForm:
        prefix = f"phan{part.pk}" if part is not None else "phan"
        initial = initial_of_part(part) if part is not None else {}
        return PartForm(data, initial=initial, prefix=prefix)


def _whole(key: str) -> int:
    found = number_in(key)
    if found is None:
        raise FormNotFound
    return found
