"""Addresses of documents."""

from django.urls import path

from goldthread.readings.pages import (
    accuracy,
    adding,
    comparing,
    confirming,
    correcting,
    reviews,
    uploads,
    views,
)

app_name = "readings"

TYPED = {"typed": True}
"""The same pages for what no document holds: the items of a review that were typed by hand."""

urlpatterns = [
    path("documents", views.documents, name="documents"),
    path("documents/accuracy", accuracy.in_use, name="accuracy"),
    path("documents/accuracy/items", accuracy.behind, name="behind_accuracy"),
    path("documents/upload", uploads.upload, name="upload"),
    path("documents/uploads", uploads.recent, name="uploads"),
    path("documents/uploads/<uuid:batch>", uploads.batch, name="uploaded"),
    path("documents/<int:subject>", views.document, name="document"),
    path("documents/<int:subject>/file", views.download, name="download"),
    path("documents/<int:subject>/confirm", views.confirm, name="confirm"),
    path("documents/<int:subject>/confirming", confirming.confirming, name="confirming"),
    path("documents/<int:subject>/confirming/stamp", confirming.stamp, name="stamp"),
    path("documents/<int:subject>/confirming/accept", confirming.accept_page, name="accept_page"),
    path("documents/<int:subject>/confirming/undo", confirming.undo_last, name="undo_last"),
    path("documents/<int:subject>/items/add", adding.add_item, name="add_item"),
    path("documents/<int:subject>/items/<str:kind>/<int:item>", confirming.decide, name="decide"),
    path("documents/<int:subject>/items/<str:kind>/<int:item>/correct", correcting.correct, name="correct"),
    path("documents/<int:subject>/items/<str:kind>/<int:item>/split", correcting.split, name="split"),
    path("documents/<int:subject>/items/<str:kind>/<int:item>/move", correcting.move, name="move"),
    path("reviews/new", reviews.add_review, name="add_review"),
    path("reviews/<int:subject>/confirming", confirming.confirming, TYPED, name="review_confirming"),
    path("reviews/<int:subject>/confirming/stamp", confirming.stamp, TYPED, name="review_stamp"),
    path("reviews/<int:subject>/confirming/accept", confirming.accept_page, TYPED, name="accept_typed"),
    path("reviews/<int:subject>/items/add", adding.add_item, TYPED, name="add_to_review"),
    path("reviews/<int:subject>/items/<str:kind>/<int:item>", confirming.decide, TYPED, name="decide_typed"),
    path(
        "reviews/<int:subject>/items/<str:kind>/<int:item>/correct",
        correcting.correct,
        TYPED,
        name="correct_typed",
    ),
    path("reviews/<int:subject>/items/<str:kind>/<int:item>/move", correcting.move, TYPED, name="move_typed"),
    path("documents/<int:subject>/compared", comparing.comparing, name="comparing"),
    path("documents/<int:subject>/compared/<str:kind>/<int:item>", comparing.decide, name="compare"),
    path("documents/<int:subject>/names", views.say_who, name="say_who"),
]
