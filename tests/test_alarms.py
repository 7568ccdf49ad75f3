"""A small, seeded share of `make soak`: how often simulated plain sciatica is alarmed."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from tools.measure_alarms import LAST_ON, count_runner, report, within_limits

from easeback.knowledge import knowledge
from easeback.model.words import FlagAnswer, Verdict
from easeback.simulate.plain import plain_runner

RUNNERS, WEEKS = 8, 10


def test_plain_sciatica_is_seldom_alarmed_and_often_runs() -> None:
    """Eighty user-weeks without a wrong answer: no emergency, at most 4 same-day answers in 100, and days to run."""
    counts: Counter[str] = Counter()
    for seed in range(1, RUNNERS + 1):
        count_runner(plain_runner(seed, WEEKS * 7, LAST_ON, knowledge(), slips=0), counts)
    assert counts["alarm emergency_now"] == 0
    assert within_limits(counts, RUNNERS * WEEKS)
    assert sum(counts[f"verdict {verdict}"] for verdict in Verdict) == RUNNERS * WEEKS * 7
    assert counts["verdict run"] > 60
    assert counts["verdict walk"] > 60
    assert report(counts, RUNNERS * WEEKS)[0] == "80 user-weeks, 560 mornings, 0 wrong answers"


def test_a_wrong_answer_is_an_alarm_until_its_outcome_is_recorded() -> None:
    """With a wrong answer on every tenth morning alarms are counted, answers and episodes apart."""
    runner = plain_runner(3, 60, LAST_ON, knowledge(), slips=0.1)
    counts: Counter[str] = Counter()
    count_runner(runner, counts)
    alarms = counts["alarm emergency_now"] + counts["alarm same_day"]
    assert counts["slips"] == len(runner.slips) > 2
    assert alarms > counts["new emergency_now"] + counts["new same_day"] > 0
    assert not within_limits(counts, 8)


@pytest.mark.parametrize("seed", range(1, 6))
def test_nothing_in_plain_sciatica_is_a_true_flag(seed: int) -> None:
    """No weakness, no deep pain on both sides, every question denied; the days are in a row and mostly said."""
    days = plain_runner(seed, 70, LAST_ON, knowledge(), slips=0).days
    said = [day for day in days if day.checked_in]
    assert [day.date for day in days] == [LAST_ON - timedelta(days=69 - each) for each in range(70)]
    assert len(said) > 55
    assert {answer for day in said for answer in day.red_flags.values()} == {FlagAnswer.NO}
    assert not {symptom for day in said for symptom in day.symptoms or ()} & {"weakness", "foot_drop", "both_legs"}
    assert all(day.zone == "buttock" for day in said if day.side == "both")
