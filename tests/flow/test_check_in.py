from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.small_recordings import NOW

from easeback.flow.check_in import Said, is_worrying, keep_check_in, option_of, read_answers, records_of
from easeback.flow.logbook import Logbook
from easeback.flow.questions import daily_flags, open_questions, read_flags, strip_answers, strip_of
from easeback.flow.today import answer_today
from easeback.flow.undo import last_check_in, take_back
from easeback.keep.logbook import store
from easeback.keep.logbook.models import CheckInRecord
from easeback.knowledge import knowledge
from easeback.model.check_in import FIELDS, Part
from easeback.model.error import BadUse
from easeback.model.words import FlagAnswer, Verdict

ON = date(2024, 5, 10)
YES, NO, UNSURE = FlagAnswer.YES, FlagAnswer.NO, FlagAnswer.UNSURE


def test_each_answer_goes_to_its_part_of_the_day() -> None:
    """A morning's word and a run's word said at once are two records; the flags stand with the first."""
    said = Said(ON, {"settled": "longer", "zone": "calf"}, {"RF01_SADDLE": NO})
    records = records_of(said, NOW, "options")
    assert [(each.part, dict(each.answers), dict(each.red_flags)) for each in records] == [
        (Part.MORNING, {"zone": "calf"}, {"RF01_SADDLE": NO}),
        (Part.AFTER_RUN, {"settled": "longer"}, {}),
    ]


def test_a_named_part_holds_all_that_was_said() -> None:
    """An evening's leg pain is an evening's."""
    [record] = records_of(Said(ON, {"leg_pain_0_10": 6.0}, {}, Part.EVENING), NOW, "options")
    assert record.part is Part.EVENING


def test_a_later_word_counts_and_the_worst_pain_is_kept(logbook: Logbook) -> None:
    """Pain 6 in the evening after 2 in the morning: now 6; and after 1 again, the worst stays 6."""
    for hours, pain in enumerate((2.0, 6.0, 1.0)):
        keep_check_in(logbook, Said(ON, {"leg_pain_0_10": pain}, {}), NOW + timedelta(hours=hours), "options")
    [day] = store.days(logbook.runner)
    assert (day.leg_pain_0_10, day.leg_pain_worst_0_10) == (1, 6)


def test_an_evening_red_flag_is_not_covered_by_a_later_no(logbook: Logbook) -> None:
    """Of one day's red flags the worst counts."""
    for hours, answer in enumerate((NO, YES, NO)):
        keep_check_in(logbook, Said(ON, {}, {"RF01_SADDLE": answer}), NOW + timedelta(hours=hours), "options")
    assert store.days(logbook.runner)[0].red_flags["RF01_SADDLE"] is YES


def test_saying_nothing_is_bad_use(logbook: Logbook) -> None:
    """An empty check-in would look like one and hold nothing."""
    with pytest.raises(BadUse, match="Nothing was said"):
        keep_check_in(logbook, Said(ON, {}, {}), NOW, "options")


def test_every_field_has_its_option() -> None:
    """No two fields share an option, and the pain scale is left out of its name."""
    assert len({option_of(name) for name in FIELDS}) == len(FIELDS)
    assert option_of("leg_pain_0_10") == "--leg-pain"


def test_a_bad_word_names_the_option_and_the_nearest_word() -> None:
    """`calff` for the zone: did you mean calf?"""
    with pytest.raises(BadUse, match=r"--zone: 'calff'.*Did you mean calf\?"):
        read_answers({"zone": "calff"})


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("RF01_SADDL=no", "Did you mean RF01_SADDLE?"),
        ("RF01_SADDLE=noo", "Did you mean no?"),
        ("RF01_SADDLE", "Use one"),
    ],
)
def test_a_bad_flag_names_the_nearest(text: str, hint: str) -> None:
    """A wrong id or answer never becomes another one silently."""
    with pytest.raises(BadUse) as error:
        read_flags([text])
    assert hint in error.value.what_to_do


def test_the_daily_rows_are_those_asked_daily_of_this_runner(logbook: Logbook) -> None:
    """Every row behind the strip is a daily one; what is only asked after a procedure is not among them."""
    daily = daily_flags(logbook, ON)
    assert len(daily) > 10
    assert {"RF01_SADDLE", "RF19_DVT", "RF20_PE"} <= set(daily)
    assert all("daily" in knowledge().red_flags[flag].ask for flag in daily)


def test_none_of_these_denies_the_daily_rows_and_nothing_else(logbook: Logbook) -> None:
    """Rows that the strip does not hold stay not said."""
    strip = strip_of(logbook, ON)
    answers = strip_answers(strip, frozenset(), {})
    in_full = {question.id for question in strip.in_full}
    assert answers == dict.fromkeys((flag for flag in strip.daily if flag not in in_full), NO)


def test_half_the_weekly_rows_are_asked_in_full_twice_a_week(logbook: Logbook) -> None:
    """In any seven days each half of the weekly rows has its own day, three days apart, and stays unsaid until read."""
    week = [strip_of(logbook, ON + timedelta(days=each)) for each in range(7)]
    days = [number for number, strip in enumerate(week) if strip.in_full]
    assert len(days) == 2
    assert days[1] - days[0] in (3, 4)
    for number in days:
        full = {question.id for question in week[number].in_full}
        assert not full & strip_answers(week[number], frozenset(), {}).keys()
    assert "RF01_SADDLE" in {question.id for number in days for question in week[number].in_full}


