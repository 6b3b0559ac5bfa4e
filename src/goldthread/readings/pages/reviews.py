"""A review that no document brought: its name and kind, typed by hand."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from goldthread.kernel.refusals import Refused
from goldthread.readings.confirming.reviews import ReviewForm
from goldthread.readings.pages.correcting import get_or_post
from goldthread.recommendations import commands
from goldthread.recommendations.permissions import can_decide, check_can_decide
from goldthread.trail.requests import actor_of, moment_of


@get_or_post
def add_review(request: HttpRequest) -> HttpResponse:
    """Add a review by hand, then go on to its recommendations."""
    by = actor_of(request)
    own = [each for each in by.partnerships if can_decide(each, by)]
    if not own:
        check_can_decide(next(iter(by.partnerships), 0), by)
    form = ReviewForm(request.POST or None, partnerships=own)
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.add(
                "review",
                partnership=form.partnership,
                fields=form.given(),
                accept=True,
                by=by,
                at=moment_of(request),
            )
        except Refused as refusal:
            form.add_error("name", refusal.sentence)
        else:
            messages.success(request, "The review is added. Now add what it recommends.")
            return HttpResponseRedirect(reverse("readings:review_confirming", args=[made]))
    return _page(request, form)


def _page(request: HttpRequest, form: forms.Form) -> HttpResponse:
    context = {
        "title": "Add a review", "form": form, "submit_words": "Add the review",
        "back_url": reverse("recommendations:reviews"),
    }  # fmt: skip
    return render(request, "readings/add_review.html", context, status=422 if request.POST else 200)
