"""Any id that an answer names, unfolded down to its sources."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from easeback.flow.why import why as unfold
from easeback.show.web.asked import asked_of


@require_safe
def why(request: HttpRequest, word: str) -> HttpResponse:
    """The entries whose id is `word`, or begins with it."""
    entries = unfold(word, asked_of(request).profile.language)
    return render(request, "easeback/why.html", {"entries": entries, "word": word})
