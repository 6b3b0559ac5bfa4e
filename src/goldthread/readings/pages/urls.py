"""Addresses of documents."""

from django.urls import path

from goldthread.readings.pages import views

app_name = "readings"

urlpatterns = [
    path("documents", views.documents, name="documents"),
    path("documents/<int:subject>", views.document, name="document"),
    path("documents/<int:subject>/file", views.download, name="download"),
    path("documents/<int:subject>/confirm", views.confirm, name="confirm"),
    path("documents/<int:subject>/names", views.say_who, name="say_who"),
]
