"""The page of today."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

from django.test import Client

from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook, today_of
from easeback.keep.logbook import store
from easeback.model.check_in import Part
from easeback.model.words import FlagAnswer

NOW = datetime.now(UTC)


def say(logbook: Logbook, flags: dict[str, FlagAnswer] | None = None, **answers: str | float) -> None:
    now = datetime.now(UTC)
    keep_check_in(logbook, Said(today_of(logbook, now), answers, flags or {}, Part.MORNING), now, "test")


def test_an_empty_logbook_asks_and_offers_no_run(client: Client) -> None:
    """Nothing said yet: the verdict is to walk, and the strip of six chips is there to be answered in place."""
    page = client.get("/").content.decode()
    assert 'class="verdict verdict-walk"' in page
    assert page.count('name="chip"') == 6
    assert "None of these" in page


def test_a_reason_unfolds_to_numbers_and_sources(client: Client, web_logbook: Logbook) -> None:
    """Leg pain of 5 stands beside the threshold it was held against and a source with its grade."""
    say(web_logbook, zone="calf", change="worse", leg_pain_0_10=5.0)
    page = client.get("/").content.decode()
    assert "Held against" in page
    assert "<strong>5 of 10</strong>" in page
    assert 'class="grade"' in page


def test_an_emergency_replaces_the_page(client: Client, web_logbook: Logbook) -> None:
    """One emergency answer: the card, what it rests on and the outcome to record, and no training advice."""
    say(web_logbook, {"RF01_SADDLE": FlagAnswer.UNSURE}, zone="back", change="same")
    page = client.get("/").content.decode()
    assert 'class="verdict verdict-emergency"' in page
    assert "Go to an emergency department now" in page
    assert "What did they say?" in page
    assert "data-step" not in page


def test_looking_twice_keeps_one_answer(client: Client, web_logbook: Logbook) -> None:
    """An answer is kept as it was given, once; a new one is kept when something more was said."""
    client.get("/")
    client.get("/")
    assert len(store.answers_given(web_logbook.runner, today_of(web_logbook, NOW))) == 1
    say(web_logbook, zone="none", change="same")
    client.get("/")
    assert len(store.answers_given(web_logbook.runner, today_of(web_logbook, NOW))) == 2


def test_a_page_says_on_which_day_it_holds(client: Client, web_logbook: Logbook) -> None:
    """The service worker reads the date from the response."""
    assert client.get("/")["X-Easeback-Date"] == today_of(web_logbook, NOW).isoformat()


def test_a_page_is_sent_compressed(client: Client) -> None:
    """Far under 60 kB on the wire, by a length that varies from time to time so that it gives no secret away."""
    wire = [client.get("/", headers={"Accept-Encoding": "gzip"}) for _ in range(8)]
    assert {response["Content-Encoding"] for response in wire} == {"gzip"}
    assert all(len(response.content) < 15_000 for response in wire)
    assert "None of these" in gzip.decompress(wire[0].content).decode()
    assert len({response["Content-Length"] for response in wire}) > 1
