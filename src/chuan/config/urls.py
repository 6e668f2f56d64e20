"""Every URL of a node."""

from django.urls import include, path

urlpatterns = [
    path("tai-khoan/", include("chuan.orgs.web.account_urls")),
    path("", include("chuan.core.web.device_urls")),
    path("lam-viec/to-chuc/", include("chuan.orgs.web.urls")),
    path("lam-viec/nhat-ky/", include("chuan.audit.web.urls")),
    path("lam-viec/phap-luat/", include("chuan.law.web.urls")),
    path("lam-viec/", include("chuan.documents.web.urls")),
    path("", include("chuan.procedures.web.urls")),
    path("", include("chuan.standards.web.urls")),
    path("", include("chuan.engagement.web.urls")),
    path("lam-viec/trao-doi/", include("chuan.exchange.web.urls")),
    path("lam-viec/", include("chuan.plans.web.urls")),
    path("", include("chuan.figures.web.urls")),
    path("", include("chuan.identifiers.web.urls")),
    path("epcis/", include("chuan.traceability.web.urls")),
    path("lam-viec/truy-xuat/", include("chuan.traceability.web.work_urls")),
    path("he-thong/", include("chuan.core.web.urls")),
    path("", include("chuan.portal.web.urls")),
]

handler400 = "chuan.core.web.errors.bad_request"
handler403 = "chuan.core.web.errors.forbidden"
handler404 = "chuan.core.web.errors.not_found"
handler429 = "chuan.core.web.errors.too_many_requests"
handler500 = "chuan.core.web.errors.server_error"
