"""The pages in a real browser: the whole morning, offline, by keyboard, without script, in the dark, for everyone."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.show.web.conftest import Visit

from easeback.flow.logbook import Logbook
from easeback.keep.logbook import store
from easeback.keep.logbook.check_ins import log_of
from easeback.show.web.pages import PAGES

# Every page, and a sentence that must stand on it before anything else is believed of it.
CONTENT = {
    "/": "What is missing",
    "/check-in": "Where do you feel it now?",
    "/runs": "No run was taken in yet.",
    "/check-in/after_run": "Worst leg pain in the run",
    "/check-in/evening": "Hours sat",
    "/check-in/questions": "1 of ",
    "/diary": "Nothing is written here yet",
    "/learn": "Ten short lessons",
    "/plan": "Seven days",
    "/plan/earlier": "Each plan is kept as it was given.",
    "/routines": "What to do for it",
    "/routines/cadence": "No beat of your own is known",
    "/in-and-out": "Choose files, or drop them here",
    "/profile": "What a clinician said about running",
    "/emergency": "Go to an emergency department now",
    "/offline": "No answer for today yet",
    "/nowhere": "There is no such page",
}
DONE = re.compile(r"/$")


@pytest.fixture
def phone(visit: Visit) -> Page:
    return visit.open()


def violations(page: Page) -> list[str]:
    """What axe finds, as lines that say where."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def tap_map(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def zones_said(logbook: Logbook) -> list[object]:
    return [
        kept.check_in.answers.get("zone") for log in log_of(logbook.runner).values() for kept in log if kept.check_in
    ]


def test_every_page_has_its_line_here() -> None:
    """A page added to the navigation is looked at by axe too."""
    assert {f"/{page.path}" for page in PAGES} <= CONTENT.keys()


def test_the_whole_morning_on_a_phone(phone: Page, web_logbook: Logbook) -> None:
    """Map, change, strip, one open question: every tap is kept, and the answer follows each of them."""
    expect(phone.get_by_role("heading", level=1)).to_contain_text("walk")
    phone.get_by_role("link", name="Check in", exact=True).click()
    tap_map(phone, "Left: calf")
    expect(phone.get_by_role("radio", name="Lower leg")).to_be_checked()
    expect(phone.get_by_role("radio", name="Left")).to_be_checked()
    phone.get_by_role("button", name="Same").click()
    expect(phone.get_by_text("Kept.")).to_be_visible()
    phone.get_by_role("button", name="None of these").click()
    expect(phone.get_by_role("heading", name="What you said today")).to_be_visible()
    phone.get_by_role("link", name="Answer them").click()
    phone.get_by_role("button", name="No", exact=True).click()
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    day = store.days(web_logbook.runner)[-1]
    assert (day.zone, day.side, day.change, day.chips_opened) == ("calf", "left", "same", ())
    assert day.areas == ("left_calf_back",)
    assert len(day.red_flags) > 6


def test_several_areas_are_one_answer(phone: Page) -> None:
    """The deepest zone counts, and both sides are said where both are tapped."""
    phone.goto(phone.url + "check-in")
    tap_map(phone, "Right: buttock")
    tap_map(phone, "Left: heel")
    expect(phone.get_by_role("radio", name="Foot")).to_be_checked()
    expect(phone.get_by_role("radio", name="Both")).to_be_checked()
    tap_map(phone, "Left: heel")
    expect(phone.get_by_role("radio", name="Buttock")).to_be_checked()
    expect(phone.get_by_role("radio", name="Right")).to_be_checked()


def test_offline_check_in_is_sent_later_and_once(visit: Visit, phone: Page, web_logbook: Logbook) -> None:
    """Without a network the form waits on the phone; with it, it is sent once, and nothing is doubled."""
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.goto(visit.base + "/check-in")
    expect(phone.locator("#body-map")).to_be_visible()
    phone.context.set_offline(True)
    phone.reload()
    expect(phone.locator(".offline-note")).to_be_visible()
    tap_map(phone, "Right: back of the thigh")
    phone.get_by_role("button", name="Worse").click()
    expect(phone.get_by_text("Kept on this device. It is sent")).to_be_visible()
    assert zones_said(web_logbook) == []
    phone.goto(visit.base + "/emergency")
    expect(phone.get_by_text("Go to an emergency department now")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone).to_have_url(DONE)
    assert zones_said(web_logbook) == ["thigh"]
    phone.reload()
    phone.wait_for_load_state("networkidle")
    assert zones_said(web_logbook) == ["thigh"]
    visit.complaints[:] = [each for each in visit.complaints if "ERR_INTERNET_DISCONNECTED" not in each]