def test_a_chip_opens_its_rows_and_denies_the_others(logbook: Logbook) -> None:
    """Chip A tapped: its answered rows as answered, its unanswered rows not said, all other daily rows no."""
    strip = strip_of(logbook, ON)
    answers = strip_answers(strip, {"A"}, {"RF01_SADDLE": YES})
    assert answers["RF01_SADDLE"] is YES
    assert "RF02_BLADDER" not in answers
    assert answers["RF20_PE"] is NO


def test_a_chip_tapped_and_left_stays_open(logbook: Logbook) -> None:
    """The tap said that something is new; silence after it is no no, and the answer is a clinician first."""
    answers = strip_answers(strip_of(logbook, ON), {"A"}, {})
    assert "RF01_SADDLE" not in answers
    assert answers["RF20_PE"] is NO
    keep_check_in(logbook, Said(ON, {"zone": "none", "change": "same", "chips_opened": ("A",)}, answers), NOW, "asked")
    answer = answer_today(logbook, NOW, ON).answer
    assert (answer.verdict, answer.reasons[0].rule) == (Verdict.DOCTOR, "opened_unanswered")
    assert "Between your legs" in str(answer.next_question)


def test_the_strip_names_the_day_it_was_last_answered(logbook: Logbook) -> None:
    """New or worse since when: never before, then since yesterday."""
    assert strip_of(logbook, ON).since is None
    keep_check_in(logbook, Said(ON - timedelta(days=1), {}, {"RF20_PE": NO}), NOW, "asked")
    assert strip_of(logbook, ON).since == ON - timedelta(days=1)


def test_a_symptom_opens_its_question(logbook: Logbook) -> None:
    """Foot drop said: RF08 is open until it is answered that day."""
    keep_check_in(logbook, Said(ON, {"symptoms": ("foot_drop",)}, {}), NOW, "options")
    assert "RF08_FOOTDROP" in [question.id for question in open_questions(logbook, ON)]
    keep_check_in(logbook, Said(ON, {}, {"RF08_FOOTDROP": NO}), NOW, "options")
    assert "RF08_FOOTDROP" not in [question.id for question in open_questions(logbook, ON)]


def test_yes_and_unsure_are_worrying_and_usual_is_not() -> None:
    """What must be seen at once."""
    assert is_worrying({"RF01_SADDLE": UNSURE})
    assert not is_worrying({"RF01_SADDLE": FlagAnswer.USUAL, "RF02_BLADDER": NO})


def test_undo_takes_the_last_check_in_out_of_the_day(logbook: Logbook) -> None:
    """The day is as it was before, and both records and the withdrawal are in the log."""
    keep_check_in(logbook, Said(ON, {"zone": "thigh"}, {}), NOW, "options")
    before = store.days(logbook.runner)
    keep_check_in(logbook, Said(ON, {"zone": "foot", "settled": "longer"}, {}), NOW + timedelta(hours=1), "options")
    take_back(logbook, last_check_in(logbook), {}, NOW + timedelta(hours=2))
    assert store.days(logbook.runner) == before
    assert CheckInRecord.objects.count() == 5


def test_undo_of_a_red_flag_asks_once_more(logbook: Logbook) -> None:
    """Without a new answer nothing is taken back; with one, it counts."""
    keep_check_in(logbook, Said(ON, {"zone": "calf"}, {"RF01_SADDLE": YES, "RF20_PE": NO}), NOW, "options")
    last = last_check_in(logbook)
    assert last.ask_again == ("RF01_SADDLE",)
    with pytest.raises(BadUse, match="--flag RF01_SADDLE=no"):
        take_back(logbook, last, {}, NOW)
    assert store.days(logbook.runner)[0].red_flags["RF01_SADDLE"] is YES
    take_back(logbook, last, {"RF01_SADDLE": NO}, NOW + timedelta(minutes=1))
    [day] = store.days(logbook.runner)
    assert (dict(day.red_flags), day.zone) == ({"RF01_SADDLE": NO}, None)


def test_undo_without_a_check_in_is_bad_use(logbook: Logbook) -> None:
    """There is nothing to take back, and the message says what to do."""
    with pytest.raises(BadUse, match="no check-in"):
        last_check_in(logbook)


def test_an_outcome_in_one_tap_is_about_the_open_flags(logbook: Logbook) -> None:
    """The department's word on the evening of the alarm names its flag; a no next morning then ends the emergency."""
    keep_check_in(logbook, Said(ON, {"zone": "none"}, {"RF01_SADDLE": YES}), NOW, "asked")
    keep_check_in(logbook, Said(ON, {"clinician_said": "may_run"}, {}), NOW, "asked")
    assert store.days(logbook.runner)[-1].clinician_flags == "RF01_SADDLE"
    assert answer_today(logbook, NOW, ON).answer.verdict is Verdict.EMERGENCY
    morning_after = Said(ON + timedelta(days=1), {"zone": "none", "change": "same"}, {"RF01_SADDLE": NO})
    keep_check_in(logbook, morning_after, NOW, "asked")
    assert answer_today(logbook, NOW, ON + timedelta(days=1)).answer.verdict is Verdict.EASE
