"""What the queue of a page is told: kept, refused and why, or not let in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.test import Client

from easeback.flow.logbook import Logbook, today_of
from easeback.keep.logbook import store

KEY = "a-key-of-this-one-form"
QUEUED = {"X-Easeback-Queued": "yes"}


def test_what_is_kept_is_said_to_be_kept(client: Client, web_logbook: Logbook) -> None:
    """By its own header alone, with the page to go on to; the check-in is in the logbook."""
    response = client.post("/check-in", {"key": KEY, "zone": "calf", "change": "same"}, headers=QUEUED)
    assert (response.status_code, response["X-Easeback-Kept"], response["X-Easeback-Next"]) == (204, "yes", "/")
    assert store.days(web_logbook.runner)[-1].zone == "calf"


def test_a_chip_goes_on_to_its_questions(client: Client) -> None:
    """A queued strip leads where the form itself would have led."""
    response = client.post("/check-in/strip", {"key": KEY, "chip": "A"}, headers=QUEUED)
    assert response["X-Easeback-Next"] == "/check-in/questions"


def test_a_refusal_is_a_sentence(client: Client, web_logbook: Logbook) -> None:
    """A day too long ago is refused with what is wrong and what to do; nothing says that it was kept."""
    long_ago = today_of(web_logbook, datetime.now(UTC)) - timedelta(days=15)
    response = client.post("/check-in", {"key": KEY, "on": long_ago.isoformat(), "zone": "calf"}, headers=QUEUED)
    assert response.status_code == 400
    assert "X-Easeback-Kept" not in response
    told = response.json()
    assert long_ago.isoformat() in told["what"]
    assert "14 days" in told["what_to_do"]
    assert store.days(web_logbook.runner) == ()


def test_an_expired_session_is_not_a_success(stranger: Client) -> None:
    """Neither the closed door nor a missing CSRF token reads as kept."""
    response = stranger.post("/check-in", {"key": KEY, "zone": "calf"}, headers=QUEUED)
    assert response.status_code == 401
    assert "X-Easeback-Kept" not in response


def test_a_form_without_script_is_answered_by_a_page(client: Client) -> None:
    """Only the queue gets the plain words."""
    assert client.post("/check-in", {"key": KEY, "zone": "calf"}).status_code == 302
