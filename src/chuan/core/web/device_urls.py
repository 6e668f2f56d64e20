"""Addresses that a device asks for, some at fixed places of the root."""

from django.urls import path

from chuan.core.web import device

app_name = "device"
urlpatterns = [
    path("sw.js", device.worker, name="worker"),
    path("manifest.webmanifest", device.manifest, name="manifest"),
    path("thiet-bi/phien/", device.session, name="session"),
    path("thiet-bi/khong-co-mang/", device.offline, name="offline"),
    path("lam-viec/cho-gui/", device.waiting, name="waiting"),
]
