"""Addresses of the room `engagement`."""

from chuan.engagement.web import profile_urls, tbt_urls

app_name = "engagement"
urlpatterns = [*profile_urls.urlpatterns, *tbt_urls.urlpatterns]
