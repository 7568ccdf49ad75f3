"""easeback in a notebook: recordings read and measured with no logbook, in a Python that has no Django."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.small_recordings import START, gpx

SOURCE = Path(__file__).resolve().parent.parent / "src"
WITHOUT_DJANGO = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "django":
            raise ModuleNotFoundError(f"No module named {name!r}")

sys.meta_path.insert(0, Blocker())
try:
    import django
except ModuleNotFoundError:
    pass
else:
    sys.exit("django is not blocked")

import easeback

for _ in range(2):
    reading = easeback.read_file(sys.argv[1])
    measures = easeback.measure_run(reading.activities[0])
print(len(reading.activities), round(measures.distance_km, 2), measures.absent["ascent_m"])
"""


def test_reading_and_measuring_need_no_django_and_no_logbook(tmp_path: Path) -> None:
    """With every import of Django refused, a recording is read and measured, twice, and nothing is written anywhere."""
    (tmp_path / "a.gpx").write_text(gpx(START, 10, 3.0, "running", None))
    home = tmp_path / "home"
    environment = os.environ | {"PYTHONPATH": str(SOURCE), "HOME": str(home), "EASEBACK_HOME": str(home)}
    command = [sys.executable, "-c", WITHOUT_DJANGO, str(tmp_path / "a.gpx")]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout == "1 1.8 the recording holds no altitude\n", done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"a.gpx"}
