"""The diary CSV: every row's good fields kept, every bad one reported where it stands, and export that reads back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easeback.model.check_in import FIELDS, CheckIn, Part
from easeback.model.day import Day, merge_day
from easeback.model.problem import Problem
from easeback.model.words import (
    ABLE,
    AREAS,
    CHANGES,
    CHIPS,
    CLINICIAN_SAID,
    FOOT_STRIKES,
    PLANNED_KINDS,
    RUN_GROUNDS,
    RUN_KINDS,
    SELF_TEST,
    SETTLED,
    SIDES,
    SYMPTOMS,
    TOUCH,
    WALKING,
    ZONES,
    FlagAnswer,
)
from easeback.read.diary import read_diary
from easeback.read.diary_export import write_diary

KNOWN = ("RF01_SADDLE", "RF02_BLADDER", "RF07_PROGRESSIVE", "RF08_FOOT_DROP")
NOW = datetime(2024, 4, 1, tzinfo=UTC)
ON = date(2024, 3, 1)


def read(text: str | bytes) -> tuple[list[CheckIn], list[Problem]]:
    return read_diary("diary.csv", text.encode() if isinstance(text, str) else text, KNOWN, NOW)


def test_a_row_gives_a_check_in_for_each_part_of_the_day() -> None:
    """Morning answers and flags, the run, and the evening are told apart; empty is not said."""
    text = (
        "zone,date,run_km,note,leg_pain_0_10,red_flags,symptoms,lifting\nback,2024-03-01,5.5,ok,2,RF01_SADDLE,none,no\n"
    )
    check_ins, problems = read(text + ",2024-03-02,,,,,,\n")
    assert problems == []
    assert [(each.part, dict(each.answers)) for each in check_ins] == [
        (Part.MORNING, {"zone": "back", "leg_pain_0_10": 2.0, "symptoms": ()}),
        (Part.AFTER_RUN, {"run_km": 5.5}),
        (Part.EVENING, {"note": "ok", "lifting": False}),
    ]
    assert check_ins[0].red_flags == {"RF01_SADDLE": FlagAnswer.YES}
    assert {each.happened_on for each in check_ins} == {ON}
    assert {each.source for each in check_ins} == {"diary"}


def test_an_impossible_value_costs_its_field_only() -> None:
    """The row's other fields are kept; the problem names line, column and the nearest word."""
    check_ins, problems = read("date,zone,side,leg_pain_0_10\n2024-03-01,calve,left,12\n")
    assert dict(check_ins[0].answers) == {"side": "left"}
    assert [(problem.where, problem.what_to_do) for problem in problems] == [
        ("diary.csv, line 2, zone", "Did you mean calf?"),
        ("diary.csv, line 2, leg_pain_0_10", "Write 0 to 10 of 10."),
    ]


def test_unknown_columns_are_reported_once_and_skipped() -> None:
    """However many rows, one problem with the nearest name."""
    check_ins, problems = read("date,zoen,mood,zone\n2024-03-01,x,y,back\n2024-03-02,x,y,knee\n")
    assert [each.answers["zone"] for each in check_ins] == ["back", "knee"]
    assert [problem.where for problem in problems] == ["diary.csv, line 1"] * 2
    assert problems[0].what_to_do == "Did you mean zone?"


@pytest.mark.parametrize("said", ["", "1.3.2024", "2024-02-30"])
def test_a_row_without_a_date_is_reported_and_the_others_are_kept(said: str) -> None:
    """A missing or impossible date leaves its row out and says how to write it."""
    check_ins, problems = read(f"date,zone\n{said},back\n2024-03-02,knee\n")
    assert [each.happened_on.day for each in check_ins] == [2]
    assert problems[0].where == "diary.csv, line 2, date"
    assert "2024-03-31" in problems[0].what_to_do


def test_a_date_twice_keeps_both_and_the_later_counts() -> None:
    """Both rows are records; the later in the file is the later word."""
    check_ins, problems = read("date,side\n2024-03-01,left\n2024-03-01,right\n")
    assert [each.answers["side"] for each in check_ins] == ["left", "right"]
    assert merge_day(ON, list(reversed(check_ins)), []).side == "right"
    assert "line 2 already" in problems[0].what


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_spreadsheets_with_semicolons_decimal_commas_and_marks(mark: bytes) -> None:
    """A German spreadsheet's file reads like ours."""
    check_ins, problems = read(mark + b'date;run_km;symptoms;zone\r\n2024-03-01;7,5;"dull;cramp";back\r\n')
    assert problems == []
    assert dict(check_ins[0].answers) == {"symptoms": ("dull", "cramp"), "zone": "back"}
    assert check_ins[1].answers["run_km"] == 7.5


def test_another_encoding_is_read_with_a_problem() -> None:
    """Windows-1252 keeps its accents and is reported."""
    check_ins, problems = read("date,note\n2024-03-01,müde\n".encode("cp1252"))
    assert check_ins[0].answers["note"] == "müde"
    assert "UTF-8" in problems[0].what


