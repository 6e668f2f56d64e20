"""What is typed to open a dossier, to take a step, to hand in a paper, to look up a receipt."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField
from chuan.procedures.enums import Choice, FieldKind, Wanted
from chuan.procedures.services.opening import Opening
from chuan.procedures.types import Definition, FieldSpec, Given, StepSpec

Choices = Sequence[tuple[str, str]]


class CodeForm(forms.Form):
    """The code of a receipt."""

    code = forms.CharField(
        label=_("Mã tra cứu"), max_length=40,
        help_text=_("Gồm 13 chữ và số, in trên giấy tiếp nhận, ví dụ ABCD-EFGH-JKLMN"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip


def _box(spec: FieldSpec) -> forms.Field:
    """The box of one field of a step."""
    field: forms.Field
    if spec.kind is FieldKind.DATE:
        field = DayField()
    elif spec.kind is FieldKind.NUMBER:
        field = forms.DecimalField()
    else:
        field = forms.CharField(max_length=1000)
    field.label, field.required, field.help_text = spec.label, spec.required, spec.hint
    field.widget.is_required = spec.required
    return field


class _FieldsForm(forms.Form):
    """Boxes of a definition, read back as text."""

    def _add_fields(self, definition: Definition, keys: Sequence[str]) -> None:
        self.keys = tuple(keys)
        for key in keys:
            self.fields[key] = _box(definition.field(key))

    def _typed(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for key in self.keys:
            value = self.cleaned_data.get(key)
            if value is not None:
                found[key] = value.isoformat() if hasattr(value, "isoformat") else str(value)
        return found


class StepForm(_FieldsForm):
    """What one step asks for; `seen` is the count that the page was drawn with."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's signature)
        definition: Definition,
        step: StepSpec,
        seen: int,
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, initial=seen)
        if step.reasons:
            named = [(key, definition.reason(key).sentence) for key in step.reasons]
            required = step.reason is Wanted.MUST
            self.fields["reason"] = forms.ChoiceField(
                label=_("Lý do"), required=required,
                choices=named if required else [("", _("Không nêu")), *named],
                widget=forms.RadioSelect,
            )  # fmt: skip
        self._add_fields(definition, step.fields)
        if step.note is not Wanted.NO:
            self.fields["note"] = forms.CharField(
                label=_("Nội dung, giải thích"), required=step.note is Wanted.MUST, max_length=2000,
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip

    def given(self) -> Given:
        """What was typed."""
        data = self.cleaned_data
        return Given(data.get("reason", ""), data.get("note", ""), self._typed())


class OpeningForm(_FieldsForm):
    """A new dossier: its name, who takes part, what makes it special."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's signature)
        definition: Definition,
        roles: Sequence[str],
        bodies: Mapping[str, Choices],
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(*args, **kwargs)
        self.definition = definition
        self.fields["title"] = forms.CharField(label=_("Tên hồ sơ"), max_length=400)
        if len(roles) > 1:
            self.fields["opened_as"] = forms.ChoiceField(
                label=_("Mở hồ sơ với tư cách"), widget=forms.RadioSelect,
                choices=[(key, definition.role(key).label) for key in roles],
            )  # fmt: skip
        only = roles[0] if len(roles) == 1 else ""
        for role in definition.roles:
            if role.key == only or (role.choose is Choice.AGENCY and role.key not in bodies):
                continue
            if choices := bodies.get(role.key):
                self.fields[f"role_{role.key}"] = forms.ChoiceField(
                    label=role.label, required=False, choices=[("", _("Chưa chọn")), *choices]
                )
            if role.outside:
                self.fields[f"outside_{role.key}"] = forms.CharField(
                    label=role.label, max_length=300, required=False,
                    help_text=_("Ghi tên khi người này không dùng hệ thống; cơ quan tiếp nhận nhập thay."),
                )  # fmt: skip
        if definition.flags:
            self.fields["flags"] = forms.MultipleChoiceField(
                label=_("Trường hợp đặc biệt"), required=False,
                choices=[(flag.key, flag.label) for flag in definition.flags],
                widget=forms.CheckboxSelectMultiple,
            )  # fmt: skip
        self._add_fields(definition, definition.opening.fields)
        self.fields["note"] = forms.CharField(
            label=_("Ghi chú"), required=False, max_length=2000,
            widget=forms.Textarea(attrs={"rows": 2}),
        )  # fmt: skip

    def opening(self) -> Opening:
        """What was typed, as the service takes it."""
        data = self.cleaned_data
        keys = [role.key for role in self.definition.roles]
        return Opening(
            title=data["title"],
            opened_as=data.get("opened_as", ""),
            bodies={key: UUID(data[f"role_{key}"]) for key in keys if data.get(f"role_{key}")},
            outside={key: data[f"outside_{key}"] for key in keys if data.get(f"outside_{key}")},
            flags=tuple(data.get("flags", ())),
            given=Given(note=data.get("note", ""), fields=self._typed()),
        )


class PaperForm(forms.Form):
    """One paper: which, the file, a word about it."""

    key = forms.ChoiceField(label=_("Loại giấy tờ"))
    file = forms.FileField(
        label=_("Tệp"), help_text=_("PDF, Word (.docx), Excel (.xlsx) hoặc ảnh, tối đa 50 MB")
    )
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=400)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's signature)
        choices: Choices,
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["key"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)


class PartyForm(forms.Form):
    """A body of this node in a role, or a name."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    role = forms.ChoiceField(label=_("Vai trò"))
    body = forms.ChoiceField(label=_("Cơ quan"), required=False)
    outside = forms.CharField(
        label=_("Hoặc tên người, cơ quan ở ngoài hệ thống"), required=False, max_length=300
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's signature)
        roles: Choices,
        bodies: Choices,
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("role", roles), ("body", [("", str(_("Chưa chọn"))), *bodies])):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices)


class NoteForm(forms.Form):
    """A reason, and the count that the page was drawn with."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(max_length=2000)
