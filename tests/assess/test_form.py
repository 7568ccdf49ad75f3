"""Cues from the recordings: the target by hand, the edges, and that they never decide anything (promise 4)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.short_diaries import KNOWN, Case, answer_of, judgement_of, training_of

from easeback.advise import form_cues
from easeback.assess.form import cadence_target
from easeback.model.cadence import CadenceTarget


def cadence(today: float, usual: float = 163.4) -> dict[str, Any]:
    """What the recordings say: steps a minute of the latest run, and the usual ones."""
    seen = {"source": "device", "today": today, "usual": usual, "deviation": today - usual, "plus_minus": 5,
            "speed_m_s": 2.75, "runs": 11}  # fmt: skip
    return {"form": {"cadence_steps_min": seen}}


def loops(runs: int, clockwise: int, anticlockwise: int, inside: float | None = None) -> dict[str, Any]:
    """Four weeks of laps."""
    return {"loops": {"runs": runs, "laps_clockwise": clockwise, "laps_anticlockwise": anticlockwise,
                      "bend_left_m": 1, "bend_right_m": 1, "painful_side": "left" if inside else None,
                      "inner_leg_share": inside}}  # fmt: skip


def cues(case: Case) -> dict[str, str]:
    """Every cue of a case by id, with its words."""
    return {each.id: each.text for each in form_cues(answer_of(case).verdict, judgement_of(case), KNOWN)}


def test_the_target_is_five_per_cent_above_the_runners_own() -> None:
    """163.4 and 5 % is 171.57, and 10 % is 179.74: never rounded past the most there is to try."""
    target = cadence_target(training_of({"training": cadence(164.2)}), KNOWN)
    assert target == CadenceTarget(
        usual_steps_min=163, target_steps_min=172, most_steps_min=179, today_steps_min=164, speed_m_s=2.75, runs=11
    )
    assert not target.is_reached
    assert cadence_target(None, KNOWN) is None
    assert cadence_target(training_of({"training": {}}), KNOWN) is None


def test_the_cue_says_the_runners_own_numbers() -> None:
    """Speed, target, usual and the most stand in the sentence: 2.75 m/s is 9.9 km/h."""
    words = cues({"training": cadence(164.2)})["quicker_steps"]
    assert "at 9.9 km/h try 172 a minute, 5 % above your usual 163, for 4 runs; never past 179" in words


@pytest.mark.parametrize(
    ("today", "cue"),
    [(171.4, "quicker_steps"), (172, "steps_stay"), (179, "steps_stay"), (180, "steps_slower_again")],
)
def test_the_edges_of_the_target(today: float, cue: str) -> None:
    """Below 172 quicker, from 172 to 179 stay, above that slower again; one of them only."""
    given = {"quicker_steps", "steps_stay", "steps_slower_again"} & set(cues({"training": cadence(today)}))
    assert given == {cue}


def test_form_waits_for_two_stable_weeks() -> None:
    """A morning not settled 13 days ago holds it back, one 14 days ago does not; quick steps are always seen."""
    restless = {"painkiller": True}
    since = {"before": {"from": -30}}
    assert "quicker_steps" in cues({**since, -14: restless, "training": cadence(164)})
    assert "quicker_steps" not in cues({**since, -13: restless, "training": cadence(164)})
    assert "quicker_steps_in_words" not in cues({**since, -13: restless})
    assert "steps_slower_again" in cues({**since, -13: restless, "training": cadence(190)})


def test_without_recordings_it_is_said_in_words() -> None:
    """No number that nobody measured, and the reason why there is none."""
    words = cues({})["quicker_steps_in_words"]
    assert words.startswith("No recordings with cadence yet")
    assert not any(letter.isdigit() for letter in words)


@pytest.mark.parametrize(
    ("said", "cue"),
    [
        (loops(9, 20, 60), "turn_round"),
        (loops(9, 60, 20), "turn_round"),
        (loops(9, 40, 60), None),
        (loops(8, 0, 60), None),
        (loops(9, 0, 60, inside=0.9), "turn_round_off_the_painful_leg"),
        (loops(9, 0, 60, inside=0.5), "turn_round"),
        (loops(9, 0, 0), None),
    ],
)
def test_turning_round_on_the_track(said: dict[str, Any], cue: str | None) -> None:
    """More than two runs a week, two thirds of the laps one way: turn round; the painful leg is named where inside."""
    given = {each for each in cues({"training": said}) if each.startswith("turn_round")}
    assert given == ({cue} if cue else set())


def test_the_week_is_the_runners_own_kilometres() -> None:
    """By hand: 26 km in the last seven days after 20 km in the seven before is 30 %, which is not more than 30."""
    runs = {-2: 13, -5: 13, -9: 10, -12: 10}
    ran = {
        back: {"run_km": km, "run_min": km * 6, "settled": "within_1h", "run_kind": "easy"} for back, km in runs.items()
    }
    week: dict[Any, Any] = {"before": "nobody", **ran, 0: {}}
    assert judgement_of(week).findings["week_grew_fast"].holds is False
    week[-2] = {**week[-2], "run_km": 13.1}
    grown = judgement_of(week).findings["week_grew_fast"]
    assert (grown.holds, grown.values) == (True, {"week_km": 26.1, "week_before_km": 20.0})
    del week[-2]["run_km"]
    assert judgement_of(week).findings["week_grew_fast"].holds is None


MORNINGS: list[dict[Any, Any]] = [
    {}, {0: {"zone": "buttock", "leg_pain_0_10": 1}}, {0: {"walking": "limp"}}, {0: {"symptoms": "weakness"}},
    {0: {"red_flags": "RF01_SADDLE"}}, {"before": "nobody", 0: "nothing"}, {0: {"planned_km": 12}},
    {"before": {"from": -60, "last_run": -40}},
]  # fmt: skip
SAID: list[dict[str, Any]] = [
    cadence(164), cadence(200), {"runs": 12, **loops(12, 0, 90, inside=0.9), "downhill_km": 9.0},
    {"form": {"vertical_oscillation_mm": {"source": "device", "today": 120, "usual": 80, "deviation": 40,
              "plus_minus": 6, "speed_m_s": 2.5, "runs": 9}}},
]  # fmt: skip


@pytest.mark.parametrize("case", MORNINGS)
@pytest.mark.parametrize("said", SAID)
def test_recordings_never_decide(case: dict[Any, Any], said: dict[str, Any]) -> None:
    """Promise 4: whatever the recordings say of form and loops, only what to do during the run may change."""
    without, with_them = answer_of(case), answer_of({**case, "training": said})
    for name in ("verdict", "care", "headline", "session", "limits", "before", "after", "reasons", "state", "missing"):
        assert getattr(without, name) == getattr(with_them, name), name
    kept = [each.id for each in without.during if not KNOWN.advice[each.id].cue]
    assert [each.id for each in with_them.during if not KNOWN.advice[each.id].cue] == kept