def test_flags_in_two_columns_are_the_strictest_and_a_problem() -> None:
    """Yes beats denied; `all` denies only what is not listed otherwise."""
    check_ins, problems = read("date,red_flags,red_flags_denied\n2024-03-01,RF01_SADDLE,RF01_SADDLE;RF02_BLADDER\n")
    assert check_ins[0].red_flags == {"RF01_SADDLE": FlagAnswer.YES, "RF02_BLADDER": FlagAnswer.NO}
    assert "answered twice" in problems[0].what
    check_ins, problems = read("date,red_flags_unsure,red_flags_denied\n2024-03-01,RF08_FOOT_DROP,all\n")
    assert problems == []
    assert check_ins[0].red_flags == dict.fromkeys(KNOWN, FlagAnswer.NO) | {"RF08_FOOT_DROP": FlagAnswer.UNSURE}


def test_lines_are_counted_in_the_file_not_in_rows() -> None:
    """A note over two lines moves the rows below it."""
    _, problems = read('date,note,zone\n2024-03-01,"one\ntwo",back\n2024-03-02,,bck\n')
    assert problems[0].where == "diary.csv, line 4, zone"


@pytest.mark.parametrize("text", ["", "zone,side\nback,left\n"])
def test_a_file_without_a_date_column_is_one_problem(text: str) -> None:
    """Nothing can be taken, and the header is what to mend."""
    check_ins, problems = read(text)
    assert check_ins == []
    assert [problem.what for problem in problems] == ["There is no column `date`."]


PAIN = st.integers(0, 10).map(float) | st.floats(0, 10)
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\n"), min_size=1, max_size=20
)
WORDS: dict[str, Any] = {
    "zone": ZONES, "side": SIDES, "change": CHANGES, "walking": WALKING, "run_ground": RUN_GROUNDS,
    "run_kind": RUN_KINDS, "zone_in_run": ZONES, "walking_after_run": WALKING, "settled": SETTLED,
    "planned_kind": PLANNED_KINDS, "self_test": SELF_TEST, "clinician_said": CLINICIAN_SAID,
    "foot_strike": FOOT_STRIKES,
    "heel_walk": ABLE, "toe_walk": ABLE, "chair_rise": ABLE, "big_toe": ABLE, "sock_touch": TOUCH,
}  # fmt: skip


def value_of(name: str) -> st.SearchStrategy[Any]:
    if name in WORDS:
        return st.sampled_from(WORDS[name])
    if name.startswith("symptoms"):
        return st.lists(st.sampled_from(SYMPTOMS), unique=True, max_size=4).map(tuple)
    if name == "areas":
        return st.lists(st.sampled_from(AREAS), unique=True, max_size=4).map(tuple)
    if name == "chips_opened":
        return st.lists(st.sampled_from(CHIPS), unique=True).map(tuple)
    if name.endswith("_0_10"):
        return PAIN
    if name.startswith("calf_raises"):
        return st.integers(0, 30).map(float)
    if name.endswith(("_km", "_min", "_h")):
        return st.floats(0, 24)
    if name in ("note", "clinician_who", "clinician_flags"):
        return TEXT.map(str.strip).filter(bool)
    return st.booleans()


ANSWERS = st.fixed_dictionaries({}, optional={name: value_of(name) for name in FIELDS})
FLAGS = st.dictionaries(st.sampled_from(KNOWN), st.sampled_from(FlagAnswer))


@settings(max_examples=150)
@given(st.lists(st.tuples(ANSWERS, FLAGS), min_size=1, max_size=4))
def test_export_reads_back_to_the_same_days(rows: list[tuple[dict[str, Any], dict[str, FlagAnswer]]]) -> None:
    """Whatever was said comes back as it was, and nothing that was not said appears."""
    days = [
        Day(date=date(2024, 3, number), red_flags=flags, **answers)
        for number, (answers, flags) in enumerate(rows, start=1)
    ]
    check_ins, problems = read(write_diary(days, KNOWN))
    assert problems == []
    for day in days:
        back = merge_day(day.date, [each for each in check_ins if each.happened_on == day.date], [])
        assert {name: getattr(back, name) for name in FIELDS} == {name: getattr(day, name) for name in FIELDS}
        assert back.red_flags == day.red_flags


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    """Any text gives check-ins or problems, never an exception."""
    read("date,zone,note\n" + text)
    read(text)


@pytest.mark.real
def test_the_thirty_cases_read_without_a_problem(shared: Any) -> None:
    """Every case file is a diary that we take in full."""
    files = sorted((shared / "cases").glob("case*.csv"))
    assert len(files) == 30
    known = [line.split(",")[0] for line in (shared / "evidence" / "red-flags.csv").read_text().splitlines()[1:]]
    for file in files:
        check_ins, problems = read_diary(file.name, file.read_bytes(), known, NOW)
        assert check_ins
        assert problems == [], file.name
