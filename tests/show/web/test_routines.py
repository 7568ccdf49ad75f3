"""The pages of routines: what is offered and barred, figures as data, done once, the session and the way out of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client
from tests.flow.test_today import QUIET, RUN

from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook, today_of
from easeback.keep.logbook import store
from easeback.knowledge import knowledge
from easeback.model.words import FlagAnswer

KEY = "a-key-of-a-form-1"


def say(logbook: Logbook, back: int = 0, flags: dict[str, FlagAnswer] | None = None, **said: Any) -> None:
    """A check-in of so many days ago, all red flags denied where none are named."""
    now = datetime.now(UTC)
    answers = flags or dict.fromkeys(knowledge().red_flags, FlagAnswer.NO)
    keep_check_in(logbook, Said(today_of(logbook, now) - timedelta(days=back), said, answers), now, "test")


def quiet_weeks(logbook: Logbook) -> None:
    """Ten quiet mornings, with a tolerated run every other day."""
    for back in range(9, -1, -1):
        say(logbook, back, **(QUIET | (RUN if back % 2 else {})))


def body(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_day_is_laid_out(client: Client, web_logbook: Logbook) -> None:
    """Session, offered routines with their figures, and no style or script inside the page."""
    quiet_weeks(web_logbook)
    page = body(client, "/routines")
    assert "Today&#x27;s session" in page or "Today's session" in page
    assert "/routines/before_run" in page
    assert 'class="figure"' in page
    assert "style=" not in page


def test_what_is_barred_says_why(client: Client, web_logbook: Logbook) -> None:
    """Leg pain this morning leaves the hamstrings out, with the reason."""
    quiet_weeks(web_logbook)
    say(web_logbook, zone="thigh", leg_pain_0_10=3.0, change="same")
    page = body(client, "/routines/after_run")
    assert "Left out today, and why" in page
    assert "Hamstring stretch: leg symptoms at rest" in page


def test_every_step_is_there_without_script(client: Client, web_logbook: Logbook) -> None:
    """Key poses as drawings and the steps as a list: as many lists as exercises, two poses or more each."""
    quiet_weeks(web_logbook)
    page = body(client, "/routines/strength")
    exercises = page.count("data-exercise=")
    assert exercises == 8
    assert page.count('class="how"') == exercises
    assert page.count('class="figure"') >= 2 * exercises
    assert len(page) < 60_000


def test_figures_are_data(client: Client) -> None:
    """Frames of joints, for the browser to keep a day; a name of none is said so."""
    response = client.get("/routines/before_run/figures")
    figures = response.json()
    assert {"leg_swing_front", "cat_camel"} <= figures.keys()
    assert len(figures["cat_camel"]["frames"]) == len(figures["cat_camel"]["times_s"]) > 20
    assert response["Cache-Control"] == "private, max-age=86400"
    assert client.get("/routines/juggling/figures").status_code == 400


def test_done_is_kept_once(client: Client, web_logbook: Logbook) -> None:
    """Two taps are one entry; minutes of heat may be written with a comma; nonsense is refused with a way on."""
    for _ in range(2):
        assert client.post("/routines/heat/done", {"key": KEY, "minutes": "12,5"}).status_code == 302
    assert store.days(web_logbook.runner)[-1].heat_min == 12.5
    refused = client.post("/routines/heat/done", {"key": KEY + "2", "minutes": "long"})
    assert refused.status_code == 400
    assert "in figures" in refused.content.decode()
    client.post("/routines/strength/done", {"key": KEY})
    assert store.days(web_logbook.runner)[-1].strength is True


def test_stop_leads_to_the_after_run_check_in(client: Client, web_logbook: Logbook) -> None:
    """The link of the session fills in that it was cut short, and no other answer."""
    quiet_weeks(web_logbook)
    assert '/check-in/after_run?stopped_early=yes"' in body(client, "/routines/session")
    form = body(client, "/check-in/after_run?stopped_early=yes")
    assert '<input type="radio" name="stopped_early" value="yes" checked>' in form
    assert '<input type="radio" name="stopped_early" value="" checked>' not in form
    assert '<input type="radio" name="settled" value="" checked>' in form
    assert 'name="stopped_early" value="" checked' in body(client, "/check-in/after_run")


def test_without_a_run_there_is_nothing_to_time(client: Client, web_logbook: Logbook) -> None:
    """A limp: back to the routines with a sentence."""
    quiet_weeks(web_logbook)
    say(web_logbook, walking="limp")
    response = client.get("/routines/session", follow=True)
    assert "There is no run to time today." in response.content.decode()


def test_an_unknown_beat_is_for_the_runner_to_choose(client: Client, web_logbook: Logbook) -> None:
    """No recording: no number in the box, and the reason in words."""
    quiet_weeks(web_logbook)
    page = body(client, "/routines/cadence")
    assert "No beat of your own is known" in page
    assert 'value=""' in page


def test_an_emergency_leaves_nothing_to_practise(client: Client, web_logbook: Logbook) -> None:
    """A clinician comes first: no routine, no session."""
    say(web_logbook, flags={"RF01_SADDLE": FlagAnswer.YES}, zone="back", change="same")
    page = body(client, "/routines")
    assert "a clinician comes first" in page
    assert "/routines/before_run" not in page
    assert client.get("/routines/strength").status_code == 302
