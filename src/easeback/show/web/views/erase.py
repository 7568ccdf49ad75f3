"""Erasing everything: what it would be, a backup offered first, a word to type, and nothing kept in the browser."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from easeback.flow.erase import WORD, erase_logbook, held
from easeback.model.error import BadUse
from easeback.show.web.asked import asked_of


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """The question; with the word typed, the deed."""
    asked = asked_of(request)
    if request.method != "POST":
        return render(request, "easeback/erase.html", {"held": held(asked.logbook), "word": WORD})
    typed = request.POST.get("typed", "")
    if typed.strip().casefold() != WORD:
        told = {"held": held(asked.logbook), "word": WORD, "error": BadUse("", WORD)}
        return render(request, "easeback/erase.html", told, status=400)
    logout(request)
    erase_logbook(asked.logbook, typed)
    del request.asked  # type: ignore[attr-defined]
    response = render(request, "easeback/erased.html")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
