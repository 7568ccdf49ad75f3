"""The pages of the diary, of the lessons, and of why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.test import Client

from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook, today_of
from easeback.flow.profile import set_facts
from easeback.keep.logbook import store
from easeback.model.check_in import Part

NOW = datetime.now(UTC)


def say(logbook: Logbook, back: int, **answers: str | float) -> str:
    """A morning so many days ago; its date as an address holds it."""
    on = today_of(logbook, NOW) - timedelta(days=back)
    keep_check_in(logbook, Said(on, answers, {}, Part.MORNING), NOW, "test")
    return on.isoformat()


def test_an_empty_diary_says_what_it_will_become(client: Client) -> None:
    """No chart is asked for where there is nothing to draw."""
    page = client.get("/diary").content.decode()
    assert "Nothing is written here yet." in page
    assert "/charts/" not in page


def test_the_diary_asks_for_one_chart_a_width_and_links_each_day(client: Client, web_logbook: Logbook) -> None:
    """Both places of both charts stand empty until they are seen; the day's line leads to the day."""
    on = say(web_logbook, 0, zone="calf", change="worse", leg_pain_0_10=6)
    page = unescape(client.get("/diary").content.decode())
    assert page.count('hx-get="/charts/calendar?') == page.count('hx-get="/charts/diary?') == 2
    assert page.count("wide=1") == 4  # each in hx-get and in the link without script
    assert f'href="/diary/{on}"' in page
    assert "red day" in page


def test_the_layer_of_what_was_said_is_asked_for(client: Client, web_logbook: Logbook) -> None:
    """Off at first, since it takes thinking; on, the chart's address says so and the way back is there."""
    say(web_logbook, 0, zone="calf")
    without = unescape(client.get("/diary").content.decode())
    assert "said=1" not in without.split('hx-get="/charts/diary?')[1].split('"')[0]
    page = unescape(client.get("/diary?said=1").content.decode())
    assert "said=1" in page.split('hx-get="/charts/diary?')[1].split('"')[0]
    assert "hollow as it would be said today" in page


def test_a_day_shows_its_answers_and_the_ways_to_put_it_right(client: Client, web_logbook: Logbook) -> None:
    """What was said stands in words; the links lead to the check-in and to the undo of that very day."""
    on = say(web_logbook, 2, zone="calf", change="worse", leg_pain_0_10=4)
    page = client.get(f"/diary/{on}").content.decode()
    assert "Lower leg" in page
    assert "4 of 10" in " ".join(page.split())
    assert f'href="/check-in?on={on}"' in page
    assert f'href="/check-in/undo?on={on}"' in page
    assert "Below the knee, and new or worse" in page


def test_an_earlier_day_is_said_more_of(client: Client, web_logbook: Logbook) -> None:
    """The form that the diary opens is about that day, and what is sent is kept there."""
    on = say(web_logbook, 2, zone="calf")
    form = client.get(f"/check-in?on={on}").content.decode()
    assert f'name="on" value="{on}"' in form
    client.post("/check-in", {"key": "k" * 32, "on": on, "zone": "foot", "change": "same"})
    days = {day.date.isoformat(): day for day in store.days(web_logbook.runner)}
    assert (days[on].zone, days[on].change) == ("foot", "same")


def test_a_check_in_of_an_earlier_day_is_taken_back(client: Client, web_logbook: Logbook) -> None:
    """The last of that day, not the last of all; then the day is shown again."""
    on = say(web_logbook, 2, zone="calf")
    today = say(web_logbook, 0, zone="back")
    page = client.get(f"/check-in/undo?on={on}").content.decode()
    stamp = page.split('name="of" value="')[1].split('"')[0]
    answer = client.post(f"/check-in/undo?on={on}", {"of": stamp})
    assert answer["Location"] == f"/diary/{on}"
    assert [day.date.isoformat() for day in store.days(web_logbook.runner)] == [today]


@pytest.mark.parametrize(
    "path", ["/diary/soon", "/diary?year=then", "/diary?last=2026-99-01", "/learn/magic", "/why/xyzzy"]
)
def test_bad_words_in_an_address_get_a_page_that_says_what_to_do(client: Client, path: str) -> None:
    """Status 400, and a page, not a fault."""
    answer = client.get(path)
    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()


def test_the_lessons_are_all_there(client: Client) -> None:
    """Ten of them with their pictures, which say nothing twice to a screen reader."""
    page = client.get("/learn").content.decode()
    assert page.count('class="card lesson-card"') == 10
    assert page.count('<svg class="picture') == page.count('aria-hidden="true"><path') == 10


def test_a_lesson_says_what_is_contested_and_where_it_comes_from(client: Client) -> None:
    """Its picture has a title and a description, its sources a grade and, where there is one, an address."""
    page = client.get("/learn/stretching").content.decode()
    assert "<title id=" in page
    assert "<desc id=" in page
    assert "In large trials it did not prevent injuries" in page
    assert 'class="grade"' in page
    assert "{" not in page.split("<article")[1].split("</article")[0]


def test_a_lesson_in_german(client: Client, web_logbook: Logbook) -> None:
    """Text, picture and what stands around them."""
    set_facts(web_logbook, {"language": "de"}, NOW)
    page = client.get("/learn/symptoms").content.decode()
    assert "Wie es sich anfühlt" in page
    assert ">Gesäß</text>" in page
    assert "Quellen" in page


def test_an_id_unfolds_down_to_its_sources(client: Client) -> None:
    """A parameter: its value, what uses it, and its source with the way to open it."""
    page = client.get("/why/stop_leg_pain_0_10").content.decode()
    assert "<code>stop_leg_pain_0_10</code>" in page
    assert 'class="grade"' in page
    assert "/why/running" in page


def test_the_reasons_of_today_lead_to_why(client: Client, web_logbook: Logbook) -> None:
    """Each reason's rule is a link that opens."""
    say(web_logbook, 0, zone="calf", change="worse", leg_pain_0_10=5)
    page = client.get("/").content.decode()
    rule = page.split('<p class="id"><a href="/why/')[1].split('"')[0]
    assert client.get(f"/why/{rule}").status_code == 200
