"""GPX files: each track an activity, its segments the stretches between pauses."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from easeback.model.activity import Activity, Device, FileKind, Reading, Totals
from easeback.model.problem import Problem
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

ROOTS: Final = {"gpx"}
# What services write within a track point, by local name, in our columns. A distance that some of them add is left out:
# over the positions alone the files of two services give one run the same length, to a fraction of a per cent.
COLUMNS: Final = {
    "ele": "altitude_m",
    "speed": "speed_m_s",
    "hr": "heart_rate_bpm", "heartrate": "heart_rate_bpm", "heart_rate": "heart_rate_bpm",
    "cad": "cadence_steps_min", "cadence": "cadence_steps_min", "runcadence": "cadence_steps_min",
    "power": "power_w", "powerinwatts": "power_w", "watts": "power_w",
    "atemp": "temperature_c", "temp": "temperature_c",
}  # fmt: skip
POSITION: Final = {"@lat": "latitude_deg", "@lon": "longitude_deg"}


class _Track:
    """One `trk` as it is being read."""

    def __init__(self) -> None:
        self.type = ""
        self.pieces = Pieces()


class _Listener:
    """Reads tracks, segments and points; waypoints and routes are no recordings."""

    def __init__(self, stretches: list[Stretch]) -> None:
        self.stretches = stretches
        self.creator = ""
        self.tracks: list[_Track] = []
        self.point: Point | None = None

    def opened(self, path: list[str], attributes: dict[str, str]) -> None:
        name = path[-1]
        if len(path) == 1:
            self.creator = attributes.get("creator", "")
        elif name == "trk":
            self.tracks.append(_Track())
        elif name == "trkseg" and self.tracks:
            self.tracks[-1].pieces.begin()
        elif name == "trkpt" and self.tracks:
            self.point = _position(attributes)
        elif name == LIFTED and self.tracks:
            add_stretch(self.tracks[-1].pieces, self.stretches, attributes, _column_of)

    def closed(self, path: list[str], text: str) -> None:
        name = path[-1]
        if self.point is not None:
            self._within_point(name, text)
        elif name == "type" and path[-2:-1] == ["trk"]:
            self.tracks[-1].type = text

    def _within_point(self, name: str, text: str) -> None:
        assert self.point is not None
        pieces = self.tracks[-1].pieces
        if name == "trkpt":
            pieces.add(self.point)
            self.point = None
        elif name == "time" and (at := moment(text)):
            self.point[MOMENT] = at[0]
            pieces.offset_s = pieces.offset_s or at[1]
        elif (column := COLUMNS.get(name.lower())) and (value := number(text)) is not None:
            self.point.setdefault(column, value)


def read_gpx(name: str, data: bytes) -> Reading:
    """Every dated track of a GPX file as an activity; points before a broken tail are kept."""
    rest, stretches = lift(data, "trkpt")
    listener = _Listener(stretches)
    problems = []
    if wrong := walk(rest, listener):
        problems.append(Problem(name, wrong, "What lies before it was kept; export it again."))
    activities, found = [], 0
    for index, track in enumerate(listener.tracks, start=1):
        where = name if len(listener.tracks) == 1 else f"{name}, track {index}"
        points = track.pieces.joined()
        found += count(points)
        problems += undated(where, points)
        if known := dated(points):
            activities.append(_activity(track, known, listener.creator))
    if not found:
        problems.append(Problem(name, "It holds no track points.", "Export the recording, not a route or places."))
    kind = FileKind.ACTIVITY if listener.tracks else FileKind.OTHER if not wrong else FileKind.UNREADABLE
    return Reading(kind, tuple(activities), tuple(problems))


def _activity(track: _Track, stretches: list[Points], creator: str) -> Activity:
    start_s = first_moment(stretches)
    sport, sub_sport = sport_of(track.type)
    is_guessed = sport == UNKNOWN
    points = track_of(stretches, start_s, sport)
    return Activity(
        format="GPX",
        sport=guess_sport(points) if is_guessed else sport,
        sub_sport=ANY_KIND if is_guessed else sub_sport,
        sport_is_guessed=is_guessed,
        started_at=datetime.fromtimestamp(start_s, UTC),
        utc_offset_s=track.pieces.offset_s,
        device=Device("", creator),
        totals=Totals(),
        laps=(),
        pauses=pauses_between(stretches, start_s),
        track=points,
    )


def _column_of(path: str) -> str | None:
    if path in POSITION:
        return POSITION[path]
    name = path.rpartition(" ")[2]
    return MOMENT if name == "time" else COLUMNS.get(name.lower())


def _position(attributes: dict[str, str]) -> Point:
    said = {column: number(attributes.get(path[1:], "")) for path, column in POSITION.items()}
    return {name: value for name, value in said.items() if value is not None}
