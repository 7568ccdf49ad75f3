"""Facts as texts of a form and back: the form's text is what the one parser reads as the same value."""

from __future__ import annotations

from datetime import date

import pytest

from easeback.flow.profile import read_fact
from easeback.model.runner import Profile
from easeback.present.profile import fact_groups, kind_of, shown_text, text_of, told_text


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("osteoporosis", True, "yes_no"),
        ("osteoporosis", False, "yes_no"),
        ("born_on", date(1984, 2, 29), "date"),
        ("max_run_min", 22.5, "number"),
        ("sex", "female", "choice"),
        ("procedure", "L5 disc", "text"),
        ("allowed_run_kinds", ("easy", "walk_run"), "many"),
        ("causes", ("disc_herniation", "piriformis"), "causes"),
    ],
)
def test_what_is_shown_is_read_back(name: str, value: object, kind: str) -> None:
    """Each kind of fact goes to the form and back unchanged."""
    back = read_fact(name, text_of(value))
    assert (tuple(back) if isinstance(back, list) else back) == value
    assert kind_of(name) == kind


def test_not_said_is_an_empty_field() -> None:
    """What was never said shows no value, and never no or zero."""
    fields = [field for group in fact_groups(Profile(), {}, {}) for field in group.fields]
    assert {field.name for field in fields if field.texts} == {"time_zone", "language", "units"}
    assert text_of(None) == ""


@pytest.mark.parametrize(("km", "shown"), [(8.04672, "5"), (10.0, "6.21"), (16.09344, "10")])
def test_distances_in_the_runners_own_unit(km: float, shown: str) -> None:
    """1 mi = 1.609344 km."""
    assert shown_text("usual_run_km", Profile(units="miles", usual_run_km=km)) == shown
    assert shown_text("usual_run_km", Profile(usual_run_km=8.0)) == "8"


def test_miles_are_told_as_km() -> None:
    """6.2 mi, with a point or a comma, are 9.9779 km; a word is left for the parser to refuse."""
    assert told_text("usual_run_km", "6,2", "miles") == told_text("usual_run_km", "6.2", "miles") == "9.9779"
    assert told_text("usual_run_km", "far", "miles") == "far"
    assert told_text("usual_run_min", "6,5", "miles") == "6.5"
    assert told_text("procedure", "L4, L5", "km") == "L4, L5"


def test_a_refused_form_is_shown_as_it_was_typed() -> None:
    """What was typed stands in its field with its error; what the field showed before stays known."""
    profile = Profile(resting_heart_rate_bpm=55.0)
    group = fact_groups(profile, {"resting_heart_rate_bpm": "600"}, {"resting_heart_rate_bpm": "Too high."})[0]
    (field,) = (each for each in group.fields if each.name == "resting_heart_rate_bpm")
    assert (field.texts, field.was, field.error, group.has_error) == (("600",), "55", "Too high.", True)
