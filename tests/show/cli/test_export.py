from __future__ import annotations

from pathlib import Path

from tests.show.cli.conftest import Easeback
from tests.small_recordings import START, gpx


def test_export_says_what_it_wrote(easeback: Easeback, tmp_path: Path) -> None:
    """Rows by table, and the names of the files; a second time into the same folder is bad use."""
    (tmp_path / "a.gpx").write_text(gpx(START, 10, 3.0, "running", None))
    easeback("import", str(tmp_path / "a.gpx"))
    ran = easeback("export", str(tmp_path / "out"))
    assert ran.code == 0
    assert "1 day, 1 run, 0 check-ins." in ran.out
    assert "dictionary.csv" in ran.out
    again = easeback("export", str(tmp_path / "out"))
    assert (again.code, "is not empty" in again.err) == (2, True)
