"""Who is asking: finds the runner, their language and clock; and turns bad use into a page that says what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from easeback.flow.logbook import Logbook
from easeback.flow.profile import profile_of
from easeback.model.error import BadUse, UserError
from easeback.show.web import session
from easeback.show.web.accounts.runner import runner_of_account
from easeback.show.web.asked import Asked
from easeback.show.web.queued import is_queued, plain_answer, plain_refusal
from easeback.show.web.serving import Reach, Serving


class Door:
    """Lets a request in with `request.asked`, or shows what opens the door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        translation.deactivate()
        timezone.deactivate()
        return plain_answer(request, response) if is_queued(request) else response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _arguments: Any, _named: Any
    ) -> HttpResponse | None:
        """Before the view: who is it, in which language, and by which clock."""
        runner = _runner(request)
        if runner is not None:
            _come_in(request, runner)
            return None
        translation.activate(translation.get_language_from_request(request))
        if getattr(view, "is_public", False) or view.__module__.startswith("allauth."):
            return None
        serving: Serving = settings.EASEBACK
        if serving.reach is Reach.LOCAL:
            return render(request, "easeback/locked.html", status=403)
        return redirect_to_login(request.get_full_path())

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Bad use and a broken place become a page; a bug goes on to crash."""
        if not isinstance(error, UserError):
            return None
        status = 400 if isinstance(error, BadUse) else 503
        if is_queued(request):
            return plain_refusal(error, status)
        return render(request, "easeback/wrong.html", {"error": error}, status=status)


def _runner(request: HttpRequest) -> int | None:
    serving: Serving = settings.EASEBACK
    if serving.reach is Reach.LOCAL:
        runner: int | None = request.session.get(session.RUNNER)
        return runner
    return runner_of_account(request.user.pk) if request.user.is_authenticated else None


def _come_in(request: HttpRequest, runner: int) -> None:
    logbook = Logbook(settings.EASEBACK.home, runner)
    asked = Asked(logbook, datetime.now(UTC), profile_of(logbook))
    request.asked = asked  # type: ignore[attr-defined]
    known = {code for code, _ in settings.LANGUAGES}
    translation.activate(asked.profile.language if asked.profile.language in known else "en")
    timezone.activate(ZoneInfo(asked.profile.time_zone))
