"""Replay through a real logbook: what each past morning would have been told, what was run, what followed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from tests.flow.conftest import GpxRun
from tests.flow.test_today import ALL_NO, QUIET, RUN
from tests.small_recordings import NOW

from easeback.flow.add_files import add_files
from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook
from easeback.flow.profile import set_facts
from easeback.flow.replay import HAPPENED, RECORDED, replay
from easeback.flow.today import answer_today
from easeback.model.replay import Followed, Replay
from easeback.model.words import Verdict

TODAY = NOW.date()
RED: dict[str, Any] = {**QUIET, "zone": "thigh", "leg_pain_0_10": 6.0, "change": "worse"}


def days_ago(back: int) -> date:
    """The date so many days before today."""
    return TODAY - timedelta(days=back)


def say(logbook: Logbook, back: int, at: datetime | None = None, **said: Any) -> None:
    """A check-in of that day, recorded that morning unless said otherwise."""
    on = days_ago(back)
    keep_check_in(
        logbook, Said(on, said, ALL_NO if "zone" in said else {}), at or NOW - timedelta(days=back), "options"
    )


def fortnight(logbook: Logbook) -> None:
    """Ten quiet days with a run every other one, the last of them yesterday."""
    for back in range(10, 0, -1):
        say(logbook, back, **QUIET, **(RUN if back % 2 else {}))


def mirror_of(logbook: Logbook, first: int | None = None, last: int | None = None, as_of: str = HAPPENED) -> Replay:
    """The replay from `first` to `last` days ago."""
    span = [None if back is None else days_ago(back) for back in (first, last)]
    return replay(logbook, span[0], span[1], as_of, lambda *_: None)


def test_an_empty_logbook_has_an_empty_mirror(logbook: Logbook) -> None:
    """No day, no span, and every count at nought."""
    mirror = mirror_of(logbook)
    assert (mirror.first, mirror.last, mirror.days) == (None, None, ())
    assert list(mirror.counts) == [str(verdict) for verdict in Verdict]
    assert {count for counts in mirror.counts.values() for count in counts.values()} == {0}


def test_each_day_is_what_today_would_have_said(logbook: Logbook) -> None:
    """Day for day the verdict, care and state of `today --date`, with what was run beside it."""
    fortnight(logbook)
    say(logbook, 0, **RED)
    mirror = mirror_of(logbook)
    assert (mirror.first, mirror.last, len(mirror.days)) == (days_ago(10), TODAY, 11)
    answers = [answer_today(logbook, NOW, day.date).answer for day in mirror.days]
    assert [(day.verdict, day.care, day.state, day.rule) for day in mirror.days] == [
        (each.verdict, each.care, each.state.id, each.reasons[0].rule) for each in answers
    ]
    assert [day.ran for day in mirror.days] == [bool(back % 2) for back in range(10, -1, -1)]
    assert (mirror.days[1].run_km, mirror.days[1].run_min) == (8.0, 45.0)
    assert mirror.days[-1].verdict is Verdict.WALK


def test_a_morning_does_not_know_its_own_run(logbook: Logbook) -> None:
    """The run that hurt changes what followed, not what was said that morning."""
    fortnight(logbook)
    before = mirror_of(logbook).days[-1]
    say(logbook, 1, leg_pain_in_run_0_10=7.0, settled="longer", stopped_early=True)
    after = mirror_of(logbook).days[-1]
    assert (before.verdict, before.followed) == (Verdict.RUN, Followed.UNKNOWN)
    assert (after.verdict, after.followed) == (Verdict.RUN, Followed.FLARE)


@pytest.mark.parametrize(
    ("then", "followed"),
    [
        ({1: QUIET}, Followed.SETTLED),
        ({1: {**QUIET, "zone": "thigh", "leg_pain_0_10": 3.0}}, Followed.UNSETTLED),
        ({1: RED}, Followed.FLARE),
        ({1: QUIET, 0: RED}, Followed.FLARE),
        ({0: QUIET}, Followed.UNKNOWN),
        ({}, Followed.UNKNOWN),
    ],
)
def test_what_followed_is_that_of_two_days(logbook: Logbook, then: dict[int, Any], followed: Followed) -> None:
    """A flare in two days; else how the next morning was; else not known."""
    say(logbook, 2, **QUIET, **RUN)
    for back, said in then.items():
        say(logbook, back, **said)
    assert mirror_of(logbook, 2, 2).days[0].followed is followed


def test_a_span_takes_its_days_only_and_still_knows_those_before(logbook: Logbook) -> None:
    """Three days, each judged by the whole past."""
    fortnight(logbook)
    whole, part = mirror_of(logbook), mirror_of(logbook, 3, 1)
    assert part.days == whole.days[-3:]
    assert (part.first, part.last) == (days_ago(3), days_ago(1))


def test_recorded_knows_only_what_had_been_recorded_by_then(logbook: Logbook) -> None:
    """A red day written into the diary four days later: that week's mornings did not know of it."""
    fortnight(logbook)
    say(logbook, 5, at=NOW - timedelta(days=1), **{**RED, **RUN})
    happened = {day.date: day for day in mirror_of(logbook).days}
    recorded = {day.date: day for day in mirror_of(logbook, as_of=RECORDED).days}
    assert happened[days_ago(5)].verdict is Verdict.WALK
    assert happened[days_ago(4)].verdict is Verdict.WALK
    assert (recorded[days_ago(5)].verdict, recorded[days_ago(4)].verdict) == (Verdict.RUN, Verdict.RUN)
    assert recorded[days_ago(1)].verdict == happened[days_ago(1)].verdict != Verdict.RUN


