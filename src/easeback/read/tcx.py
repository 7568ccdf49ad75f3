"""TCX files: each activity with its laps; several tracks within a lap are the stretches between pauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from easeback.model.activity import Activity, Device, FileKind, Lap, Reading, Totals
from easeback.model.problem import Problem
from easeback.model.track import EMPTY_TRACK
from easeback.read.lift import LIFTED, Stretch, lift
from easeback.read.moment import moment, number
from easeback.read.points import (
    MOMENT,
    Pieces,
    Point,
    Points,
    count,
    dated,
    first_moment,
    pauses_between,
    track_of,
    undated,
)
from easeback.read.sport import ANY_KIND, UNKNOWN, guess_sport, sport_of
from easeback.read.stretch import add_stretch
from easeback.read.xml import walk

# Some exporters leave the outermost element out.
ROOTS: Final = {"TrainingCenterDatabase", "Activities"}
# What stands within a Trackpoint, by local name, in our columns.
COLUMNS: Final = {
    "LatitudeDegrees": "latitude_deg",
    "LongitudeDegrees": "longitude_deg",
    "AltitudeMeters": "altitude_m",
    "DistanceMeters": "distance_m",
    "HeartRateBpm Value": "heart_rate_bpm",
    "RunCadence": "cadence_steps_min",
    "Cadence": "cadence_steps_min",
    "Speed": "speed_m_s",
    "Watts": "power_w",
}
FOOT_POD: Final = "RunCadence"
TRIGGERS: Final = {"Manual": "manual", "Distance": "distance", "Time": "time", "Location": "position_marked"}


@dataclass(slots=True)
class _Lap:
    start_s: float | None = None
    seconds: float | None = None
    distance_m: float | None = None
    trigger: str | None = None
    pieces: Pieces = field(default_factory=Pieces)


@dataclass(slots=True)
class _Session:
    sport: str = ""
    product: str = ""
    start_s: float | None = None
    offset_s: int | None = None
    laps: list[_Lap] = field(default_factory=list)


class _Listener:
    """Reads activities, laps and points; courses and workouts hold the same elements and are left out."""

    def __init__(self, stretches: list[Stretch]) -> None:
        self.stretches = stretches
        self.sessions: list[_Session] = []
        self.others: set[str] = set()
        self.point: Point | None = None

    def opened(self, path: list[str], attributes: dict[str, str]) -> None:
        name = path[-1]
        if name in ("Course", "Workout"):
            self.others.add(name)
        elif name == "Activity":
            self.sessions.append(_Session(attributes.get("Sport", "")))
        elif "Activity" in path:
            self._within_activity(name, attributes)

    def _within_activity(self, name: str, attributes: dict[str, str]) -> None:
        session = self.sessions[-1]
        if name == "Lap":
            start = moment(attributes.get("StartTime", ""))
            session.laps.append(_Lap(start[0] if start else None))
        elif name == "Track" and session.laps:
            session.laps[-1].pieces.begin()
        elif name == "Trackpoint" and session.laps:
            self.point = {}
        elif name == LIFTED and session.laps:
            pieces = session.laps[-1].pieces
            add_stretch(pieces, self.stretches, attributes, _column_of)
            session.offset_s = session.offset_s or pieces.offset_s

    def closed(self, path: list[str], text: str) -> None:
        name = path[-1]
        if "Activity" not in path[:-1]:
            return
        session = self.sessions[-1]
        if self.point is not None:
            self._within_point(session, path, text)
        elif path[-2] == "Lap":
            _read_lap(session.laps[-1], name, text)
        elif path[-2:] == ["Creator", "Name"]:
            session.product = text
        elif path[-2:] == ["Activity", "Id"] and (at := moment(text)):
            session.start_s = at[0]

    def _within_point(self, session: _Session, path: list[str], text: str) -> None:
        assert self.point is not None
        name = path[-1] if path[-1] != "Value" else " ".join(path[-2:])
        if name == "Trackpoint":
            session.laps[-1].pieces.add(self.point)
            self.point = None
        elif name == "Time" and (at := moment(text)):
            self.point[MOMENT] = at[0]
            session.offset_s = session.offset_s or at[1]
        elif (column := COLUMNS.get(name)) and (value := number(text)) is not None:
            self.point[column] = value if name == FOOT_POD else self.point.get(column, value)


def _column_of(path: str) -> str | None:
    names = path.split()
    name = names[-1] if names[-1] != "Value" else " ".join(names[-2:])
    return MOMENT if name == "Time" else COLUMNS.get(name)


def _read_lap(lap: _Lap, name: str, text: str) -> None:
    if name == "TotalTimeSeconds":
        lap.seconds = number(text)
    elif name == "DistanceMeters":
        lap.distance_m = number(text)
    elif name == "TriggerMethod":
        lap.trigger = TRIGGERS.get(text)


def read_tcx(name: str, data: bytes) -> Reading:
    """Every activity of a TCX file; points before a broken tail are kept."""
    rest, stretches = lift(data, "Trackpoint")
    # A foot pod's cadence counts before any other: `Cadence` is a bicycle's by the schema.
    listener = _Listener([sorted(stretch, key=lambda text: FOOT_POD not in text[0]) for stretch in stretches])
    problems = []
    if wrong := walk(rest, listener):
        problems.append(Problem(name, wrong, "What lies before it was kept; export it again."))
    activities = []
    for session in listener.sessions:
        activity, more = _read_session(name, session)
        problems += more
        activities += [activity] if activity else []
    return Reading(_kind(listener, is_whole=not wrong), tuple(activities), tuple(problems))


def _kind(listener: _Listener, *, is_whole: bool) -> FileKind:
    if listener.sessions:
        return FileKind.ACTIVITY
    if listener.others:
        return FileKind.COURSE if "Course" in listener.others else FileKind.WORKOUT
    return FileKind.OTHER if is_whole else FileKind.UNREADABLE


def _read_session(name: str, session: _Session) -> tuple[Activity | None, list[Problem]]:
    points = [stretch for lap in session.laps for stretch in lap.pieces.joined()]
    problems = undated(name, points)
    stretches = dated(points)
    start_s = first_moment(stretches) if stretches else _said_start(session)
    if stretches and start_s is not None:
        return _activity(session, stretches, start_s), problems
    if start_s is not None and _totals(session.laps).timer_s:
        problems.append(Problem(name, "An activity has no points.", "Only the totals of its laps were kept."))
        return _activity(session, [], start_s), problems
    if not count(points):
        problems.append(Problem(name, "An activity has no points.", "There is nothing to take from it."))
    return None, problems


def _said_start(session: _Session) -> float | None:
    return next((lap.start_s for lap in session.laps if lap.start_s is not None), session.start_s)


def _activity(session: _Session, stretches: list[Points], start_s: float) -> Activity:
    sport, sub_sport = sport_of(session.sport)
    is_guessed = sport == UNKNOWN
    track = track_of(stretches, start_s, sport) if stretches else EMPTY_TRACK
    return Activity(
        format="TCX",
        sport=guess_sport(track) if is_guessed else sport,
        sub_sport=ANY_KIND if is_guessed else sub_sport,
        sport_is_guessed=is_guessed,
        started_at=datetime.fromtimestamp(start_s, UTC),
        utc_offset_s=session.offset_s,
        device=Device("", session.product),
        totals=_totals(session.laps),
        laps=tuple(_lap(lap, start_s) for lap in session.laps if lap.start_s is not None and lap.seconds is not None),
        pauses=tuple(pause for lap in session.laps for pause in pauses_between(dated(lap.pieces.joined()), start_s)),
        track=track,
    )


def _lap(lap: _Lap, start_s: float) -> Lap:
    assert lap.start_s is not None
    assert lap.seconds is not None
    begins = max(0.0, lap.start_s - start_s)
    return Lap(begins, begins + lap.seconds, lap.distance_m, lap.trigger)


def _totals(laps: list[_Lap]) -> Totals:
    """Sums over the laps, each only where every lap says it."""
    distances = [lap.distance_m for lap in laps if lap.distance_m is not None]
    seconds = [lap.seconds for lap in laps if lap.seconds is not None]
    return Totals(
        distance_m=sum(distances) if laps and len(distances) == len(laps) else None,
        timer_s=sum(seconds) if laps and len(seconds) == len(laps) else None,
    )
