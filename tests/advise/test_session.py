"""The session and its limits, in minutes worked out by hand from DECISIONS; the lowest limit binds."""

from __future__ import annotations

from typing import Any

import pytest
from tests.short_diaries import Case, answer_of

from easeback.model.answer import Block, Limits
from easeback.model.words import Verdict

AMBER = {"zone": "buttock", "leg_pain_0_10": 1}
RED = {"zone": "thigh", "leg_pain_0_10": 5}


def running(case: Case) -> float:
    """Minutes of running in today's session."""
    return sum(block.minutes for block in answer_of(case).session if block.kind == "run")


def one_run(minutes: float) -> tuple[Block, ...]:
    """A plain run: one block."""
    return (Block("run", minutes),)


@pytest.mark.parametrize(
    ("today", "verdict"),
    [
        ({"red_flags": "RF01_SADDLE"}, Verdict.EMERGENCY),
        ({"symptoms": "weakness"}, Verdict.DOCTOR),
        ({"walking": "limp"}, Verdict.WALK),
    ],
)
def test_no_session_but_on_ease_and_run(today: dict[str, Any], verdict: Verdict) -> None:
    """On the three stricter verdicts there is no session, and no limit that could be read as leave to run."""
    answer = answer_of({0: {"planned_min": 60, "planned_km": 10, **today}})
    assert (answer.verdict, answer.session, answer.limits) == (verdict, (), Limits())


def test_a_green_run_is_as_planned() -> None:
    """The plan's minutes; without them the usual session; without that what was last tolerated."""
    assert answer_of({0: {"planned_min": 50}}).session == one_run(50)
    assert answer_of({"profile": {"usual_run_min": 40}}).session == one_run(40)
    assert answer_of({}).session == one_run(45)


def test_a_planned_distance_is_minutes_at_the_last_pace() -> None:
    """4 km at 45 minutes for 8 km are 22 and a half: whole minutes, never rounded up."""
    assert answer_of({0: {"planned_km": 4}}).session == one_run(22)


def test_an_amber_day_is_sixty_per_cent_of_the_last_tolerated_green_session() -> None:
    """60 % of 45 minutes are 27, whatever is planned; a shorter plan stays shorter."""
    assert answer_of({0: {**AMBER, "planned_min": 60}}).session == one_run(27)
    assert answer_of({0: {**AMBER, "planned_min": 20}}).session == one_run(20)
    assert answer_of({0: AMBER}).limits.max_minutes == 27


def test_cuts_are_never_measured_from_the_last_cut() -> None:
    """A run of 27 minutes on an amber day does not make the next cut 16."""
    assert running({-2: {**AMBER, "run_min": 27}, 0: AMBER}) == 27


def test_cuts_without_a_green_session_are_not_measured_from_cuts_either() -> None:
    """Weeks with a little leg pain, 45 minutes at first and 27 on the last three: still 27, not 16 and then 9."""
    cuts = {back: {"run_min": 27} for back in (-6, -4, -2)}
    assert running({"before": {"also": AMBER}, **cuts, 0: AMBER}) == 27


def test_a_red_day_long_over_cuts_nothing_by_itself() -> None:
    """Four return runs tolerated, the red day 11 days ago: easy, and as long as the longest since, not 60 % of it."""
    case = {-11: RED, **{back: {"run_min": 45} for back in (-8, -6, -4, -2)}}
    answer = answer_of(case)
    assert (answer.verdict, answer.state.id) == (Verdict.EASE, "kept_running_amber")
    assert running(case) == 45


def test_a_run_that_was_not_tolerated_is_no_measure() -> None:
    """90 minutes on a painkiller: the green session before it counts."""
    assert running({-2: {"run_min": 90, "painkiller": True}, 0: AMBER}) == 27


@pytest.mark.parametrize(
    ("case", "minutes"),
    [
        ({-1: RED}, 22),
        ({"before": {"run": {"run_min": 80}}, -1: RED}, 30),
        ({-3: RED}, 22),
        ({-5: RED}, 31),
        ({-7: RED, 0: {"planned_min": 60}}, 45),
    ],
)
def test_the_way_back_from_a_flare(case: Case, minutes: float) -> None:
    """50, 50, 70 and 100 % of the longest tolerated run (45 min): 22, 22, 31, 45; the first never over 30."""
    assert running(case) == minutes


