"""The days that a server keeps decoded are those that the logbook holds, whatever was changed in between."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.keep.logbook.test_store import DAYS

from easeback.keep.logbook import store
from easeback.keep.logbook.days_at_hand import days_at_hand
from easeback.model.day import Day

CHANGES = st.lists(st.lists(DAYS, unique_by=lambda day: day.date, max_size=4), min_size=1, max_size=4)
WHEN = st.dates(date(2014, 1, 1), date(2030, 1, 1))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(CHANGES, WHEN, st.integers(0, 2000))
def test_they_are_the_logbooks_own(runner: int, changes: list[list[Day]], until: date, back: int) -> None:
    """After each of several changes they are as `store` reads them anew: all, a stretch, and those that matter."""
    store.forget_days(runner)
    since = until - timedelta(days=back)
    for changed in changes:
        store.keep_days(runner, {day.date: day for day in changed})
        at_hand = days_at_hand(runner, "one logbook")
        assert at_hand.until(date.max) == store.days(runner)
        assert at_hand.until(until) == store.days(runner, until)
        assert at_hand.between(since, until) == store.days_between(runner, since, until)
        assert at_hand.that_matter(until, since) == store.days_that_matter(runner, until, since)


def test_what_did_not_change_is_the_same_object(runner: int) -> None:
    """By identity the measures know a day again; the one that changed is another."""
    first, second = (Day(date=date(2024, 3, number), checked_in=True) for number in (1, 2))
    store.keep_days(runner, {day.date: day for day in (first, second)})
    before = days_at_hand(runner, "one logbook").until(date.max)
    store.keep_days(runner, {second.date: Day(date=second.date, zone="calf")})
    after = days_at_hand(runner, "one logbook").until(date.max)
    assert after[0] is before[0]
    assert (before[1].zone, after[1].zone) == (None, "calf")


def test_a_day_dropped_is_gone(runner: int) -> None:
    """A day of which nothing is known any more is not remembered."""
    day = Day(date=date(2024, 3, 1), checked_in=True)
    store.keep_days(runner, {day.date: day})
    assert days_at_hand(runner, "one logbook").until(date.max) == (day,)
    store.keep_days(runner, {day.date: None})
    assert days_at_hand(runner, "one logbook").until(date.max) == ()


def test_another_file_is_known_anew(runner: int) -> None:
    """A restored logbook counts its rows from where its copy stood: by another name nothing is taken for known."""
    day = date(2024, 3, 1)
    store.keep_days(runner, {day: Day(date=day, zone="calf")})
    before = days_at_hand(runner, "one file").until(day)
    assert days_at_hand(runner, "another file").until(day) == before
    assert days_at_hand(runner, "another file").until(day)[0] is not before[0]
