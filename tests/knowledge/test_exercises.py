"""The exercises, routines, bars and claims: complete, whole, and in agreement with the article and with each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from easeback.assess import FINDINGS
from easeback.knowledge.load import KINDS, Knowledge, load
from easeback.knowledge.poses import load_poses, poses
from easeback.model.error import KnowledgeError

# REGIMEN 1, EVIDENCE section 6 and the issue: what must be there, kind by kind.
EXERCISES = {
    "mobility": {"leg_swing_front", "leg_swing_side", "walking_knee_lift", "hip_circle", "walking_lunge_short",
                 "ankle_roll", "cat_camel", "glute_kick"},
    "stretch": {"hip_flexor_stretch", "figure_four_stretch", "hamstring_stretch", "hamstring_sweep",
                "calf_stretch_straight", "calf_stretch_bent"},
    "slider": {"slider_lying", "slider_seated"},
    "direction": {"prone_on_elbows", "press_up", "standing_back_bend", "knees_to_chest"},
    "strength": {"bridge_double", "bridge_march", "bridge_single", "side_plank_knees", "side_plank", "bird_dog",
                 "dead_bug", "calf_raise_double", "calf_raise_single", "hip_hinge", "split_squat", "step_down"},
    "heat": {"heat_shower", "heat_pad", "heat_towel", "heat_bottle"},
}  # fmt: skip
SLIDER_BARS = {"high_irritability", "new_deficit", "surgery_without_a_word", "fresh_flare"}
HAMSTRING_BARS = {"leg_symptoms_at_rest", "soon_after_rising"}
# EVIDENCE section 9, first word of each verdict; row 22 says "keep as comfort", row 41 "keep as optional".
COUNTS = {"kept": 16, "qualified": 17, "contradicted": 8, "dropped": 1, "added": 1}
CONTRADICTED = {1, 10, 11, 12, 21, 26, 28, 36}


def test_every_exercise_is_there(known: Knowledge) -> None:
    """All of the article's and all of the evidence's, each of its kind."""
    found = {kind: {name for name, each in known.exercises.items() if each.kind == kind} for kind in EXERCISES}
    assert found == EXERCISES


def test_the_articles_own_are_marked(known: Knowledge) -> None:
    """It names six stretches' muscles, the single-leg bridge and four ways of heat, and promises three more."""
    named = {name for name, each in known.exercises.items() if each.article == "named"}
    assert named == EXERCISES["stretch"] | EXERCISES["heat"] | {"bridge_single"}
    promised = [each for each in known.exercises.values() if each.article == "promised"]
    assert len(promised) == 3
    assert {each.kind for each in promised} == {"mobility"}


def test_both_sides_always(known: Knowledge) -> None:
    """What is done on one side has a step that says to change, in words."""
    for name, each in known.exercises.items():
        if each.sides == "each_side":
            steps = " ".join(step.en for step in each.steps).lower()
            assert any(word in steps for word in ("other", "change legs")), name


def test_neighbours_point_back(known: Knowledge) -> None:
    """The harder of the easier is itself, and the other way round; no chain goes in a circle."""
    for name, each in known.exercises.items():
        assert each.harder is None or known.exercises[each.harder].easier == name
        assert each.easier is None or known.exercises[each.easier].harder == name
        seen, place = {name}, each.harder
        while place:
            assert place not in seen
            seen.add(place)
            place = known.exercises[place].harder
    assert known.exercises["bridge_double"].harder == "bridge_march"
    assert known.exercises["bridge_march"].harder == "bridge_single"


def test_the_bars_of_the_clinical_review_are_on_them(known: Knowledge) -> None:
    """Sliders, hamstring stretch and sweeps carry the bars of CLINICAL-REVIEW section 4."""
    assert all(set(known.exercises[name].barred_by) >= SLIDER_BARS for name in EXERCISES["slider"])
    for name in ("hamstring_stretch", "hamstring_sweep"):
        assert set(known.exercises[name].barred_by) >= HAMSTRING_BARS


def test_every_bar_and_exercise_is_used(known: Knowledge) -> None:
    """No bar without an exercise; every exercise in a routine, or a harder neighbour of one there."""
    used = {bar for each in known.exercises.values() for bar in each.barred_by}
    assert set(known.bars) - used == set()
    reached = {name for routine in known.routines.values() for name in routine.exercises}
    for name in [*reached]:
        place = known.exercises[name].harder
        while place:
            reached.add(place)
            place = known.exercises[place].harder
    assert set(known.exercises) - reached == set()


def test_bars_and_routines_name_findings_that_exist(known: Knowledge) -> None:
    """A finding is code: what a file names must be there."""
    for each in known.bars.values():
        assert set(each.any) <= set(FINDINGS)
    for routine in known.routines.values():
        assert set(routine.all + routine.any + routine.none) <= set(FINDINGS)


