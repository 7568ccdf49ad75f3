from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from easeback.keep.logbook.check_ins import Kept, add_check_in, counting, last_said, log_of
from easeback.model.check_in import CheckIn, Part, Value
from easeback.model.words import FlagAnswer

NOW = datetime(2024, 5, 1, 7, 0, tzinfo=UTC)
ON = date(2024, 5, 1)


def said(minute: int, zone: str | None = "calf", part: Part = Part.MORNING) -> CheckIn:
    answers: dict[str, Value] = {} if zone is None else {"zone": zone, "symptoms": ("numbness",), "leg_pain_0_10": 3.0}
    return CheckIn(
        ON, part, answers, {"RF01_SADDLE": FlagAnswer.NO} if zone else {}, NOW + timedelta(minutes=minute), "x"
    )


def ids(log: list[tuple[int, int | None]]) -> list[int]:
    return [each.id for each in counting([Kept(number, said(number), corrects) for number, corrects in log])]


def test_a_check_in_comes_back_as_it_was_said(runner: int) -> None:
    """Words, numbers, ids and flags, with their types."""
    add_check_in(runner, said(0))
    [kept] = log_of(runner)[ON]
    assert kept.check_in == said(0)


def test_a_corrected_record_no_longer_counts() -> None:
    """2 corrects 1: only 2 counts."""
    assert ids([(1, None), (2, 1)]) == [2]


def test_taking_a_correction_back_brings_the_first_word_back() -> None:
    """3 withdraws 2, which had corrected 1: 1 counts again."""
    assert ids([(1, None), (2, 1), (3, 2)]) == [1, 3]


def test_a_correction_leaves_the_corrected_record_in_the_log(runner: int) -> None:
    """Nothing is ever deleted: both records can be read."""
    add_check_in(runner, said(0))
    [first] = log_of(runner)[ON]
    add_check_in(runner, said(1, "thigh"), corrects=first.id)
    assert [kept.check_in.answers["zone"] for kept in log_of(runner)[ON]] == ["calf", "thigh"]


def test_the_last_check_in_is_the_last_that_says_something_and_counts(runner: int) -> None:
    """A bare withdrawal is no check-in: after it, the one before is the last."""
    add_check_in(runner, said(0))
    add_check_in(runner, said(1, "thigh"))
    [last] = last_said(runner)
    assert last.check_in.answers["zone"] == "thigh"
    add_check_in(runner, said(2, None), corrects=last.id)
    [before] = last_said(runner)
    assert before.check_in.answers["zone"] == "calf"


def test_all_parts_of_one_sitting_are_the_last_check_in(runner: int) -> None:
    """What was said at one moment is taken back together."""
    add_check_in(runner, said(0))
    add_check_in(runner, said(5))
    add_check_in(runner, said(5, part=Part.EVENING))
    assert len(last_said(runner)) == 2


def test_no_check_in_about_another_day(runner: int) -> None:
    """Asked about a day without one, there is none."""
    add_check_in(runner, said(0))
    assert last_said(runner, ON - timedelta(days=1)) == ()
