"""Foot strike from a sensor or by the runner's word, and from nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from tests.made_runs import activity_of

from easeback.measure.foot_strike import said_strike
from easeback.measure.run import measure_run
from easeback.model.measure import FootStrike
from easeback.model.track import DeveloperColumn


def run_with(*fields: tuple[str, np.ndarray]) -> tuple[tuple[FootStrike, ...], dict[str, str]]:
    time_s = np.arange(601.0)
    developer = tuple(DeveloperColumn(name, "", "bb", values) for name, values in fields)
    measures = measure_run(activity_of({"time_s": time_s, "distance_m": time_s * 3}, developer=developer))
    return measures.foot_strike, dict(measures.absent)


def test_each_foot_by_its_own_sensor() -> None:
    """Left: 5 is still the heel, 6 the midfoot, half and half; right: 11 is the forefoot."""
    left = np.where(np.arange(601) % 2, 5.0, 6.0)
    strikes, absent = run_with(("FS_L", left), ("FS_R", np.full(601, 11.0)))
    assert [(each.said_by, each.side) for each in strikes] == [("RunScribe", "left"), ("RunScribe", "right")]
    assert strikes[0].heel_percent == pytest.approx(50, abs=0.2)
    assert strikes[0].midfoot_percent == pytest.approx(50, abs=0.2)
    assert strikes[1].word == "forefoot"
    assert strikes[1].forefoot_percent == pytest.approx(100)
    assert "foot_strike" not in absent


def test_one_sensor_speaks_for_both_feet_and_zero_is_not_measured() -> None:
    """A third of the samples are 0, the rest 3: heel, by all that was measured."""
    (strike,), _ = run_with(("FS", np.where(np.arange(601) % 3, 3.0, 0.0)))
    assert (strike.side, strike.word) == ("both", "heel")
    assert strike.heel_percent == pytest.approx(100)


def test_too_little_and_nothing_are_no_foot_strike() -> None:
    """Thirty seconds of a sensor say nothing, and neither does a watch."""
    late = np.full(601, np.nan)
    late[-30:] = 3.0
    for strikes, absent in (run_with(("FS", late)), run_with()):
        assert strikes == ()
        assert absent["foot_strike"] == "no sensor measured how the foot lands"


def test_the_runners_word_is_labelled_as_that() -> None:
    """It carries no shares; a word that is none is bad use of this function."""
    assert said_strike("midfoot") == FootStrike("runner", "both", "midfoot")
    with pytest.raises(ValueError, match="no foot strike"):
        said_strike("toes")
