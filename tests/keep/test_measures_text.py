from __future__ import annotations

import pytest
from tests.made_runs import activity_of, hour_on_hills

from easeback.keep.measures_text import as_text, from_text
from easeback.measure.run import measure_run
from easeback.model.measure import RunMeasures


def test_every_measure_comes_back() -> None:
    """A full run's measures as text and back: the same words, every number to six digits."""
    measures = measure_run(activity_of(hour_on_hills(seconds=900)))
    back = from_text(as_text(measures))
    assert len(back.form) == len(measures.form) > 5
    assert (back.absent, back.repairs) == (measures.absent, measures.repairs)
    assert back.distance_km == pytest.approx(measures.distance_km, rel=1e-5)
    assert back.heart_rate_min == pytest.approx(measures.heart_rate_min, rel=1e-5)
    assert [band.name for band in back.slope_bands] == [band.name for band in measures.slope_bands]
    cadence, before = back.form["cadence_steps_min"], measures.form["cadence_steps_min"]
    assert cadence.value == pytest.approx(before.value, rel=1e-5)
    assert len(cadence.bins) == len(before.bins)


def test_the_text_of_what_came_back_is_the_same_text() -> None:
    """A rebuild writes what stood there before."""
    text = as_text(measure_run(activity_of(hour_on_hills(seconds=600))))
    assert as_text(from_text(text)) == text


def test_what_is_absent_stays_absent() -> None:
    """None is null and never zero, and its reason comes back."""
    nothing = RunMeasures(None, None, None, None, None, absent={"distance_km": "no way was covered"})
    assert from_text(as_text(nothing)) == nothing
