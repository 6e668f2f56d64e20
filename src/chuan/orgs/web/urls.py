"""Addresses of the pages of organisations and people."""

from django.urls import path

from chuan.orgs.web.views import invitations, organisations, own, people

app_name = "orgs"
urlpatterns = [
    path("co-quan/", organisations.organisation_list, name="organisation_list"),
    path("co-quan/tai-ve/", organisations.organisation_export, name="organisation_export"),
    path("co-quan/cay/", organisations.organisation_tree, name="organisation_tree"),
    path("co-quan/moi/", organisations.organisation_create, name="organisation_create"),
    path("toi/", own.profile, name="profile"),
    path("lam-viec-cho/", own.acting_choose, name="acting_choose"),
    path("nguoi/", people.person_list, name="person_list"),
    path("nguoi/tai-ve/", people.person_export, name="person_export"),
    path("nguoi/moi/", invitations.invitation_new, name="invitation_new"),
    path("nguoi/moi/xac-nhan/", invitations.invitation_confirm, name="invitation_confirm"),
    path("nguoi/moi/tep-mau/", invitations.invitation_template, name="invitation_template"),
    path("nguoi/<uuid:uid>/", people.person_detail, name="person_detail"),
    path("nguoi/<uuid:uid>/sua/", people.person_correct, name="person_correct"),
    path("nguoi/<uuid:uid>/quyen/", people.role_set, name="role_set"),
    path("nguoi/<uuid:uid>/quyen/<int:role_id>/ket-thuc/", people.role_end, name="role_end"),
    path("nguoi/<uuid:uid>/dat-lai/", people.access_reset, name="access_reset"),
    path("nguoi/<uuid:uid>/ket-thuc/", people.account_end, name="account_end"),
    path("co-quan/<uuid:uid>/", organisations.organisation_detail, name="organisation_detail"),
    path(
        "co-quan/<uuid:uid>/doi-ten/", organisations.organisation_rename, name="organisation_rename"
    ),
    path("co-quan/<uuid:uid>/ten-goi/", organisations.alias_add, name="alias_add"),
    path(
        "co-quan/<uuid:uid>/ten-goi/<int:alias_id>/bo/",
        organisations.alias_remove,
        name="alias_remove",
    ),
    path("co-quan/<uuid:uid>/ket-thuc/", organisations.organisation_end, name="organisation_end"),
    path(
        "co-quan/<uuid:uid>/ke-thua/",
        organisations.organisation_successor,
        name="organisation_successor",
    ),
]
