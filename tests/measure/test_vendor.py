"""Third-party fields by their makers' tables, and what pods on both shoes say together."""

from __future__ import annotations

import numpy as np
import pytest

from easeback.measure.vendor import sensor_columns
from easeback.model.track import DeveloperColumn, Track


def track_with(*fields: tuple[str, str, float], application: str = "aa") -> Track:
    developer = tuple(DeveloperColumn(name, unit, application, np.full(3, value)) for name, unit, value in fields)
    return Track({"time_s": np.arange(3.0)}, developer)


def values(track: Track) -> dict[str, tuple[str, float]]:
    return {name: (each.maker, float(each.values[0])) for name, each in sensor_columns(track).items()}


def test_stryd_writes_centimetres_and_strides() -> None:
    """Each field in our unit; a field of the same app that is no form is left alone."""
    track = track_with(
        ("Power", "Watts", 250),
        ("Cadence", "RPM", 84),
        ("Ground Time", "Milliseconds", 240),
        ("Vertical Oscillation", "Centimeters", 7.5),
        ("Leg Spring Stiffness", "KN/m", 9.5),
        ("Form Power", "Watts", 70),
        ("Stryd Humidity", "%", 60),
    )
    assert values(track) == {
        "power_w": ("Stryd", 250),
        "cadence_steps_min": ("Stryd", 168),
        "stance_time_ms": ("Stryd", 240),
        "vertical_oscillation_mm": ("Stryd", 75),
        "leg_spring_stiffness_kn_m": ("Stryd", 9.5),
        "form_power_w": ("Stryd", 70),
    }


def test_a_cadence_that_is_steps_already_is_not_doubled() -> None:
    """168 a minute are steps, whatever the unit says."""
    track = track_with(("Cadence", "RPM", 168), ("Form Power", "Watts", 70))
    assert values(track)["cadence_steps_min"] == ("Stryd", 168)


def test_runscribe_on_both_shoes_gives_stance_and_balance() -> None:
    """252 ms left and 248 right: 250 on average, 50.4 % left."""
    track = track_with(("ContactTime_L", "ms", 252), ("ContactTime_R", "ms", 248), ("FS_L", "", 4), ("FS_R", "", 12))
    found = values(track)
    assert found["stance_time_ms"] == ("RunScribe", 250)
    assert found["stance_time_balance_percent"][1] == pytest.approx(50.4)
    assert found["left_foot_strike_1_16"] == ("RunScribe", 4)
    assert found["right_foot_strike_1_16"] == ("RunScribe", 12)


def test_a_running_power_app_gives_power_only() -> None:
    """Without a mark of Stryd or RunScribe its watts are a power app's."""
    assert values(track_with(("RunPower", "Watts", 230))) == {"power_w": ("running power app", 230)}
    assert values(track_with(("Power", "W", 230))) == {"power_w": ("running power app", 230)}


def test_a_zero_is_not_measured_and_an_unknown_unit_is_not_guessed() -> None:
    """Exactly zero is missing; a ground time in furlongs is no ground time."""
    track = track_with(("Ground Time", "Milliseconds", 0), ("Leg Spring Stiffness", "lbf/in", 60))
    assert list(sensor_columns(track)) == ["stance_time_ms"]
    assert np.isnan(sensor_columns(track)["stance_time_ms"].values).all()


def test_fields_of_an_unknown_app_mean_nothing() -> None:
    """The same words from an app that shows no mark of a maker are not taken; and without fields there is nothing."""
    assert values(track_with(("Cadence", "RPM", 84), ("Elevation", "Meters", 5))) == {}
    assert values(track_with()) == {}
