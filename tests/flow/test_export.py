from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.flow.conftest import GpxRun
from tests.small_recordings import NOW

from easeback.flow.add_files import add_files
from easeback.flow.export import export
from easeback.flow.logbook import Logbook
from easeback.keep.logbook.models import Recording
from easeback.model.error import BadUse

FILES = {"days.csv", "days.parquet", "runs.csv", "runs.parquet", "check_ins.csv", "dictionary.csv"}


@pytest.fixture
def with_run(logbook: Logbook, gpx_run: GpxRun) -> Logbook:
    add_files(logbook, [gpx_run("a.gpx")], NOW)
    return logbook


def test_everything_goes_out(with_run: Logbook, tmp_path: Path) -> None:
    """Six files; CSV and Parquet of a table hold the same, with dates as dates."""
    done = export(with_run, tmp_path / "out")
    assert {file.name for file in done.files} == FILES == {path.name for path in (tmp_path / "out").iterdir()}
    assert (done.days, done.runs, done.check_ins, done.problems) == (1, 1, 0, ())
    table, text = pl.read_parquet(tmp_path / "out" / "runs.parquet"), pl.read_csv(tmp_path / "out" / "runs.csv")
    assert table.columns == text.columns
    assert text["distance_km"].to_list() == table["distance_km"].to_list()
    assert text["started_at"].to_list() == ["2024-05-01T06:00:00Z"]
    assert table.schema["local_date"] == pl.Date


def test_every_column_of_every_file_has_its_line(with_run: Logbook, tmp_path: Path) -> None:
    """The dictionary names each column of each file once, in its order, with a meaning, and the unit it ends in."""
    export(with_run, tmp_path / "out")
    lines = pl.read_csv(tmp_path / "out" / "dictionary.csv")
    for name in FILES:
        path = tmp_path / "out" / name
        frame = pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_csv(path)
        assert lines.filter(pl.col("file") == name)["column"].to_list() == frame.columns, name
    assert set(lines["file"]) == FILES
    assert all(len(meaning) > 5 and "{" not in meaning for meaning in lines["meaning"])
    units = {line["column"]: line["unit"] for line in lines.to_dicts()}
    assert (units["pace_min_km"], units["form_median_leg_spring_stiffness_kn_m"]) == ("min/km", "kN/m")
    assert (units["leg_pain_0_10"], units["moving_min"], units["form_drift_cadence_steps_min"]) == (
        "0 to 10", "min", "steps/min",
    )  # fmt: skip
    assert (units["utc_offset_s"], units["distance_acwr"], units["sleep_h"]) == ("s", None, "h")


def test_runs_of_an_older_version_are_measured_again_first(with_run: Logbook, tmp_path: Path) -> None:
    """What goes out is of this version."""
    Recording.objects.update(measures="", measures_version="0")
    assert export(with_run, tmp_path / "out").problems == ()
    assert pl.read_csv(tmp_path / "out" / "runs.csv")["distance_km"][0] == pytest.approx(1.8, rel=1e-3)


def test_a_folder_within_the_logbook_is_refused(with_run: Logbook) -> None:
    """Tables do not belong among the originals."""
    with pytest.raises(BadUse, match="inside the data folder"):
        export(with_run, with_run.home / "out")
