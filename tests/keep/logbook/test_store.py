from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from easeback.keep.logbook import store
from easeback.model.day import Day
from easeback.model.runner import Profile
from easeback.model.words import SYMPTOMS, ZONES, FlagAnswer

NOW = datetime(2024, 5, 1, 7, 0, tzinfo=UTC)
PAIN = st.none() | st.floats(0, 10)
DAYS = st.builds(
    Day,
    date=st.dates(date(2014, 1, 1), date(2030, 1, 1)),
    checked_in=st.booleans(),
    zone=st.none() | st.sampled_from(ZONES),
    leg_pain_0_10=PAIN,
    symptoms=st.none() | st.lists(st.sampled_from(SYMPTOMS), max_size=3).map(tuple),
    red_flags=st.dictionaries(st.sampled_from(("RF01_SADDLE", "RF08_FOOTDROP")), st.sampled_from(FlagAnswer)),
    woke_by_leg_pain=st.none() | st.booleans(),
    note=st.none() | st.text(),
    recordings=st.integers(0, 3),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(DAYS, unique_by=lambda day: day.date, max_size=5))
def test_days_come_back_as_they_were(runner: int, days: list[Day]) -> None:
    """Not said stays not said, and words, numbers and flags keep their types, in order of date."""
    store.forget_days(runner)
    store.keep_days(runner, {day.date: day for day in days})
    assert store.days(runner) == tuple(sorted(days, key=lambda day: day.date))


def test_days_stop_at_the_date_asked_for(runner: int) -> None:
    """A morning in the past sees nothing of what came after it."""
    both = [Day(date=date(2024, 3, number), checked_in=True) for number in (1, 2)]
    store.keep_days(runner, {day.date: day for day in both})
    assert store.days(runner, date(2024, 3, 1)) == (both[0],)


def test_old_days_come_only_where_they_are_never_too_old(runner: int) -> None:
    """Before the year: the raised flag, the clinician's word and the latest run; not the plain days or older runs."""
    no, yes = {"RF08_FOOTDROP": FlagAnswer.NO}, {"RF08_FOOTDROP": FlagAnswer.YES}
    old = [
        Day(date=date(2020, 1, 1), run_km=8.0),
        Day(date=date(2020, 1, 2), red_flags=yes),
        Day(date=date(2020, 1, 3), clinician_said="no_run"),
        Day(date=date(2020, 1, 4), recordings=1),
        Day(date=date(2020, 1, 5), zone="calf", red_flags=no),
    ]
    recent = [Day(date=date(2021, 1, 1), zone="none", red_flags=no), Day(date=date(2021, 1, 2), run_km=8.0)]
    store.keep_days(runner, {day.date: day for day in (*old, *recent)})
    kept = store.days_that_matter(runner, date(2021, 1, 1), whole_since=date(2021, 1, 1))
    assert kept == (*old[1:4], recent[0])


def test_a_day_that_is_no_more_known_is_dropped(runner: int) -> None:
    """None instead of a day takes its row away."""
    on = date(2024, 3, 1)
    store.keep_days(runner, {on: Day(date=on, checked_in=True)})
    store.keep_days(runner, {on: None})
    assert store.days(runner) == ()


def test_days_of_another_runner_stay_apart(runner: int) -> None:
    """Every query asks for one runner."""
    other, on = store.add_runner(NOW), date(2024, 3, 1)
    store.keep_days(other, {on: Day(date=on, checked_in=True)})
    assert store.days(runner) == ()


def test_the_latest_fact_counts_and_can_be_taken_back(runner: int) -> None:
    """Facts are only ever added: the last value wins, and nothing said is None again."""
    store.add_facts(runner, {"born_on": date(1984, 2, 29), "units": "miles", "max_run_min": 30.0}, NOW, "runner")
    store.add_facts(runner, {"max_run_min": 20.0, "units": None}, NOW, "runner")
    assert store.profile(runner) == Profile(born_on=date(1984, 2, 29), max_run_min=20.0)


def test_every_answer_given_is_kept(runner: int) -> None:
    """Two answers for one date both stay, in order of time, letter for letter."""
    on = date(2024, 5, 1)
    given = [store.Given(on, NOW.replace(hour=hour), f'{{"verdict": "{hour}"}}', "abc", "en") for hour in (7, 19)]
    for answer in given:
        store.keep_answer(runner, answer)
    assert store.answers_given(runner, on) == tuple(given)
    assert store.last_answered_on(runner) == on


def test_a_failure_within_a_step_leaves_nothing_of_it(runner: int) -> None:
    """All or nothing: what was stored before the failure is not there."""
    on = date(2024, 3, 1)

    def fail_halfway() -> None:
        with store.all_or_nothing():
            store.keep_days(runner, {on: Day(date=on, checked_in=True)})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert store.days(runner) == ()
