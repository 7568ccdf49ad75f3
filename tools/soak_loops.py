"""Counts laps on made-up running tracks with scatter, pauses and turns about, and says how often it is right.

Run as `python -m tools.soak_loops --seeds 500` in the repository. The figures stand in docs/reference/ground.md.
"""

from __future__ import annotations

import argparse
from collections import Counter

from tests.ovals import clocked, oval_run

from easeback.measure.loops import measure_loops

TARGET = 0.95


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, default=500)
    options.add_argument("--scatter", type=float, default=3.0, help="white scatter of each position [m]")
    options.add_argument("--misses", action="store_true", help="list the seeds that came out wrong")
    chosen = options.parse_args()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for seed in range(chosen.seeds):
        run = oval_run(seed, chosen.scatter)
        loops = measure_loops(run.track)
        is_right = (loops.laps_clockwise, loops.laps_anticlockwise) == clocked(run)
        is_named = bool(loops.found) and all(each.is_oval for each in loops.found)
        confidence = "high" if loops.found and all(each.confidence == "high" for each in loops.found) else "low"
        for kind in ("laps and direction", f"of {confidence} confidence"):
            total[kind] += 1
            right[kind] += is_right
        total["named a 400 m track"] += 1
        right["named a 400 m track"] += is_named
        if chosen.misses and not is_right:
            print(
                seed,
                "truth",
                clocked(run),
                "found",
                [(e.laps, e.is_clockwise, round(e.lap_m), e.is_oval, e.confidence) for e in loops.found],
            )
    for kind, number in total.items():
        print(f"{kind}: {right[kind]} of {number} ({right[kind] / number:.1%})")
    return 0 if right["laps and direction"] >= TARGET * total["laps and direction"] else 1


if __name__ == "__main__":
    raise SystemExit(main())