def test_the_way_back_has_a_first_run_of_half_an_hour_at_most_with_no_run_known() -> None:
    """Nothing is known to take half of: walk and run by turns, within the 30 minutes."""
    answer = answer_of({"before": "nobody", -1: RED, 0: {"planned_min": 90}})
    assert answer.verdict is Verdict.EASE
    assert sum(block.minutes for block in answer.session if block.kind == "run") == 12


def test_after_a_gap_the_ladder_starts_at_its_first_stage() -> None:
    """5 x (1 run, 4 walk) and 5 minutes of walking, no faster than an easy jog, whatever is planned."""
    answer = answer_of({"before": {"from": -24, "last_run": -14}, 0: {"planned_min": 60}})
    assert answer.session == (*[Block("run", 1), Block("walk", 4)] * 4, Block("run", 1), Block("walk", 9))
    assert (answer.limits.max_minutes, answer.limits.max_distance_km, answer.limits.max_speed_kmh) == (5, None, 8.6)


def test_an_unknown_runner_starts_at_stage_four_at_most() -> None:
    """6 x (2 run, 3 walk)."""
    answer = answer_of({"before": "nobody", 0: {"planned_min": 60}})
    assert answer.session == tuple([Block("run", 2), Block("walk", 3)] * 6)


def test_with_no_run_to_go_by_an_eased_day_is_stage_four() -> None:
    """By their word they ran half an hour, a clinician set limits without minutes, and no plan or run is known."""
    word = {"last_unbroken_30_min_on": "2024-03-10", "settled_next_morning": True}
    case: Case = {"before": "nobody", -3: {"clinician_said": "limits"}, -2: {}, -1: {}, 0: {}, "profile": word}
    answer = answer_of(case)
    assert (answer.verdict, answer.reasons[0].rule) == (Verdict.EASE, "clinician_limits")
    assert answer.session == tuple([Block("run", 2), Block("walk", 3)] * 6)


def test_of_two_ready_made_sessions_the_gentler_one_is_given() -> None:
    """After a gap of 40 days nobody knows of a run of half an hour any more: the first stage, not the fourth."""
    assert running({"before": {"from": -50, "last_run": -40}}) == 5


@pytest.mark.parametrize(
    ("most_min", "case", "minutes"),
    [
        (20, {}, 20),
        (20, {0: {"planned_min": 60}}, 20),
        (12, {"before": "nobody", 0: {}}, 12),
        (11, {"before": "nobody", 0: {}}, 10),
        (3, {"before": {"from": -24, "last_run": -14}}, 3),
        (20, {0: AMBER}, 20),
        (10, {-1: RED}, 10),
    ],
)
def test_a_clinicians_minutes_are_never_exceeded(most_min: float, case: Case, minutes: float) -> None:
    """The clinician's most binds a plain run, an eased one, the way back, and whole sets of a walk-run session."""
    assert running({**case, "profile": {"max_run_min": most_min}}) == minutes


def test_a_clinicians_minutes_end_with_their_date() -> None:
    """The last day of the limit is within it, the next is not."""
    assert running({"profile": {"max_run_min": 20, "limits_until": "2024-03-13"}}) == 20
    assert running({"profile": {"max_run_min": 20, "limits_until": "2024-03-12"}}) == 45


def test_walk_and_run_by_turns_where_a_clinician_allowed_nothing_else() -> None:
    """No unbroken run is given to a runner who is allowed walk and run by turns only."""
    answer = answer_of({"profile": {"allowed_run_kinds": ["walk_run"]}, 0: {"planned_kind": "easy"}})
    assert answer.session == tuple([Block("run", 2), Block("walk", 3)] * 6)


def test_a_limit_that_leaves_no_run_is_a_walk() -> None:
    """`Run less: 0 minutes` is no answer."""
    answer = answer_of({"profile": {"max_run_min": 0}})
    assert (answer.verdict, answer.session) == (Verdict.WALK, ())


def test_a_limit_shorter_than_one_set_is_one_short_run() -> None:
    """One minute is less than the two of the fourth stage's sets: the minute alone is the session."""
    assert answer_of({"before": "nobody", 0: {}, "profile": {"max_run_min": 1}}).session == one_run(1)


def test_a_plan_above_the_cap_is_shortened() -> None:
    """12 km in 66 minutes after 8 km at most: 1.10 x 8 = 8.8 km, in 48 minutes; a load cap is no amber day."""
    answer = answer_of({0: {"planned_km": 12, "planned_min": 66}})
    assert (answer.limits.max_distance_km, answer.session) == (8.8, one_run(48))


