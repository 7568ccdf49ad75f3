"""Findings on ground, slopes, the track and the week's distance. They add cues and never decide."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.model.day import Day
from easeback.model.finding import Shown

WEEK = timedelta(days=7)


@finding("slope_pain_days")
def downhill_hurts(morning: Morning) -> Judged:
    """Running downhill hurt, today's check-in or one of the last weeks says."""
    return _slope_hurts(morning, "downhill_pain")


@finding("slope_pain_days")
def uphill_hurts(morning: Morning) -> Judged:
    """Running uphill hurt, today's check-in or one of the last weeks says."""
    return _slope_hurts(morning, "uphill_pain")


def _slope_hurts(morning: Morning, symptom: str) -> Judged:
    days = [day for day in (morning.today, *morning.last_days("slope_pain_days"))
            if symptom in (*(day.symptoms or ()), *(day.symptoms_in_run or ()))]  # fmt: skip
    return bool(days), {"hurt_on": str(days[0].date) if days else None}


@finding("ground_look_days", "ground_least_runs", "ground_better_points")
def one_ground_settles_better(morning: Morning) -> Judged:
    """On one ground far more of the runner's own runs settled within an hour than on another."""
    shares = {
        ground: (sum(day.settled == "within_1h" for day in days), len(days)) for ground, days in _by_ground(morning)
    }
    if len(shares) < 2:
        return None, {}
    ranked = sorted(shares, key=lambda each: (shares[each][0] / shares[each][1], each))
    worst, best = ranked[0], ranked[-1]
    (worse_settled, worse_runs), (settled, runs) = shares[worst], shares[best]
    points = 100 * (settled / runs - worse_settled / worse_runs)
    values: dict[str, Shown] = {"ground": best, "settled": settled, "runs": runs,
              "other": worst, "other_settled": worse_settled, "other_runs": worse_runs}  # fmt: skip
    return points >= morning.number("ground_better_points"), values


def _by_ground(morning: Morning) -> Iterable[tuple[str, list[Day]]]:
    runs: dict[str, list[Day]] = {}
    for day in morning.last_days("ground_look_days"):
        if day.has_run and day.settled is not None and day.run_ground not in (None, "mixed"):
            runs.setdefault(str(day.run_ground), []).append(day)
    return [(ground, days) for ground, days in runs.items() if len(days) >= morning.number("ground_least_runs")]


@finding("track_least_runs", "track_one_way_percent")
def loops_go_one_way(morning: Morning) -> Judged:
    """Many runs of the last four weeks went round in loops, and nearly always the same way."""
    loops = morning.training.loops if morning.training else None
    laps = (loops.laps_clockwise + loops.laps_anticlockwise) if loops else 0
    if loops is None or laps == 0:
        return None, {}
    most = max(loops.laps_clockwise, loops.laps_anticlockwise)
    way = "clockwise" if loops.laps_clockwise == most else "anticlockwise"
    often = loops.runs > morning.number("track_least_runs")
    values: dict[str, Shown] = {"laps": most, "all_laps": laps, "way": way, "runs": loops.runs}
    return often and 100 * most / laps >= morning.number("track_one_way_percent"), values


@finding()
def painful_leg_is_mostly_inside(morning: Morning) -> Judged:
    """More than half of the bends of the last four weeks had the painful leg inside."""
    loops = morning.training.loops if morning.training else None
    if loops is None or loops.inner_leg_share is None:
        return None, {}
    values = {"painful_side": loops.painful_side, "inside_percent": round(100 * loops.inner_leg_share)}
    return loops.inner_leg_share > 0.5, values


@finding("slope_pain_days")
def ran_on_a_track_lately(morning: Morning) -> Judged:
    """The diary has a run on a track in the last weeks."""
    days = [day for day in morning.last_days("slope_pain_days") if day.run_ground == "track"]
    return bool(days), {"track_on": str(days[0].date) if days else None}


@finding("week_growth_percent", "week_least_km")
def week_grew_fast(morning: Morning) -> Judged:
    """The last seven days held far more running than the seven before."""
    last, before = _week_km(morning, 1), _week_km(morning, 2)
    if last is None or before is None or before < morning.number("week_least_km"):
        return None, {}
    # Rounded far below what a watch tells apart, so that 26 km after 20 km is 30 % and not a hair more.
    growth_percent = round(100 * (last / before - 1), 6)
    return growth_percent > morning.number("week_growth_percent"), {
        "week_km": round(last, 1),
        "week_before_km": round(before, 1),
    }


def _week_km(morning: Morning, weeks_ago: int) -> float | None:
    """Distance of the seven days that begin `weeks_ago` weeks before today [km]; None where a run has none known."""
    first, last = morning.on - WEEK * weeks_ago, morning.on - WEEK * (weeks_ago - 1)
    runs = [run for run in morning.history.runs if first <= run.on < last]
    known = [run.km for run in runs if run.km is not None]
    return sum(known) if runs and len(known) == len(runs) else None
