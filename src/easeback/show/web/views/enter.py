"""The door: the one-time address, leaving, and light or dark."""

from __future__ import annotations

import secrets
from threading import Lock
from typing import Final

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from easeback.flow.logbook import first_runner
from easeback.show.web import session
from easeback.show.web.accounts.runner import any_account
from easeback.show.web.around import LOOK_COOKIE, LOOKS
from easeback.show.web.asked import public
from easeback.show.web.serving import Reach, Serving
from easeback.show.web.settings import DAY_S

# Words used up in this process. There is one server process, and each start has a word of its own.
_USED: Final[set[str]] = set()
_ONE_AT_A_TIME: Final = Lock()


@public
@require_safe
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Opens the door once to whoever holds the word that `easeback serve` printed."""
    if hasattr(request, "asked"):
        return redirect("today")
    serving: Serving = settings.EASEBACK
    if not _take(token, serving.token):
        return render(request, "easeback/locked.html", status=403)
    request.session.cycle_key()
    if serving.reach is Reach.LOCAL:
        request.session[session.RUNNER] = first_runner()
        return redirect("today")
    request.session[session.MAY_SIGN_UP] = True
    return redirect("account_login" if any_account() else "account_signup")


def _take(offered: str, expected: str) -> bool:
    with _ONE_AT_A_TIME:
        fits = secrets.compare_digest(offered.encode(), expected.encode()) and expected not in _USED
        if fits:
            _USED.add(expected)
        return fits


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Ends the session, and has the browser drop every page and every queued form that it kept."""
    logout(request)
    response = redirect("signed_out")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@public
@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    """The way back in."""
    response = render(request, "easeback/signed_out.html")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@public
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device says."""
    chosen, back = request.POST.get("look", ""), request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if here else "today")
    if chosen in LOOKS:
        response.set_cookie(LOOK_COOKIE, chosen, max_age=365 * DAY_S, samesite="Lax", httponly=True)
    return response
