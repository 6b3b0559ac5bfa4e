"""Addresses of the register."""

from django.urls import path, re_path

from goldthread.recommendations.pages import deciding, details, lists

app_name = "recommendations"

urlpatterns = [
    path("reviews", lists.reviews, name="reviews"),
    path("reviews/<int:subject>", details.review, name="review"),
    path("recommendations", lists.recommendations, name="recommendations"),
    path("recommendations/<int:subject>", details.recommendation, name="recommendation"),
    path("responses", lists.responses, name="responses"),
    path("responses/<int:subject>", details.response, name="response"),
    path("commitments", lists.commitments, name="commitments"),
    path("commitments/<int:subject>", details.commitment, name="commitment"),
    re_path(
        r"^decisions/(?P<kind>review|recommendation|response|commitment)/(?P<subject>\d+)$",
        deciding.decide,
        name="decide",
    ),
]
