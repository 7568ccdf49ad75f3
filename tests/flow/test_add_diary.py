from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.small_recordings import NOW

from easeback.flow.add_diary import DiaryImported, add_diary, diary_text
from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook
from easeback.flow.undo import last_check_in, take_back
from easeback.keep.logbook import store
from easeback.keep.logbook.models import CheckInRecord
from easeback.knowledge import knowledge
from easeback.model.day import Day
from easeback.model.words import FlagAnswer

HEADER = "date,zone,leg_pain_0_10,run_km,red_flags,red_flags_denied\n"
MAY_1 = date(2024, 5, 1)


def take(logbook: Logbook, *rows: str, days_later: int = 0) -> DiaryImported:
    return add_diary(logbook, "d.csv", (HEADER + "\n".join(rows)).encode(), NOW + timedelta(days=days_later))


def day(logbook: Logbook) -> Day:
    [only] = store.days(logbook.runner)
    return only


def test_a_row_becomes_a_day(logbook: Logbook) -> None:
    """Morning and run of one row stand in one day, and `all` denied is a dated no for every known flag."""
    assert take(logbook, "2024-05-01,calf,3,8,,all").new_days == 1
    assert (day(logbook).zone, day(logbook).leg_pain_0_10, day(logbook).run_km) == ("calf", 3, 8)
    assert set(day(logbook).red_flags.values()) == {FlagAnswer.NO}
    assert day(logbook).red_flags.keys() == knowledge().red_flags.keys()


def test_the_same_diary_again_adds_nothing(logbook: Logbook) -> None:
    """No record, no change, even a day later."""
    rows = ("2024-05-01,calf,3,8,,all", "2024-05-02,thigh,2,,,")
    take(logbook, *rows)
    records = CheckInRecord.objects.count()
    again = take(logbook, *rows, days_later=1)
    assert (again.new_days, again.corrected_days, again.known_days) == (0, 0, 2)
    assert CheckInRecord.objects.count() == records == 3


def test_a_row_that_differs_corrects_the_earlier_and_both_stay(logbook: Logbook) -> None:
    """The new value counts, even a better one, and the log keeps the old."""
    take(logbook, "2024-05-01,calf,5,,,")
    assert take(logbook, "2024-05-01,thigh,2,,,", days_later=1).corrected_days == 1
    assert (day(logbook).zone, day(logbook).leg_pain_0_10) == ("thigh", 2)
    assert [record.answers["zone"] for record in CheckInRecord.objects.order_by("pk")] == ["calf", "thigh"]


@pytest.mark.parametrize("softer", ["2024-05-01,calf,5,,,all", "2024-05-01,calf,5,,,"])
def test_an_import_never_softens_a_red_flag(logbook: Logbook, softer: str) -> None:
    """Yes stays yes whether the new row denies it or leaves it out; each time the runner is told how to correct it."""
    take(logbook, "2024-05-01,calf,5,,RF01_SADDLE,")
    take(logbook, softer, days_later=1)
    records = CheckInRecord.objects.count()
    again = take(logbook, softer, days_later=2)
    assert day(logbook).red_flags["RF01_SADDLE"] is FlagAnswer.YES
    assert "check-in undo --date 2024-05-01" in again.problems[0].what_to_do
    assert CheckInRecord.objects.count() == records


def test_an_import_may_make_a_red_flag_worse(logbook: Logbook) -> None:
    """A later yes over an earlier no counts at once and is no problem."""
    take(logbook, "2024-05-01,calf,5,,,all")
    assert take(logbook, "2024-05-01,calf,5,,RF01_SADDLE,all", days_later=1).problems == ()
    assert day(logbook).red_flags["RF01_SADDLE"] is FlagAnswer.YES


def test_a_part_that_a_later_diary_leaves_out_stays(logbook: Logbook) -> None:
    """A file of mornings says nothing of runs: not said is not taken back."""
    take(logbook, "2024-05-01,calf,3,8,,all")
    take(logbook, "2024-05-01,calf,4,,,all", days_later=1)
    assert (day(logbook).leg_pain_0_10, day(logbook).run_km) == (4, 8)


def test_two_rows_of_a_date_are_both_kept_once(logbook: Logbook) -> None:
    """The later row has the last word, and importing both again adds nothing."""
    rows = ("2024-05-01,thigh,3,,,", "2024-05-01,thigh,2,,,")
    take(logbook, *rows)
    assert day(logbook).leg_pain_0_10 == 2
    assert take(logbook, *rows, days_later=1).known_days == 1
    assert CheckInRecord.objects.count() == 2


def test_a_row_taken_back_does_not_return(logbook: Logbook) -> None:
    """A flag tapped by mistake and taken back stays away when the same file is imported again."""
    row = "2024-05-01,calf,5,,RF01_SADDLE,"
    take(logbook, row)
    take_back(logbook, last_check_in(logbook, MAY_1), {"RF01_SADDLE": FlagAnswer.NO}, NOW + timedelta(hours=1))
    take(logbook, row, days_later=1)
    assert day(logbook).red_flags["RF01_SADDLE"] is FlagAnswer.NO


def test_an_export_read_back_adds_nothing(logbook: Logbook) -> None:
    """What the logbook wrote, from check-ins and imports, is known to it."""
    take(logbook, "2024-05-01,calf,3,8,,all")
    keep_check_in(logbook, Said(date(2024, 5, 2), {"zone": "thigh"}, {"RF01_SADDLE": FlagAnswer.NO}), NOW, "options")
    before = store.days(logbook.runner)
    again = add_diary(logbook, "export.csv", diary_text(logbook)[1].encode(), NOW + timedelta(days=1))
    assert (again.new_days, again.corrected_days, again.known_days) == (0, 0, 2)
    assert store.days(logbook.runner) == before


def test_an_export_is_the_same_days_elsewhere(logbook: Logbook) -> None:
    """Exported and imported into an empty logbook, each field of each day is as it was."""
    take(logbook, "2024-05-01,calf,3,8,,all", "2024-05-02,none,0,,,all")
    text, days = diary_text(logbook)[1], store.days(logbook.runner)
    other = Logbook(logbook.home, store.add_runner(NOW))
    add_diary(other, "export.csv", text.encode(), NOW)
    assert store.days(other.runner) == days


def test_a_bad_value_costs_its_field_only(logbook: Logbook) -> None:
    """The row's other fields are kept, and the problem names line and column."""
    imported = take(logbook, "2024-05-01,calff,3,,,")
    assert (day(logbook).zone, day(logbook).leg_pain_0_10) == (None, 3)
    assert imported.problems[0].where == "d.csv, line 2, zone"
