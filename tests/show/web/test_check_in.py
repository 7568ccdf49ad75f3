"""The check-in by plain forms, as a browser without script sends them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from easeback.flow.logbook import Logbook, today_of
from easeback.keep.logbook import store
from easeback.keep.logbook.check_ins import log_of
from easeback.model.day import Day

KEY = "a-key-of-a-form-20"


def today(logbook: Logbook) -> Day:
    on = today_of(logbook, datetime.now(UTC))
    return next((day for day in store.days(logbook.runner) if day.date == on), Day(date=on))


def records(logbook: Logbook) -> int:
    return sum(len(each) for each in log_of(logbook.runner).values())


def key_in(text: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', text)
    assert found
    return found[1]


def send(client: Client, **fields: str | list[str]) -> str:
    """Sends the morning's form and returns the page that follows."""
    response = client.post("/check-in", {"key": KEY} | fields, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_two_taps_give_an_answer(client: Client, web_logbook: Logbook) -> None:
    """A zone and a change are kept as the command line keeps them, and today's answer follows at once."""
    page = send(client, zone="calf", side="left", change="worse")
    day = today(web_logbook)
    assert (day.zone, day.side, day.change, day.checked_in) == ("calf", "left", "worse", True)
    assert 'class="verdict verdict-' in page
    assert "Kept." in page


def test_what_is_not_said_is_not_kept(client: Client, web_logbook: Logbook) -> None:
    """Empty fields, and those left at "not said", are None and never zero or none."""
    send(client, zone="back", change="same", leg_pain_0_10="", painkiller="", sleep_h=" ", walking="")
    day = today(web_logbook)
    assert (day.leg_pain_0_10, day.painkiller, day.sleep_h, day.walking, day.symptoms) == (None,) * 5


def test_everything_folded_is_kept_too(client: Client, web_logbook: Logbook) -> None:
    """Numbers with a comma, several symptoms, yes and no, and words of lists arrive as the parser reads them."""
    send(client, change="same", leg_pain_0_10="3", symptoms=["tingling", "burning"], painkiller="no", sleep_h="7,5")
    day = today(web_logbook)
    assert (day.leg_pain_0_10, day.symptoms, day.painkiller, day.sleep_h) == (3.0, ("tingling", "burning"), False, 7.5)


def test_sent_twice_it_is_kept_once(client: Client, web_logbook: Logbook) -> None:
    """A double tap or a reload adds nothing, and the page says so."""
    send(client, zone="calf", change="same")
    page = send(client, zone="calf", change="same")
    assert records(web_logbook) == 1
    assert "nothing was added twice" in page


def test_changed_after_the_back_button_it_is_kept(client: Client, web_logbook: Logbook) -> None:
    """The same form with other answers is something else said."""
    send(client, zone="calf", change="same")
    send(client, zone="calf", change="worse")
    assert records(web_logbook) == 2
    assert today(web_logbook).change == "worse"


@pytest.mark.parametrize(
    "fields",
    [
        {"zone": "elbow", "key": KEY},
        {"leg_pain_0_10": "11", "key": KEY},
        {"zone": "calf"},
        {"zone": "calf", "key": "no"},
        {"zone": "calf", "key": KEY, "on": "2001-01-01"},
        {"zone": "calf", "key": KEY, "on": "tomorrow"},
        {"key": KEY},
    ],
)
def test_a_bad_form_keeps_nothing_and_says_why(client: Client, web_logbook: Logbook, fields: dict[str, str]) -> None:
    """An unknown word, a number out of range, a missing key, an old or no date, or nothing said: a page, no record."""
    response = client.post("/check-in", fields)
    assert response.status_code == 400
    assert "That did not work" in response.content.decode()
    assert records(web_logbook) == 0


def test_a_queued_form_counts_for_the_day_it_was_filled_in(client: Client, web_logbook: Logbook) -> None:
    """Sent a day late from a phone's queue, it is about yesterday."""
    on = today_of(web_logbook, datetime.now(UTC)) - timedelta(days=1)
    send(client, zone="thigh", change="same", on=on.isoformat())
    assert [day.date for day in store.days(web_logbook.runner) if day.zone == "thigh"] == [on]


def test_yesterday_is_not_on_the_form(client: Client, web_logbook: Logbook) -> None:
    """What was said yesterday is fetched after today's tap, so that it does not steer it."""
    on = today_of(web_logbook, datetime.now(UTC)) - timedelta(days=1)
    send(client, zone="thigh", side="right", change="worse", on=on.isoformat())
    form = client.get("/check-in").content.decode()
    assert 'name="zone"' in form
    assert "Yesterday" not in form
    part = client.get("/check-in/yesterday").content.decode()
    assert "Thigh" in part
    assert "worse" in part


def test_the_map_works_without_script(client: Client) -> None:
    """An area of the map is a link that ticks its zone and side in the list."""
    page = client.get("/check-in").content.decode()
    assert page.count('class="area"') == 32
    assert 'href="?zone=calf&amp;side=left&amp;areas=left_calf_back#taps"' in page
    tapped = client.get("/check-in?zone=calf&side=left").content.decode()
    assert re.search(r'name="zone" value="calf" checked', tapped)
    assert re.search(r'name="side" value="left" checked', tapped)


def test_enter_in_a_box_says_nothing(client: Client) -> None:
    """The first button of the form is disabled: a browser then sends nothing on Enter, and never "better"."""
    form = client.get("/check-in").content.decode().split('<form class="check-in"')[1]
    first = re.search(r"<button[^>]*>", form)
    assert first
    assert "disabled" in first[0]


def test_none_of_these_denies_the_daily_rows(client: Client, web_logbook: Logbook) -> None:
    """One tap answers the strip, and the page no longer asks it."""
    send(client, zone="back", change="same")
    page = client.get("/").content.decode()
    after = client.post("/check-in/strip", {"key": key_in(page), "none_of_these": "yes"}, follow=True).content.decode()
    assert today(web_logbook).chips_opened == ()
    assert "RF12_CANCER_HIST" not in today(web_logbook).red_flags
    assert 'name="chip"' not in after


def test_a_chip_opens_its_questions_one_a_screen(client: Client, web_logbook: Logbook) -> None:
    """A tapped chip leads to its questions; the first yes leads to the emergency page at once."""
    page = client.post("/check-in/strip", {"key": KEY, "chip": "A"}, follow=True).content.decode()
    assert page.count("flag.RF") == 4
    flag = re.search(r'name="(flag\.RF\w+)"', page)
    assert flag
    after = client.post("/check-in/questions", {"key": key_in(page), flag[1]: "yes"}, follow=True).content.decode()
    assert today(web_logbook).red_flags[flag[1].removeprefix("flag.")] == "yes"
    assert 'class="verdict verdict-emergency"' in after


def test_the_strip_left_untapped_says_nothing(client: Client, web_logbook: Logbook) -> None:
    """To go on without a tap is no denial."""
    page = client.post("/check-in/strip", {"key": KEY, "go_on": "yes"}, follow=True).content.decode()
    assert records(web_logbook) == 0
    assert "Tap what is new or worse" in page


def test_later_asks_the_next_question(client: Client) -> None:
    """A question put off gives way to the next, and comes again another time."""
    first = client.get("/check-in/questions").content.decode()
    later = re.search(r'href="(/check-in/questions\?[^"]+)"', first)
    assert later
    second = client.get(later[1].replace("&amp;", "&")).content.decode()
    assert re.search(r'<h1 id="question">(.*?)</h1>', first) != re.search(r'<h1 id="question">(.*?)</h1>', second)
    names = [re.search(r'name="(flag\.\w+)"', page) for page in (first, second)]
    assert names[0] is not None
    assert names[1] is not None
    assert names[0][1] != names[1][1]


def test_undo_takes_the_last_back(client: Client, web_logbook: Logbook) -> None:
    """It shows what it takes back, keeps it in the log, and counts it no longer."""
    send(client, zone="foot", side="left", change="worse")
    page = client.get("/check-in/undo").content.decode()
    assert "Foot" in page
    stamp = re.search(r'name="of" value="(\d+)"', page)
    assert stamp
    client.post("/check-in/undo", {"of": stamp[1]})
    assert today(web_logbook).zone is None
    assert records(web_logbook) == 2


def test_undo_of_a_red_flag_asks_it_once_more(client: Client, web_logbook: Logbook) -> None:
    """Without the new answer nothing is taken back; with it the mistake no longer counts."""
    client.post("/check-in/questions", {"key": KEY, "flag.RF01_SADDLE": "yes"})
    page = client.get("/check-in/undo").content.decode()
    stamp = re.search(r'name="of" value="(\d+)"', page)
    assert stamp
    assert 'name="flag.RF01_SADDLE"' in page
    assert client.post("/check-in/undo", {"of": stamp[1]}).status_code == 400
    assert client.post("/check-in/undo", {"of": stamp[1], "flag.RF01_SADDLE": "no"}).status_code == 302
    assert today(web_logbook).red_flags["RF01_SADDLE"] == "no"


@pytest.mark.parametrize(
    ("part", "field", "text", "value"),
    [("after_run", "settled", "within_24h", "within_24h"), ("evening", "sitting_h", "6", 6.0)],
)
def test_the_other_parts_of_the_day(
    client: Client, web_logbook: Logbook, part: str, field: str, text: str, value: object
) -> None:
    """After the run and in the evening their own fields are asked and kept."""
    assert f'name="{field}"' in client.get(f"/check-in/{part}").content.decode()
    client.post(f"/check-in/{part}", {"key": KEY, field: text})
    assert getattr(today(web_logbook), field) == value


def test_no_such_part_of_the_day(client: Client) -> None:
    """A made-up part is bad use, and the page names the parts."""
    response = client.get("/check-in/midnight")
    assert response.status_code == 400
    assert "after_run" in response.content.decode()


def test_the_areas_are_kept_and_shown_again(client: Client, web_logbook: Logbook) -> None:
    """Two areas come back in words on the page of today, the latest counts; without script a link says one."""
    client.post("/check-in", {"key": KEY, "zone": "calf", "side": "left", "areas": ["left_calf_back", "left_buttock"]})
    assert today(web_logbook).areas == ("left_calf_back", "left_buttock")
    assert "calf (left), buttock (left)" in client.get("/").content.decode()
    client.post("/check-in", {"key": KEY, "zone": "calf", "areas": ["left_heel"]})
    assert today(web_logbook).areas == ("left_heel",)
    linked = client.get("/check-in?zone=calf&side=left&areas=left_shin_inner").content.decode()
    assert re.search(r'value="left_shin_inner"[^>]* checked', linked)


def test_no_such_area(client: Client, web_logbook: Logbook) -> None:
    """A made-up area is refused with the nearest one; nothing is kept."""
    response = client.post("/check-in", {"key": KEY, "zone": "calf", "areas": "left_calf_bakc"})
    assert response.status_code == 400
    assert "left_calf_back" in response.content.decode()
    assert store.days(web_logbook.runner) == ()
