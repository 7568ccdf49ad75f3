from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.flow.conftest import GpxRun
from tests.small_recordings import NOW, START

from easeback.flow import remeasure as task
from easeback.flow.add_files import add_files
from easeback.flow.logbook import Logbook
from easeback.flow.rebuild import rebuild
from easeback.flow.remeasure import measures_of, remeasure
from easeback.flow.runs import correct_run
from easeback.keep.files import original_path
from easeback.keep.logbook import measured
from easeback.keep.logbook.lock import one_at_a_time
from easeback.keep.logbook.models import DayRow, Original, Recording
from easeback.keep.tracks import track_path
from easeback.measure.version import MEASURES_VERSION


@pytest.fixture
def three(logbook: Logbook, gpx_run: GpxRun) -> Logbook:
    """Three runs on three days, imported."""
    files = [gpx_run(f"{day}.gpx", start=START + timedelta(days=day), heart_rate=150) for day in range(3)]
    add_files(logbook, files, NOW)
    return logbook


def kept() -> tuple[list[Any], list[Any]]:
    return list(Recording.objects.order_by("pk").values()), list(DayRow.objects.order_by("on").values("on", "day"))


def lose_originals(logbook: Logbook) -> None:
    for each in Original.objects.all():
        original_path(logbook.home, each.sha256).unlink()


def test_the_import_keeps_every_measure(three: Logbook) -> None:
    """Distance, heart rate and the reasons of what is absent stand in the row, with the version that measured them."""
    row = Recording.objects.order_by("pk")[0]
    measures = measured.measures(row.pk)
    assert measures is not None
    assert measures.distance_km == pytest.approx(row.distance_km, rel=1e-5)
    assert measures.distance_from == "positions"
    assert "form.power_w" in measures.absent
    assert row.measures_version == MEASURES_VERSION
    assert [number for number, _ in measured.measures_of_runs(three.runner)] == [row.pk, row.pk + 1, row.pk + 2]


def test_another_version_is_measured_again_from_parquet(three: Logbook) -> None:
    """With the originals gone: every figure comes back from the Parquet, and the day rows are what they were."""
    before = kept()
    lose_originals(three)
    Recording.objects.update(measures="", measures_version="0", cadence_steps_min=1.0)
    steps: list[tuple[int, int]] = []
    done = remeasure(three, lambda at, of, _: steps.append((at, of)))
    assert (done.recordings, done.problems, steps[-1]) == (3, (), (3, 3))
    assert kept() == before
    assert remeasure(three).recordings == 0


def test_days_follow_where_a_figure_changes(three: Logbook) -> None:
    """A distance that an older version took otherwise is put right in the recording and in its day."""
    before = kept()
    Recording.objects.update(measures_version="0", distance_km=99.0)
    DayRow.objects.update(day="{}")
    remeasure(three)
    assert kept() == before


def test_cut_off_before_the_days_followed_it_is_taken_up_again(three: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recordings were stored and then the power went: the next time days and links follow."""
    before = kept()
    Recording.objects.update(measures_version="0", distance_km=99.0)
    DayRow.objects.update(day="{}")
    with monkeypatch.context() as cut:
        cut.setattr(task, "link_anew", _cut_off)
        with pytest.raises(KeyboardInterrupt):
            remeasure(three)
    assert DayRow.objects.filter(day="{}").count() == 3
    assert remeasure(three).recordings == 3
    assert kept() == before


def _cut_off(_: Logbook) -> None:
    raise KeyboardInterrupt


def test_workers_measure_as_this_process_does(three: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes and batches of one give the same rows."""
    before = kept()
    monkeypatch.setattr(task, "FEWEST_FOR_WORKERS", 1)
    monkeypatch.setattr(task, "BATCH", 1)
    Recording.objects.update(measures="", measures_version="0")
    assert remeasure(three, jobs=2).recordings == 3
    assert kept() == before


def test_a_lost_parquet_is_made_of_the_original(three: Logbook) -> None:
    """Where the Parquet is lost too, the recording stays as it was and is told."""
    before = kept()
    first, second = Original.objects.order_by("pk")[:2]
    for each in (first, second):
        track_path(three.home, each.sha256, 0).unlink()
    original_path(three.home, second.sha256).unlink()
    Recording.objects.update(measures_version="0")
    done = remeasure(three)
    assert ([problem.where for problem in done.problems], done.recordings) == (["1.gpx"], 2)
    assert track_path(three.home, first.sha256, 0).exists()
    Recording.objects.update(measures_version=MEASURES_VERSION)
    assert kept() == before


def test_a_correction_outlives_a_new_measuring(three: Logbook) -> None:
    """What the runner put right stays right."""
    number = Recording.objects.order_by("pk")[0].pk
    correct_run(three, number, {"sport": "walking", "ground": "trail"}, NOW)
    before = kept()
    Recording.objects.update(measures_version="0", measures="")
    remeasure(three)
    assert kept() == before
    rebuild(three)
    assert kept() == before


def test_one_run_is_measured_again_when_it_is_looked_at(three: Logbook) -> None:
    """That one alone; while an import is at work, what was kept before is shown and nothing is stored."""
    before = kept()
    numbers = list(Recording.objects.order_by("pk").values_list("pk", flat=True))
    Recording.objects.update(measures="", measures_version="0")
    with one_at_a_time(three.runner, "import"):
        assert measures_of(three, numbers[1]) is None
    assert measures_of(three, numbers[1]) is not None
    assert [each.id for each in measured.outdated(three.runner, MEASURES_VERSION)] == [numbers[0], numbers[2]]
    assert kept()[1] == before[1]
