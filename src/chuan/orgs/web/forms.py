"""Forms of organisations and people."""

from collections.abc import Sequence
from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.days import DayField
from chuan.core.web.choices import offer
from chuan.orgs.enums import Extent, OrganisationKind, Role
from chuan.orgs.knowledge import agency_kinds
from chuan.orgs.labels import EXTENTS, KINDS, ROLES
from chuan.orgs.models import Organisation, Person
from chuan.orgs.models.validity import valid_on
from chuan.orgs.selectors import organisations_of
from chuan.orgs.selectors.trees import in_tree_order

Choices = Sequence[tuple[str, str | Promise]]


def agency_choices() -> Choices:
    """Generic bodies that may be made today, by name."""
    living = (row for row in agency_kinds() if not row.collective and not row.valid_until)
    named = sorted(((row.code, row.name) for row in living), key=lambda pair: pair[1])
    return (("", _("Loại khác, tự chọn ở dưới")), *named)


def role_choices(actor: Actor) -> Choices:
    """The roles that the actor may give."""
    given = [role for role in Role if role is not Role.NODE_ADMINISTRATOR or actor.path == "/"]
    return [(str(role), ROLES[role]) for role in given]


_INSET = "\u2003"
"""How far a body is set in under the one above it."""


def _choose_among(field: forms.Field, bodies: QuerySet[Organisation]) -> None:
    """Offer bodies that are known only when the form is shown, as the tree they stand in."""
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = bodies
        empty = [] if field.empty_label is None else [("", field.empty_label)]
        told = [(str(body.pk), f"{_INSET * depth}{body}") for body, depth in in_tree_order(bodies)]
        field.choices = [*empty, *told]


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth carries no types
    """User name and password, labelled above the fields and nowhere else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (allauth's signature)
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["login"].label = _("Tên đăng nhập")
        self.fields["password"].label = _("Mật khẩu hoặc mã dùng một lần")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)


class ConfirmForm(ReauthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """The password again, without allauth's own link for a forgotten one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (allauth's signature)
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)


class OrganisationForm(forms.Form):
    """A new body below one's own."""

    parent = forms.ModelChoiceField(
        queryset=Organisation.objects.none(), label=_("Trực thuộc"), empty_label=None
    )
    agency = forms.ChoiceField(label=_("Loại cơ quan"), required=False)
    name = forms.CharField(label=_("Tên đầy đủ"), max_length=300)
    short_name = forms.CharField(label=_("Tên gọn"), max_length=160, required=False)
    kind = forms.ChoiceField(label=_("Nhóm"), required=False)
    segment = forms.CharField(
        label=_("Mã ngắn"),
        max_length=40,
        required=False,
        help_text=_("Chữ thường không dấu, chữ số, gạch nối. Để trống thì hệ thống tự đặt."),
    )
    valid_from = DayField(label=_("Hoạt động từ ngày"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        parents = organisations_of(actor).filter(valid_on(clock.today())).order_by("path")
        _choose_among(self.fields["parent"], parents)
        offer(self, "agency", agency_choices())
        kinds = [("", _("Theo loại cơ quan")), *((str(k), KINDS[k]) for k in OrganisationKind)]
        offer(self, "kind", kinds)


class RenameForm(forms.Form):
    """The names of a body."""

    name = forms.CharField(label=_("Tên đầy đủ"), max_length=300)
    short_name = forms.CharField(label=_("Tên gọn"), max_length=160, required=False)


class AliasForm(forms.Form):
    """One more name that documents use."""

    alias = forms.CharField(
        label=_("Tên gọi khác"),
        max_length=300,
        help_text=_("Như văn bản thường viết, ví dụ “Phòng VH-XH”."),
    )


class EndForm(forms.Form):
    """The last day of a body, a role."""

    last_day = DayField(label=_("Ngày cuối cùng"))


class SuccessorForm(forms.Form):
    """What a body became, and on what basis."""

    successor = forms.ModelChoiceField(
        queryset=Organisation.objects.none(), label=_("Cơ quan kế thừa")
    )
    extent = forms.ChoiceField(
        label=_("Phạm vi"), choices=[(str(extent), EXTENTS[extent]) for extent in Extent]
    )
    effective_on = DayField(label=_("Từ ngày"), required=False)
    basis_symbol = forms.CharField(label=_("Căn cứ: số ký hiệu"), max_length=60, required=False)
    basis_date = DayField(label=_("Căn cứ: ngày ban hành"), required=False)
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's signature)
        candidates: QuerySet[Organisation],
        **kwargs: Any,  # noqa: ANN401  (as above)
    ) -> None:
        super().__init__(*args, **kwargs)
        _choose_among(self.fields["successor"], candidates)


class InvitationForm(forms.Form):
    """A list of people: a file, or rows pasted from a spreadsheet."""

    file = forms.FileField(label=_("Tệp CSV"), required=False)
    text = forms.CharField(
        label=_("Hoặc dán từ bảng tính"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Kèm dòng tiêu đề như trong tệp mẫu."),
    )

    def clean(self) -> dict[str, Any]:
        """Either of the two."""
        given = super().clean() or {}
        if not given.get("file") and not (given.get("text") or "").strip():
            raise ValidationError(_("Hãy chọn tệp hoặc dán danh sách."))
        return given


class RoleForm(forms.Form):
    """A role in a body, from one day to another."""

    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(), label=_("Ở đơn vị"), empty_label=None
    )
    role = forms.ChoiceField(label=_("Vai trò"))
    valid_from = DayField(label=_("Từ ngày"))
    valid_until = DayField(label=_("Đến hết ngày"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        bodies = organisations_of(actor).filter(valid_on(clock.today())).order_by("path")
        _choose_among(self.fields["organisation"], bodies)
        offer(self, "role", role_choices(actor))


class PersonForm(forms.Form):
    """A person's name and contacts."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    position = forms.CharField(label=_("Chức vụ"), max_length=120, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)


def details_of(person: Person) -> dict[str, str]:
    """What the boxes of `PersonForm` hold at first."""
    return {name: str(getattr(person, name)) for name in PersonForm.base_fields}


class PasswordForm(forms.Form):
    """The own new password; the present one is asked except after a one-time code."""

    current = forms.CharField(
        label=_("Mật khẩu hiện tại"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("Mật khẩu mới"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Ít nhất 10 ký tự. Một câu ngắn dễ nhớ tốt hơn một từ khó."),
    )
    again = forms.CharField(
        label=_("Nhập lại mật khẩu mới"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        self.person = person
        if person.must_change_password:
            del self.fields["current"]

    def clean_current(self) -> str:
        """The present password, checked."""
        current = str(self.cleaned_data["current"])
        if not self.person.check_password(current):
            raise ValidationError(_("Mật khẩu hiện tại chưa đúng."))
        return current

    def clean_new(self) -> str:
        """Long enough, not common, not the name, not the one-time code again."""
        new = str(self.cleaned_data["new"])
        validate_password(new, self.person)
        if self.person.check_password(new):
            raise ValidationError(_("Hãy chọn mật khẩu khác với mật khẩu hoặc mã đang dùng."))
        return new

    def clean(self) -> dict[str, Any]:
        """Twice the same."""
        given = super().clean() or {}
        if given.get("new") and given.get("again") and given["new"] != given["again"]:
            self.add_error("again", _("Hai lần nhập chưa giống nhau."))
        return given
