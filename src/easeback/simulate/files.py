"""A season on disk: a folder of FIT recordings and a diary, as a runner would bring them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from easeback.simulate.diary import write_diary
from easeback.simulate.fit_writer import encode_fit
from easeback.simulate.recording import record_run
from easeback.simulate.season import Season

RECORDINGS, DIARY = "recordings", "diary.csv"


def recordings_of(season: Season) -> int:
    """How many recordings the season has."""
    return sum(day.recorded for day in season.days)


def write_season(season: Season, folder: Path) -> Iterator[Path]:
    """Writes the diary, then each recording, and yields each file's path when it is there."""
    (folder / RECORDINGS).mkdir(parents=True, exist_ok=True)
    write_diary(season, folder / DIARY)
    yield folder / DIARY
    for index, day in enumerate(season.days):
        if day.run is not None and day.recorded:
            path = folder / RECORDINGS / f"{day.on.isoformat()}-{day.run.kind}.fit"
            # By the day's number and not its date: a season is the same whenever it ends.
            path.write_bytes(encode_fit(record_run(day.run, day.on, np.random.default_rng([season.seed, index]))))
            yield path