def test_a_plan_above_a_tenth_is_held_to_the_tenth_in_minutes_too() -> None:
    """9 km in 54 minutes: minutes and kilometres say the same, 8.8 km in 52."""
    answer = answer_of({0: {"planned_km": 9, "planned_min": 54}})
    assert (answer.verdict, answer.limits.max_distance_km, answer.session) == (Verdict.RUN, 8.8, one_run(52))


@pytest.mark.parametrize(
    "case",
    [
        {-2: {"run_km": 21, "stopped_early": True}},
        {-2: {"run_km": 21, "settled": "longer"}},
        {-2: {"run_km": 21, "painkiller": True}},
        {-8: {"run_km": 21}, -7: RED},
        {-2: {"run_km": 21}, -1: "nothing"},
    ],
)
def test_what_never_raises_a_cap(case: Case) -> None:
    """A run cut short, flared, on a painkiller, before the last red day, or not answered for: the cap stays 8.8 km."""
    answer = answer_of({**case, 0: {"planned_km": 8}})
    assert answer.limits.max_distance_km in (8.8, None)
    assert answer.limits.max_distance_km == 8.8 or not answer.session


def test_what_is_avoided_is_named_once_and_only_when_eased() -> None:
    """With a symptom no speed, hills or race; on a green day nothing is barred."""
    assert answer_of({}).limits.avoid == ()
    avoid = answer_of({0: {**AMBER, "symptoms": "tingling"}}).limits.avoid
    assert {"speed", "hills", "downhill", "race"} <= set(avoid)
    assert len(avoid) == len(set(avoid))


TURNS = {"run_km": 4, "run_min": 30, "run_kind": "walk_run"}


def climber(tolerated: int, **today: Any) -> Case:
    """A runner who has tolerated so many walk-runs since a break, every other day, the last two days ago."""
    runs: dict[Any, Any] = {-2 * each: TURNS for each in range(1, tolerated + 1)}
    return {"before": {"from": -120, "last_run": -100}, **runs, 0: today}


@pytest.mark.parametrize(
    ("tolerated", "minutes"),
    [(1, 5), (2, 7), (4, 10), (6, 12), (8, 15), (10, 18), (12, 20), (14, 24), (16, 27), (18, 28), (20, 30), (30, 30)],
)
def test_each_stage_of_the_ladder_is_given_in_full_on_a_green_morning(tolerated: int, minutes: float) -> None:
    """Two tolerated runs a stage; the running minutes of EVIDENCE 2.4 from 5 x 1 to 30, whatever is planned."""
    assert running(climber(tolerated)) == minutes
    assert running(climber(tolerated, planned_min=60)) == minutes


def test_the_blocks_of_a_stage_are_run_and_walk_by_turns() -> None:
    """Stage 9 is 3 x (9 run, 1 walk) at an easy jog."""
    answer = answer_of(climber(16))
    assert answer.session == (Block("run", 9), Block("walk", 1)) * 3
    assert (answer.limits.max_minutes, answer.limits.max_speed_kmh) == (27, 8.6)


@pytest.mark.parametrize(
    ("tolerated", "minutes"), [(1, 3), (2, 4), (4, 6), (8, 9), (12, 12), (16, 9), (18, 14), (20, 18)]
)
@pytest.mark.parametrize("today", [AMBER, {"symptoms": "tingling"}, {"painkiller": True}])
def test_amber_on_the_ladder_is_the_same_stage_at_sixty_per_cent(
    tolerated: int, minutes: float, today: dict[str, Any]
) -> None:
    """60 % of 5, 7, 10, 15, 20, 27, 28 and 30 minutes in whole sets of 1 to 14; the last is unbroken."""
    answer = answer_of(climber(tolerated, **today))
    assert answer.state.id == "ladder"
    assert running(climber(tolerated, **today)) == minutes


def test_a_clinicians_minutes_bind_on_the_ladder_too() -> None:
    """Stage 5 is 5 x 3 minutes; with 7 allowed it is two sets."""
    assert running({**climber(8), "profile": {"max_run_min": 7}}) == 6


def test_no_session_in_the_walk_base_in_the_walking_week_or_paused() -> None:
    """Walking is what carries: no blocks, no limits."""
    cut = {**TURNS, "stopped_early": True}
    cases: list[Case] = [
        climber(0, walks_ok=False),
        {**climber(0), -4: cut, -2: cut},
        {**climber(4), "profile": {"paused_since": "2024-03-12"}},
        {**climber(4), -1: TURNS},
    ]
    assert [(answer_of(case).verdict, answer_of(case).session) for case in cases] == [(Verdict.WALK, ())] * 4


