"""What is said is never lost: refused, signed out, or with the network gone in the middle."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.show.web.conftest import Visit
from tests.show.web.test_in_browser import tap_map, zones_said

from easeback.flow.logbook import Logbook
from easeback.keep.logbook import store

WAITING = "import('/static/easeback/queue.mjs').then((queue) => queue.waiting()).then((forms) => forms.length)"


@pytest.fixture
def phone(visit: Visit) -> Page:
    page = visit.open()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return page


def forgive(visit: Visit, *words: str) -> None:
    """Takes what the browser itself notes of a lost network or a refusal out of the complaints."""
    visit.complaints[:] = [each for each in visit.complaints if not any(word in each for word in words)]


def test_a_refused_form_is_shown_changed_and_sent(visit: Visit, phone: Page, web_logbook: Logbook) -> None:
    """The refusal stands on the page with what was said; changed it is taken, and nothing of it was lost."""
    phone.goto(visit.base + "/check-in")
    tap_map(phone, "Left: calf")
    phone.evaluate("document.querySelector('.check-in [name=on]').value = '2020-01-01'")
    phone.get_by_role("button", name="Worse").click()
    refused = phone.locator("#refused")
    expect(refused).to_contain_text("2020-01-01 is not a day to check in for now.")
    expect(refused).to_contain_text("Lower leg, Left, Worse")
    phone.goto(visit.base + "/")
    expect(refused).to_contain_text("goes into the diary")
    refused.get_by_role("link", name="Change it").click()
    expect(phone.get_by_role("radio", name="Lower leg")).to_be_checked()
    assert zones_said(web_logbook) == []
    phone.evaluate("document.querySelector('.check-in [name=on]').value = ''")
    phone.get_by_role("button", name="Worse").click()
    expect(phone.get_by_text("Kept.")).to_be_visible()
    assert zones_said(web_logbook) == ["calf"]
    assert phone.evaluate(WAITING) == 0
    forgive(visit, "400")


def test_a_refused_form_can_be_discarded(visit: Visit, phone: Page) -> None:
    """Only by the runner's own tap it is gone."""
    phone.goto(visit.base + "/check-in")
    phone.evaluate("document.querySelector('.check-in [name=key]').value = 'short'")
    phone.get_by_role("button", name="Worse").click()
    expect(phone.locator("#refused")).to_contain_text("without its key")
    assert phone.evaluate(WAITING) == 1
    phone.get_by_role("button", name="Discard it").click()
    expect(phone.locator("#refused")).to_be_hidden()
    assert phone.evaluate(WAITING) == 0
    forgive(visit, "400")


def test_an_expired_session_keeps_it_here(visit: Visit, phone: Page, web_logbook: Logbook) -> None:
    """A closed door is no success: what was said stays on the device, and goes out once the runner is let in again."""
    phone.goto(visit.base + "/check-in")
    tap_map(phone, "Left: calf")
    cookies = phone.context.cookies()
    phone.context.clear_cookies()
    phone.get_by_role("button", name="Worse").click()
    expect(phone.get_by_text("This browser is no longer let in")).to_be_visible()
    assert phone.evaluate(WAITING) == 1
    assert zones_said(web_logbook) == []
    phone.context.add_cookies(cookies)  # type: ignore[arg-type]  # what it gave it takes
    phone.get_by_role("link", name="Come in again").click()
    expect(phone.get_by_role("heading", name="What you said today")).to_be_visible()
    assert zones_said(web_logbook) == ["calf"]
    forgive(visit, "401")


def test_the_strip_waits_without_a_network(visit: Visit, phone: Page, web_logbook: Logbook) -> None:
    """None of these, said offline: kept here, the old answer hidden meanwhile, and sent later."""
    phone.goto(visit.base + "/")
    phone.context.set_offline(True)
    phone.reload()
    phone.get_by_role("button", name="Go on with what I tapped").click()
    expect(phone.get_by_text("Tap what is new or worse")).to_be_visible()
    phone.get_by_role("button", name="None of these").click()
    expect(phone.get_by_text("Kept on this device.")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("You said more since the last answer.")).to_be_visible()
    expect(phone.locator(".verdict")).to_be_hidden()
    assert store.days(web_logbook.runner) == ()
    phone.context.set_offline(False)
    expect(phone.locator(".verdict")).to_be_visible()
    assert store.days(web_logbook.runner)[-1].chips_opened == ()
    forgive(visit, "ERR_INTERNET_DISCONNECTED")


def test_a_question_answered_without_a_network(visit: Visit, phone: Page, web_logbook: Logbook) -> None:
    """The network goes in mid check-in: the answer waits, and Not sure shows the emergency page at once."""
    phone.locator("[name=chip]").first.check()
    phone.get_by_role("button", name="Go on with what I tapped").click()
    expect(phone.get_by_role("button", name="Not sure")).to_be_visible()
    phone.wait_for_load_state("networkidle")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Not sure").click()
    expect(phone.get_by_text("Go to an emergency department now").first).to_be_visible()
    assert phone.evaluate(WAITING) == 1
    phone.context.set_offline(False)
    expect(phone.get_by_text("What did they say?")).to_be_visible()
    assert "unsure" in {str(answer) for answer in store.days(web_logbook.runner)[-1].red_flags.values()}
    forgive(visit, "ERR_INTERNET_DISCONNECTED")
