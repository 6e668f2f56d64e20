"""Sign-in, second factor and own password: only what a node uses of django-allauth."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path

from chuan.orgs.web.views import own

urlpatterns = [
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("da-dong/", account.account_inactive, name="account_inactive"),
    path("xac-nhan-lai/", account.reauthenticate, name="account_reauthenticate"),
    path("quen-mat-khau/", own.password_help, name="account_reset_password"),
    path("dang-ky/", own.password_help, name="account_signup"),
    path("mat-khau/", own.password_choose, name="account_change_password"),
    path("bao-ve/", mfa.index, name="mfa_index"),
    path("bao-ve/ma-xac-thuc/", mfa.authenticate, name="mfa_authenticate"),
    path("bao-ve/xac-nhan-lai/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("bao-ve/ung-dung/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("bao-ve/ung-dung/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("bao-ve/ma-du-phong/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "bao-ve/ma-du-phong/tao/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "bao-ve/ma-du-phong/tai-ve/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
