"""Plan and routines in a real browser: figures that move, clocks that run, the skin check, the beat, the way out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.show.web.conftest import Visit
from tests.show.web.test_in_browser import violations
from tests.show.web.test_routines import quiet_weeks, say

from easeback.flow.logbook import Logbook
from easeback.keep.logbook import store

PAGES = {
    "/plan": "Seven days",
    "/routines": "For today",
    "/routines/before_run": "Walking knee lifts",
    "/routines/heat": "Heat by the clock",
    "/routines/session": "Stop and walk home",
    "/routines/cadence": "No beat of your own is known",
}

KEPT_FOR_THE_ROAD = """async () => {
    while (!(await caches.match("/check-in/after_run"))) await new Promise((again) => setTimeout(again, 50));
}"""


@pytest.fixture
def settled(visit: Visit, web_logbook: Logbook) -> Visit:
    """Ten quiet mornings with runs, and a back that is felt, so that heat is offered."""
    quiet_weeks(web_logbook)
    return visit


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(settled: Visit, scheme: str) -> None:
    """Every page of plan and routines, folds open, light and dark; nothing scrolls sideways on the smallest phone."""
    page = settled.open(color_scheme=scheme, viewport={"width": 320, "height": 568}, bypass_csp=True)
    for path, content in PAGES.items():
        page.goto(settled.base + path)
        expect(page.get_by_text(content).first).to_be_visible()
        for fold in page.locator("details").all():
            fold.evaluate("each => each.open = true")
        page.wait_for_timeout(250)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def guide(page: Page, base: str, name: str) -> None:
    page.goto(f"{base}/routines/{name}")
    page.get_by_role("button", name="Guide me through it").click()
    expect(page.locator(".guide h2")).to_be_focused()


def test_a_figure_moves_and_sides_follow(settled: Visit) -> None:
    """The lines take other points as time goes; the right side is drawn from the other side; the voice is off."""
    page = settled.open()
    guide(page, settled.base, "before_run")
    arm = page.locator(".stage .limb").first
    seen = {arm.get_attribute("points")}
    for _ in range(6):
        page.wait_for_timeout(120)
        seen.add(arm.get_attribute("points"))
    assert len(seen) >= 4
    expect(page.locator("[data-voice]")).not_to_be_checked()
    expect(page.locator(".turn")).to_contain_text("Get ready")
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".turn")).to_have_text("Go, left side")
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".turn")).to_have_text("Go, right side")
    expect(page.locator(".stage svg")).to_have_class("figure other-side")


def test_reduced_motion_shows_key_poses_side_by_side(settled: Visit) -> None:
    """Two drawings, and neither changes."""
    page = settled.open(reduced_motion="reduce")
    guide(page, settled.base, "before_run")
    expect(page.locator(".stage svg")).to_have_count(2)
    before = page.locator(".stage").inner_html()
    page.wait_for_timeout(400)
    assert page.locator(".stage").inner_html() == before


def test_without_script_all_is_there(settled: Visit) -> None:
    """Poses and steps as drawings and lists, the session in words, the way out as a link, the goal as a form."""
    page = settled.open(java_script_enabled=False)
    page.goto(settled.base + "/routines/before_run")
    assert page.locator(".exercise svg").count() >= 2 * page.locator(".exercise").count() > 0
    expect(page.locator(".guide")).to_be_hidden()
    page.get_by_role("button", name="Keep it as done today").click()
    expect(page.get_by_text("Kept as done today.")).to_be_visible()
    page.goto(settled.base + "/routines/session")
    expect(page.locator("noscript .how, .how").first).to_be_visible()
    page.get_by_role("link", name="Stop", exact=True).click()
    expect(page.locator("input[name=stopped_early][value=yes]")).to_be_checked()
    page.goto(settled.base + "/plan")
    page.get_by_label("A distance, minutes").fill("10 km")
    page.get_by_role("button", name="Keep the goal").click()
    page.get_by_role("link", name="Work out the dates").click()
    expect(page.get_by_text("10 km: ").first).to_be_visible()


def test_the_session_runs_by_turns(settled: Visit, web_logbook: Logbook) -> None:
    """The clock counts down, pauses, and passes on; over, the way to the check-in has the focus."""
    page = settled.open()
    page.clock.install()
    page.goto(settled.base + "/routines/session")
    face, whole_s = page.locator(".clock"), 60 * 24
    expect(face).not_to_have_text("0:00")
    minutes, seconds = face.inner_text().split(":")
    whole_s = 60 * int(minutes) + int(seconds)
    page.get_by_role("button", name="Start").click()
    page.clock.run_for(10_000)
    minutes, seconds = face.inner_text().split(":")
    assert 8 <= whole_s - 60 * int(minutes) - int(seconds) <= 12
    page.get_by_role("button", name="Pause").click()
    held = face.inner_text()
    page.clock.run_for(30_000)
    assert face.inner_text() == held
    page.get_by_role("button", name="Go on").click()
    page.clock.fast_forward(whole_s * 1000)
    page.clock.run_for(2_000)
    expect(page.locator(".turn")).to_have_text("That was the session.")
    expect(page.get_by_role("link", name="Done: how was it?")).to_be_focused()
    assert web_logbook.runner


def test_stop_is_one_key_away(settled: Visit) -> None:
    """By keyboard: Stop, then the check-in after the run with one answer filled in."""
    page = settled.open()
    page.goto(settled.base + "/routines/session")
    page.get_by_role("link", name="Stop", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("input[name=stopped_early][value=yes]")).to_be_checked()
    expect(page.locator("input[name=settled][value='']")).to_be_checked()


def test_stop_works_far_from_the_network(settled: Visit, web_logbook: Logbook) -> None:
    """The session stays, the form is there with its answer, and what is said is sent later."""
    page = settled.open()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto(settled.base + "/routines/session")
    page.evaluate(KEPT_FOR_THE_ROAD)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator(".turn")).to_contain_text("Run")
    page.get_by_role("link", name="Stop", exact=True).click()
    expect(page.locator("input[name=stopped_early][value=yes]")).to_be_checked()
    page.get_by_role("button", name="Keep it", exact=True).click()
    expect(page.get_by_text("Kept on this device.")).to_be_visible()
    page.context.set_offline(False)
    page.wait_for_url(settled.base + "/")
    assert store.days(web_logbook.runner)[-1].stopped_early is True
    settled.complaints[:] = [each for each in settled.complaints if "ERR_INTERNET_DISCONNECTED" not in each]


def test_heat_looks_at_the_skin_twice(settled: Visit, web_logbook: Logbook) -> None:
    """Before it and half way; stopped half way, half its minutes stand in the form, and are kept."""
    say(web_logbook, back_pain_0_10=3.0, zone="back", change="same")
    page = settled.open()
    page.clock.install()
    page.goto(settled.base + "/routines/heat")
    expect(page.get_by_text("First the skin of back")).to_be_visible()
    page.get_by_label("Minutes:").fill("12")
    page.get_by_role("button", name="The skin feels as always: start").click()
    expect(page.locator(".clock")).to_have_text("6:00")
    page.clock.fast_forward(6 * 60_000)
    page.clock.run_for(1_000)
    expect(page.locator(".look-middle").get_by_text("pink is enough")).to_be_visible()
    page.get_by_role("button", name="Stop here").click()
    page.get_by_role("button", name="Keep it as done today").click()
    expect(page.get_by_text("Kept as done today.")).to_be_visible()
    assert store.days(web_logbook.runner)[-1].heat_min == 6


def test_the_beat_is_chosen_and_heard(settled: Visit) -> None:
    """Without a number it asks for one; with one the feet light up by turns until it is silenced."""
    page = settled.open()
    page.goto(settled.base + "/routines/cadence")
    page.get_by_role("button", name="Let it beat").click()
    expect(page.get_by_text("Write a number from 100 to 240.")).to_be_visible()
    page.get_by_label("Steps a minute").fill("170")
    page.get_by_role("button", name="One quicker").click()
    expect(page.get_by_label("Steps a minute")).to_have_value("171")
    page.get_by_role("button", name="Let it beat").click()
    expect(page.locator(".foot-left[data-on]")).to_be_visible()
    expect(page.locator(".foot-right[data-on]")).to_be_visible()
    page.get_by_role("button", name="Silence").click()
    expect(page.locator(".feet [data-on]")).to_have_count(0)


def test_the_goal_works_itself_out(settled: Visit) -> None:
    """Kept by the form, its dates come into the page without another tap."""
    page = settled.open()
    page.goto(settled.base + "/plan")
    page.get_by_label("A distance, minutes").fill("10 km")
    page.get_by_role("button", name="Keep the goal").click()
    expect(page.get_by_text("10 km: ").first).to_be_visible(timeout=20_000)
