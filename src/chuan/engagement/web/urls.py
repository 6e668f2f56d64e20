"""Addresses of the room `engagement`."""

from chuan.engagement.web import checker_urls, profile_urls, tbt_urls

app_name = "engagement"
urlpatterns = [*checker_urls.urlpatterns, *profile_urls.urlpatterns, *tbt_urls.urlpatterns]
