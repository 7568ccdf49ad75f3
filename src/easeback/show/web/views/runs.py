"""The runs: the list, one of them, and what is put right by its forms."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from easeback.flow.run_page import correct_once, one_run_page, say_effort_once
from easeback.flow.runs_page import runs_page
from easeback.show.web.asked import asked_of
from easeback.show.web.chart_words import say
from easeback.show.web.key import key_of, new_key


@require_safe
def runs(request: HttpRequest) -> HttpResponse:
    """`year`, `month`, `ground`, `kind`, `which` and `page` choose what is listed."""
    page = runs_page(asked_of(request).logbook, {name: str(word) for name, word in request.GET.items()})
    return render(request, "easeback/runs.html", {"page": page})


@require_safe
def run(request: HttpRequest, number: int) -> HttpResponse:
    """One recording; `by` colours its way."""
    asked = asked_of(request)
    page = one_run_page(asked.logbook, number, asked.now, request.GET.get("by", ""), say)
    return render(request, "easeback/run.html", {"page": page, "key": new_key()})


@require_POST
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Puts one thing right: `name` is ground, sport or deleted, `value` its word; none takes it back."""
    asked, told = asked_of(request), (request.POST.get("name", ""), request.POST.get("value", ""))
    is_new = correct_once(asked.logbook, number, key_of(request.POST), told, asked.now)
    _told(request, is_new=is_new)
    return redirect("run", number)


@require_POST
def effort(request: HttpRequest, number: int) -> HttpResponse:
    """Keeps how hard it was, as the check-in after the run of that day."""
    asked, said = asked_of(request), request.POST.get("effort_0_10", "")
    _told(request, is_new=say_effort_once(asked.logbook, number, key_of(request.POST), said, asked.now))
    return redirect("run", number)


def _told(request: HttpRequest, *, is_new: bool) -> None:
    messages.success(request, _("Kept.") if is_new else _("This was kept before; nothing was added twice."))
