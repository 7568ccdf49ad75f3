"""easeback: ease back into running, and ease your back. Reads recordings without a logbook and without Django."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from easeback.model.activity import Activity, Reading
    from easeback.model.measure import RunMeasures

__all__ = ["measure_run", "read_file"]
__version__ = "0.1.0"


# Imported on the call, so that `import easeback` costs no NumPy: the command line starts without it.
def read_file(path: str | PathLike[str]) -> Reading:
    """Read one recording (FIT, GPX or TCX, plain or .gz): its activities and every problem met on the way."""
    from easeback.read import read_file as read

    return read(path)


def measure_run(activity: Activity) -> RunMeasures:
    """Times, distance, slopes, effort and form of one activity, and why what is not there could not be told."""
    from easeback.measure.run import measure_run as measure

    return measure(activity)
