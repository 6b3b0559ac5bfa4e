"""Home, choosing a post, the accessibility statement, and whether the site is well."""

from django.urls import path

from goldthread.web import views

urlpatterns = [
    path("", views.home, name="home"),
    path("acting", views.choose_post, name="choose_post"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("health", views.health, name="health"),
    path("favicon.ico", views.favicon, name="favicon"),
]
