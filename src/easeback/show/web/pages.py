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
    """One entry of the navigation: `name` is its address's name and its icon's; `in_bar` puts it under the thumb."""

    name: str
    path: str
    title: Promise
    view: Callable[..., HttpResponse]
    in_bar: bool = False


PAGES: Final = (
    Page("today", "", _("Today"), today.today, in_bar=True),
    Page("check_in", "check-in", _("Check-in"), check_in.check_in, in_bar=True),
    Page("diary", "diary", _("Diary"), diary.diary, in_bar=True),
    Page("runs", "runs", _("Runs"), runs.runs),
    Page("plan", "plan", _("Plan"), plan.plan, in_bar=True),
    Page("routines", "routines", _("Routines"), routines.routines, in_bar=True),
    Page("learn", "learn", _("Learn"), learn.learn),
    Page("in_out", "in-and-out", _("In and out"), in_and_out.page),
)
