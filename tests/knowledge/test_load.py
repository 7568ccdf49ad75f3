"""The loader takes sound files whole and refuses every broken one, naming file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from easeback.knowledge.load import KINDS, load
from easeback.model.error import KnowledgeError

# What is broken: the file, the text in it, what takes its place, and what the error must name.
BROKEN = [
    ("sources", 'seen = "all of it"', 'seen = "all of it"\ncolour = "red"', ("house", "colour")),
    ("sources", 'seen = "all of it"', "", ("house", "seen")),
    ("sources", 'kind = "house"', 'kind = "rumour"', ("house", "rumour")),
    ("parameters", 'unit = "0-10"', 'unit = "furlong"', ("stop_pain", "furlong")),
    ("parameters", "value = 4", 'value = "four"', ("stop_pain", "value")),
    ("parameters", 'sources = ["house"]\n', "", ("stop_pain", "sources")),
    ("parameters", 'sources = ["house"]', "sources = []", ("stop_pain", "sources")),
    ("parameters", 'sources = ["house"]', 'sources = ["hearsay"]', ("stop_pain", "hearsay")),
    ("parameters", 'fit = "opinion"', "", ("stop_pain", "fit")),
    ("parameters", 'fit = "opinion"', 'fit = "perfect"', ("stop_pain", "perfect")),
    ("symptoms", 'opens = ["RF08"]', 'opens = ["RF99"]', ("foot_drop", "RF99")),
    ("symptoms", 'name.en = "Foot drops"', 'name.de = "Fallfuß"', ("foot_drop", "en")),
    ("symptoms", 'name.en = "Foot drops"', 'name.en = ""', ("foot_drop", "name")),
    ("red_flags", 'urgency = "same_day"', 'urgency = "soon"', ("RF08", "soon")),
    ("red_flags", 'chip = "C"', 'chip = "D"', ("RF08", "D")),
    ("red_flags", 'chip = "C"', 'chip = "C"\nonly_if_any = ["left_handed"]', ("RF08", "left_handed")),
    ("red_flags", 'chip = "C"', 'chip = "C"\nunsure_counts_with = ["RF25"]', ("RF08", "RF25")),
    (
        "red_flags",
        'chip = "C"',
        'chip = "C"\nupgrades = [{ to = "emergency_now", when_any_flag = ["RF77"] }]',
        ("RF08", "RF77"),
    ),
    (
        "red_flags",
        'chip = "C"',
        'chip = "C"\nupgrades = [{ to = "emergency_now", when_any_symptom = ["hiccups"] }]',
        ("RF08", "hiccups"),
    ),
    ("texts", 'parameters = ["stop_pain"]\n', "", ("stop.text.en", "stop_pain")),
    ("texts", 'parameters = ["stop_pain"]', 'parameters = ["go_pain"]', ("stop", "go_pain")),
    ("texts", "{stop_pain}", "{stop_pain", ("stop.text.en", "placeholder")),
    ("chips", "[C]", "C = 3\n[D]", ("chips.toml: C:",)),
    ("chips", "[C]", "[C", ("the whole file",)),
]


def test_a_sound_folder_is_taken_whole(small: Path) -> None:
    """Every kind is read, each entry under its id, with its values as they stand in the file."""
    loaded = load(small)
    assert {kind: len(entries) for kind, entries in loaded.kinds()} == {
        kind: int(kind in ("sources", "parameters", "symptoms", "chips", "red_flags", "texts")) for kind in KINDS
    }
    assert loaded.number("stop_pain") == 4
    assert loaded.symptoms["foot_drop"].opens == ("RF08",)


@pytest.mark.parametrize(("kind", "sound", "broken", "named"), BROKEN)
def test_a_broken_file_is_refused_by_file_and_key(
    small: Path, kind: str, sound: str, broken: str, named: tuple[str, ...]
) -> None:
    """An unknown key, a missing source, a bad unit, an id that does not exist: the error names file, key and fault."""
    file = small / f"{kind}.toml"
    text = file.read_text(encoding="utf-8")
    assert sound in text
    file.write_text(text.replace(sound, broken, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        load(small)
    assert error.value.file == f"{kind}.toml"
    assert all(name in str(error.value) for name in named), str(error.value)


def test_a_missing_file_is_named(small: Path) -> None:
    """A folder that lacks a kind is refused by that file's name."""
    (small / "rules.toml").unlink()
    with pytest.raises(KnowledgeError, match=r"rules\.toml: the whole file: is missing"):
        load(small)


def test_a_file_that_is_no_text_is_named(small: Path) -> None:
    """Bytes that are not UTF-8 are refused by the file's name."""
    (small / "causes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(KnowledgeError, match=r"causes\.toml"):
        load(small)


def test_the_version_is_the_content(small: Path) -> None:
    """The same files give the same version; one changed number gives another."""
    before = load(small).version
    assert load(small).version == before
    file = small / "parameters.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("value = 4", "value = 5"), encoding="utf-8")
    assert load(small).version != before


def test_a_sentence_falls_back_to_english(small: Path) -> None:
    """A language that has the sentence gets its own; any other gets the English one."""
    file = small / "chips.toml"
    two = '[A]\ntext = { en = "Legs", de = "Beine" }\nsources = ["house"]\nfit = "opinion"\n'
    file.write_text(file.read_text(encoding="utf-8") + two, encoding="utf-8")
    chips = load(small).chips
    assert chips["A"].text.said("de") == "Beine"
    assert chips["A"].text.said("fr") == "Legs"
    assert chips["C"].text.said("de") == "Weaker"
