"""The pages of runs: what a runner reads in the list and of one run, and forms that put it right."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import expect
from tests.show.web.conftest import Visit
from tests.small_maps import Street, extract
from tests.small_recordings import gpx

from easeback.flow.add_files import add_files
from easeback.flow.add_map import add_map
from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook
from easeback.flow.runs import list_runs
from easeback.keep.logbook import store

HTMX = {"HX-Request": "true"}
STARTED = (datetime.now(UTC) - timedelta(days=3)).replace(hour=9, minute=0, second=0, microsecond=0)


def hilly(text: str) -> str:
    """The same way up a slope of 5 %: a metre and a half every ten seconds at 3 m/s."""
    numbers = iter(range(10_000))
    return re.sub(r'lon="20">', lambda _: f'lon="20"><ele>{100 + 0.75 * next(numbers):.2f}</ele>', text)


@pytest.fixture
def number(web_logbook: Logbook, tmp_path: Path) -> int:
    """A run of three days ago, 20 minutes uphill, after which a day was red."""
    path = tmp_path / "run.gpx"
    path.write_text(hilly(gpx(STARTED, 20, 3.0, "running", None)))
    add_files(web_logbook, [path], STARTED)
    on = list_runs(web_logbook, date.min, date.max)[0].local_date
    said = Said(on + timedelta(days=1), {"zone": "calf", "leg_pain_0_10": 7.0}, {})
    keep_check_in(web_logbook, said, datetime.now(UTC), "test")
    return list_runs(web_logbook, date.min, date.max)[0].id


def key_on(page: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    return found[1]


def test_an_empty_list_says_how_runs_come_in(client: Client) -> None:
    """Nothing to choose from yet."""
    page = client.get("/runs").content.decode()
    assert "No run was taken in yet." in page
    assert "<select" not in page


def test_the_list_leads_to_each_run(client: Client, number: int) -> None:
    """Distance, time, and what followed in words beside the mark."""
    page = client.get("/runs").content.decode()
    assert f'href="/runs/{number}"' in page
    assert "3.60 km" in page
    assert "a red day followed" in page
    assert "1 recording" in page


def test_a_choice_without_runs_says_what_counts(client: Client, number: int) -> None:  # noqa: ARG001 - it must be there
    """And a word that is none is told apart from it."""
    assert "None fits this choice." in client.get("/runs?ground=grass").content.decode()
    assert client.get("/runs?ground=lava").status_code == 400


def test_a_run_shows_its_numbers_its_charts_and_what_followed(client: Client, number: int) -> None:
    """5:33 a km at 3 m/s; the way by slope, as no map is there, and why none lies beneath it."""
    page = client.get(f"/runs/{number}").content.decode()
    assert "5:33 /km" in page
    assert "A red day within two days" in page
    assert f"/charts/way?run={number}&amp;by=slope" in page
    assert "Why is there no map beneath it?" in page
    assert "no map that was added covers this way" in page


def test_its_charts_are_drawn(client: Client, number: int) -> None:
    """Uphill for 3.6 km; a pace of 5:33 along it; a form without a past is bad use and no crash."""
    way = client.get(f"/charts/way?run={number}&by=slope", headers=HTMX).content.decode()
    assert re.search(r'aria-label="up, 3\.[56]\d km"', way)
    assert "<td>5:33</td>" in client.get(f"/charts/along?run={number}", headers=HTMX).content.decode()
    assert client.get(f"/charts/form?run={number}").status_code == 400
    assert client.get("/charts/way?run=x&by=slope").status_code == 400


def test_a_map_added_later_colours_the_way_that_was_seen_before(
    client: Client, web_logbook: Logbook, number: int, tmp_path: Path
) -> None:
    """By ground it is bad use before, and gravel all along after."""
    address = f"/charts/way?run={number}&by=ground"
    assert client.get(address, headers=HTMX).status_code == 400
    client.get(f"/charts/way?run={number}&by=slope", headers=HTMX)
    gravel = Street([(0, -50), (0, 5000)], {"highway": "path", "surface": "gravel"})
    add_map(web_logbook, extract(tmp_path / "gravel.osm", [gravel], (10.0, 20.0)), datetime.now(UTC))
    assert re.search(r'aria-label="firm, 3\.[56]\d km"', client.get(address, headers=HTMX).content.decode())
    assert "By slope" in client.get(f"/runs/{number}").content.decode()


def test_in_miles(client: Client, web_logbook: Logbook, number: int) -> None:
    """3.6 km are 2.24 miles, and 5:33 a km are 8:56 a mile (5.5556 x 1.609344 = 8.9408)."""
    store.add_facts(web_logbook.runner, {"units": "miles"}, datetime.now(UTC), "test")
    page = client.get(f"/runs/{number}").content.decode()
    assert "2.24 mi" in page
    assert "8:56 /mi" in page
    assert "<td>8:56</td>" in client.get(f"/charts/along?run={number}", headers=HTMX).content.decode()


def test_a_run_put_right_twice_by_one_form_counts_once(client: Client, number: int) -> None:
    """Treadmill; the same form again says so; the page shows what was put right."""
    key = key_on(client.get(f"/runs/{number}").content.decode())
    form = {"key": key, "name": "ground", "value": "treadmill"}
    assert "Kept." in client.post(f"/runs/{number}/correct", form, follow=True).content.decode()
    again = client.post(f"/runs/{number}/correct", form, follow=True).content.decode()
    assert "nothing was added twice" in again
    assert again.count("Ground: Treadmill") == 1


def test_left_out_and_taken_in_again(client: Client, number: int) -> None:
    """Left out it is gone from the list and stands among those left out; its page offers it back."""
    for word, is_there in (("yes", False), ("no", True)):
        key = key_on(client.get(f"/runs/{number}").content.decode())
        client.post(f"/runs/{number}/correct", {"key": key, "name": "deleted", "value": word})
        assert (f'href="/runs/{number}"' in client.get("/runs").content.decode()) is is_there
        assert (f'href="/runs/{number}"' in client.get("/runs?which=deleted").content.decode()) is not is_there


def test_effort_is_kept_with_the_day(client: Client, web_logbook: Logbook, number: int) -> None:
    """7 of 10, as the word after the run; without a number nothing is kept."""
    key = key_on(client.get(f"/runs/{number}").content.decode())
    client.post(f"/runs/{number}/effort", {"key": key, "effort_0_10": "7"})
    assert [day.effort_0_10 for day in store.days(web_logbook.runner) if day.has_run] == [7]
    assert client.post(f"/runs/{number}/effort", {"key": key, "effort_0_10": ""}).status_code == 400


def test_a_form_without_its_key_keeps_nothing(client: Client, number: int) -> None:
    """And says so."""
    told = client.post(f"/runs/{number}/correct", {"name": "deleted", "value": "yes"})
    assert told.status_code == 400
    assert f'href="/runs/{number}"' in client.get("/runs").content.decode()


def test_a_stranger_sees_no_run(stranger: Client, number: int) -> None:
    """Neither list, nor run, nor its way."""
    for path in ("/runs", f"/runs/{number}", f"/charts/way?run={number}&by=slope"):
        assert stranger.get(path).status_code == 403


def test_in_german(client: Client, web_logbook: Logbook, number: int) -> None:
    """The list and the run speak German."""
    store.add_facts(web_logbook.runner, {"language": "de"}, datetime.now(UTC), "test")
    assert "danach ein roter Tag" in client.get("/runs").content.decode()
    page = client.get(f"/runs/{number}").content.decode()
    assert "Was in 48 Stunden folgte" in page
    assert "bergauf" in client.get(f"/charts/way?run={number}&by=slope", headers=HTMX).content.decode()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_in_a_browser(visit: Visit, number: int, look: str) -> None:  # noqa: ARG001 - it must be there
    """On a phone: charts come as they are scrolled to, a tap tells, nothing is wider than the screen, axe is quiet."""
    page = visit.open(color_scheme=look, bypass_csp=True)
    page.goto(visit.base + "/runs")
    page.get_by_role("link", name="3.60 km").click()
    expect(page.get_by_role("heading", name="What followed in 48 hours")).to_be_visible()
    for name in ("way", "along"):
        chart = page.locator(f".chart-{name}")
        chart.scroll_into_view_if_needed()
        expect(chart.locator("svg:visible")).to_be_visible(timeout=20_000)
    chart.locator("[aria-label*='min/km']").nth(3).click(force=True)
    expect(chart.locator(".chart-label")).to_contain_text("min/km")
    for fold in page.locator("details").all():
        fold.evaluate("each => each.open = true")
    page.wait_for_timeout(250)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    found = Axe().run(page).response["violations"]
    assert [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]] == []


def test_without_script(visit: Visit, number: int) -> None:
    """The charts are links to their pages with picture and table; a form puts the run right."""
    page = visit.open(java_script_enabled=False)
    page.goto(f"{visit.base}/runs/{number}")
    page.get_by_label("It was run on").select_option("trail")
    page.locator("form.row").first.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Ground: Trail")).to_be_visible()
    page.locator(".chart-along .only-narrow .chart-link").click()
    page.locator("details summary").first.click()
    expect(page.get_by_role("cell", name="5:33").first).to_be_visible()
