"""Addresses of organisations."""

from django.urls import path

from goldthread.organisations.pages import aliases, details, facts, lists, recording, waiting

app_name = "organisations"

urlpatterns = [
    path("organisations", lists.organisations, name="organisations"),
    path("organisations/add", facts.add, name="add"),
    path("organisations/who-has-this", waiting.overview, name="waiting"),
    path("organisations/<int:subject>", details.organisation, name="organisation"),
    path("organisations/<int:subject>/correct", facts.correct, name="correct"),
    path("organisations/<int:subject>/codes/add", facts.add_code, name="add_code"),
    path("organisations/codes/<int:subject>/<int:code>/end", facts.end_code, name="end_code"),
    path("organisations/<int:subject>/names/add", aliases.add, name="add_alias"),
    path("organisations/<int:subject>/names/<int:alias>/move", aliases.move, name="move_alias"),
    path("organisations/<int:subject>/names/<int:alias>/end", aliases.end, name="end_alias"),
    path("organisations/<int:subject>/who-has-this", waiting.one, name="waiting_with"),
    path(
        "organisations/<int:subject>/who-has-this/<int:assignment>/take-back",
        waiting.take_back,
        name="take_back",
    ),
    path("organisations/<int:subject>/changes/new", recording.begin, name="record"),
    path("organisations/<int:subject>/changes/new/check", recording.check, name="check"),
    path("organisations/<int:subject>/changes/new/<slug:step>", recording.ask, name="step"),
    path("organisations/changes/<int:subject>", details.change, name="change"),
    path("organisations/changes/<int:subject>/correct", recording.begin_correcting, name="correct_change"),
    path("organisations/changes/<int:subject>/take-back", recording.take_back, name="end_change"),
]