def test_a_day_of_a_recording_alone_is_a_day(logbook: Logbook, gpx_run: GpxRun) -> None:
    """A run without a check-in stands in the mirror: what would have been said, and its kilometres."""
    add_files(logbook, [gpx_run("run.gpx", minutes=30)], NOW)
    [day] = mirror_of(logbook).days
    assert (day.date, day.ran, day.verdict) == (date(2024, 5, 1), True, Verdict.WALK)
    assert day.run_km == pytest.approx(5.4, abs=0.05)


def test_the_counts_add_up(logbook: Logbook) -> None:
    """Mornings over the verdicts are all days; what followed is counted for the days run on, each once."""
    fortnight(logbook)
    say(logbook, 0, **RED)
    mirror = mirror_of(logbook)
    counts = mirror.counts
    assert sum(each["mornings"] for each in counts.values()) == len(mirror.days) == 11
    assert sum(each["ran"] for each in counts.values()) == 5
    for each in counts.values():
        assert each["ran"] == sum(number for name, number in each.items() if name.startswith("ran_then_"))
    assert counts["run"]["mornings"] > 0
    assert counts["run"]["ran_then_flare"] == 1
    assert sum(each["ran_then_settled"] for each in counts.values()) == 4


def test_recorded_knows_the_profile_as_it_had_been_told(logbook: Logbook) -> None:
    """A clinician's date entered yesterday did not bind the mornings before; `happened` knows it throughout."""
    fortnight(logbook)
    set_facts(logbook, {"no_running_until": str(TODAY + timedelta(days=5))}, NOW - timedelta(days=1))
    happened = {day.date: day.verdict for day in mirror_of(logbook).days}
    recorded = {day.date: day.verdict for day in mirror_of(logbook, as_of=RECORDED).days}
    assert (happened[days_ago(2)], recorded[days_ago(2)]) == (Verdict.WALK, Verdict.RUN)
    assert recorded[days_ago(1)] is Verdict.WALK


def test_silent_days_are_counted_apart(logbook: Logbook) -> None:
    """Two days said, three between them without a word: they stand in no count but their own."""
    say(logbook, 4, **QUIET)
    say(logbook, 0, **QUIET)
    mirror = mirror_of(logbook)
    assert (len(mirror.days), mirror.silent_days) == (2, 3)
    assert sum(each["mornings"] for each in mirror.counts.values()) == 2
