"""Every address of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("goldthread.web.urls")),
    path("", include("goldthread.recommendations.pages.urls")),
    path("", include("goldthread.readings.pages.urls")),
    path("account/", include("allauth.urls")),
]

handler400 = "goldthread.web.errors.bad_request"
handler403 = "goldthread.web.errors.forbidden"
handler404 = "goldthread.web.errors.not_found"
handler500 = "goldthread.web.errors.broken"
