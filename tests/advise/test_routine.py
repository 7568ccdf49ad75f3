"""Today's routines: offered, barred with the reason said, grown by the diary, and silent where advice is."""

from __future__ import annotations

from typing import Any

import pytest
from tests.short_diaries import KNOWN, Case, answer_of, judgement_of

from easeback.advise import routines_today
from easeback.advise.routine import dose_s
from easeback.model.routine import RoutineToday
from easeback.model.words import Verdict

QUIET: Case = {}
# The two exercises that CLINICAL-REVIEW section 4 names, and the swing with a nearly straight leg.
HAMSTRING = {"hamstring_stretch", "hamstring_sweep", "leg_swing_front"}
HEAT = {"heat_shower", "heat_pad", "heat_towel", "heat_bottle"}


def routines(case: Case) -> dict[str, RoutineToday]:
    """Today's routines of a case by id, offered or not."""
    return {each.id: each for each in routines_today(answer_of(case).verdict, judgement_of(case), KNOWN)}


def left_out(case: Case) -> dict[str, str]:
    """What is left out of any routine of a case, with the bar that stands against it."""
    return {each.exercise: each.bar for routine in routines(case).values() for each in routine.left_out}


def done(case: Case) -> set[str]:
    """Every exercise that is left to do."""
    return {each for routine in routines(case).values() for each in routine.exercises}


def test_a_quiet_day_leaves_everything_but_what_was_never_needed() -> None:
    """Nothing is barred on a quiet morning of a runner without any past of it."""
    assert left_out(QUIET) == {}
    assert set(KNOWN.routines) - set(routines(QUIET)) == set()
    offered = [each.id for each in routines(QUIET).values() if each.is_offered]
    assert offered == ["before_run", "after_run", "strength"]


# One row a bar: a morning on which it stands, and an exercise that it bars. The mornings are those of CLINICAL-REVIEW
# sections 1 (heat, U12) and 4 (hamstring, sliders, procedures), and of EVIDENCE section 6.
BARRED: list[tuple[str, str, dict[Any, Any]]] = [
    ("leg_symptoms_at_rest", "hamstring_stretch", {0: {"zone": "thigh", "leg_pain_0_10": 1}}),
    ("leg_symptoms_at_rest", "hamstring_sweep", {0: {"symptoms": "burning"}}),
    ("high_irritability", "slider_lying", {-1: {"run_km": 8, "run_min": 45, "settled": "longer"}}),
    ("high_irritability", "slider_seated", {0: {"woke_by_leg_pain": True, "leg_pain_0_10": 2, "zone": "thigh"}}),
    ("high_irritability", "slider_lying", {0: {"zone": "buttock", "leg_pain_0_10": 4}}),
    ("new_deficit", "figure_four_stretch", {0: {"symptoms": "tingling", "change": "worse", "zone": "back"}}),
    ("fresh_flare", "slider_lying", {-10: {"leg_pain_0_10": 6, "zone": "thigh"}}),
    ("bending_that_hurts", "cat_camel", {0: {"symptoms": "bend_pain"}}),
    ("bending_that_hurts", "hip_hinge", {0: {"symptoms": "sit_pain"}}),
    ("arching_that_hurts", "press_up", {0: {"symptoms": "extension_pain"}}),
    ("walking_is_not_normal", "walking_knee_lift", {0: {"walking": "uncomfortable"}, -1: {"sitting_h": 9}}),
    ("pain_above_settled", "bird_dog", {0: {"back_pain_0_10": 4, "zone": "back", "change": "better"}}),
    ("pregnancy_lying", "press_up", {"profile": {"pregnant": True, "may_run_from": "2024-01-01"}}),
    ("numb_today", "heat_pad", {0: {"symptoms": "numbness"}, "profile": {"known_numbness_examined_on": "2024-03-01"}}),
    ("numb_anywhere", "heat_bottle", {"profile": {"known_numbness_examined_on": "2024-01-10"}}),
    ("numb_anywhere", "heat_bottle", {-6: {"symptoms": "numbness"}}),
]  # fmt: skip


