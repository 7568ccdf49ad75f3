"""The list of runs: chosen by month, ground, kind and sport, cut into pages, nothing lost between them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.flow.conftest import GpxRun
from tests.small_recordings import NOW, START

from easeback.flow.add_files import add_files
from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook
from easeback.flow.runs import correct_run, list_runs
from easeback.flow.runs_page import runs_page
from easeback.model.error import BadUse
from easeback.model.replay import Followed
from easeback.present import runs as present_runs
from easeback.present.runs import RunsPage


@pytest.fixture
def runs_of_three_months(logbook: Logbook, gpx_run: GpxRun) -> Logbook:
    """Runs of 1.8 km on 1, 2 and 31 May and on 1 June, and a ride on 3 May."""
    for number, days in enumerate((0, 1, 30, 31)):
        add_files(logbook, [gpx_run(f"{number}.gpx", start=START + timedelta(days=days))], NOW)
    add_files(logbook, [gpx_run("ride.gpx", start=START + timedelta(days=2), kind="cycling")], NOW)
    return logbook


def dates(page: RunsPage) -> list[date]:
    return [line.started_at.date() for month in page.months for line in month.lines]


def test_the_latest_comes_first_under_its_month(runs_of_three_months: Logbook) -> None:
    """Four runs of 1.8 km are 7 km; the ride is not among them."""
    page = runs_page(runs_of_three_months, {})
    assert [month.month for month in page.months] == [date(2024, 6, 1), date(2024, 5, 1)]
    assert dates(page) == [date(2024, 6, 1), date(2024, 5, 31), date(2024, 5, 2), date(2024, 5, 1)]
    assert (page.count, page.distance, page.years) == (4, "7 km", (2024,))


def test_a_month_holds_its_first_and_its_last_day(runs_of_three_months: Logbook) -> None:
    """May has three of them, 31 May included."""
    assert len(dates(runs_page(runs_of_three_months, {"year": "2024", "month": "5"}))) == 3
    assert dates(runs_page(runs_of_three_months, {"year": "2023"})) == []


def test_ground_by_the_runner_s_word_of_the_run_goes_before_that_of_the_day(runs_of_three_months: Logbook) -> None:
    """Two days say trail; one of their runs was put right to grass."""
    logbook = runs_of_three_months
    for on in (date(2024, 5, 1), date(2024, 5, 2)):
        keep_check_in(logbook, Said(on, {"run_ground": "trail", "run_kind": "long"}, {}), NOW, "test")
    second = list_runs(logbook, date(2024, 5, 2), date(2024, 5, 2))[0]
    correct_run(logbook, second.id, {"ground": "grass"}, NOW)
    assert dates(runs_page(logbook, {"ground": "trail"})) == [date(2024, 5, 1)]
    assert dates(runs_page(logbook, {"ground": "grass"})) == [date(2024, 5, 2)]
    assert dates(runs_page(logbook, {"kind": "long"})) == [date(2024, 5, 2), date(2024, 5, 1)]
    assert [line.ground for month in runs_page(logbook, {"kind": "long"}).months for line in month.lines] == [
        "grass", "trail",
    ]  # fmt: skip


def test_other_sports_and_what_was_left_out_are_lists_of_their_own(runs_of_three_months: Logbook) -> None:
    """The ride; after leaving a run out that run, which the runs then miss."""
    logbook = runs_of_three_months
    (ride,) = runs_page(logbook, {"which": "other"}).months[0].lines
    assert (ride.sport, ride.pace, ride.followed) == ("cycling", None, None)
    first = list_runs(logbook, date(2024, 5, 1), date(2024, 5, 1))[0]
    correct_run(logbook, first.id, {"deleted": True}, NOW)
    assert dates(runs_page(logbook, {"which": "deleted"})) == [date(2024, 5, 1)]
    assert len(dates(runs_page(logbook, {}))) == 3


def test_pages_hold_every_run_once(runs_of_three_months: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four runs, three a page: the second page has the fourth, and each leads to the other with the choice kept."""
    monkeypatch.setattr("easeback.flow.runs_page.LINES", 3)
    first = runs_page(runs_of_three_months, {"year": "2024"})
    second = runs_page(runs_of_three_months, {"year": "2024", "page": "2"})
    assert (first.earlier, first.later, second.earlier, second.later) == (
        "year=2024&page=2", None, None, "year=2024",
    )  # fmt: skip
    assert [on.isoformat() for on in dates(first)] == ["2024-06-01", "2024-05-31", "2024-05-02"]
    assert dates(second) == [date(2024, 5, 1)]


def test_what_followed_is_told_of_the_line(runs_of_three_months: Logbook) -> None:
    """A red morning after 31 May; nothing was said after the others."""
    keep_check_in(runs_of_three_months, Said(date(2024, 6, 1), {"zone": "calf", "leg_pain_0_10": 7.0}, {}), NOW, "test")
    lines = {
        line.started_at.date(): line for month in runs_page(runs_of_three_months, {}).months for line in month.lines
    }
    assert lines[date(2024, 5, 31)].followed is Followed.FLARE
    assert lines[date(2024, 5, 1)].followed is Followed.UNKNOWN


@pytest.mark.parametrize(
    "told", [{"year": "twenty"}, {"month": "5"}, {"year": "2024", "month": "13"}, {"ground": "lava"}, {"page": "0"},
             {"which": "all"}, {"kind": "x' OR 1"}],
)  # fmt: skip
def test_words_that_are_none_say_what_may_be_asked(logbook: Logbook, told: dict[str, str]) -> None:
    """Bad use, and never another list than was asked for."""
    with pytest.raises(BadUse):
        runs_page(logbook, told)


def test_an_empty_logbook_says_so(logbook: Logbook) -> None:
    """No year to choose, no page to turn."""
    page = runs_page(logbook, {})
    assert (page.is_empty, page.count, page.distance, page.pages) == (True, 0, None, 1)


def test_a_page_is_fifty_lines() -> None:
    """Well under 60 kB with their words."""
    assert present_runs.LINES == 50
