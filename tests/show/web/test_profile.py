"""The profile's forms: every fact of the command line, what is wrong beside its field, nothing changed by mistake."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from django.test import Client
from tests.small_recordings import NOW

from easeback.flow.logbook import Logbook
from easeback.flow.profile import profile_of, set_facts
from easeback.keep.logbook.models import ProfileFact
from easeback.knowledge import knowledge
from easeback.model.runner import Profile
from easeback.present.profile import BY_THEMSELVES, CHOICES, GROUPS, kind_of
from easeback.show.web.profile_words import FACTS, GROUP_TITLES, UNITS, WORDS_OF_FACTS

ALL = [name for names in GROUPS.values() for name in names]


def page(client: Client) -> str:
    return client.get("/profile").content.decode()


def field(text: str, name: str) -> str:
    """The part of the page about one fact."""
    return text.split(f'name="was.{name}"')[1].split('<div class="fact')[0]


def test_every_fact_of_the_command_line_has_its_field(client: Client) -> None:
    """No fact is left out or asked twice, and each stands on the page with its words."""
    assert sorted([*ALL, *BY_THEMSELVES]) == sorted(each.name for each in fields(Profile))
    assert set(FACTS) == set(ALL)
    assert set(GROUP_TITLES) == set(GROUPS)
    text = page(client)
    assert [name for name in ALL if f'name="was.{name}"' not in text] == []
    assert {word for words in CHOICES.values() for word in words} <= set(WORDS_OF_FACTS)
    assert UNITS


@pytest.mark.parametrize(
    ("group", "name", "text", "value"),
    [
        ("about", "osteoporosis", "yes", True),
        ("about", "born_on", "1984-02-29", "1984-02-29"),
        ("limits", "max_run_min", "22,5", 22.5),
        ("limits", "allowed_run_kinds", ["easy", "walk_run"], "('easy', 'walk_run')"),
        ("back", "causes", ["disc_herniation"], "('disc_herniation',)"),
        ("goal", "goal", "10 km", "10 km"),
        ("units", "language", "de", "de"),
        ("calls", "emergency_number", "112", "112"),
    ],
)
def test_each_kind_of_fact_is_kept(
    client: Client, web_logbook: Logbook, group: str, name: str, text: str | list[str], value: object
) -> None:
    """Yes or no, a date, a number with a comma, several words, free text: read by the one parser, shown again."""
    response = client.post(f"/profile/{group}", {name: text, f"was.{name}": ""})
    assert response.headers["Location"] == f"/profile#{group}"
    told = getattr(profile_of(web_logbook), name)
    assert (told if isinstance(value, bool | float) else str(told)) == value
    shown = field(page(client), name)
    assert (
        "checked" in shown.split('value=""')[0] if kind_of(name) in ("yes_no", "causes", "many") else "value=" in shown
    )


def test_what_is_wrong_stands_beside_its_field(client: Client, web_logbook: Logbook) -> None:
    """Two wrong facts: each has its sentence, what was typed is still there, and the right one waits with them."""
    form = {"resting_heart_rate_bpm": "600", "born_on": "31.5.1984", "osteoporosis": "yes"}
    response = client.post("/profile/about", form)
    text = response.content.decode()
    assert response.status_code == 400
    assert "600 is out of range" in field(text, "resting_heart_rate_bpm")
    assert "is not a date" in field(text, "born_on")
    assert 'value="31.5.1984"' in field(text, "born_on")
    assert text.count('class="error"') == 2
    assert profile_of(web_logbook).osteoporosis is None


def test_a_goal_that_cannot_be_planned_is_refused(client: Client) -> None:
    """The goal is read as the week plan reads it."""
    response = client.post("/profile/goal", {"goal": "the moon"})
    assert "not a goal that can be planned for" in field(response.content.decode(), "goal")


def test_only_what_was_changed_is_recorded(client: Client) -> None:
    """Sent as it was shown, or twice, a form records nothing new."""
    before = ProfileFact.objects.count()
    client.post("/profile/about", {"osteoporosis": "no", "was.osteoporosis": ""})
    assert ProfileFact.objects.count() == before + 1
    client.post("/profile/about", {"osteoporosis": "no", "was.osteoporosis": "no"})
    assert ProfileFact.objects.count() == before + 1
    assert "Nothing was changed" in client.get("/profile").content.decode()


def test_an_old_tab_changes_nothing_back(client: Client, web_logbook: Logbook) -> None:
    """A page that was open before another tab's change keeps only what was changed on it."""
    set_facts(web_logbook, {"osteoporosis": "yes"}, NOW)
    client.post(
        "/profile/about", {"osteoporosis": "", "was.osteoporosis": "", "had_cancer": "no", "was.had_cancer": ""}
    )
    told = profile_of(web_logbook)
    assert (told.osteoporosis, told.had_cancer) == (True, False)


def test_an_emptied_field_takes_the_fact_back(client: Client, web_logbook: Logbook) -> None:
    """Taken back is not said, which is never no."""
    set_facts(web_logbook, {"osteoporosis": "yes", "usual_run_km": "8"}, NOW)
    client.post("/profile/about", {"osteoporosis": "", "was.osteoporosis": "yes"})
    client.post("/profile/week", {"usual_run_km": "", "was.usual_run_km": "8"})
    told = profile_of(web_logbook)
    assert (told.osteoporosis, told.usual_run_km) == (None, None)


def test_miles_are_shown_and_taken_as_miles(client: Client, web_logbook: Logbook) -> None:
    """5 mi are kept as 8.0467 km (1 mi = 1.609344 km) and shown as 5 mi."""
    client.post("/profile/units", {"units": "miles", "was.units": "km"})
    client.post("/profile/week", {"usual_run_km": "5", "was.usual_run_km": ""})
    assert profile_of(web_logbook).usual_run_km == pytest.approx(8.04672, abs=1e-4)
    shown = field(page(client), "usual_run_km")
    assert 'value="5"' in shown
    assert " mi" in shown


def test_every_cause_is_explained(client: Client) -> None:
    """Each cause of the knowledge can be ticked, with what the evidence says of it."""
    text = page(client)
    for key, cause in knowledge().causes.items():
        assert f'value="{key}"' in text
        assert cause.meaning.en[:30].replace("'", "&#x27;") in text


def test_clinicians_limits_stand_side_by_side(client: Client, web_logbook: Logbook) -> None:
    """Two clinicians, each with a word of their own; one lifted, the other stays; an empty one is refused."""
    client.post("/profile/limit", {"by": "surgeon", "no_running_until": "2031-03-01"})
    client.post("/profile/limit", {"by": "physiotherapist", "max_run_min": "20", "allowed_run_kinds": ["easy"]})
    assert [each.by for each in profile_of(web_logbook).limits] == ["surgeon", "physiotherapist"]
    assert "At most 20 minutes a run" in page(client)
    assert client.post("/profile/limit", {"by": "surgeon"}).status_code == 400
    client.post("/profile/limit", {"by": "surgeon", "lift": "yes"})
    assert [each.by for each in profile_of(web_logbook).limits] == ["physiotherapist"]


def test_another_language_is_spoken_at_once(client: Client) -> None:
    """Told German, the next page is German."""
    client.post("/profile/units", {"language": "de", "was.language": "en"})
    assert re.search(r'<html lang="de"', page(client))


def test_no_such_group(client: Client) -> None:
    """A made-up part is bad use."""
    assert client.post("/profile/shoes", {}).status_code == 400
