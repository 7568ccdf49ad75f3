"""Which measures every real recording yields, which loops it holds, and which of it a map covers, as Markdown tables.

    python -m tools.make_measures_table FOLDER                       # a row a run: each measure, or a dash
    python -m tools.make_measures_table FOLDER --loops               # a row a loop: laps, direction, confidence
    python -m tools.make_measures_table FOLDER --ground EXTRACT...   # a row a run that an extract covers in part

Files that cannot be read, and activities that are no runs, are counted below the table.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from easeback.keep.maps import MapFacts, add_map, ways_near
from easeback.measure.ground import measure_ground
from easeback.measure.run import is_too_short, measure_run
from easeback.measure.thin import thin
from easeback.model.activity import Activity
from easeback.model.error import BadUse
from easeback.model.measure import RunMeasures
from easeback.present.words_of_form import FORM
from easeback.read import read_file
from easeback.read.osm import read_ways

SUFFIXES = {".fit", ".gpx", ".tcx", ".gz", ".zip"}
HEADINGS = (
    "run", "km", "moving min", "unbroken min", "cadence from", *(name for name, _, _ in FORM.values()), "heart rate",
    "up m", "down m", "downhill km", "flat pace", "steps", "laps", "foot strike", "repairs",
)  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--loops", action="store_true")
    options.add_argument("--ground", nargs="+", type=Path, metavar="EXTRACT")
    chosen = options.parse_args()
    if chosen.ground:
        ground_table(chosen.folder, chosen.ground)
    elif chosen.loops:
        loops_table(chosen.folder)
    else:
        measures_table(chosen.folder)


def measures_table(folder: Path) -> None:
    """Every run with the value of each measure; a dash where it is absent."""
    row(HEADINGS)
    row(["---"] * len(HEADINGS))
    runs = 0
    for name, activity in runs_of(folder):
        row([name, *cells(measure_run(activity))])
        runs += 1
    print(f"\n{runs} runs.")


def loops_table(folder: Path) -> None:
    """Every loop found, the runs in which loops were looked for, and those in which they could not be."""
    headings = ("run", "from min", "laps", "lap m", "direction", "400 m track", "bends left, right m", "confidence")
    row(headings)
    row(["---"] * len(headings))
    looked, without = 0, 0
    for name, activity in runs_of(folder):
        measures = measure_run(activity)
        looked, without = looked + measures.loops_looked_for, without + (not measures.loops_looked_for)
        for loop in measures.loops:
            way = "clockwise" if loop.is_clockwise else "anticlockwise"
            bends = f"{loop.bend_left_m:.0f}, {loop.bend_right_m:.0f}"
            row([name, f"{loop.from_s / 60:.0f}", str(loop.laps), f"{loop.lap_m:.0f}", way,
                 "yes" if loop.is_oval else "no", bends, loop.confidence])  # fmt: skip
    print(f"\nLoops were looked for in {looked} runs; {without} hold no positions to look in.")


def ground_table(folder: Path, extracts: Sequence[Path]) -> None:
    """Every run of which an extract covers anything, with the shares of its ground."""
    headings = ("run", "covered", "hard", "firm", "soft", "track", "unknown", "maps")
    row(headings)
    row(["---"] * len(headings))
    with tempfile.TemporaryDirectory() as home:
        for extract in extracts:
            add_extract(Path(home), extract)
        runs = covered = 0
        for name, activity in runs_of(folder):
            runs += 1
            points = thin(activity.track)
            if points is None:
                continue
            near = ways_near(Path(home), points.latitude_deg, points.longitude_deg)
            if near.covered.any():
                covered += 1
                maps = tuple(stamp.split("@")[0] for stamp in near.stamps)
                ground = measure_ground(points, near.ways, near.covered, None, maps)
                shares = [f"{ground.share[each]:.0%}" if ground.share else "-" for each in headings[2:-1]]
                row([name, f"{near.covered.mean():.0%}", *shares, ", ".join(maps)])
    print(f"\n{covered} of {runs} runs lie in one of {len(extracts)} extracts.")


def add_extract(home: Path, path: Path) -> None:
    try:
        ways = read_ways(path)
    except BadUse as error:
        print(f"\n{path.name}: {error}\n")
        return
    name = path.name.split(".")[0]
    add_map(home, MapFacts(name, path.name, path.stat().st_size, datetime.now(UTC), len(ways)), ways)


def runs_of(folder: Path) -> Iterator[tuple[str, Activity]]:
    """Every run below `folder` under its file's name, those that are too short to count left out."""
    for path in sorted(each for each in folder.rglob("*") if each.suffix.lower() in SUFFIXES and each.is_file()):
        try:
            activities = read_file(path).activities
        except BadUse:
            continue
        for number, activity in enumerate(activities):
            if activity.is_run and not is_too_short(measure_run(activity)):
                part = f" [{number}]" if len(activities) > 1 else ""
                yield f"{path.relative_to(folder)}{part}", activity


def cells(run: RunMeasures) -> Iterator[str]:
    yield from (number(run.distance_km, 2), number(run.moving_min, 1), number(run.unbroken_min, 1))
    yield (run.cadence_from or "-").replace("_", " ")
    for name, (_, _, decimals) in FORM.items():
        measure = run.form.get(name)
        yield "-" if measure is None else f"{measure.value:.{decimals}f} ({measure.source})"
    yield from (number(run.heart_rate_bpm, 0), number(run.ascent_m, 0), number(run.descent_m, 0))
    yield from (number(run.downhill_km, 2), number(run.grade_adjusted_pace_min_km, 2), number(run.steps, 0))
    yield str(sum(loop.laps for loop in run.loops)) if run.loops_looked_for else "-"
    yield "; ".join(f"{each.side} {each.word}" for each in run.foot_strike) or "-"
    yield str(sum(each.count for each in run.repairs))


def number(value: float | None, decimals: int) -> str:
    return "-" if value is None else f"{value:.{decimals}f}"


def row(values: Sequence[str]) -> None:
    print(f"| {' | '.join(values)} |")


if __name__ == "__main__":
    main()
