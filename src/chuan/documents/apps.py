"""The room's registration with Django, and its entries in the registries below it."""

from datetime import timedelta

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Văn bản."""

    name = "chuan.documents"
    label = "documents"
    verbose_name = "Văn bản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the jobs, the sentences, the place in the rail, and who may open a file."""
        from chuan.audit import personal, sentences  # noqa: PLC0415  (models load first)
        from chuan.core import files, jobs, navigation  # noqa: PLC0415  (models load first)
        from chuan.documents import tasks  # noqa: PLC0415  (models load first)
        from chuan.documents.permissions import can_use_library  # noqa: PLC0415  (models load first)
        from chuan.documents.selectors.library import may_open_file  # noqa: PLC0415  (models load first)
        from chuan.documents.services.uploads import READ_JOB  # noqa: PLC0415  (models load first)

        settings.TEMPORARY_ROOT.joinpath("incoming").mkdir(parents=True, exist_ok=True, mode=0o700)
        jobs.register(READ_JOB, tasks.read_upload_job)
        jobs.register("documents.sweep", tasks.sweep_job)
        jobs.register_periodic(
            "documents.sweep",
            timedelta(minutes=15),
            label=str(_("Dọn tệp tạm và bản nháp hết hạn")),
        )
        files.register_access(may_open_file)
        sentences.register(
            {
                "documents.secret_refused": _("từ chối một tệp mang dấu chỉ độ mật"),
                "documents.document.accepted": _("tiếp nhận văn bản"),
                "documents.document.released": _("trả lại văn bản đã tiếp nhận"),
            }
        )
        navigation.register(
            navigation.NavItem(
                key="documents",
                label=_("Văn bản"),
                url_name="documents:document_list",
                icon="document",
                order=30,
                visible=can_use_library,
                phone=True,
            )
        )
        for model, field, purpose in (
            ("documents.Upload", "person_id", _("chỉ người tải lên thấy tệp của mình")),
            ("documents.ImportDraft", "person_id", _("bản nháp là của riêng người tải lên")),
        ):
            personal.declare(model, field, purpose, _("30 ngày, rồi tự xoá"), "Luật 91/2025/QH15")
        for model, field, purpose in (
            ("documents.DocumentCopy", "accepted_by", _("ai tiếp nhận văn bản")),
            ("documents.DocumentCopy", "accepted_by_label", _("ai tiếp nhận văn bản")),
            ("documents.Dismissal", "by_label", _("ai trả lời một phát hiện")),
        ):
            personal.declare(
                model, field, purpose, _("theo thời hạn lưu văn bản"), "Nghị định 30/2020/NĐ-CP"
            )
