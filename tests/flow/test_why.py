"""`why` unfolds every entry down to its sources, finds ids as people write them, and names what uses an entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from easeback.assess import FINDINGS
from easeback.flow.why import ONE_OF, Unfolded, unfold, why
from easeback.knowledge import knowledge
from easeback.knowledge.load import KINDS, load
from easeback.model.error import BadUse


@dataclass(frozen=True, slots=True)
class FakeFinding:
    meaning: str
    parameters: tuple[str, ...] = ()


FAKES: Mapping[str, FakeFinding] = {"leg_hurts": FakeFinding("The leg hurts too much.", ("stop_pain",))}
FILES = {
    "sources": (
        '[house]\ntitle = "The house"\nkind = "house"\ngrade = "expert opinion"\nseen = "all of it"\n'
        '[paper_2020]\ntitle = "A paper"\nkind = "trial"\ngrade = "weak"\nseen = "memory: recalled"\n'
        'unverified = true\ndoi = "10.1/x"\n'
    ),
    "parameters": (
        '[stop_pain]\nvalue = 4\nunit = "0-10"\nmeaning = "Pain at which to stop."\n'
        'sources = ["paper_2020"]\nfit = "adapted"\n'
    ),
    "rules": (
        '[leg]\nline = "today"\nat_best = "walk"\ntext.en = "You said {leg}; {stop_pain:.0f} is the stop."\n'
        'text.de = "Du sagtest {leg}."\nall = ["leg_hurts"]\nparameters = ["stop_pain"]\n'
        'sources = ["house"]\nfit = "opinion"\n'
    ),
}


def small_why(folder: Path, word: str, language: str = "en") -> tuple[Unfolded, ...]:
    for kind in KINDS:
        (folder / f"{kind}.toml").write_text(FILES.get(kind, ""), encoding="utf-8")
    return unfold(word, load(folder), FAKES, language)


def facts(entry: Unfolded) -> dict[str, str]:
    return {fact.label: fact.text for fact in entry.facts}


def all_ids() -> Iterator[tuple[str, str]]:
    for kind, entries in knowledge().kinds():
        yield from ((kind, key) for key in entries)
    yield from (("findings", key) for key in FINDINGS)


def test_a_rule_unfolds_to_finding_parameter_and_source(tmp_path: Path) -> None:
    """A rule shows its finding, the finding's number and the number's source, with what was seen of that source."""
    (rule,) = small_why(tmp_path, "leg")
    assert (rule.kind, rule.id) == ("rule", "leg")
    (finding,) = rule.supports
    (parameter,) = finding.supports
    assert (finding.kind, finding.id, finding.text) == ("finding", "leg_hurts", "The leg hurts too much.")
    assert (parameter.id, parameter.text) == ("stop_pain", "4 of 10. Pain at which to stop.")
    house, paper = rule.sources
    assert (house.id, house.grade, house.unverified) == ("house", "expert opinion", False)
    assert (paper.id, paper.seen, paper.unverified, paper.doi) == ("paper_2020", "memory: recalled", True, "10.1/x")


def test_a_number_in_a_text_is_filled_and_the_runners_own_is_not(tmp_path: Path) -> None:
    """The knowledge's number stands in the sentence; what only the runner's day can fill keeps its name."""
    (rule,) = small_why(tmp_path, "leg")
    assert facts(rule)["text"] == "You said {leg}; 4 is the stop."
    assert facts(rule)["at best"] == "walk"
    assert facts(rule)["all of"] == "leg_hurts"
    (german,) = small_why(tmp_path, "leg", "de")
    assert facts(german)["text"] == "Du sagtest {leg}."


def test_what_uses_an_entry_is_named(tmp_path: Path) -> None:
    """A source is used by what cites it, a number by its rule and its finding, a finding by its rule."""
    (paper,) = small_why(tmp_path, "paper_2020")
    assert [(use.kind, use.id) for use in paper.used_by] == [("parameter", "stop_pain")]
    (number,) = small_why(tmp_path, "stop_pain")
    assert [(use.kind, use.id) for use in number.used_by] == [("rule", "leg"), ("finding", "leg_hurts")]
    (finding,) = small_why(tmp_path, "leg_hurts")
    assert [(use.kind, use.id) for use in finding.used_by] == [("rule", "leg")]
    assert facts(finding) == {"states": "The leg hurts too much."}
    assert [source.id for source in finding.sources] == ["paper_2020"]


@pytest.mark.parametrize("word", ["PAPER_2020", "paper-2020", " paper 2020 ", "pap"])
def test_an_id_is_found_as_people_write_it(tmp_path: Path, word: str) -> None:
    """Capitals, hyphens and spaces do not matter, and a beginning is enough when only one id begins so."""
    assert [entry.id for entry in small_why(tmp_path, word)] == ["paper_2020"]


def test_a_whole_id_wins_over_the_beginning_of_another(tmp_path: Path) -> None:
    """`leg` is the rule of that name, though `leg_hurts` begins with it."""
    assert [entry.id for entry in small_why(tmp_path, "leg")] == ["leg"]


@pytest.mark.parametrize(
    ("word", "said"),
    [("stop_pian", "Did you mean stop_pain?"), ("hurts", "Did you mean leg_hurts?"), ("", "Did you mean")],
)
def test_an_unknown_id_names_the_nearest(tmp_path: Path, word: str, said: str) -> None:
    """A misspelt id or a middle part of one is bad use, and the message names what was probably meant."""
    with pytest.raises(BadUse, match="is not a known id") as error:
        small_why(tmp_path, word)
    assert said in error.value.what_to_do


def test_a_beginning_of_many_names_some() -> None:
    """`RF` begins 45 ids: the message says how many and names the first."""
    with pytest.raises(BadUse, match="45 ids begin with 'RF'") as error:
        why("RF")
    assert "RF01_SADDLE" in error.value.what_to_do
    assert "37 more" in error.value.what_to_do


def test_a_red_flag_shows_question_urgency_gate_schedule_and_note() -> None:
    """Everything about one red-flag question, and the flags whose urgency it raises."""
    (flag,) = why("rf10")
    told = facts(flag)
    assert told["question"].startswith("Over days or weeks: legs stiff, clumsy")
    assert (told["urgency"], told["run gate"]) == ("emergency_now", "block")
    assert told["asked"] == "daily, on_change, weekly, onboarding"
    assert told["note"].startswith("Chip C.")
    assert told["standing"].startswith("not verified")
    assert {use.id for use in flag.used_by} == {"RF04_SEXUAL", "RF13_FEVER", "RF15_CANCER_HX"}
    assert facts(why("RF24")[0])["upgrades"] == "same_day with limp, rest_pain, night_pain, pain_every_step"


def test_every_id_unfolds_to_its_own_entry() -> None:
    """Each id of every kind, findings too, is found whole and ends in at least one source where it claims anything."""
    count = 0
    for kind, key in all_ids():
        found = {(entry.kind, entry.id): entry for entry in why(key)}
        entry = found[ONE_OF[kind], key]
        assert entry.facts
        assert kind in ("sources", "findings") or entry.sources, key
        count += 1
    assert count > 200


def test_forward_and_back_agree() -> None:
    """What an entry rests on names that entry among its uses, for every entry there is."""
    for kind, key in all_ids():
        (entry,) = [each for each in why(key) if each.kind == ONE_OF[kind]]
        for support in entry.supports:
            (below,) = [each for each in why(support.id) if each.kind == support.kind]
            assert (entry.kind, entry.id) in {(use.kind, use.id) for use in below.used_by}
