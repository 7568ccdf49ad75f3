"""How fast GPX and TCX files are read, beside gpxpy and tcxreader in the same process and run.

Run by hand: `.venv/bin/python bench/track_files.py`. It takes the recordings of ../shared where they are, else files it
writes itself. Both sides parse from bytes in memory (tcxreader reads only from a file, which the disk's cache holds).
Prints the machine, milliseconds and ratios.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import gpxpy
from tcxreader.tcxreader import TCXReader

from easeback.model.activity import Reading
from easeback.read.gpx import read_gpx
from easeback.read.tcx import read_tcx

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
ROUNDS, LEAST_BYTES, POINTS = 7, 30_000, 3600
TARGETS = {"GPX": 5.0, "TCX": 2.5}
GPX = (
    '<gpx xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension'
    '/v1" version="1.1" creator="x"><trk><type>running</type><trkseg>\n',
    '<trkpt lat="{lat:.6f}" lon="8.500000"><ele>100.0</ele><time>{time}</time><extensions>'
    "<gpxtpx:TrackPointExtension><gpxtpx:hr>120</gpxtpx:hr><gpxtpx:cad>85</gpxtpx:cad></gpxtpx:TrackPointExtension>"
    "</extensions></trkpt>\n",
    "</trkseg></trk></gpx>",
)
TCX = (
    '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>'
    '<Activity Sport="Running"><Id>2024-03-01T06:00:00Z</Id><Lap StartTime="2024-03-01T06:00:00Z">'
    "<TotalTimeSeconds>3600</TotalTimeSeconds><Track>\n",
    "<Trackpoint><Time>{time}</Time><Position><LatitudeDegrees>{lat:.6f}</LatitudeDegrees>"
    "<LongitudeDegrees>8.5</LongitudeDegrees></Position><AltitudeMeters>100.0</AltitudeMeters>"
    "<DistanceMeters>{metres}</DistanceMeters><HeartRateBpm><Value>120</Value></HeartRateBpm></Trackpoint>\n",
    "</Track></Lap></Activity></Activities></TrainingCenterDatabase>",
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = options.parse_args().rounds
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}")
    print(f"median of {rounds} rounds a file; ratio to the peer\n")
    with tempfile.TemporaryDirectory(prefix="easeback-bench-") as folder:
        report("GPX", "gpxpy", files(Path(folder), "gpx"), read_gpx, lambda file: gpxpy.parse(file.read_text()), rounds)
        report(
            "TCX", "tcxreader", files(Path(folder), "tcx"), read_tcx, lambda file: TCXReader().read(str(file)), rounds
        )


def files(folder: Path, kind: str) -> list[Path]:
    real = [file for file in sorted((SHARED / kind).rglob(f"*.{kind}")) if "odd" not in str(file.parent)]
    return [file for file in real if file.stat().st_size >= LEAST_BYTES] or [written(folder, kind)]


def written(folder: Path, kind: str) -> Path:
    """An hour at one sample a second."""
    before, point, after = GPX if kind == "gpx" else TCX
    points = (
        point.format(time=f"2024-03-01T06:{at // 60:02}:{at % 60:02}Z", lat=50 + at * 3e-5, metres=at * 3)
        for at in range(POINTS)
    )
    file = folder / f"run.{kind}"
    file.write_text(before + "".join(points) + after)
    return file


def report(
    kind: str,
    peer: str,
    chosen: list[Path],
    ours: Callable[[str, bytes], Reading],
    theirs: Callable[[Path], object],
    rounds: int,
) -> None:
    ratios, taken = [], []
    for file in chosen:
        work = partial(ours, file.name, file.read_bytes()), partial(theirs, file)
        rows = [[milliseconds(each) for each in work] for _ in range(rounds)]
        own, other = (statistics.median(each) for each in zip(*rows, strict=True))
        ratios.append(other / own)
        taken.append((file.stat().st_size, own, other))
    size, own, other = (sum(each) for each in zip(*taken, strict=True))
    print(f"{kind}: {len(chosen)} files, {size / 1e6:.1f} MB: easeback {own:.0f} ms, {peer} {other:.0f} ms")
    print(f"  ratio by file: median {statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}")
    reached = "reached" if statistics.median(ratios) >= TARGETS[kind] else "MISSED"
    print(f"  target {TARGETS[kind]}: {reached}\n")


def milliseconds(work: Callable[[], object]) -> float:
    gc.collect()
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    main()
