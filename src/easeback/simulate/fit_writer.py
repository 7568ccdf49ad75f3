"""An activity to the bytes of a FIT file: columns at a time, so that an hour's run takes milliseconds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from easeback.model.activity import Activity, Lap
from easeback.simulate.fit_bytes import Kind, file_of, messages
from easeback.simulate.fit_profile import (
    ACTIVITY,
    EVENT,
    FILE_ID,
    FIT_EPOCH_S,
    LAP,
    LAP_TRIGGERS,
    RECORD,
    SEMICIRCLES_PER_DEG,
    SESSION,
    SPORTS,
    SUB_SPORTS,
)

Numbers = NDArray[np.float64]
START, STOP_ALL = 0.0, 4.0
DEVELOPMENT = 255.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time between two presses of the watch's button [s since the start, both ends]."""

    start_s: float
    end_s: float


def encode_fit(activity: Activity) -> bytes:
    """The FIT file of `activity`: file_id, timer events, records, laps, session and activity, with both checksums.

    Valid for one session with whole seconds; columns that FIT's record message has no field for are left out.
    """
    start_s = activity.started_at.timestamp() - FIT_EPOCH_S
    end_s = float(activity.totals.elapsed_s or activity.track.column("time_s")[-1])
    body = [_one(FILE_ID, {"type": 4.0, "manufacturer": DEVELOPMENT, "product": 1.0, "time_created": start_s})]
    for stretch in _stretches(activity, end_s):
        body.append(_timer(start_s + stretch.start_s, START))
        body.append(_records(activity, start_s, stretch))
        body.append(_timer(start_s + stretch.end_s, STOP_ALL))
    body.append(messages(LAP, _laps(activity, start_s)))
    body.append(messages(SESSION, _session(activity, start_s, end_s)))
    body.append(_one(ACTIVITY, _closing(activity, start_s + end_s)))
    return file_of(b"".join(body))


def _stretches(activity: Activity, end_s: float) -> Iterator[Stretch]:
    begin_s = 0.0
    for pause in activity.pauses:
        yield Stretch(begin_s, pause.start_s)
        begin_s = pause.end_s
    yield Stretch(begin_s, end_s)


def _records(activity: Activity, start_s: float, stretch: Stretch) -> bytes:
    time_s = activity.track.column("time_s")
    chosen = (time_s >= stretch.start_s) & (time_s <= stretch.end_s)
    columns: dict[str, Numbers] = {"timestamp": time_s[chosen] + start_s}
    for name in activity.track.columns:
        columns |= _as_fit(name, activity.track.column(name)[chosen])
    return messages(RECORD, columns)


def _as_fit(name: str, values: Numbers) -> Mapping[str, Numbers]:
    """The record fields that hold the track's column `name`; none where FIT has no field for it."""
    if name == "cadence_steps_min":
        strides = values / 2
        return {"cadence": np.floor(strides), "fractional_cadence": strides - np.floor(strides)}
    if name in ("latitude_deg", "longitude_deg"):
        return {name.removesuffix("_deg"): values * SEMICIRCLES_PER_DEG}
    field = name.rsplit("_", 1)[0] if name != "speed_m_s" else "speed"
    return {field: values} if field in RECORD.fields else {}


def _laps(activity: Activity, start_s: float) -> Mapping[str, Numbers]:
    laps = activity.laps
    elapsed = _column([lap.end_s - lap.start_s for lap in laps])
    paused = _column([_paused_s(activity, lap) for lap in laps])
    return {
        "timestamp": _column([start_s + lap.end_s for lap in laps]),
        "start_time": _column([start_s + lap.start_s for lap in laps]),
        "elapsed": elapsed,
        "timer": elapsed - paused,
        "distance": _column([lap.distance_m for lap in laps]),
        "trigger": _column([LAP_TRIGGERS.get(lap.trigger or "") for lap in laps]),
        "sport": np.full(len(laps), SPORTS[activity.sport]),
        "event": np.full(len(laps), 9.0),
        "event_type": np.full(len(laps), 1.0),
    }


def _paused_s(activity: Activity, lap: Lap) -> float:
    both = [(max(each.start_s, lap.start_s), min(each.end_s, lap.end_s)) for each in activity.pauses]
    return sum(max(0.0, end_s - start_s) for start_s, end_s in both)


def _session(activity: Activity, start_s: float, end_s: float) -> Mapping[str, Numbers]:
    totals = activity.totals
    said = {
        "timestamp": start_s + end_s,
        "start_time": start_s,
        "sport": SPORTS[activity.sport],
        "sub_sport": SUB_SPORTS[activity.sub_sport],
        "elapsed": end_s,
        "timer": totals.timer_s,
        "distance": totals.distance_m,
        "ascent": totals.ascent_m,
        "descent": totals.descent_m,
        "first_lap": 0.0,
        "laps": float(len(activity.laps)),
        "event": 8.0,
        "event_type": 1.0,
    }
    return {name: _column([value]) for name, value in said.items()}


def _closing(activity: Activity, end_s: float) -> Mapping[str, float | None]:
    offset_s = activity.utc_offset_s
    return {
        "timestamp": end_s,
        "timer": activity.totals.timer_s,
        "sessions": 1.0,
        "type": 0.0,
        "event": 26.0,
        "event_type": 1.0,
        "local_timestamp": None if offset_s is None else end_s + offset_s,
    }


def _timer(at_s: float, event_type: float) -> bytes:
    return _one(EVENT, {"timestamp": at_s, "event": 0.0, "event_type": event_type})


def _one(kind: Kind, values: Mapping[str, float | None]) -> bytes:
    return messages(kind, {name: _column([value]) for name, value in values.items()})


def _column(values: Sequence[float | None]) -> Numbers:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