TWENTY_TWO = {"run_km": 4, "run_min": 22, "run_kind": "easy", "settled": "within_1h"}


@pytest.mark.parametrize(("done", "minutes"), [(0, 22), (1, 22), (2, 31), (3, 45)])
def test_the_shares_of_the_way_back_are_offered_without_a_plan(done: int, minutes: float) -> None:
    """No plan and no usual session: 50, 50, 70 and 100 % of 45 minutes, not the last short run again."""
    runs: dict[Any, Any] = {-2 * each: TWENTY_TWO for each in range(1, done + 1)}
    assert running({"before": {"from": -40, "last_run": -12}, -11: RED, **runs}) == minutes


def test_return_runs_on_two_days_in_a_row_are_one() -> None:
    """Two days apart: the second of them is no step, the next session is still half."""
    case: Case = {"before": {"from": -40, "last_run": -12}, -11: RED, -4: TWENTY_TWO, -3: TWENTY_TWO}
    assert running(case) == 22


def test_a_full_day_is_not_measured_from_the_last_cut() -> None:
    """After an eased run of 27 minutes, tolerated, the full run is again the last full one."""
    eased = {**AMBER, "run_min": 27, "run_kind": "easy", "settled": "within_1h"}
    assert running({"before": {"from": -30, "last_run": -10}, -8: eased}) == 45


@pytest.mark.parametrize(("planned_min", "verdict", "minutes"), [(49, "run", 49), (58, "run", 58), (59, "ease", 49)])
def test_minutes_are_capped_where_no_distance_is_planned(planned_min: float, verdict: str, minutes: float) -> None:
    """Against 45 minutes: up to 30 % more with a warning, over it 1.10 x 45 = 49."""
    answer = answer_of({0: {"planned_min": planned_min}})
    assert (answer.verdict, answer.session) == (verdict, one_run(minutes))


def test_the_ladder_after_a_red_day_goes_by_its_stage_not_by_shares() -> None:
    """A red day after four tolerated walk-runs: stage 3, 5 x 2 minutes, and no half of anything."""
    assert running({**climber(6), -4: {"zone": "back", "back_pain_0_10": 6}, -3: {}, -2: {}}) == 10


HALF = {"run_km": 6, "run_min": 35, "run_kind": "easy", "settled": "within_1h"}


def rebuilder(last_run: int, **today: Any) -> Case:
    """Two half hours after a break, the last so many days ago."""
    return {"before": {"from": -100, "last_run": -80}, last_run - 2: HALF, last_run: HALF, 0: today}


@pytest.mark.parametrize(
    ("case", "minutes"),
    [
        (rebuilder(-2), 35),
        (rebuilder(-2, planned_min=38), 38),
        (rebuilder(-2, planned_min=60), 38),
        (rebuilder(-2, **AMBER), 21),
        (rebuilder(-7), 30),
        (rebuilder(-7, **AMBER), 18),
        (rebuilder(-14), 28),
        (rebuilder(-14, **AMBER), 14),
    ],
)
def test_rebuilding_rises_by_a_tenth_and_falls_with_pauses(case: Case, minutes: float) -> None:
    """1.10 x 35 = 38.5; amber 60 %; after a week half an hour, after two 2 x 14, and 60 % of those when amber."""
    answer = answer_of(case)
    assert (answer.state.id, running(case)) == ("rebuild", minutes)


def test_after_a_silent_week_the_last_tolerated_session_is_the_most() -> None:
    """The last tolerated run was 30 minutes; 45 are planned; nobody said anything for seven mornings."""
    silent = dict.fromkeys(range(-7, 0), "nothing")
    case: Case = {"before": {"from": -40, "last_run": -10}, -9: {"run_min": 30, "run_kind": "easy"}, **silent}
    assert running({**case, 0: {"planned_min": 45}}) == 30
    assert running({**case, -3: {}, 0: {"planned_min": 45}}) == 45


def test_the_head_start_is_the_first_session_of_the_walk_base() -> None:
    """Eight red days, a week of quiet, and a tolerated half hour 16 days ago: stage 4, 6 x 2 minutes."""
    reds = dict.fromkeys(range(-15, -7), RED)
    case: Case = {"before": {"from": -40, "last_run": -16}, **reds}
    assert (answer_of(case).reasons[0].rule, running(case)) == ("red_lately", 12)
    assert running({**case, "before": {"from": -60, "last_run": -24}}) == 5
