from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from easeback.flow import same_runs
from easeback.flow.same_runs import Fronts
from easeback.keep.facts import KeptRecording
from easeback.read.same_run import RunKey

AT = datetime(2024, 5, 1, 6, 0, tzinfo=UTC)
FIRST = KeptRecording(
    id=1,
    started_at=AT,
    local_date=AT.date(),
    sport="running",
    sport_is_guessed=False,
    elapsed_min=60.0,
    distance_km=10.0,
    richness=(1, 5, 0, 3600, 1),
    places=None,
    is_deleted=False,
)


def test_a_run_by_itself_has_no_link() -> None:
    """The next day is another run."""
    fronts = Fronts()
    assert fronts.link(FIRST) is None
    assert fronts.link(replace(FIRST, id=2, started_at=AT + timedelta(days=1))) is None


@pytest.mark.parametrize(("columns", "richer"), [(4, 1), (5, 1), (6, 2)])
def test_the_richer_stands_in_front_and_the_earlier_of_equals(columns: int, richer: int) -> None:
    """Columns decide; an equal that comes later changes nothing."""
    fronts = Fronts([FIRST])
    link = fronts.link(replace(FIRST, id=2, richness=(1, columns, 0, 3600, 1)))
    assert link is not None
    assert link.richer.id == richer


def test_a_third_recording_is_compared_with_the_one_in_front() -> None:
    """After a richer one took its place the first is no more found."""
    fronts = Fronts([FIRST])
    second = replace(FIRST, id=2, richness=(1, 9, 0, 3600, 1))
    fronts.link(second)
    link = fronts.link(replace(FIRST, id=3))
    assert link is not None
    assert (link.richer.id, link.poorer.id) == (2, 3)


def test_a_deleted_run_stays_in_front_of_a_richer_twin() -> None:
    """What the runner deleted is not brought back by another service's recording of it."""
    fronts = Fronts([replace(FIRST, is_deleted=True)])
    link = fronts.link(replace(FIRST, id=2, richness=(1, 9, 0, 3600, 1)))
    assert link is not None
    assert link.richer.id == 1


def test_of_ten_years_only_the_days_around_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Among 3,650 runs, one a day, a new one is compared with a handful."""
    compared: list[RunKey] = []

    def count(_: RunKey, other: RunKey) -> bool:
        compared.append(other)
        return False

    fronts = Fronts(replace(FIRST, id=day, started_at=AT + timedelta(days=day)) for day in range(3650))
    monkeypatch.setattr(same_runs, "same_run", count)
    fronts.link(replace(FIRST, id=9999, started_at=AT + timedelta(days=2000, hours=5)))
    assert 1 <= len(compared) <= 5
