"""A season as the rows of a diary CSV, as its runner would have kept it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from easeback.model.check_in import FIELDS, FLAG_COLUMNS
from easeback.model.words import FlagAnswer
from easeback.simulate.behaviour import Run
from easeback.simulate.season import Season, SimulatedDay
from easeback.simulate.visit import CLINICIAN

COLUMNS = ("date", *FIELDS, *FLAG_COLUMNS)
SIDE = "left"
GROUNDS = {"long": "trail", "fast": "track", "race": "road"}


def write_diary(season: Season, path: Path) -> None:
    """Writes the diary of `season` to `path`: one row a day on which the runner said anything."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(diary_rows(season))


def diary_rows(season: Season) -> Iterator[dict[str, str]]:
    """The rows, oldest first. A column that is absent was not said; of the last day only the morning is there."""
    for index, day in enumerate(season.days):
        is_last = index == len(season.days) - 1
        row = _morning(day, asks_walks=index % 7 == 0) if day.checked_in else {}
        row |= {} if is_last else _rest_of_day(day)
        if row:
            yield {"date": day.on.isoformat(), **row}


def _morning(day: SimulatedDay, *, asks_walks: bool) -> dict[str, str]:
    woke, planned = day.morning, day.planned
    row = {
        "zone": woke.zone,
        "side": SIDE if woke.zone not in ("none", "back") else "",
        "change": woke.change,
        "walking": woke.walking,
        "leg_pain_0_10": str(woke.leg_pain_0_10),
        "back_pain_0_10": str(woke.back_pain_0_10),
        "symptoms": ";".join(woke.symptoms) or "none",
        "woke_by_leg_pain": _yes(woke.woke),
        "painkiller": _yes(woke.leg_pain_0_10 >= 5),
        "sleep_h": f"{day.exposure.sleep_h:g}",
        "planned_kind": planned.kind,
        "planned_min": f"{planned.minutes:g}" if planned.minutes else "",
        "walks_ok": _yes(woke.leg_pain_0_10 <= 3) if asks_walks else "",
    }
    return row | _red_flags(day) | _clinician(day)


def _red_flags(day: SimulatedDay) -> dict[str, str]:
    columns = {answer: column for column, answer in FLAG_COLUMNS.items()}
    return {
        columns[FlagAnswer.UNSURE]: ";".join(day.visit.flags_unsure),
        columns[FlagAnswer.USUAL]: ";".join(day.visit.flags_known),
        columns[FlagAnswer.NO]: "all",
    }


def _clinician(day: SimulatedDay) -> dict[str, str]:
    if day.visit.said is None:
        return {}
    return {
        "clinician_said": day.visit.said,
        "clinician_who": CLINICIAN,
        "clinician_flags": ";".join(day.visit.about),
    }


def _rest_of_day(day: SimulatedDay) -> dict[str, str]:
    """What the evening says. A runner who skipped the morning still says how the run was."""
    run = _run(day, day.run) if day.run else {}
    if not day.checked_in:
        return run
    exposure = day.exposure
    return run | {
        "sitting_h": f"{exposure.sitting_h:g}",
        "driving_h": f"{exposure.driving_h:g}" if exposure.driving_h else "",
        "lifting": _yes(exposure.lifting),
        "walk_min": f"{exposure.walk_min:g}" if exposure.walk_min else "",
        "stretched": _yes(day.run is not None),
        "heat_min": "15" if day.morning.leg_pain_0_10 in (2, 3) and "numbness" not in day.morning.symptoms else "",
        "strength": _yes(day.run is None and day.morning.is_good),
    }


def _run(day: SimulatedDay, run: Run) -> dict[str, str]:
    row = {
        "run_kind": run.kind,
        "run_ground": GROUNDS.get(run.kind, "road"),
        "run_downhill": "no",
        "leg_pain_in_run_0_10": str(run.leg_pain_0_10),
        "zone_in_run": run.zone,
        "symptoms_in_run": "none",
        "walking_after_run": "normal",
        "stopped_early": _yes(run.stopped_early),
        "settled": day.settled or "",
        "effort_0_10": str(run.effort_0_10),
    }
    if day.recorded:
        return row
    return row | {"run_min": f"{run.minutes:g}", "run_km": f"{run.minutes * 60 / run.pace_s_km:.1f}"}


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
