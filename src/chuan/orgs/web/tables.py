"""Lists of bodies and of people."""

from datetime import date
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.tables import ChoiceFilter, Column, Table, TextFilter
from chuan.orgs.enums import OrganisationKind, Role
from chuan.orgs.labels import KINDS, ROLES, label
from chuan.orgs.models import Organisation, RoleAssignment
from chuan.orgs.models.validity import valid_on
from chuan.orgs.rules.naming import bare_key


def _by_name(text: str) -> Q:
    found = Organisation.objects.filter(aliases__folded__contains=bare_key(text))
    return Q(pk__in=found.values("pk"))


def _by_state(value: str) -> Q:
    today = clock.today()
    return valid_on(today) if value == "dang" else Q(valid_until__lt=today)


def _state(body: Organisation) -> str:
    return gettext("Đã kết thúc") if _is_over(body.valid_until) else gettext("Đang hoạt động")


def _is_over(until: date | None) -> bool:
    return until is not None and until < clock.today()


ORGANISATIONS: Final = Table(
    columns=(
        Column(
            "ten",
            _("Tên"),
            "name",
            lambda body: body.name,
            link=lambda body: reverse("orgs:organisation_detail", args=[body.uid]),
            is_heading=True,
            alphabetical=True,
        ),
        Column("nhom", _("Nhóm"), "kind", lambda body: label(KINDS, body.kind)),
        Column(
            "truc_thuoc",
            _("Trực thuộc"),
            "parent__name",
            lambda body: body.parent and body.parent.label,
            alphabetical=True,
        ),
        Column(
            "noi",
            _("Địa bàn"),
            "place__name",
            lambda body: body.place and body.place.name,
            alphabetical=True,
        ),
        Column(
            "tinh_trang",
            _("Tình trạng"),
            "valid_until",
            _state,
            badge=lambda body: "neutral" if _is_over(body.valid_until) else "done",
        ),
    ),
    default_sort="ten",
    filters=(
        TextFilter("ten", _("Tên"), match=_by_name),
        ChoiceFilter(
            "nhom", _("Nhóm"), tuple((str(kind), KINDS[kind]) for kind in OrganisationKind), "kind"
        ),
        ChoiceFilter(
            "tinh_trang",
            _("Tình trạng"),
            (("dang", _("Đang hoạt động")), ("het", _("Đã kết thúc"))),
            match=_by_state,
        ),
    ),
)


def _role_state(role: RoleAssignment) -> str:
    if not role.person.is_active:
        return gettext("Tài khoản đã kết thúc")
    if _is_over(role.valid_until):
        return gettext("Quyền đã hết")
    if role.valid_from > clock.today():
        return gettext("Chưa đến ngày")
    if role.person.must_change_password:
        return gettext("Chưa đăng nhập")
    return gettext("Đang dùng")


def _role_badge(role: RoleAssignment) -> str:
    if not role.person.is_active or _is_over(role.valid_until):
        return "neutral"
    return "warn" if role.person.must_change_password else "done"


def _by_role_state(value: str) -> Q:
    now = valid_on(clock.today()) & Q(person__is_active=True)
    if value == "dang":
        return now & Q(person__must_change_password=False)
    if value == "cho":
        return now & Q(person__must_change_password=True)
    return Q(person__is_active=False) | Q(valid_until__lt=clock.today())


PEOPLE: Final = Table(
    columns=(
        Column(
            "ho_ten",
            _("Họ và tên"),
            "person__full_name",
            lambda role: role.person.full_name,
            link=lambda role: reverse("orgs:person_detail", args=[role.person.uid]),
            is_heading=True,
            alphabetical=True,
        ),
        Column(
            "dang_nhap", _("Tên đăng nhập"), "person__username", lambda role: role.person.username
        ),
        Column(
            "don_vi",
            _("Đơn vị"),
            "organisation__name",
            lambda role: role.organisation.label,
            alphabetical=True,
        ),
        Column("vai_tro", _("Vai trò"), "role", lambda role: label(ROLES, role.role)),
        Column("tu", _("Từ ngày"), "valid_from", lambda role: role.valid_from),
        Column("den", _("Đến ngày"), "valid_until", lambda role: role.valid_until),
        Column("tinh_trang", _("Tình trạng"), None, _role_state, badge=_role_badge),
    ),
    default_sort="ho_ten",
    filters=(
        TextFilter("ten", _("Họ tên, tên đăng nhập"), ("person__full_name", "person__username")),
        ChoiceFilter(
            "vai_tro", _("Vai trò"), tuple((str(role), ROLES[role]) for role in Role), "role"
        ),
        ChoiceFilter(
            "tinh_trang",
            _("Tình trạng"),
            (("dang", _("Đang dùng")), ("cho", _("Chưa đăng nhập")), ("het", _("Đã kết thúc"))),
            match=_by_role_state,
        ),
    ),
)