@pytest.mark.parametrize(("bar", "exercise", "case"), BARRED)
def test_a_bar_that_stands_leaves_its_exercise_out(bar: str, exercise: str, case: Case) -> None:
    """The exercise is in no routine, its own bar is on record, and on a quiet morning it is there."""
    judgement = judgement_of(case)
    assert exercise in done(QUIET)
    assert exercise not in done(case)
    standing = [name for name in KNOWN.exercises[exercise].barred_by
                if any(judgement.findings[each].holds for each in KNOWN.bars[name].any)]  # fmt: skip
    assert bar in standing
    if exercise in left_out(case):
        assert left_out(case)[exercise] in standing


def test_every_bar_that_can_stand_is_tried() -> None:
    """No bar with findings is without a morning, but for the operation, which leaves no routine at all."""
    by_finding = {name for name, bar in KNOWN.bars.items() if bar.any}
    assert by_finding - {bar for bar, _, _ in BARRED} == {"surgery_without_a_word"}
    assert routines({"profile": {"procedure": "disc", "procedure_on": "2024-03-01"}}) == {}


def test_leg_symptoms_at_rest_bar_the_hamstring_and_nothing_else() -> None:
    """Hip flexors, buttock and calves stay; the reason stands in the answer in words."""
    case = {0: {"zone": "thigh", "leg_pain_0_10": 1}}
    assert set(left_out(case)) == HAMSTRING | {"slider_seated"}
    (line,) = [each.text for each in answer_of(case).after if each.id == "after_run"]
    assert line.endswith("Left out today: hamstring stretch, hamstring sweeps (leg symptoms at rest).")


def test_what_was_not_said_bars_as_if_it_held() -> None:
    """Missing is not healthy: symptoms not said leave out whatever a symptom could bar, and say so."""
    case = {0: {"symptoms": "unsaid"}}
    assert answer_of(case).verdict is Verdict.RUN
    assert set(left_out(case)) >= HAMSTRING | HEAT
    assert not (HAMSTRING | HEAT) & done(case)
    (line,) = [each.text for each in answer_of(case).after if each.id == "after_run"]
    assert "(not said today: leg symptoms at rest)" in line


def test_heat_is_barred_whole_when_something_is_numb_and_the_bottle_after_it() -> None:
    """DECISIONS: none on numb skin, no bottle while anything is numb; known numbness leaves the other ways."""
    numb = {0: {"symptoms": "numbness"}, "profile": {"known_numbness_examined_on": "2024-03-01"}}
    assert answer_of(numb).verdict is Verdict.EASE
    assert not HEAT & done(numb)
    known = {0: {"zone": "back", "back_pain_0_10": 2}, "profile": {"known_numbness_examined_on": "2024-01-10"}}
    assert HEAT & done(known) == HEAT - {"heat_bottle"}
    (line,) = [each.text for each in answer_of(known).before if each.id == "heat"]
    assert "10 to 15 minutes" in line
    assert "Never on numb skin, never asleep" in line


def test_every_way_of_heat_has_the_skin_rules() -> None:
    """Numb skin, falling asleep, patch and fever, pregnancy: said beside each of the four ways."""
    rules = {"numb_today", "numb_skin", "asleep", "patch_rub_wound_fever", "pregnancy_heat"}
    assert all(rules <= set(KNOWN.exercises[way].barred_by) for way in HEAT)
    assert [way for way in HEAT if "numb_anywhere" in KNOWN.exercises[way].barred_by] == ["heat_bottle"]


@pytest.mark.parametrize("flag", ["RF01_SADDLE", "RF19_DVT"])
def test_nothing_is_offered_where_advice_is_silent(flag: str) -> None:
    """No stretch, no heat, no exercise on a day whose red flag blocks."""
    assert routines({0: {"red_flags": flag}}) == {}


def test_a_day_for_the_doctor_has_no_routine() -> None:
    """Weakness is looked at before anything is stretched."""
    assert answer_of({0: {"symptoms": "weakness"}}).verdict is Verdict.DOCTOR
    assert routines({0: {"symptoms": "weakness"}}) == {}


def test_a_limp_leaves_heat_and_no_strength() -> None:
    """Walk days keep comfort; nothing that loads one leg."""
    case = {0: {"walking": "limp"}}
    assert "heat" in routines(case)
    assert not routines(case)["strength"].exercises
    assert routines(case)["strength"].text.startswith("Left out today: bridge on both legs")


