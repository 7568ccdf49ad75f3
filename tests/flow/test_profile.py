from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from tests.small_recordings import NOW

from easeback.flow.logbook import Logbook, today_of
from easeback.flow.profile import NAMES, profile_of, read_fact, set_facts, source_of_time_zone
from easeback.model.error import BadUse


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("born_on", "1984-02-29", date(1984, 2, 29)),
        ("osteoporosis", "No", False),
        ("max_run_min", "30", 30.0),
        ("allowed_run_kinds", "easy;walk_run", ["easy", "walk_run"]),
        ("goal", "a marathon", "a marathon"),
        ("resting_heart_rate_bpm", "48", 48.0),
        ("sex", "Female", "female"),
        ("time_zone", "europe/berlin", "Europe/Berlin"),
        ("goal", "", None),
        ("emergency_number", "+49 (0)112", "+49 (0)112"),
        ("procedure_kind", "Fusion", "fusion"),
        ("travel_from", "2031-05-01", date(2031, 5, 1)),
    ],
)
def test_a_fact_is_read_by_the_type_of_its_field(name: str, text: str, value: object) -> None:
    """Dates, yes and no, numbers, words and ids, each in its own way; empty takes back."""
    assert read_fact(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "hint"),
    [
        ("born", "1984-02-29", "born_on"),
        ("born_on", "29.2.1984", "2024-05-31"),
        ("osteoporosis", "maybe", "yes or no"),
        ("max_run_min", "-3", "0 to 1440"),
        ("max_run_min", "nan", "0 to 1440"),
        ("units", "kilometre", "km"),
        ("resting_heart_rate_bpm", "4", "25 to 150"),
        ("highest_heart_rate_bpm", "999", "25 to 250"),
        ("sex", "m", "female, male"),
        ("time_zone", "Berlin", "Europe/Berlin"),
        ("allowed_run_kinds", "eazy", "easy"),
        ("procedure_kind", "injektion", "injection"),
        ("emergency_number", "the ambulance", "such as 112"),
        ("known_calf_raises_left", "many", "0 to 100"),
    ],
)
def test_a_bad_fact_names_what_to_write(name: str, text: str, hint: str) -> None:
    """Unknown names, words and impossible numbers are bad use, with the nearest valid form."""
    with pytest.raises(BadUse) as error:
        read_fact(name, text)
    assert hint in error.value.what_to_do


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_the_profile_can_be_told(name: str) -> None:
    """No field is without a reader: nothing said is always understood, and a strange word is never a crash."""
    assert read_fact(name, " ") is None
    with suppress(BadUse):
        assert read_fact(name, "strange") in ("strange", ["strange"])


def test_the_first_use_records_the_systems_time_zone(logbook: Logbook) -> None:
    """It is known to come from the system until the runner says it."""
    assert source_of_time_zone(logbook) == "system"
    set_facts(logbook, {"time_zone": "Pacific/Auckland"}, NOW)
    assert source_of_time_zone(logbook) == "runner"
    assert profile_of(logbook).time_zone == "Pacific/Auckland"


def test_today_is_the_runners_date(logbook: Logbook) -> None:
    """07:00 UTC is still the day before in Honolulu at 21:00."""
    set_facts(logbook, {"time_zone": "Pacific/Honolulu"}, NOW)
    assert today_of(logbook, NOW) == date(2024, 5, 9)


def test_one_bad_fact_sets_none(logbook: Logbook) -> None:
    """All facts of one command are read before any is kept."""
    with pytest.raises(BadUse):
        set_facts(logbook, {"goal": "a marathon", "born_on": "yesterday"}, NOW)
    assert profile_of(logbook).goal is None
