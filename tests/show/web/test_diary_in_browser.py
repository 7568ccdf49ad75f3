"""The diary, its charts and the lessons in a real browser: only what is seen is fetched, and every mark can be read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.show.web.conftest import Visit

from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook, today_of
from easeback.model.check_in import Part, Value

NOW = datetime.now(UTC)
MARK = ".chart-calendar .only-narrow [role='graphics-symbol'][aria-label]"


@pytest.fixture
def today(web_logbook: Logbook) -> str:
    """Three mornings, today the worst of them; its date."""
    today = today_of(web_logbook, NOW)
    for back, pain in ((2, 1.0), (1, 2.0), (0, 7.0)):
        said: dict[str, Value] = {"zone": "calf", "change": "same", "leg_pain_0_10": pain}
        keep_check_in(web_logbook, Said(today - timedelta(days=back), said, {}, Part.MORNING), NOW, "test")
    return today.isoformat()


def fetched(page: Page) -> list[str]:
    """The addresses of the charts that this page asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/charts/" in request.url else None)
    return asked


def test_a_phone_fetches_the_narrow_drawing_of_what_it_sees(visit: Visit, today: str) -> None:
    """The year at once, the weeks when scrolled to; nothing wide. A tapped mark says its day and leads there."""
    page = visit.open()
    asked = fetched(page)
    page.goto(visit.base + "/diary")
    mark = page.locator(f"{MARK}[aria-label^='{today}']")
    expect(mark).to_be_visible()
    assert not [each for each in asked if "wide=1" in each]
    mark.click()
    label = page.locator(".chart-calendar .only-narrow .chart-label")
    expect(label).to_contain_text("red day; leg 7")
    page.locator("#weeks").scroll_into_view_if_needed()
    expect(page.locator(".chart-diary .only-narrow svg")).to_be_visible()
    label.get_by_role("link").click()
    expect(page.get_by_role("heading", name="A red day")).to_be_visible()


def test_a_wide_screen_fetches_the_wide_drawing(visit: Visit, today: str) -> None:  # noqa: ARG001 - said before
    """Once each, and nothing narrow."""
    page = visit.open(viewport={"width": 1280, "height": 800})
    asked = fetched(page)
    page.goto(visit.base + "/diary")
    expect(page.locator(".chart-calendar .only-wide svg")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert asked
    assert all("wide=1" in each for each in asked)
    assert len(asked) == len(set(asked))


def test_marks_are_reached_by_the_arrow_keys(visit: Visit, today: str) -> None:
    """The drawing takes the focus; an arrow shows the first mark, the next the one after, Enter opens the day."""
    page = visit.open()
    page.goto(visit.base + "/diary")
    expect(page.locator(MARK).first).to_be_visible()
    page.locator(".chart-calendar .only-narrow .chart-drawing").focus()
    label = page.locator(".chart-calendar .only-narrow .chart-label")
    page.keyboard.press("ArrowRight")
    expect(label).to_contain_text("leg 1")
    page.keyboard.press("ArrowRight")
    expect(label).to_contain_text("leg 2")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(label).to_contain_text("leg 7")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/diary/{today}")


def test_without_script_there_is_a_picture_and_a_table(visit: Visit, today: str) -> None:
    """The picture is drawn in its place, and the link leads to the chart with its numbers."""
    page = visit.open(java_script_enabled=False)
    page.goto(visit.base + "/diary")
    picture = page.locator("img.chart-picture").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    page.locator(".chart-calendar .only-narrow a").click()
    page.locator("summary").filter(has_text="The numbers as a table").click()
    expect(page.get_by_role("cell", name=today)).to_be_visible()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing_on_pages_with_something_on_them(visit: Visit, today: str, look: str) -> None:
    """The diary with its charts, a day, a lesson, an id unfolded, and a chart as a page."""
    page = visit.open(color_scheme=look, bypass_csp=True)
    found = {}
    for path, content in {
        "/diary?said=1": "Pain through",
        f"/diary/{today}": "A red day",
        "/learn/stretching": "Optional.",
        "/why/stop_leg_pain_0_10": "Leg pain at which a run is stopped",
        "/charts/calendar": "Pain through",
    }.items():
        page.goto(visit.base + path)
        expect(page.get_by_text(content).locator("visible=true").first).to_be_visible()
        for fold in page.locator("details").all():
            fold.evaluate("each => each.open = true")
        page.wait_for_timeout(250)
        wrong = Axe().run(page).response["violations"]
        if lines := [f"{each['id']}: {node['html'][:200]}" for each in wrong for node in each["nodes"]]:
            found[path] = lines
    assert found == {}
