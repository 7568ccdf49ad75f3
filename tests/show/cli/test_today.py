"""`easeback today`: readable at 80 columns without colour, exact as JSON, and kind to a bad date."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from tests.show.cli.conftest import Easeback

# DESIGN, *Answer JSON*.
KEYS = [
    "date", "verdict", "care", "headline", "session", "limits", "before", "during", "after", "reasons", "missing",
    "next_question", "state", "rules_version",
]  # fmt: skip
LIMIT_KEYS = ["max_minutes", "max_distance_km", "max_speed_kmh", "avoid"]
REASON_KEYS = ["finding", "rule", "text", "values", "parameters", "sources", "fit"]
MORNINGS = {
    "emergency": ("--flag", "RF01_SADDLE=yes"),
    "doctor": ("--symptoms", "weakness", "--change", "same", "--zone", "thigh", "--leg-pain", "2"),
    "walk": ("--zone", "thigh", "--leg-pain", "4", "--change", "same"),
    "ease": ("--zone", "none", "--leg-pain", "0", "--change", "same"),
}


@pytest.fixture
def in_utc(easeback: Easeback) -> Easeback:
    """The command line for a runner in UTC, whatever zone this machine is in."""
    assert easeback("profile", "set", "time_zone=UTC").code == 0
    return easeback


@pytest.mark.parametrize("verdict", MORNINGS)
def test_the_page_fits_eighty_columns_without_colour(in_utc: Easeback, verdict: str) -> None:
    """No line is longer than 80, no escape is sent, and the verdict stands there as a word."""
    assert in_utc("check-in", *MORNINGS[verdict]).code == 0
    ran = in_utc("today")
    assert ran.code == 0
    assert verdict.upper() in ran.out
    assert "\x1b" not in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 80
    assert "No clinician has reviewed this tool yet." in " ".join(ran.out.split())


@pytest.mark.parametrize("verdict", MORNINGS)
def test_json_has_exactly_the_promised_keys(in_utc: Easeback, verdict: str) -> None:
    """Names and nesting of DESIGN, in its order, with nothing more; nothing else is printed."""
    in_utc("check-in", *MORNINGS[verdict])
    ran = in_utc("today", "--json")
    answer = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert list(answer) == KEYS
    assert answer["verdict"] == verdict
    assert list(answer["limits"]) == LIMIT_KEYS
    assert list(answer["state"]) == ["id", "name", "why", "next"]
    assert answer["reasons"]
    for reason in answer["reasons"]:
        assert list(reason) == REASON_KEYS
        assert reason["fit"] in ("direct", "adapted", "opinion")
        assert all(list(each) == ["id", "value", "unit"] for each in reason["parameters"])
    assert all(list(each) == ["id", "text"] for when in ("before", "during", "after") for each in answer[when])
    assert all(list(block) == ["kind", "minutes"] for block in answer["session"])
    assert bool(answer["session"]) == (verdict == "ease")


def test_json_is_the_same_byte_for_byte(in_utc: Easeback) -> None:
    """Asked twice, the same text; the date is the runner's."""
    first = in_utc("today", "--json").out
    assert in_utc("today", "--json").out == first
    assert json.loads(first)["date"] == datetime.now(UTC).date().isoformat()


def test_another_date_says_how_the_logbook_stands_now(in_utc: Easeback) -> None:
    """Yesterday by word and by date are the same page, with the note; today has no such note."""
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    by_word, by_date = in_utc("today", "--date", "yesterday"), in_utc("today", "--date", yesterday.isoformat())
    assert by_word.out == by_date.out
    assert "As the logbook stands now." in by_word.out
    assert yesterday.isoformat() in by_word.out
    assert "As the logbook stands now." not in in_utc("today").out


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2024-02-31", "Did you mean 2024-02-29?"),
        ("31.12.2023", "Did you mean 2023-12-31?"),
        ("yesterdy", "Did you mean yesterday?"),
        ("20240305x", "Did you mean 2024-03-05?"),
    ],
)
def test_a_bad_date_is_bad_use_with_the_nearest(easeback: Easeback, text: str, hint: str) -> None:
    """Exit code 2, the word as it was typed, the nearest valid date, and no answer."""
    ran = easeback("today", "--date", text)
    assert (ran.code, ran.out) == (2, "")
    assert text in ran.err
    assert hint in ran.err


def test_an_unknown_option_is_bad_use(easeback: Easeback) -> None:
    """`--jsn`: exit code 2 and the nearest option."""
    ran = easeback("today", "--jsn")
    assert ran.code == 2
    assert "--json" in ran.err


def test_the_ids_of_the_page_unfold(in_utc: Easeback) -> None:
    """The page names one id to unfold, and `why` knows it."""
    in_utc("check-in", *MORNINGS["walk"])
    page = in_utc("today").out
    line = next(line for line in page.splitlines() if "easeback why" in line)
    named = line.rsplit(maxsplit=1)[-1]
    assert f"[{named}]" in page
    assert in_utc("why", named).code == 0
