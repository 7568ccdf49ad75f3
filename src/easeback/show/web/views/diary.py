"""The diary: a year and eight weeks of it, and one day whole."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from easeback.flow.diary_page import day_page, diary_page
from easeback.show.web.asked import asked_of


@require_safe
def diary(request: HttpRequest) -> HttpResponse:
    """`year`: which calendar; `last`: the day on which the eight weeks end; `said=1`: with what the tool said."""
    asked, about = asked_of(request), request.GET
    with_said = about.get("said") == "1"
    page = diary_page(asked.logbook, asked.now, about.get("year", ""), about.get("last", ""), with_said=with_said)
    return render(request, "easeback/diary.html", {"page": page})


@require_safe
def day(request: HttpRequest, on: str) -> HttpResponse:
    """Everything that is known of one day."""
    asked = asked_of(request)
    return render(request, "easeback/day.html", {"page": day_page(asked.logbook, asked.now, on)})
