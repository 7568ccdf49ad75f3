"""The choices of a plan: what a morning to come is taken to be like, which days run, and how far. Pure.

What is allowed is never decided here: every day's verdict and session come from the rules, and these choices can only
take away from them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil, floor
from statistics import median

from easeback.knowledge.load import Knowledge
from easeback.model.answer import Answer, Block
from easeback.model.day import Day
from easeback.model.history import History, PastRun
from easeback.model.judgement import Judgement
from easeback.model.words import RUN_KINDS, FlagAnswer, Verdict

WEEK_DAYS = 7
MINUTES_OF_AN_HOUR = 60
PLANNED = ("planned_km", "planned_min", "planned_kind")
# What a settled morning is copied by; everything else of a morning to come is the best answer to its question.
COPIED = ("zone", "side", "leg_pain_0_10", "back_pain_0_10", "symptoms")
# A longer run is planned only where the rules let running build up.
BUILDING_STATES = ("rebuild", "kept_running_green")
LATELY = 9
# States in which runs are still few: after a break, after a flare, or nothing known.
FEW_RUNS = ("walk_base", "ladder", "flare_return", "unknown")


@dataclass(frozen=True, slots=True)
class Session:
    """What a day is planned to hold: blocks (none: no run) and the kilometres run in them, None where not known."""

    blocks: tuple[Block, ...]
    km: float | None

    @property
    def running_min(self) -> float:
        """Minutes of running."""
        return sum(block.minutes for block in self.blocks if block.kind == "run")

    @property
    def unbroken_min(self) -> float:
        """The longest stretch of running without a break [min]."""
        return max((block.minutes for block in self.blocks if block.kind == "run"), default=0)


NO_SESSION = Session((), None)


@dataclass(frozen=True, slots=True)
class Ahead:
    """One day looked ahead at: its morning, what the rules say of it, and what is planned of what they allow.

    `rests`: a run would be allowed, and the usual week rests. `longer_than_km`: the longest tolerated run, where this
    one goes beyond it. `towards_goal`: the distance was planned on the way to the goal, not by the runner's diary.
    `race`: the answer to the goal's race, where it was tried.
    """

    morning: Day
    judgement: Judgement
    answer: Answer
    session: Session
    rests: bool
    per_week: float
    longer_than_km: float | None = None
    towards_goal: bool = False
    race: Answer | None = None


def quiet_morning(on: date, known: Knowledge) -> Day:
    """A morning on which nothing is felt and every question was answered so."""
    return Day(
        date=on, checked_in=True, zone="none", change="same", walking="normal", leg_pain_0_10=0, back_pain_0_10=0,
        leg_pain_worst_0_10=0, back_pain_worst_0_10=0, symptoms=(), woke_by_leg_pain=False, painkiller=False,
        red_flags=dict.fromkeys(known.red_flags, FlagAnswer.NO),
    )  # fmt: skip


def settled_morning(like: Day | None, on: date, known: Knowledge) -> Day:
    """A settled morning like that of the day `like`; None: as little settled as the rules still call settled."""
    quiet = quiet_morning(on, known)
    leg, back = (known.number(f"settled_{part}_pain_0_10") for part in ("leg", "back"))
    if like is None:
        return with_worst(replace(quiet, zone=None, leg_pain_0_10=leg, back_pain_0_10=back))
    copied = {name: getattr(like, name) for name in COPIED}
    return with_worst(replace(quiet, **copied))


def red_morning(on: date, known: Knowledge) -> Day:
    """A morning that is just red: it hurts down the thigh, worse, and nothing else is answered differently."""
    leg = known.number("red_leg_pain_now_0_10")
    return with_worst(replace(quiet_morning(on, known), zone="thigh", change="worse", leg_pain_0_10=leg))


def with_worst(day: Day) -> Day:
    """The day with the worst of its pain beside the latest: one check-in said both."""
    return replace(day, leg_pain_worst_0_10=day.leg_pain_0_10, back_pain_worst_0_10=day.back_pain_0_10)


def with_what_stands(morning: Day, before: Judgement, planned: Day | None) -> Day:
    """The morning with red flags that are open answered as they were, and with what the diary planned for it."""
    flags = {**morning.red_flags, **{flag.id: flag.answer for flag in before.open_flags}}
    plans = {name: getattr(planned, name) for name in PLANNED} if planned else {}
    return replace(morning, red_flags=flags, **plans)


def is_planned_by_runner(day: Day) -> bool:
    """The runner's diary plans a run for that day."""
    return day.planned_kind in RUN_KINDS or bool(day.planned_kind is None and (day.planned_km or day.planned_min))


def usual_runs_per_week(judgement: Judgement, known: Knowledge) -> float:
    """How many runs a week the runner does: by the profile, else as of late, else few."""
    on, runs = judgement.on, judgement.history.runs
    known_for = (on - runs[0].on).days if runs else 0
    days = min(known.number("plan_observed_days"), max(known_for, WEEK_DAYS))
    lately = round(sum(run.on >= on - timedelta(days=days) for run in runs) * WEEK_DAYS / days)
    return min(WEEK_DAYS, judgement.profile.usual_runs_per_week or lately or known.number("plan_runs_per_week"))


