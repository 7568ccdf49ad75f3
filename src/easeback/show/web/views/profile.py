"""The profile: each group of facts a form of its own; what is wrong stands beside its field, and nothing is lost."""

from __future__ import annotations

from dataclasses import fields

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from easeback.flow.profile import add_limit
from easeback.flow.profile_page import keep_group, profile_page
from easeback.model.error import BadUse
from easeback.model.runner import Limit
from easeback.show.web.asked import asked_of

WAS = "was."
LIMIT_FIELDS = tuple(each.name for each in fields(Limit) if each.name != "by")


@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """Every group of facts."""
    return render(request, "easeback/profile.html", {"page": profile_page(asked_of(request).logbook)})


@require_POST
def keep(request: HttpRequest, group: str) -> HttpResponse:
    """Keeps what one group's form changed; or shows it again with what was typed, and why it was not kept."""
    asked = asked_of(request)
    typed = {name: _joined(request, name) for name in request.POST if not name.startswith(WAS)}
    was = {name.removeprefix(WAS): text for name, text in request.POST.items() if name.startswith(WAS)}
    number, errors = keep_group(asked.logbook, group, typed, was, asked.now)  # type: ignore[arg-type]
    if errors:
        page = profile_page(asked.logbook, typed, errors)
        return render(request, "easeback/profile.html", {"page": page, "errors": errors}, status=400)
    messages.success(request, _("Kept.") if number else _("Nothing was changed."))
    return redirect(f"{reverse('profile')}#{group}")


@require_POST
def limit(request: HttpRequest) -> HttpResponse:
    """What one clinician allows or bars, in place of what the same one said before; left empty, it is lifted."""
    asked, form = asked_of(request), request.POST
    texts = {name: _joined(request, name) for name in LIMIT_FIELDS}
    if "lift" in form:
        texts = {}
    elif not any(text.strip() for name, text in texts.items() if name != "said_on"):
        raise BadUse("That limit says nothing about running.", "Go back, and name minutes, kinds or a date.")
    add_limit(asked.logbook, form.get("by", ""), texts, asked.now)
    messages.success(request, _("Lifted. It stays in the log.") if "lift" in form else _("Kept."))
    return redirect(f"{reverse('profile')}#limits")


def _joined(request: HttpRequest, name: str) -> str:
    """Several ticks of one field as one text."""
    return ";".join(filter(None, request.POST.getlist(name)))
