"""Addresses of profiles."""

from django.urls import path

from chuan.engagement.web import joining, profile, register

OWN, PLACE = "lam-viec/ho-so-co-so/", "lam-viec/co-so/"
urlpatterns = [
    path(OWN, profile.profile_own, name="profile_own"),
    path(f"{OWN}thong-tin/", profile.profile_basics, name="profile_basics"),
    path(f"{OWN}them/<slug:section>/", profile.line_new, name="line_new"),
    path(f"{OWN}muc/<uuid:uid>/", profile.line_edit, name="line_edit"),
    path(f"{OWN}muc/<uuid:uid>/thoi-khai/", profile.line_end, name="line_end"),
    path(PLACE, register.profile_list, name="profile_list"),
    path(f"{PLACE}tai-ve.csv", register.profile_export, name="profile_export"),
    path(f"{PLACE}thong-ke/", register.profile_statistics, name="profile_statistics"),
    path(f"{PLACE}muc/<uuid:uid>/", register.line_detail, name="line_detail"),
    path(f"{PLACE}de-nghi/", joining.request_list, name="request_list"),
    path(f"{PLACE}de-nghi/<uuid:uid>/", joining.request_detail, name="request_detail"),
    path(f"{PLACE}de-nghi/<uuid:uid>/moi/", joining.request_invite, name="request_invite"),
    path(f"{PLACE}de-nghi/<uuid:uid>/tra-lai/", joining.request_return, name="request_return"),
    path(f"{PLACE}<uuid:uid>/", register.profile_detail, name="profile_detail"),
    path(f"{PLACE}<uuid:uid>/xac-nhan/", register.profile_confirm, name="profile_confirm"),
    path(f"{PLACE}<uuid:uid>/bo-sung/", register.profile_ask, name="profile_ask"),
    path("co-so/", register.public_profile_list, name="public_profile_list"),
    path("co-so/dang-ky/", joining.join_new, name="join_new"),
    path("co-so/<uuid:uid>/", register.public_profile, name="public_profile"),
]