def runs_per_week(usual: float, state: str, known: Knowledge) -> float:
    """The usual runs of a week; few of them after a break or a flare."""
    return min(usual, known.number("plan_runs_per_week")) if state in FEW_RUNS else usual


def is_a_running_day(on: date, ran_on: Collection[date], per_week: float) -> bool:
    """Runs are spread evenly: no stretch of days that ends on `on` holds more of them than its share of a week."""
    for days in range(1, WEEK_DAYS + 1):
        first = on - timedelta(days=days - 1)
        if sum(first <= each < on for each in ran_on) + 1 > ceil(days * per_week / WEEK_DAYS):
            return False
    return True


def pace_min_km(runs: Sequence[PastRun], known: Knowledge) -> float:
    """The runner's usual pace [min/km]: the median of the latest runs; where none is known that of slow running."""
    paces = [run.minutes / run.km for run in runs[-LATELY:] if run.minutes and run.km]
    return median(paces) if paces else MINUTES_OF_AN_HOUR / known.number("easy_speed_kmh")


def session_of(answer: Answer, pace: float, wanted_km: float | None) -> Session:
    """The answer's session as it would be run at `pace` [min/km], no further than its own limit in kilometres."""
    if answer.verdict not in (Verdict.EASE, Verdict.RUN) or not answer.session:
        return NO_SESSION
    if answer.limits.max_speed_kmh is not None:
        pace = max(pace, MINUTES_OF_AN_HOUR / answer.limits.max_speed_kmh)
    session = Session(answer.session, None)
    most_km = answer.limits.max_distance_km
    if most_km is not None and len(answer.session) == 1 and session.running_min / pace > most_km:
        session = Session((Block("run", float(floor(most_km * pace))),), None)
    if session.running_min < 1:
        return NO_SESSION
    km = session.running_min / pace
    # Sessions are told in whole minutes: the last part of one must not make a planned distance shorter.
    if wanted_km is not None and int(wanted_km * pace) == session.running_min:
        km = wanted_km
    return Session(session.blocks, round(km, 2))


def with_run(day: Day, session: Session) -> Day:
    """The day with that session run and tolerated."""
    several = len(session.blocks) > 1
    return replace(
        day, run_km=session.km, run_min=session.running_min, run_unbroken_min=session.unbroken_min,
        run_kind="walk_run" if several else "easy", leg_pain_in_run_0_10=day.leg_pain_0_10, zone_in_run=day.zone,
        symptoms_in_run=(), walking_after_run="normal", stopped_early=False, settled="within_1h",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """What a plan goes by: pace [min/km], the usual week and run [km] (None: not known), and the last longer run."""

    pace_min_km: float
    runs_per_week: float
    usual_km: float | None
    longer_on: date | None


def way_of(judgement: Judgement, known: Knowledge) -> Way:
    """The way as the runner's last runs and profile show it, before any run to come is counted."""
    runs, usual_min = judgement.history.runs, judgement.profile.usual_run_min
    pace = pace_min_km(runs, known)
    lately = [run.km for run in runs[-LATELY:] if run.km and run.tolerated]
    usual_km = judgement.profile.usual_run_km or (usual_min / pace if usual_min else median(lately or [0]))
    return Way(pace, usual_runs_per_week(judgement, known), usual_km or None, _last_longer_on(runs, known))


def _last_longer_on(runs: Sequence[PastRun], known: Knowledge) -> date | None:
    """The last day on which a run was longer than all of the window before it."""
    window = timedelta(days=known.number("kept_running_window_days"))
    for place in range(len(runs) - 1, 0, -1):
        run = runs[place]
        before = [each.km for each in runs[:place] if each.km and each.on >= run.on - window]
        if run.km and before and run.km > max(before):
            return run.on
    return None


def goes_further(ahead: Ahead) -> bool:
    """The day's run is longer than the longest tolerated one, whoever planned it."""
    longest_km = ahead.judgement.history.longest_tolerated_km
    return longest_km is not None and (ahead.session.km or 0) > longest_km


def may_build_up(answer: Answer) -> bool:
    """The day may carry a longer run: a plain one, in a state that builds up."""
    return answer.state.id in BUILDING_STATES and len(answer.session) == 1 and answer.limits.max_speed_kmh is None


def next_km(history: History, target_km: float, way: Way, per_week: float, known: Knowledge) -> float | None:
    """The distance to plan on the way to `target_km`: once in a week a tenth more than the longest tolerated run.

    Else the usual run. The longer run comes after a day without one, where the week has such a day. None where no
    tolerated run is known to build on: then the rules alone say how long.
    """
    longest = history.longest_tolerated_km
    if longest is None:
        return None
    too_soon = way.longer_on is not None and (history.on - way.longer_on).days < known.number("change_days")
    ran_yesterday = history.days_since_last_run == 1 and per_week < WEEK_DAYS
    if too_soon or ran_yesterday:
        return min(way.usual_km or longest, longest)
    # In steps of 100 m, rounded down: a watch does not tell less, and no step may pass the limit.
    most = floor(longest * (1 + known.number("spike_warn") / 100) * 10 + 1e-6) / 10
    return min(target_km, max(most, longest))
