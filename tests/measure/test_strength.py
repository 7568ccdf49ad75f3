"""Strength sessions that were followed by a settled morning, counted by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.short_diaries import KNOWN

from easeback.measure.strength import settled_strength
from easeback.model.day import Day

TODAY = date(2024, 3, 13)


def counted(done: dict[int, bool | None]) -> list[int]:
    """Days ago of the sessions that count; `done` says of each session whether the morning after it was settled."""
    days = {TODAY - timedelta(days=back): Day(date=TODAY - timedelta(days=back), strength=True) for back in done}
    settled = {TODAY - timedelta(days=back - 1): morning for back, morning in done.items()}
    return [(TODAY - each).days for each in settled_strength(days, settled, TODAY, KNOWN)]


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ({}, []),
        ({2: True}, [2]),
        ({2: False, 5: True}, [5]),
        ({2: None, 5: True}, [5]),
        # The break is 28 days, as that from running: one day less is none.
        ({2: True, 29: True}, [29, 2]),
        ({2: True, 30: True, 33: True}, [2]),
        ({28: True}, []),
        ({27: True}, [27]),
        # What is done today is not known in the morning.
        ({0: True, 3: True}, [3]),
    ],
)
def test_a_session_counts_by_the_morning_after(done: dict[int, bool | None], expected: list[int]) -> None:
    """Settled counts, not settled or not said does not, and a long break begins anew."""
    assert counted(done) == expected
