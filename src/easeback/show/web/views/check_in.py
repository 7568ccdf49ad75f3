"""The check-in: the body map and two taps, then everything else for those who want to say it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from easeback.flow.check_in import Said, is_worrying, read_answers
from easeback.flow.check_in_once import day_meant, keep_once
from easeback.flow.check_in_page import check_in_page, undo_page, yesterday_of
from easeback.flow.diary_page import day_said
from easeback.flow.undo import last_check_in, take_back
from easeback.model.check_in import Part
from easeback.model.error import BadUse
from easeback.show.web.answers import flags_of, texts_of
from easeback.show.web.asked import asked_of
from easeback.show.web.key import key_of, new_key


@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, part: str = Part.MORNING) -> HttpResponse:
    """The form of one part of the day; sent, it is kept once, and the answer follows."""
    asked, of_day = asked_of(request), _part(part)
    if request.method == "POST":
        return _keep(request, of_day)
    # The diary asks for an earlier day: what was forgotten or meant otherwise then.
    on = day_meant(asked.logbook, request.GET.get("on", ""), asked.now)
    page = check_in_page(asked.logbook, asked.now, of_day, on)
    response = render(request, "easeback/check_in.html", {"page": page, "key": new_key(), "taps": request.GET})
    response["X-Easeback-Date"] = page.on.isoformat()
    return response


def _keep(request: HttpRequest, part: Part) -> HttpResponse:
    asked = asked_of(request)
    on = day_meant(asked.logbook, request.POST.get("on", ""), asked.now)
    said = Said(on, read_answers(texts_of(request.POST, part)), {}, part)
    is_new = keep_once(asked.logbook, key_of(request.POST), said, asked.now)
    messages.success(request, _("Kept.") if is_new else _("This was kept before; nothing was added twice."))
    return redirect("today")


@require_safe
def yesterday(request: HttpRequest) -> HttpResponse:
    """What was said yesterday: asked for only after today's tap, so that it does not steer it."""
    asked = asked_of(request)
    return render(request, "easeback/parts/yesterday.html", {"day": yesterday_of(asked.logbook, asked.now)})


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest) -> HttpResponse:
    """Takes the last check-in back; a red flag in it is asked once more first."""
    asked = asked_of(request)
    about = request.GET.get("on", "")
    last = last_check_in(asked.logbook, day_said(about) if about else None)
    if request.method == "POST":
        if request.POST.get("of") != _stamp(last.records[-1].id):
            raise BadUse("Another check-in was kept meanwhile.", "Look at the last one again before taking it back.")
        again = flags_of(request.POST)
        take_back(asked.logbook, last, again, asked.now)
        messages.success(request, _("Taken back. It stays in the log and no longer counts."))
        if about and not is_worrying(again):
            return redirect("day", about)
        return redirect("today" if is_worrying(again) else "check_in")
    page = undo_page(asked.logbook, last)
    return render(request, "easeback/undo.html", {"page": page, "stamp": _stamp(last.records[-1].id)})


def _stamp(record: int) -> str:
    return str(record)


def _part(text: str) -> Part:
    try:
        return Part(text)
    except ValueError:
        raise BadUse(f"{text!r} is no part of the day.", f"Use one of: {', '.join(Part)}.") from None
