"""The plan: the steps, seven days, the goal and its honest dates, and the plans that were kept before."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from easeback.flow.plan_page import earlier_plans, goal_of, plan_page, set_goal
from easeback.model.error import BadUse
from easeback.show.web.asked import asked_of


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """The plan from today; sent, the form sets the goal. What is no goal is said in place, and nothing is lost."""
    asked, wrong = asked_of(request), None
    if request.method == "POST":
        try:
            set_goal(asked.logbook, request.POST.get("goal", ""), request.POST.get("goal_on", ""), asked.now)
        except BadUse as error:
            wrong = error
        else:
            messages.success(request, _("Kept."))
            return redirect("plan")
    shown = {
        "page": plan_page(asked.logbook, asked.now),
        "wrong": wrong,
        "told": request.POST,
        "units": asked.profile.units,
    }
    return render(request, "easeback/plan.html", shown, status=400 if wrong else 200)


@require_safe
def goal(request: HttpRequest) -> HttpResponse:
    """The dates of the goal, which take seconds: a part where htmx asks, else the plan with them on it."""
    asked = asked_of(request)
    answer = goal_of(asked.logbook, asked.now)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("plan")
    return render(request, "easeback/parts/goal.html", {"goal": answer})


@require_safe
def earlier(request: HttpRequest) -> HttpResponse:
    """The plans that were kept, newest first."""
    return render(request, "easeback/earlier_plans.html", {"plans": earlier_plans(asked_of(request).logbook)})
