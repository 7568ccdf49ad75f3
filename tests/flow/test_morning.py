"""The page of a morning: thought through once a change, from days kept at hand, to the same answer."""

from __future__ import annotations

from datetime import date, timedelta

from tests.small_recordings import NOW

from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook, today_of
from easeback.flow.morning import morning_of
from easeback.flow.today import answer_today
from easeback.model.check_in import Part
from easeback.model.words import FlagAnswer


def say(logbook: Logbook, on: date, flags: dict[str, FlagAnswer] | None = None, **answers: str | float) -> None:
    keep_check_in(logbook, Said(on, answers, flags or {}, Part.MORNING), NOW, "test")


def test_days_at_hand_give_the_same_answer(logbook: Logbook) -> None:
    """After every change the page's answer is, text for text, that of the command line."""
    today = today_of(logbook, NOW)
    told: list[tuple[date, dict[str, FlagAnswer], dict[str, str | float]]] = [
        (today - timedelta(days=900), {"RF08_FOOTDROP": FlagAnswer.YES}, {"zone": "calf"}),
        (today - timedelta(days=899), {}, {"clinician_said": "may_run"}),
        (today - timedelta(days=500), {}, {"run_km": 8.0, "run_min": 50.0}),
        (today - timedelta(days=1), {}, {"zone": "thigh", "change": "same", "leg_pain_0_10": 2.0}),
        (today, {}, {"zone": "buttock", "change": "better", "leg_pain_0_10": 1.0}),
        (today, {}, {"zone": "foot", "change": "worse", "leg_pain_0_10": 6.0}),
    ]
    for on, flags, answers in told:
        say(logbook, on, flags, **answers)
        morning = morning_of(logbook, NOW)
        assert morning.today.text == answer_today(logbook, NOW).text
    assert (morning.said.zone, morning.yesterday.zone) == ("foot", "thigh")


def test_the_same_morning_is_thought_through_once(logbook: Logbook) -> None:
    """Looked at again it is the very same; after a check-in it is another."""
    first = morning_of(logbook, NOW)
    assert morning_of(logbook, NOW) is first
    say(logbook, today_of(logbook, NOW), zone="none", change="same")
    assert morning_of(logbook, NOW) is not first
