"""Charts on pages: the part that htmx fetches, the page and the picture without script, and what a browser keeps."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

from django.test import Client

from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook, today_of
from easeback.model.check_in import Part
from easeback.present.charts.colours import COLOURS
from easeback.show.web.settings import HERE

HTMX = {"HX-Request": "true"}
STYLES = (HERE / "static" / "easeback" / "easeback.css").read_text(encoding="utf-8")


def say(logbook: Logbook, leg: float) -> str:
    """Says a morning of today; the date as an address holds it."""
    now = datetime.now(UTC)
    on = today_of(logbook, now)
    keep_check_in(logbook, Said(on, {"zone": "calf", "leg_pain_0_10": leg}, {}, Part.MORNING), now, "test")
    return on.isoformat()


def test_htmx_gets_the_drawing_with_its_words_and_its_table(client: Client, web_logbook: Logbook) -> None:
    """The part is no page: a drawing whose marks carry labels, a sentence, and a table row of the day."""
    on = say(web_logbook, 4)
    part = client.get("/charts/calendar", headers=HTMX).content.decode()
    assert "<html" not in part
    assert f'aria-label="{on}: leg 4, reaches: Lower leg"' in part
    assert "Days said: 1." in part
    assert f"<td>{on}</td>" in part


def test_without_script_the_same_address_is_a_page_with_picture_and_table(client: Client, web_logbook: Logbook) -> None:
    """The picture stands by itself: its colours come with it, allowed by their hash alone."""
    on = say(web_logbook, 4)
    page = client.get("/charts/calendar").content.decode()
    assert "<html" in page
    assert f"<td>{on}</td>" in page
    address = re.search(r'src="(/charts/calendar\.svg[^"]*)"', page)
    assert address
    picture = client.get(unescape(address[1]))
    assert picture["Content-Type"].startswith("image/svg+xml")
    assert "light-dark(" in picture.content.decode()
    assert "style-src 'sha256-" in picture["Content-Security-Policy"]


def test_a_drawing_is_sent_again_only_when_it_changed(client: Client, web_logbook: Logbook) -> None:
    """The browser asks with what it kept: 304 and no body while nothing changed, the new drawing after a check-in."""
    say(web_logbook, 1)
    first = client.get("/charts/calendar", headers=HTMX)
    again = client.get("/charts/calendar", headers=HTMX | {"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "private, no-cache"
    say(web_logbook, 8)
    changed = client.get("/charts/calendar", headers=HTMX | {"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert "leg 8" in changed.content.decode()


def test_a_drawing_kept_from_a_packed_answer_is_known_again(client: Client, web_logbook: Logbook) -> None:
    """Packing marks the tag as weak; the browser sends it back so."""
    say(web_logbook, 1)
    packed = client.get("/charts/calendar", headers=HTMX | {"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < 30_000
    again = client.get("/charts/calendar", headers=HTMX | {"If-None-Match": packed["ETag"]})
    assert again.status_code == 304


def test_a_stranger_gets_no_chart(stranger: Client) -> None:
    """Neither part nor picture without the one-time address."""
    assert stranger.get("/charts/calendar", headers=HTMX).status_code == 403
    assert stranger.get("/charts/calendar.svg").status_code == 403


def test_a_chart_that_does_not_exist_is_not_found(client: Client) -> None:
    """No maker of that name."""
    assert client.get("/charts/tea_leaves").status_code == 404


def test_the_stylesheet_names_every_colour_of_the_charts() -> None:
    """The same light and dark values as on paper and in a picture."""
    for name, (light, dark) in COLOURS.items():
        assert f"--chart-{name}: light-dark({light}, {dark});" in STYLES
