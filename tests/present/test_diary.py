"""The lines and weeks of the diary's pages."""

from __future__ import annotations

from datetime import UTC, date, datetime

from easeback.knowledge import knowledge
from easeback.model.check_in import CheckIn, Part, Value
from easeback.model.day import Day
from easeback.model.words import FlagAnswer
from easeback.present.diary import day_line, ordered, record_shown, weeks_of

SUNDAY = date(2026, 3, 8)
AT = datetime(2026, 3, 8, 7, tzinfo=UTC)


def test_a_line_tells_pain_by_its_step_and_distance_in_the_runners_units() -> None:
    """Pain 5 lies between 4.5 and 6.5, the step numbered 3; 16.09344 km are ten miles."""
    line = day_line(Day(date=SUNDAY, leg_pain_0_10=5, run_km=16.09344), is_red=True, units="miles")
    assert (line.step, line.distance, line.is_red) == (3, "10.00 mi", True)


def test_nothing_said_is_no_pain_of_zero() -> None:
    """A day without a word has no step; a pain of 0 has the first."""
    assert day_line(Day(date=SUNDAY), is_red=False, units="km").step is None
    assert not day_line(Day(date=SUNDAY), is_red=False, units="km").says_something
    assert day_line(Day(date=SUNDAY, leg_pain_0_10=0), is_red=False, units="km").step == 0


def test_weeks_begin_on_monday_and_end_where_they_are_cut() -> None:
    """Friday 27 February to Sunday 8 March: the latest week of seven days first, then the three of the week before."""
    weeks = weeks_of({SUNDAY: Day(date=SUNDAY, zone="calf")}, [SUNDAY], date(2026, 2, 27), SUNDAY, "km")
    assert [week.monday for week in weeks] == [date(2026, 3, 2), date(2026, 2, 23)]
    assert [len(week.days) for week in weeks] == [7, 3]
    last = weeks[0].days[-1]
    assert (last.on, last.zone, last.is_red) == (SUNDAY, "calf", True)
    assert not weeks[1].days[0].says_something


def test_a_record_says_every_answer_and_red_flag_in_words() -> None:
    """Yes and no, numbers with their unit, symptoms by name, a flag by its few words; not which chip was tapped."""
    answers: dict[str, Value] = {
        "leg_pain_0_10": 4.0,
        "painkiller": True,
        "symptoms": ("tingling",),
        "chips_opened": ("A",),
        "zone": "calf",
    }
    known = knowledge()
    denied, flag = list(known.red_flags)[:2]
    said = CheckIn(SUNDAY, Part.MORNING, answers, {denied: FlagAnswer.NO, flag: FlagAnswer.UNSURE}, AT, "pages")
    shown = record_shown(said, known, "de", counts=True)
    told = {each.field: (each.of, each.words, each.number, each.unit) for each in shown.answers}
    assert told["leg_pain_0_10"] == ("leg_pain_0_10", (), 4.0, "0 to 10")
    assert told["painkiller"] == ("yes_no", ("yes",), None, "")
    assert told["symptoms"] == ("symptoms", (known.symptoms["tingling"].name.said("de"),), None, "")
    assert told["zone"] == ("zone", ("calf",), None, "")
    assert "chips_opened" not in told
    assert shown.flags == ((known.red_flags[flag].short.said("de"), FlagAnswer.UNSURE),)
    assert shown.denied == (known.red_flags[denied].short.said("de"),)


def test_records_taken_back_stand_last() -> None:
    """What counts comes first, each kind in the order of time."""
    said = [CheckIn(SUNDAY, Part.MORNING, {}, {}, AT.replace(hour=hour), "pages") for hour in (9, 8, 7)]
    shown = [record_shown(each, knowledge(), "en", counts=number != 2) for number, each in enumerate(said)]
    assert [each.recorded_at.hour for each in ordered(shown)] == [8, 9, 7]
