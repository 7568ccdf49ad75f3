"""The pages' words: complete in every language, and the ids of the diary all have one."""

from __future__ import annotations

import gettext
from io import BytesIO

from django.test import Client
from tests.small_recordings import NOW
from tools.translate import LOCALE, compiled, read_po, said_in_pages, said_in_template

from easeback.flow.logbook import Logbook
from easeback.flow.profile import set_facts
from easeback.model.check_in import FIELDS, Part
from easeback.model.words import (
    AREAS,
    CHANGES,
    CLINICIAN_SAID,
    PLANNED_KINDS,
    RUN_GROUNDS,
    SELF_TEST,
    SETTLED,
    SIDES,
    WALKING,
    ZONES,
)
from easeback.present.body_map import body_map
from easeback.present.check_in_form import fields_of
from easeback.show.web.words import LABELS, WORDS


def test_every_sentence_is_translated() -> None:
    """Each language has every sentence that a page marks, and its compiled file is that of its text."""
    said = said_in_pages()
    assert len(said) > 150
    for po in LOCALE.glob("*/LC_MESSAGES/django.po"):
        translations = read_po(po)
        assert [each for each in said if not all(translations.get(each, ("",)))] == []
        assert po.with_suffix(".mo").read_bytes() == compiled(translations)


def test_pythons_own_reader_understands_the_compiled_file() -> None:
    """The bytes that we write are what gettext reads: a sentence, and a plural of one and of many."""
    made = compiled({("Walk",): ("Gehen",), ("one run", "%d runs"): ("ein Lauf", "%d Läufe"), ("New",): ("",)})
    read = gettext.GNUTranslations(BytesIO(made))
    assert read.gettext("Walk") == "Gehen"
    assert [read.ngettext("one run", "%d runs", number) for number in (1, 2)] == ["ein Lauf", "%d Läufe"]
    assert read.gettext("New") == "New"


def test_sentences_are_found_in_templates() -> None:
    """A sentence, one with a value, and one with its plural."""
    source = '{% translate "A" %}{% blocktranslate with x=y %}b {{ x }}{% endblocktranslate %}'
    source += "{% blocktranslate count n=n %}one{% plural %}{{ n }} more{% endblocktranslate %}"
    assert list(said_in_template(source)) == [("A",), ("b %(x)s",), ("one", "%(n)s more")]


def test_every_word_of_the_diary_has_its_words() -> None:
    """No id reaches a reader: each field and each of its words is in the list."""
    lists = {
        "zone": ZONES, "side": SIDES, "change": CHANGES, "walking": WALKING, "run_kind": PLANNED_KINDS,
        "ground": RUN_GROUNDS, "settled": SETTLED, "self_test": SELF_TEST, "clinician_said": CLINICIAN_SAID,
        "part": tuple(Part), "area": {area.id for view in body_map() for area in view.areas},
    }  # fmt: skip
    assert {name: set(words) - WORDS[name].keys() for name, words in lists.items()} == {name: set() for name in lists}
    asked = {name for part in Part for name in fields_of(part)}
    assert asked == LABELS.keys()
    assert asked == FIELDS.keys() - {"chips_opened", "clinician_flags"}


def test_every_area_of_the_map_is_a_word_of_the_diary() -> None:
    """What can be tapped can be kept, exported and read back; no word is of an area that is not drawn."""
    drawn = [area.key for view in body_map() for area in view.areas]
    assert len(drawn) == len(set(drawn)) == 32
    assert set(drawn) == set(AREAS)


def test_the_pages_speak_german(client: Client, web_logbook: Logbook) -> None:
    """The language of the profile: words, dates and the language of the page itself."""
    set_facts(web_logbook, {"language": "de"}, NOW)
    page = client.get("/").content.decode()
    assert '<html lang="de"' in page
    assert "Was fehlt" in page
    assert "Wo spürst du es jetzt?" in client.get("/check-in").content.decode()
