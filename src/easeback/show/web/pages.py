"""The pages, in the order of the navigation. A page that is not here does not exist, and nothing links to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from easeback.show.web.views import check_in, diary, in_and_out, learn, plan, routines, runs, today


@dataclass(frozen=True, slots=True)
class Page:
    """One entry of the navigation: `name` is its address's name and its icon's."""

    name: str
    path: str
    title: Promise
    view: Callable[..., HttpResponse]


PAGES: Final = (
    Page("today", "", _("Today"), today.today),
    Page("check_in", "check-in", _("Check-in"), check_in.check_in),
    Page("diary", "diary", _("Diary"), diary.diary),
    Page("runs", "runs", _("Runs"), runs.runs),
    Page("plan", "plan", _("Plan"), plan.plan),
    Page("routines", "routines", _("Routines"), routines.routines),
    Page("learn", "learn", _("Learn"), learn.learn),
    Page("in_out", "in-and-out", _("In and out"), in_and_out.page),
)
