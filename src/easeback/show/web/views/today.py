"""*Can I run today?*"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from easeback.flow.morning import morning_of
from easeback.model.words import Verdict
from easeback.show.web.asked import asked_of
from easeback.show.web.key import new_key


def today(request: HttpRequest) -> HttpResponse:
    """The answer of this morning; an emergency replaces the whole page."""
    asked = asked_of(request)
    morning = morning_of(asked.logbook, asked.now)
    page = morning.today.page
    template = "easeback/today_emergency.html" if page.verdict is Verdict.EMERGENCY else "easeback/today.html"
    response = render(request, template, {"morning": morning, "page": page, "key": new_key()})
    # By this the service worker knows on which day a page that it kept must no longer be shown.
    response["X-Easeback-Date"] = page.answer.date.isoformat()
    return response