def test_an_offline_answer_is_of_its_day_alone(visit: Visit, phone: Page) -> None:
    """Offline, today's answer says when it was given; the day after it is not shown at all."""
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.goto(visit.base + "/")
    phone.context.set_offline(True)
    phone.reload()
    expect(phone.locator(".offline-note")).to_contain_text("This answer is of")
    expect(phone.locator(".verdict")).to_be_visible()
    tomorrow = phone.evaluate("Date.now() + 86400000")
    phone.clock.set_fixed_time(tomorrow)
    phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(phone.locator(".verdict")).to_be_hidden()
    expect(phone.get_by_text("This answer was for another day")).to_be_visible()
    visit.complaints[:] = [each for each in visit.complaints if "ERR_INTERNET_DISCONNECTED" not in each]


def test_by_keyboard_alone(visit: Visit, phone: Page, web_logbook: Logbook) -> None:
    """The skip link, the map's areas and the change are reached by Tab and pressed by Space and Enter."""
    phone.goto(visit.base + "/check-in")
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("link", name="Skip to the content")).to_be_focused()
    phone.keyboard.press("Enter")
    area = phone.get_by_role("button", name="Left: inside of the shin")
    for _ in range(60):
        phone.keyboard.press("Tab")
        if area.evaluate("each => each === document.activeElement"):
            break
    phone.keyboard.press("Space")
    expect(area).to_have_attribute("aria-pressed", "true")
    better = phone.get_by_role("button", name="Better")
    for _ in range(60):
        phone.keyboard.press("Tab")
        if better.evaluate("each => each === document.activeElement"):
            break
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("Kept.")).to_be_visible()
    assert store.days(web_logbook.runner)[-1].zone == "calf"


def test_without_script(visit: Visit, web_logbook: Logbook) -> None:
    """The map's links, the form, the strip and the emergency page work in a browser with script switched off."""
    page = visit.open(java_script_enabled=False)
    page.goto(visit.base + "/check-in")
    page.get_by_role("link", name="Left: calf", exact=True).click()
    expect(page.get_by_role("radio", name="Lower leg")).to_be_checked()
    page.get_by_role("button", name="Worse").click()
    expect(page.get_by_text("Kept.")).to_be_visible()
    page.get_by_label("Both legs").check()
    page.get_by_role("button", name="Go on with what I tapped").click()
    page.get_by_role("button", name="Not sure").click()
    expect(page.get_by_text("Go to an emergency department now").first).to_be_visible()
    assert store.days(web_logbook.runner)[-1].zone == "calf"


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, look: str) -> None:
    """No page keeps anything from people who do not see, or use no mouse; in light and in dark."""
    page = visit.open(color_scheme=look, bypass_csp=True)
    found = {}
    for path, content in CONTENT.items():
        page.goto(visit.base + path)
        expect(page.get_by_text(content).first).to_be_visible()
        for fold in page.locator("details").all():
            fold.evaluate("each => each.open = true")
        page.wait_for_timeout(250)
        if wrong := violations(page):
            found[path] = wrong
    assert found == {}
    visit.complaints[:] = [each for each in visit.complaints if "404" not in each]


def test_axe_finds_nothing_after_a_check_in(visit: Visit) -> None:
    """The answer with its reasons unfolded, the question to take it back, and the emergency in its page."""
    page = visit.open(bypass_csp=True)
    page.goto(visit.base + "/check-in?zone=calf&side=left")
    page.get_by_role("button", name="Worse").click()
    expect(page.get_by_role("heading", name="Why?")).to_be_visible()
    for fold in page.locator("details").all():
        fold.evaluate("each => each.open = true")
    page.wait_for_timeout(250)
    assert violations(page) == []
    page.goto(visit.base + "/check-in/undo")
    expect(page.get_by_text("Take this check-in back?")).to_be_visible()
    assert violations(page) == []
    page.goto(visit.base + "/")
    page.locator("[name=chip]").first.check()
    page.get_by_role("button", name="Go on with what I tapped").click()
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.get_by_text("What did they say?")).to_be_visible()
    assert violations(page) == []


def test_nothing_shifts_and_nothing_is_cut_off(visit: Visit) -> None:
    """On the smallest phones no page scrolls sideways."""
    page = visit.open(viewport={"width": 320, "height": 568})
    for path, content in CONTENT.items():
        page.goto(visit.base + path)
        expect(page.get_by_text(content).first).to_be_visible()
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, path
    visit.complaints[:] = [each for each in visit.complaints if "404" not in each]
