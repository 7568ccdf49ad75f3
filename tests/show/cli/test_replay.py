"""`easeback replay`: a table that fits, JSON in full, and a bad date is bad use."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.show.cli.conftest import Easeback

QUIET = (
    "--zone", "none", "--change", "same", "--walking", "normal", "--leg-pain", "0", "--back-pain", "0",
    "--symptoms", "none",
)  # fmt: skip
DAY_KEYS = [
    "date", "verdict", "care", "rule", "because", "state", "ran", "run_km", "run_min", "followed",
]  # fmt: skip
COUNT_KEYS = [
    "mornings", "ran", "ran_then_flare", "ran_then_settled", "ran_then_unsettled", "ran_then_unknown",
]  # fmt: skip


def ago(days: int) -> str:
    """The date so many days ago, in UTC."""
    return (datetime.now(UTC).date() - timedelta(days=days)).isoformat()


@pytest.fixture
def three_days(easeback: Easeback) -> Easeback:
    """A quiet day with a run, a bad one, and a quiet one, for a runner in UTC; all said today."""
    easeback("profile", "set", "time_zone=UTC")
    run = ("--run-km", "8.25", "--run-min", "45", "--run-kind", "easy")
    bad = ("--zone", "calf", "--change", "worse", "--leg-pain", "6")
    for days, said in ((3, (*QUIET, *run)), (2, bad), (1, QUIET)):
        assert easeback("check-in", "--date", ago(days), *said).code == 0
    return easeback


def mirror(easeback: Easeback, *options: str) -> dict[str, Any]:
    """The JSON of a replay."""
    ran = easeback("replay", "--json", *options)
    assert ran.code == 0
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_the_table_fits_eighty_columns_without_colour(three_days: Easeback) -> None:
    """Every day in a line with verdict, rule, what was run and what followed; the counts; the caution at the end."""
    ran = three_days("replay")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert max(len(line) for line in lines) <= 80
    assert "\x1b" not in ran.out
    [first] = [line for line in lines if line.startswith(f"{ago(3)} ") and " to " not in line]
    assert {"8.2", "km", "45", "min", "flare"} <= set(first.split())
    [bad] = [line for line in lines if line.startswith(ago(2))]
    assert bad.split()[1:3] == ["walk", "leg_pain_at_stop_level"]
    assert "In all" in ran.out
    assert "what followed also had other causes" in " ".join(ran.out.split())


def test_json_has_every_day_and_the_counts(three_days: Easeback) -> None:
    """All fields, in order, and counts for each verdict."""
    found = mirror(three_days)
    assert list(found) == ["first", "last", "rules_version", "as_of", "days", "silent_days", "counts"]
    assert (found["first"], found["last"], found["as_of"]) == (ago(3), ago(1), "happened")
    assert [day["date"] for day in found["days"]] == [ago(3), ago(2), ago(1)]
    assert all(list(day) == DAY_KEYS for day in found["days"])
    assert list(found["counts"]) == ["emergency", "doctor", "walk", "ease", "run"]
    assert all(list(counts) == COUNT_KEYS for counts in found["counts"].values())
    assert sum(counts["mornings"] for counts in found["counts"].values()) == 3
    assert found["days"][0]["followed"] == "flare"


def test_json_is_the_same_byte_for_byte(three_days: Easeback) -> None:
    """The same logbook, the same text."""
    assert three_days("replay", "--json").out == three_days("replay", "--json").out


def test_from_and_to_choose_the_days(three_days: Easeback) -> None:
    """Both ends are within the span; a word is a date too."""
    assert [day["date"] for day in mirror(three_days, "--from", ago(2))["days"]] == [ago(2), ago(1)]
    assert [day["date"] for day in mirror(three_days, "--to", ago(3))["days"]] == [ago(3)]
    assert [day["date"] for day in mirror(three_days, "--from", "yesterday", "--to", "today")["days"]] == [ago(1)]


def test_recorded_mornings_knew_nothing_that_was_said_later(three_days: Easeback) -> None:
    """All was written today: as recorded, no morning knew a word of its own."""
    found = mirror(three_days, "--as", "recorded")
    assert found["as_of"] == "recorded"
    assert {day["rule"] for day in found["days"]} == {"no_check_in"}
    assert found["days"][1]["verdict"] == "walk"


def test_an_empty_span_says_so(three_days: Easeback) -> None:
    """No table, one sentence, and what to type; as JSON an empty list."""
    ran = three_days("replay", "--to", ago(9))
    assert ran.code == 0
    assert ago(3) not in ran.out
    assert "Begin with: easeback check-in" in " ".join(ran.out.split())
    assert mirror(three_days, "--to", ago(9))["days"] == []


@pytest.mark.parametrize("option", ["--from", "--to"])
@pytest.mark.parametrize(("text", "hint"), [("2024-02-31", "2024-02-29"), ("yesterdy", "yesterday")])
def test_a_bad_date_is_bad_use_with_the_nearest(easeback: Easeback, option: str, text: str, hint: str) -> None:
    """Exit code 2, the nearest valid date, nothing on the output."""
    ran = easeback("replay", option, text)
    assert (ran.code, ran.out) == (2, "")
    assert f"Did you mean {hint}?" in ran.err


def test_a_word_that_is_none_of_the_views_is_bad_use(easeback: Easeback) -> None:
    """`--as remembered`: exit code 2."""
    assert easeback("replay", "--as", "remembered").code == 2
