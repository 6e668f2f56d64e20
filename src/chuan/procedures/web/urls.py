"""Addresses of the room `procedures`."""

from django.urls import URLPattern, URLResolver, path

from chuan.procedures.web import dossiers, public

app_name = "procedures"
urlpatterns: list[URLPattern | URLResolver] = [
    path("thu-tuc/", public.procedure_list, name="procedure_list"),
    path("thu-tuc/tra-cuu/", public.receipt_lookup, name="receipt_lookup"),
    path("thu-tuc/<slug:key>/", public.procedure_detail, name="procedure_detail"),
    path("lam-viec/ho-so/", dossiers.dossier_list, name="dossier_list"),
    path("lam-viec/ho-so/tai-ve.csv", dossiers.dossier_export, name="dossier_export"),
    path("lam-viec/ho-so/thong-ke/", dossiers.dossier_statistics, name="dossier_statistics"),
    path("lam-viec/ho-so/thong-ke.csv", dossiers.statistics_export, name="statistics_export"),
    path("lam-viec/ho-so/mo/", dossiers.dossier_choose, name="dossier_choose"),
    path("lam-viec/ho-so/mo/<slug:key>/", dossiers.dossier_open, name="dossier_open"),
    path("lam-viec/ho-so/<uuid:uid>/", dossiers.dossier_detail, name="dossier_detail"),
    path("lam-viec/ho-so/<uuid:uid>/buoc/<slug:event>/", dossiers.step_take, name="step_take"),
    path("lam-viec/ho-so/<uuid:uid>/lay-lai/", dossiers.step_undo, name="step_undo"),
    path("lam-viec/ho-so/<uuid:uid>/giay-to/", dossiers.paper_add, name="paper_add"),
    path("lam-viec/ho-so/<uuid:uid>/tham-gia/", dossiers.party_appoint, name="party_appoint"),
    path(
        "lam-viec/ho-so/<uuid:uid>/phieu-kiem-soat/", dossiers.control_sheet, name="control_sheet"
    ),
    path("lam-viec/ho-so/<uuid:uid>/giay-tiep-nhan/", dossiers.receipt_print, name="receipt_print"),
]