def test_every_exercise_with_a_dose_has_its_poses(known: Knowledge) -> None:
    """Two to six key poses each; one repetition lasts as long as one round of them, and is held as long."""
    dosed = {name: each.dose for name, each in known.exercises.items() if each.dose is not None}
    assert set(poses()) == set(dosed) == set(known.exercises) - EXERCISES["heat"]
    for name, dose in dosed.items():
        keys = poses()[name].poses
        assert 2 <= len(keys) <= 6, name
        assert dose.each_s == pytest.approx(sum(pose.move_s + pose.hold_s for pose in keys)), name
        assert dose.hold_s in (0, max(pose.hold_s for pose in keys)), name


def test_the_claims_are_all_there(known: Knowledge) -> None:
    """43 claims in the article's order, with the verdicts counted as EVIDENCE section 9 counts them."""
    claims = list(known.claims.values())
    assert [each.number for each in claims] == list(range(1, 44))
    assert {verdict: sum(each.verdict == verdict for each in claims) for verdict in COUNTS} == COUNTS
    assert {each.number for each in claims if each.verdict == "contradicted"} == CONTRADICTED
    assert all(each.article.en != each.evidence.en for each in claims)


@pytest.mark.real
def test_the_verdicts_are_those_of_the_evidence(known: Knowledge, evidence: Path) -> None:
    """The first word of each row of EVIDENCE section 9 is the verdict here."""
    words = {"keep": "kept", "qualify": "qualified", "contradict": "contradicted", "drop": "dropped", "add": "added"}
    text = (evidence / "EVIDENCE.md").read_text(encoding="utf-8").split("## 9.")[1].split("## 10.")[0]
    rows = [
        line.split("|") for line in text.splitlines() if line.startswith("| ") and line.split("|")[1].strip().isdigit()
    ]
    said = {int(row[1]): words[row[3].replace("*", " ").replace("/", " ").split()[0]] for row in rows}
    assert said == {each.number: each.verdict for each in known.claims.values()}


BROKEN = [
    ("exercises", '[x]\nname.en = "X"\nkind = "dance"\n', ("x", "dance")),
    ("exercises", '[x]\nname.en = "X"\nkind = "stretch"\npurpose.en = "p"\nsteps = [{ en = "a" }, { en = "b" }]\n'
     'sides = "each_side"\narticle = "ours"\nsources = ["house"]\nfit = "opinion"\n', ("x", "steps")),
    ("exercises", '[x]\nname.en = "X"\nkind = "stretch"\npurpose.en = "p"\n'
     'steps = [{ en = "a" }, { en = "b" }, { en = "c" }]\nsides = "each_side"\narticle = "ours"\n'
     'barred_by = ["rain"]\nsources = ["house"]\nfit = "opinion"\n', ("x", "rain")),
    ("routines", '[r]\nname.en = "R"\nwhen = "before"\nverdicts = ["run"]\nexercises = ["y"]\ntext.en = "t"\n'
     'order = 1\nlogs = "stretched"\nsources = ["house"]\nfit = "opinion"\n', ("r", "y")),
    ("bars", '[b]\ntext.en = "Over {stop_pain}."\nsources = ["house"]\nfit = "opinion"\n', ("b.text.en", "stop_pain")),
    ("claims", '[c]\nnumber = 1\narticle.en = "a"\nevidence.en = "e"\nverdict = "true"\ngrade = "g"\n'
     'sources = ["house"]\nfit = "opinion"\n', ("c", "true")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "named"), BROKEN)
def test_a_broken_entry_is_refused(small: Path, kind: str, text: str, named: tuple[str, ...]) -> None:
    """A wrong kind, too few steps, an unknown bar or exercise, an unlisted number: named by file and key."""
    assert kind in KINDS
    (small / f"{kind}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        load(small)
    assert error.value.file == f"{kind}.toml"
    assert all(name in str(error.value) for name in named), str(error.value)


POSE = '{ base = "standing", move_s = 1, contacts = ["left_foot"] }'
BROKEN_POSES = [
    (f"[juggling]\nposes = [{POSE}, {POSE}]\n", ("juggling", "no exercise")),
    (f"[hip_hinge]\nposes = [{POSE}]\n", ("hip_hinge", "length")),
    (f'[hip_hinge]\nposes = [{POSE}, {POSE.replace("left_foot", "left_ear")}]\n', ("hip_hinge.poses.2", "left_ear")),
    (f'[hip_hinge]\nposes = [{POSE}, {POSE.replace("left_foot", "left_foot:step")}]\n', ("hip_hinge.poses.2", "step")),
    (f'[hip_hinge]\nposes = [{POSE}, {POSE.replace("move_s = 1", "move_s = 1, left_knee = 200")}]\n', ("left_knee",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named"), BROKEN_POSES)
def test_broken_poses_are_refused(tmp_path: Path, text: str, named: tuple[str, ...]) -> None:
    """Poses of no exercise, one pose alone, an ear on the ground, a missing step, an angle beyond all."""
    (tmp_path / "poses.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        load_poses(tmp_path)
    assert all(name in str(error.value) for name in named), str(error.value)
