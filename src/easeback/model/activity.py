"""An activity: one session of one sport, as a device or a service recorded it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from enum import StrEnum

from easeback.model.problem import Problem
from easeback.model.track import Track


class FileKind(StrEnum):
    """What a file turned out to be. Only `ACTIVITY` holds activities."""

    ACTIVITY = "activity"
    SETTINGS = "settings"
    MONITORING = "monitoring"
    WORKOUT = "workout"
    COURSE = "course"
    OTHER = "other"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Lap:
    """A lap as the device marked it: start and end [s since the activity's start], distance [m], what ended it."""

    start_s: float
    end_s: float
    distance_m: float | None
    trigger: str | None


@dataclass(frozen=True, slots=True)
class Pause:
    """The timer stood still from `start_s` to `end_s` [s since the activity's start]."""

    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Totals:
    """What the device itself summed up. None: it did not say."""

    distance_m: float | None = None
    timer_s: float | None = None
    elapsed_s: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None


@dataclass(frozen=True, slots=True)
class Device:
    """Who recorded it; empty where the file does not say."""

    manufacturer: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """One recorded session. `started_at` is in UTC; `utc_offset_s` is the device's own offset where it says one."""

    format: str
    sport: str
    sub_sport: str
    sport_is_guessed: bool
    started_at: datetime
    utc_offset_s: int | None
    device: Device
    totals: Totals
    laps: tuple[Lap, ...]
    pauses: tuple[Pause, ...]
    track: Track

    @property
    def is_run(self) -> bool:
        """Running of any kind: road, trail, treadmill, track."""
        return self.sport == "running"

    def local_date(self, home: tzinfo) -> date:
        """The date on the runner's calendar: by the device's offset, else by the time zone `home`."""
        if self.utc_offset_s is None:
            return self.started_at.astimezone(home).date()
        return self.started_at.astimezone(timezone(timedelta(seconds=self.utc_offset_s))).date()


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of one file: its kind, the activities found, and every problem met on the way."""

    kind: FileKind
    activities: tuple[Activity, ...] = ()
    problems: tuple[Problem, ...] = ()