@pytest.mark.parametrize(
    ("symptoms", "offered"),
    [("bend_pain", "arch_back"), ("sit_pain", "arch_back"), ("extension_pain", "bend_forward"),
     ("bend_pain;extension_pain", None), ("dull", None)],
)  # fmt: skip
def test_the_direction_that_eases_is_the_one_that_does_not_hurt(symptoms: str, offered: str | None) -> None:
    """Arching for those whom bending hurts, bending for those whom arching hurts, neither for both."""
    given = {each.id for each in routines({0: {"symptoms": symptoms}}).values() if each.is_offered}
    assert given & {"arch_back", "bend_forward"} == ({offered} if offered else set())


def test_sliders_are_offered_only_past_the_flare() -> None:
    """Felt within the last weeks and no red day for 14 days: on the 15th day they are there, on the 14th not."""
    fresh = {"before": {"from": -40}, -14: {"leg_pain_0_10": 5, "zone": "thigh"}}
    past = {"before": {"from": -40}, -15: {"leg_pain_0_10": 5, "zone": "thigh"}}
    assert not routines(fresh)["nerve_sliders"].exercises
    assert routines(past)["nerve_sliders"].is_offered
    assert not routines(QUIET)["nerve_sliders"].is_offered


def sessions(*days_ago: int, **after: Any) -> dict[Any, Any]:
    """A quiet runner with strength work on these days; `after` is said on the morning after the first named."""
    case: dict[Any, Any] = {"before": {"from": -60}}
    for back in days_ago:
        case.setdefault(-back, {})["strength"] = True
    if after:
        case.setdefault(-days_ago[0] + 1, {}).update(after)
    return case


@pytest.mark.parametrize(
    ("case", "bridge"),
    [
        (sessions(), "bridge_double"),
        (sessions(3), "bridge_double"),
        (sessions(3, 6), "bridge_march"),
        (sessions(3, 6, 9), "bridge_march"),
        (sessions(3, 6, 9, 12), "bridge_single"),
        (sessions(3, 6, 9, 12, 15, 18), "bridge_single"),
        # One of two was followed by a morning that was not settled, one by nothing said.
        (sessions(3, 6, leg_pain_0_10=3, zone="buttock"), "bridge_double"),
        (sessions(3, 6, all="unsaid"), "bridge_double"),
        # Thirty days without strength: from the start again.
        (sessions(40, 43, 46, 49), "bridge_double"),
    ],
)
def test_strength_grows_by_two_settled_sessions(case: Case, bridge: str) -> None:
    """Next harder after two sessions with a settled morning; else the same."""
    exercises = routines(case)["strength"].exercises
    assert [each for each in exercises if each.startswith("bridge")] == [bridge]


def test_strength_rests_a_day_and_stops_at_three_a_week() -> None:
    """Not the day after, not a fourth time in seven days."""
    assert routines(sessions(3))["strength"].is_offered
    assert routines(sessions(2))["strength"].is_offered
    assert not routines(sessions(1))["strength"].is_offered
    assert not routines(sessions(2, 4, 6))["strength"].is_offered


def test_a_dose_takes_this_long() -> None:
    """By hand: 2 x (30 s and 4 s to get there) a side is 136 s; 2 x (10 bridges of 5.5 s, 20 s rest) is 150 s."""
    assert dose_s(KNOWN.exercises["hip_flexor_stretch"]) == 136
    assert dose_s(KNOWN.exercises["bridge_double"]) == 150
    assert dose_s(KNOWN.exercises["heat_pad"]) == 0


def test_routines_and_cues_fill_a_list_up_and_crowd_nothing_out() -> None:
    """What advice says of this morning is all there; routines and cues fill up to five lines, one at least."""
    case = {0: {"zone": "thigh", "leg_pain_0_10": 1, "symptoms": "sit_pain;downhill_pain;uphill_pain"},
            -1: {"sitting_h": 9}, -4: {"run_ground": "track"}}  # fmt: skip
    answer = answer_of(case)
    for each in (answer.before, answer.during, answer.after):
        filled = [one for one in each if one.id in KNOWN.routines or KNOWN.advice[one.id].cue]
        assert len(filled) == max(5 - (len(each) - len(filled)), 1) or len(each) < 5
    assert "stop_rule" in {each.id for each in answer.during}
    assert "bending_hurts_today" in {each.id for each in answer.before}
