"""The lessons: all of them, and one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from easeback.flow import learn as lessons
from easeback.show.web.asked import asked_of
from easeback.show.web.chart_words import say


@require_safe
def learn(request: HttpRequest) -> HttpResponse:
    """Every lesson with its picture."""
    language = asked_of(request).profile.language
    return render(request, "easeback/learn.html", {"lessons": lessons.lessons(language, say)})


@require_safe
def lesson(request: HttpRequest, key: str) -> HttpResponse:
    """One lesson in full."""
    language = asked_of(request).profile.language
    return render(request, "easeback/lesson.html", {"page": lessons.lesson(key, language, say)})
