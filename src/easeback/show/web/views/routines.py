"""What is practised: the routines of the day, one of them guided, the session by the clock, and the beat."""

from __future__ import annotations

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from easeback.flow.cadence import cadence_page
from easeback.flow.practice import done_once, figures_of, guided, practice_page, session_today
from easeback.model.error import BadUse
from easeback.show.web.asked import asked_of
from easeback.show.web.key import key_of, new_key

DAY_S = 86_400


@require_safe
def routines(request: HttpRequest) -> HttpResponse:
    """All that today offers, and what it bars."""
    asked = asked_of(request)
    return render(request, "easeback/routines.html", {"page": practice_page(asked.logbook, asked.now)})


@require_safe
def routine(request: HttpRequest, name: str) -> HttpResponse:
    """One routine step by step, with its figures and its clock."""
    asked = asked_of(request)
    page = guided(asked.logbook, asked.now, name)
    if page is None:
        messages.warning(request, _("Today's answer leaves no such routine."))
        return redirect("routines")
    turns = {each.shown.id: msgspec.to_builtins(each.turns) for each in page.exercises}
    return render(request, "easeback/routine.html", {"page": page, "turns": turns, "key": new_key()})


@gzip_page
@require_safe
def figures(request: HttpRequest, name: str) -> HttpResponse:
    """How each exercise of a routine moves, as JSON. It holds nothing of any runner, and changes with the program."""
    asked_of(request)
    response = HttpResponse(msgspec.json.encode(figures_of(name)), content_type="application/json")
    response["Cache-Control"] = f"private, max-age={DAY_S}"
    return response


@require_POST
def done(request: HttpRequest, name: str) -> HttpResponse:
    """Logs a routine as done today, once."""
    asked = asked_of(request)
    minutes = _minutes(request.POST.get("minutes", ""))
    is_new = done_once(asked.logbook, asked.now, key_of(request.POST), name, minutes)
    messages.success(
        request, _("Kept as done today.") if is_new else _("This was kept before; nothing was added twice.")
    )
    return redirect("routines")


@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """Today's session by the clock, with the way out under the thumb."""
    asked = asked_of(request)
    page = session_today(asked.logbook, asked.now)
    if page is None:
        messages.warning(request, _("There is no run to time today."))
        return redirect("routines")
    response = render(request, "easeback/session.html", {"page": page, "turns": msgspec.to_builtins(page.turns)})
    # Kept by the service worker for the road, for that day alone.
    response["X-Easeback-Date"] = asked.today.isoformat()
    return response


@require_safe
def cadence(request: HttpRequest) -> HttpResponse:
    """A beat to run by."""
    asked = asked_of(request)
    return render(request, "easeback/cadence.html", {"page": cadence_page(asked.logbook, asked.now)})


def _minutes(text: str) -> float | None:
    """Minutes of heat as typed; None where none were."""
    if not text.strip():
        return None
    try:
        minutes = float(text.replace(",", "."))
    except ValueError:
        raise BadUse(f"{text!r} is no number of minutes.", "Write it in figures, such as 12.") from None
    if not 0 < minutes <= DAY_S / 60:
        raise BadUse(f"{text!r} minutes of heat cannot be kept.", "Write the minutes of today, such as 12.")
    return minutes
