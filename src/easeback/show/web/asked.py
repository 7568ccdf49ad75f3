"""What a view needs of a request: whose logbook, when, and how the runner wants it told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from easeback.flow.logbook import Logbook
from easeback.model.runner import Profile

View = TypeVar("View", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Asked:
    """An open logbook, the moment of the request, and the runner's profile."""

    logbook: Logbook
    now: datetime
    profile: Profile

    @property
    def today(self) -> date:
        """The date of this moment on the runner's calendar."""
        return self.now.astimezone(ZoneInfo(self.profile.time_zone)).date()


def asked_of(request: HttpRequest) -> Asked:
    """What the door put on the request. A public view has none: to ask there is a bug."""
    asked: Asked = request.asked  # type: ignore[attr-defined]
    return asked


def public(view: View) -> View:
    """Marks a view that answers everyone: it must show nothing of any runner."""
    view.is_public = True  # type: ignore[attr-defined]
    return view
