"""The room's registration with Django, and its entries in the registries below it."""

from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrgsConfig(AppConfig):
    """Tổ chức."""

    name = "chuan.orgs"
    label = "orgs"
    verbose_name = "Tổ chức"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries: pages, sentences, addresses, personal fields."""
        from chuan.audit import sentences  # noqa: PLC0415  (models exist only now)
        from chuan.core import inbox, reliance  # noqa: PLC0415  (as above)
        from chuan.orgs.selectors import addresses, telling  # noqa: PLC0415  (as above)

        sentences.register(_SENTENCES)
        sentences.name_fields(_FIELDS)
        inbox.register_addresses(addresses)
        reliance.register_owners(telling.people_to_tell)
        reliance.register_kind("orgs.succession", _("Cơ quan kế thừa"), telling.successions)
        _register_jobs()
        _register_pages()
        _declare_personal_fields()


def _register_jobs() -> None:
    from chuan.core import jobs  # noqa: PLC0415  (models exist only now)
    from chuan.orgs import tasks  # noqa: PLC0415  (as above)

    jobs.register(tasks.LOAD, tasks.load_units_job)
    jobs.register_periodic(tasks.LOAD, time(1, 10), label=_("Cập nhật đơn vị hành chính"))


_SENTENCES = {
    "orgs.units.loaded": _("Nạp đơn vị hành chính"),
    "orgs.organisation.created": _("Lập cơ quan, đơn vị"),
    "orgs.organisation.renamed": _("Đổi tên cơ quan, đơn vị"),
    "orgs.organisation.ended": _("Ghi ngày kết thúc cơ quan, đơn vị"),
    "orgs.alias.added": _("Thêm tên gọi của cơ quan"),
    "orgs.alias.removed": _("Bỏ tên gọi của cơ quan"),
    "orgs.successor.added": _("Ghi cơ quan kế thừa"),
    "orgs.person.invited": _("Mời người vào hệ thống"),
    "orgs.person.corrected": _("Sửa thông tin tài khoản"),
    "orgs.person.read": _("Xem thông tin một người"),
    "orgs.people.listed": _("Xem danh sách người"),
    "orgs.people.exported": _("Tải danh sách người về máy"),
    "orgs.role.given": _("Đặt quyền"),
    "orgs.role.ended": _("Kết thúc quyền"),
    "orgs.access.reset": _("Cấp mã dùng một lần"),
    "orgs.code.used": _("Đăng nhập bằng mã dùng một lần"),
    "orgs.account.ended": _("Kết thúc tài khoản"),
    "orgs.password.chosen": _("Tự đổi mật khẩu"),
}
_FIELDS = {
    "places": _("Số đơn vị"),
    "edges": _("Số quan hệ kế thừa"),
    "name": _("Tên"),
    "kind": _("Nhóm"),
    "path": _("Mã trong cây tổ chức"),
    "alias": _("Tên gọi"),
    "valid_until": _("Ngày cuối cùng"),
    "successor": _("Cơ quan kế thừa"),
    "extent": _("Phạm vi"),
    "basis": _("Căn cứ"),
    "username": _("Tên đăng nhập"),
    "role": _("Vai trò"),
    "organisation": _("Đơn vị"),
    "from": _("Từ ngày"),
    "until": _("Đến ngày"),
    "fields": _("Mục đã sửa"),
}


def _register_pages() -> None:
    from chuan.core.navigation import Duty, NavItem, register  # noqa: PLC0415  (apps are loaded only now)
    from chuan.orgs.permissions import can_see_people  # noqa: PLC0415  (as above)

    register(
        NavItem(
            "organisations",
            pgettext_lazy("rail", "Cơ quan"),
            "orgs:organisation_list",
            "organisation",
            70,
            duty=Duty.NODE,
            visible=lambda actor: bool(actor.path),
        )
    )
    register(
        NavItem(
            "people",
            _("Cán bộ, tài khoản"),
            "orgs:person_list",
            "people",
            75,
            duty=Duty.NODE,
            visible=lambda actor: can_see_people(actor, actor.path),
        )
    )


def _declare_personal_fields() -> None:
    from chuan.audit.personal import declare  # noqa: PLC0415  (apps are loaded only now)

    basis = "Luật 91/2025/QH15"
    kept = _("Đến khi tài khoản kết thúc, rồi theo thời hạn lưu trữ của nhật ký")
    name = _("Biết ai được giao việc, ai đã làm")
    contact = _("Liên hệ về công việc; gửi bản tin hằng ngày khi người đó muốn")
    declare("orgs.Person", "full_name", name, kept, basis)
    declare("orgs.Person", "username", _("Đăng nhập"), kept, basis)
    declare("orgs.Person", "position", name, kept, basis)
    declare("orgs.Person", "phone", contact, kept, basis)
    declare("orgs.Person", "email", contact, kept, basis)
