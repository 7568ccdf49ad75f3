"""The diary through a real logbook: weeks, red days, one day whole, and what the tool said then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.flow.test_replay import RED, TODAY, days_ago, fortnight, say
from tests.flow.test_today import QUIET, RUN
from tests.small_recordings import NOW

from easeback.flow.diary_page import axis_chart, calendar_chart, day_page, diary_page
from easeback.flow.logbook import Logbook
from easeback.flow.replay import HAPPENED, replay
from easeback.flow.said_then import said_then
from easeback.flow.today import answer_today
from easeback.flow.undo import last_check_in, take_back
from easeback.model.error import BadUse
from easeback.model.replay import Followed


def test_an_empty_logbook_has_an_empty_diary(logbook: Logbook) -> None:
    """No year, nothing earlier; the weeks are there and say nothing."""
    page = diary_page(logbook, NOW)
    assert page.is_empty
    assert (page.earlier, page.later) == (None, None)
    assert not any(line.says_something for week in page.weeks for line in week.days)


def test_the_diary_ends_today_and_leads_back(logbook: Logbook) -> None:
    """Eight weeks to today; the day before their first is where the earlier eight end, as something is known then."""
    say(logbook, 60, **QUIET)
    say(logbook, 0, **QUIET)
    page = diary_page(logbook, NOW)
    assert (page.first, page.last) == (TODAY - timedelta(days=55), TODAY)
    assert (page.earlier, page.later) == (TODAY - timedelta(days=56), None)
    back = diary_page(logbook, NOW, last=days_ago(56).isoformat())
    assert (back.later, back.earlier) == (TODAY, None)
    shown = [line.on for week in back.weeks for line in week.days if line.says_something]
    assert shown == [days_ago(60)]


def test_a_red_day_is_marked_on_page_and_charts(logbook: Logbook) -> None:
    """Leg pain of 6 is red today, and makes tomorrow red by the 24 hours before it."""
    say(logbook, 2, **RED)
    say(logbook, 1, **QUIET)
    say(logbook, 0, **QUIET)
    page = diary_page(logbook, NOW)
    assert {line.on for week in page.weeks for line in week.days if line.is_red} == {days_ago(2), days_ago(1)}
    axis = axis_chart(logbook, NOW, "", str, with_said=False, wide=True)
    assert [row[-1] for row in axis.table.rows] == ["red day", "red day", ""]
    calendar = calendar_chart(logbook, NOW, str(days_ago(2).year), str, wide=False)
    assert calendar.table.rows[-3][-1] == "red day"


def test_what_the_tool_said_is_as_given_where_it_was_given(logbook: Logbook) -> None:
    """Today's answer was given and kept; the mornings before are as these rules say now, like the replay's."""
    fortnight(logbook)
    say(logbook, 0, **QUIET)
    answer = answer_today(logbook, NOW).answer
    told = said_then(logbook, days_ago(10), TODAY)
    assert told[TODAY].given_at == NOW
    assert (told[TODAY].verdict, told[TODAY].headline) == (answer.verdict, answer.headline)
    mirror = {each.date: each.verdict for each in replay(logbook, None, days_ago(1), HAPPENED, lambda *_: None).days}
    assert {on: each.verdict for on, each in told.items() if not each.as_given} == mirror
    assert len(mirror) == 10


def test_mornings_are_thought_through_anew_when_the_past_changes(logbook: Logbook) -> None:
    """A red day said late changes what would be said of that morning."""
    fortnight(logbook)
    before = said_then(logbook, days_ago(3), days_ago(3))[days_ago(3)]
    say(logbook, 3, at=NOW, **RED)
    after = said_then(logbook, days_ago(3), days_ago(3))[days_ago(3)]
    assert after.verdict.mildness < before.verdict.mildness


def test_the_layer_says_in_words_which_is_which(logbook: Logbook) -> None:
    """The table behind the axis: as given today, as it would be said today for the morning before."""
    say(logbook, 1, **QUIET)
    say(logbook, 0, **QUIET)
    answer_today(logbook, NOW)
    chart = axis_chart(logbook, NOW, "", str, with_said=True, wide=True)
    cells = [row[-1] for row in chart.table.rows]
    assert [cell.split(" (")[1] for cell in cells] == ["as it would be said today)", "as given)"]


def test_a_day_whole(logbook: Logbook) -> None:
    """Every part of the check-in, the run by the diary's word, why it is red, what followed and the days after."""
    say(logbook, 3, **RED, **RUN)
    say(logbook, 2, **QUIET)
    page = day_page(logbook, NOW, days_ago(3).isoformat())
    assert "leg_pain" in page.why_red
    assert {record.part for record in page.records} == {"morning", "after_run"}
    assert page.said_run is not None
    assert page.runs == ()
    assert page.followed is Followed.FLARE
    assert [line.on for line in page.next_days] == [days_ago(2), days_ago(1)]
    assert [each.as_given for each in page.told] == [False]
    assert (page.can_say, page.can_undo) == (True, True)


def test_what_was_taken_back_stays_on_the_page_and_counts_no_more(logbook: Logbook) -> None:
    """The log holds it; there is nothing more to take back."""
    say(logbook, 1, zone="calf")
    last = last_check_in(logbook, days_ago(1))
    take_back(logbook, last, {}, NOW)
    page = day_page(logbook, NOW, days_ago(1).isoformat())
    assert [record.counts for record in page.records] == [False]
    assert not page.can_undo
    assert page.line.zone is None


def test_a_day_long_ago_can_be_read_and_no_longer_be_said_of(logbook: Logbook) -> None:
    """The check-in takes fourteen days; taking back has no end."""
    say(logbook, 15, zone="calf")
    page = day_page(logbook, NOW, days_ago(15).isoformat())
    assert (page.can_say, page.can_undo) == (False, True)


@pytest.mark.parametrize("text", ["yesterday", "2026-02-30", (TODAY + timedelta(days=1)).isoformat()])
def test_what_is_no_day_of_the_past_is_bad_use(logbook: Logbook, text: str) -> None:
    """A word, a date that never was, and tomorrow."""
    with pytest.raises(BadUse):
        day_page(logbook, NOW, text)


def test_a_year_that_is_none_is_bad_use(logbook: Logbook) -> None:
    """Neither a word nor the year 0."""
    for text in ("then", "0", str(date.max.year + 1)):
        with pytest.raises(BadUse):
            diary_page(logbook, NOW, year=text)
