"""Addresses of the register."""

from django.urls import path, re_path

from goldthread.recommendations.pages import deciding, details, lists, positions

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
    path("opening-positions", positions.positions, name="positions"),
    path("opening-positions/check", positions.check, name="check_positions"),
    path("opening-positions/save", positions.save, name="save_positions"),
    path("opening-positions/acts/<uuid:batch>", positions.act, name="position_act"),
    path("opening-positions/acts/<uuid:batch>/undo", positions.undo, name="undo_positions"),
    re_path(
        r"^decisions/(?P<kind>review|recommendation|response|commitment)/(?P<subject>\d+)$",
        deciding.decide,
        name="decide",
    ),
]
