"""The safety questions: the daily strip of six chips, and the questions in full, one a screen."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from easeback.flow.check_in import is_worrying
from easeback.flow.check_in_once import day_meant, keep_once
from easeback.flow.safety import flags_said, questions_page, strip_said
from easeback.show.web.answers import flags_of
from easeback.show.web.asked import asked_of
from easeback.show.web.key import key_of, new_key


@require_POST
def strip(request: HttpRequest) -> HttpResponse:
    """Takes the daily strip in: none of these, or the chips that open their questions."""
    asked = asked_of(request)
    on = day_meant(asked.logbook, request.POST.get("on", ""), asked.now)
    tapped = [] if "none_of_these" in request.POST else request.POST.getlist("chip")
    if not tapped and "none_of_these" not in request.POST:
        messages.warning(request, _("Tap what is new or worse, or tap None of these."))
        return redirect(reverse("today") + "#missing")
    said = strip_said(asked.logbook, on, tapped)
    keep_once(asked.logbook, key_of(request.POST), said, asked.now)
    return redirect("questions" if tapped else "today")


@require_http_methods(["GET", "HEAD", "POST"])
def next_question(request: HttpRequest) -> HttpResponse:
    """One question a screen. Yes or not sure shows the answer of today at once."""
    asked = asked_of(request)
    if request.method == "POST":
        answers = flags_of(request.POST)
        on = day_meant(asked.logbook, request.POST.get("on", ""), asked.now)
        keep_once(asked.logbook, key_of(request.POST), flags_said(on, answers), asked.now)
        return redirect("today" if is_worrying(answers) else "questions")
    page = questions_page(asked.logbook, asked.now, skipped=request.GET.getlist("skip"))
    if page.question is None:
        return redirect("today")
    return render(request, "easeback/question.html", {"page": page, "key": new_key()})
