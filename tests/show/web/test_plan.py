"""The page of the plan: steps, seven days, the goal told and refused, earlier plans."""

from __future__ import annotations

from django.test import Client
from tests.show.web.test_routines import body, quiet_weeks, say

from easeback.flow.logbook import Logbook
from easeback.keep.logbook import store
from easeback.model.words import FlagAnswer


def test_seven_days_with_their_whys(client: Client, web_logbook: Logbook) -> None:
    """Strips, reasons that unfold, the state with what comes next, and the card."""
    quiet_weeks(web_logbook)
    page = body(client, "/plan")
    assert page.count('class="plan-day verdict-') == 7
    assert 'class="week-strip"' in page
    assert "Next:" in page
    assert "When to get help now" in page
    assert "style=" not in page
    assert len(page) < 60_000


def test_a_goal_is_kept_and_its_dates_come_apart(client: Client, web_logbook: Logbook) -> None:
    """The form keeps it; the page asks for the dates; htmx gets a part, a plain link the whole page."""
    quiet_weeks(web_logbook)
    assert client.post("/plan", {"goal": "10 km", "goal_on": "2099-01-01"}).status_code == 302
    assert store.profile(web_logbook.runner).goal == "10 km"
    assert "Work out the dates" in body(client, "/plan")
    part = client.get("/plan/goal", headers={"HX-Request": "true"}).content.decode()
    assert "10 km" in part
    assert "<html" not in part
    assert client.get("/plan/goal").url == "/plan"  # type: ignore[attr-defined]
    assert "Work out the dates" not in body(client, "/plan")
    assert "No plan was kept yet." not in body(client, "/plan/earlier")


def test_what_is_no_goal_is_said_in_place(client: Client, web_logbook: Logbook) -> None:
    """The words that were typed stay, the way to say it stands beside them, and nothing is kept."""
    response = client.post("/plan", {"goal": "the moon", "goal_on": ""})
    page = response.content.decode()
    assert response.status_code == 400
    assert 'value="the moon"' in page
    assert "Say a distance" in page
    assert store.profile(web_logbook.runner).goal is None


def test_a_clinician_first_shows_the_card_first(client: Client, web_logbook: Logbook) -> None:
    """The card stands open on top, and the seven days wait."""
    say(web_logbook, flags={"RF01_SADDLE": FlagAnswer.YES}, zone="back", change="same")
    page = body(client, "/plan")
    assert page.index("When to get help now") < page.index("Seven days")
    assert page.count("<strong>Clinician first</strong>") == 7


def test_an_empty_logbook_has_a_plan(client: Client) -> None:
    """Nothing known: seven days all the same, and no plan before it."""
    assert "No plan was kept yet." in body(client, "/plan/earlier")
    assert body(client, "/plan").count('class="plan-day verdict-') == 7
