"""`easeback week`: pages at 80 columns kept as text, JSON in full, the versions, and bad goals as bad use."""

from __future__ import annotations

import json
import os
import re
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from tests.flow.test_week import LONG_AGO, plan_of
from tests.short_diaries import KNOWN, Case
from tests.show.cli.conftest import Easeback

from easeback.model.plan import PlannedDay, WeekPlan
from easeback.present.week import week_page
from easeback.show.cli.week import page_of

GOLDEN = Path(__file__).parent / "golden"
PAGES: dict[str, tuple[Case, str | None, int | None]] = {
    "week_green_with_a_race": (
        {"before": {"from": -30}, 3: {"planned_kind": "race", "planned_km": 10, "all": "unsaid"}},
        "half marathon",
        120,
    ),
    "week_on_the_ladder": ({"before": LONG_AGO}, "10 km", 60),
    "week_emergency": ({0: {"red_flags": "RF01_SADDLE"}}, "10 km", None),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_the_golden_one(name: str) -> None:
    """The page at 80 columns without colour is the one kept. EASEBACK_GOLDEN=write renews it."""
    console = Console(width=80, no_color=True, highlight=False, force_terminal=False)
    with console.capture() as shown:
        console.print(page_of(week_page(plan_of(*PAGES[name]), KNOWN, ())))
    page = re.sub(r"[ \t]+$", "", shown.get(), flags=re.MULTILINE)
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("EASEBACK_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(page)
    assert page == golden.read_text()
    assert max(len(line) for line in page.splitlines()) <= 80
    assert "When to get help now" in page


def ago(days: int) -> str:
    """The date so many days ago, in UTC."""
    return (datetime.now(UTC).date() - timedelta(days=days)).isoformat()


@pytest.fixture
def a_runner(easeback: Easeback, tmp_path: Path) -> Easeback:
    """Three quiet weeks with a run every other day, from a diary file, for a runner in UTC."""
    head = "date,zone,change,walking,leg_pain_0_10,back_pain_0_10,symptoms,red_flags_denied,run_km,run_min,run_kind"
    rows = [
        f"{ago(days)},none,same,normal,0,0,none,all,{'8,45,easy' if days % 2 else ',,'}" for days in range(21, -1, -1)
    ]
    (tmp_path / "diary.csv").write_text("\n".join([head, *rows]) + "\n")
    easeback("profile", "set", "time_zone=UTC", "born_on=1980-05-05")
    assert easeback("diary", "import", str(tmp_path / "diary.csv")).code == 0
    return easeback


def test_json_holds_every_field_and_agrees_with_today(a_runner: Easeback) -> None:
    """The record's own names, seven days, and the first of them as `today --json` has it."""
    week: dict[str, Any] = json.loads(a_runner("week", "--json", "--goal", "10 km").out)
    today: dict[str, Any] = json.loads(a_runner("today", "--json").out)
    assert list(week) == [each.name for each in fields(WeekPlan)]
    assert [list(day) for day in week["days"]] == [[each.name for each in fields(PlannedDay)]] * 7
    assert week["days"][0]["verdict"] == today["verdict"] == "run"
    assert week["goal"]["best"]["reached_on"] > week["date"]


def test_the_versions_are_listed(a_runner: Easeback) -> None:
    """None at first; after two plans of one day, of which the second has a goal, two."""
    assert "No plan was kept yet" in a_runner("week", "--versions").out
    a_runner("week")
    a_runner("week", "--goal", "10 km")
    listed = a_runner("week", "--versions")
    assert listed.code == 0
    assert listed.out.count(ago(0)) >= 2
    assert max(len(line) for line in listed.out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--goal", "fit by summer"), "half marathon"),
        (("--goal-date", "2030-01-01"), "needs a goal"),
        (("--date", "the 5th"), "is not a date"),
    ],
)
def test_a_bad_goal_or_date_is_bad_use(a_runner: Easeback, options: tuple[str, ...], says: str) -> None:
    """Exit code 2, and the words that are taken."""
    ran = a_runner("week", *options)
    assert ran.code == 2
    assert says in ran.err


def test_another_date_is_shown_as_the_logbook_stands_now(a_runner: Easeback) -> None:
    """A plan from last week says so, and is not kept."""
    ran = a_runner("week", "--date", ago(7))
    assert ran.code == 0
    assert "As the logbook stands now." in ran.out
    assert "No plan was kept yet" in a_runner("week", "--versions").out
