"""What is shown when something is wrong: what it is, and the way on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's
    """No such page."""
    return render(request, "easeback/not_found.html", status=404)


def fault(request: HttpRequest) -> HttpResponse:
    """A fault of ours. The page needs neither the logbook nor the session."""
    return render(request, "easeback/fault.html", status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's
    """A form whose page is older than the session: nothing was kept, and the way back."""
    return render(request, "easeback/form_expired.html", status=403)
