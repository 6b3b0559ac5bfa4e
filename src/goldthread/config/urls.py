"""Every address of the site."""

from django.urls import include, path

from goldthread.web.accounts import account_address

urlpatterns = [
    path("", include("goldthread.web.urls")),
    path("", include("goldthread.organisations.pages.urls")),
    path("", include("goldthread.recommendations.pages.urls")),
    path("", include("goldthread.readings.pages.urls")),
    # Before allauth's own, which lets people change the address they sign in with; the support team gives addresses.
    path("account/email/", account_address, name="account_email"),
    path("account/", include("allauth.urls")),
]

handler400 = "goldthread.web.errors.bad_request"
handler403 = "goldthread.web.errors.forbidden"
handler404 = "goldthread.web.errors.not_found"
handler500 = "goldthread.web.errors.broken"
