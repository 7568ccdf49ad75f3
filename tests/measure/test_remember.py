"""What is remembered of days is what would be worked out anew; only the very same days are known again."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from hypothesis import given
from tests.diaries import FIRST, KNOWN, a_diary
from tests.test_promises import MANY

from easeback.measure import remember
from easeback.measure.diary import measure_diary
from easeback.measure.remember import remembered
from easeback.model.day import Day


@MANY
@given(a_diary())
def test_a_history_remembered_is_the_history_worked_out_anew(diary: tuple[Day, ...]) -> None:
    """Asked twice over the same days, and once over copies that nothing is remembered of: the same."""
    on = diary[-1].date
    first, second = measure_diary(diary, on, KNOWN), measure_diary(diary, on, KNOWN)
    assert first == second == measure_diary(deepcopy(diary), on, KNOWN)


def test_a_changed_day_is_another_day() -> None:
    """The function is asked again for a day that was replaced, and not for the same one."""
    asked: list[Day] = []

    @remembered
    def ask(day: Day) -> int:
        asked.append(day)
        return len(asked)

    day = Day(date=FIRST)
    assert [ask(day), ask(day), ask(replace(day, zone="calf"))] == [1, 1, 2]


def test_after_many_days_all_is_forgotten_and_still_true() -> None:
    """More days than are remembered: each still gets its own result."""

    @remembered
    def ask(day: Day) -> float | None:
        return day.leg_pain_0_10

    days = [Day(date=FIRST, leg_pain_0_10=each) for each in range(remember.MOST + 10)]
    assert [ask(day) for day in days] == [ask(day) for day in days] == list(range(remember.MOST + 10))
