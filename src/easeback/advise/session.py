"""Today's session and its limits: how long, in which blocks, and what to avoid. The lowest limit binds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from easeback.advise.rules import Applied
from easeback.knowledge.entries import Interval, Session
from easeback.knowledge.load import RETURN_SHARES, Knowledge
from easeback.model.answer import Block, Limits
from easeback.model.history import PastRun
from easeback.model.judgement import Judgement
from easeback.model.words import Verdict

# Lines that hold a run at `ease` with a limit of their own; every other one makes an amber day.
OWN_LIMIT_LINES = ("clinician", "load", "gap")
# What holds a run at `ease` by the past, not by the morning: it cuts nothing, the longest tolerated run is its limit.
NOT_AMBER = ("latched", "red_lately", "not_known_to_run")
# On the ladder and while rebuilding the state's own rules hold at `ease` every day; what makes a day amber there is the
# morning itself.
SYMPTOM_LINES = ("nerve", "bone", "today", "last_days")
NOTHING: tuple[tuple[Block, ...], Limits] = ((), Limits())


def plan_session(
    verdict: Verdict, fired: Sequence[Applied], judgement: Judgement, known: Knowledge
) -> tuple[tuple[Block, ...], Limits]:
    """Blocks of run and walk [min] and the limits of the day; nothing unless the verdict is ease or run."""
    if verdict not in (Verdict.EASE, Verdict.RUN):
        return NOTHING
    ready = _ready_made(fired, judgement, known)
    if ready is None and _only_by_turns(judgement):
        ready = known.sessions["ladder_stage_4"]
    limit_min = min([*_limits_min(fired, judgement, known), *_held_min(fired, judgement, known)], default=None)
    if ready is not None and _is_by_stages(judgement) and _is_amber(fired, judgement):
        stage_min = ready.times * sum(_runs(ready.set)) * known.number("amber_share") / 100
        limit_min = stage_min if limit_min is None else min(limit_min, stage_min)
    if ready is None and limit_min is None and _wished_min(verdict, judgement, known) is None:
        ready = known.sessions["ladder_stage_4"]
    if ready is not None and limit_min is not None and limit_min < sum(_runs(ready.set)):
        ready = None
    blocks = _ready_blocks(ready, limit_min) if ready else _plain_block(verdict, limit_min, judgement, known)
    return blocks, _limits(blocks, ready, fired, judgement, known)


def running_minutes(blocks: Sequence[Block]) -> float:
    """Minutes of running in a session."""
    return sum(block.minutes for block in blocks if block.kind == "run")


def _ready_made(fired: Sequence[Applied], judgement: Judgement, known: Knowledge) -> Session | None:
    """The gentlest of the ready-made sessions that the fired rules ask for."""
    named = [known.sessions[each.rule.session] for each in fired if each.rule and each.rule.session]
    if any(each.rule.session_from_ladder for each in fired if each.rule):
        named.append(_stage_session(fired, judgement, known))
    return min(named, key=lambda session: session.times * sum(_runs(session.set)), default=None)


def _stage_session(fired: Sequence[Applied], judgement: Judgement, known: Knowledge) -> Session:
    """The session that comes next on the ladder, lower where a rule says so."""
    ladder = judgement.history.ladder
    assert ladder is not None
    return list(known.sessions.values())[max(ladder.session_stage - _stages_down(fired, judgement, known), 1) - 1]


def _stages_down(fired: Sequence[Applied], judgement: Judgement, known: Knowledge) -> int:
    """How many stages below the runner's own today's session is.

    A stage on which no run was done yet is a step up: where none is allowed the one before is repeated. A pause long
    enough to have taken stages of its own takes no more.
    """
    ladder = judgement.history.ladder
    if ladder is None or (judgement.history.days_since_last_run or 0) >= known.number("ladder_pause_days"):
        return 0
    held = int(_allows_no_step_up(fired) and ladder.tolerated == 0)
    return max([held, *(each.rule.stages_down for each in fired if each.rule)])


def _allows_no_step_up(fired: Sequence[Applied]) -> bool:
    return any(each.rule.no_step_up for each in fired if each.rule)


def _only_by_turns(judgement: Judgement) -> bool:
    """A clinician allowed walk and run by turns and no other kind."""
    return set(judgement.profile.allowed_run_kinds) == {"walk_run"} and not _limits_ended(judgement)


def _limits_ended(judgement: Judgement) -> bool:
    until = judgement.profile.limits_until
    return until is not None and until < judgement.on


def _runs(intervals: Sequence[Interval]) -> Iterator[float]:
    return (interval.minutes for interval in intervals if interval.kind == "run")


def _limits_min(fired: Sequence[Applied], judgement: Judgement, known: Knowledge) -> Iterator[float]:
    """Every limit on running minutes that applies today."""
    profile, history = judgement.profile, judgement.history
    if profile.max_run_min is not None and not _limits_ended(judgement):
        yield profile.max_run_min
    on_the_ladder = judgement.holds("on_the_ladder") or judgement.holds("in_the_walk_base")
    if judgement.holds("returning_from_a_flare") and not on_the_ladder:
        yield from _return_min(judgement, known)
    elif _is_amber(fired, judgement) and not on_the_ladder:
        reference = _last_green_min(judgement) or _uncut_min(judgement, known)
        if reference:
            yield reference * known.number("amber_share") / 100
    if judgement.holds("silent_for_a_week") and not on_the_ladder:
        yield from filter(None, [_minutes(run) for run in history.tolerated_since(None)][-1:])
    yield from _load_min(fired, judgement, known)


def _uncut_min(judgement: Judgement, known: Knowledge) -> float | None:
    """What a cut is measured from where no green session is known [min]: never from the last cut.

    The longest tolerated run of the last weeks, no more than the runner would run today.
    """
    oldest = judgement.on - timedelta(days=known.number("kept_running_window_days"))
    lately = [_minutes(run) for run in judgement.history.tolerated_since(None) if run.on >= oldest]
    longest = max((minutes for minutes in lately if minutes is not None), default=None)
    today, profile = judgement.today, judgement.profile
    wishes = (today.planned_min, _pace_minutes(judgement), profile.usual_run_min)
    wished = next((minutes for minutes in wishes if minutes), None)
    if longest is None or wished is None:
        return wished or longest or _wished_min(Verdict.EASE, judgement, known)
    return min(longest, wished)


def _load_min(fired: Sequence[Applied], judgement: Judgement, known: Knowledge) -> Iterator[float]:
    """What the longest tolerated run leaves of the plan [min]; while rebuilding it binds in minutes too.

    On the way back from a flare the shares say how long.
    """
    history, planned = judgement.history, judgement.today
    longest_km, longest_min = history.longest_tolerated_km, history.longest_tolerated_min
    if longest_km and planned.planned_km and planned.planned_min and planned.planned_km > longest_km:
        yield planned.planned_min * _cap_km(longest_km, known) / planned.planned_km
    if planned.planned_km is not None or judgement.holds("returning_from_a_flare"):
        return
    if longest_min and (judgement.holds("in_the_rebuilding") or judgement.holds("plan_far_above_longest_tolerated")):
        yield longest_min * (1 + known.number("spike_warn") / 100)
    if longest_km and any(each.reason.rule in NOT_AMBER for each in fired) and not judgement.holds("on_the_ladder"):
        paces = [run.minutes / run.km for run in history.runs if run.minutes and run.km]
        yield from (pace * _cap_km(longest_km, known) for pace in paces[-1:])


def _last_green_min(judgement: Judgement) -> float | None:
    """Minutes of the last tolerated session that nothing had eased."""
    green = [run for run in judgement.history.tolerated_since(None) if run.on_green and _minutes(run) is not None]
    return _minutes(green[-1]) if green else None


def _is_amber(fired: Sequence[Applied], judgement: Judgement) -> bool:
    eases = [(each.reason.rule, each.rule.line) for each in fired if each.rule and each.at_best is Verdict.EASE]
    if _is_by_stages(judgement):
        return any(line in SYMPTOM_LINES for _, line in eases)
    return any(line not in OWN_LIMIT_LINES and name not in NOT_AMBER for name, line in eases)


def _is_by_stages(judgement: Judgement) -> bool:
    return judgement.holds("on_the_ladder") or judgement.holds("in_the_rebuilding")


def _return_min(judgement: Judgement, known: Knowledge) -> Iterator[float]:
    done, longest = judgement.history.return_runs, _longest_before_min(judgement, known)
    if longest is not None:
        yield longest * known.number(RETURN_SHARES[done]) / 100
    if done == 0:
        yield known.number("return_first_min")


def _longest_before_min(judgement: Judgement, known: Knowledge) -> float | None:
    """The longest tolerated run [min] that the shares of the way back are taken of."""
    span = timedelta(days=known.number("return_days") + known.number("kept_running_window_days"))
    before = [_minutes(run) for run in judgement.history.tolerated_since(judgement.on - span)]
    return max((minutes for minutes in before if minutes is not None), default=None)


def _held_min(fired: Sequence[Applied], judgement: Judgement, known: Knowledge) -> Iterator[float]:
    """The longest run tolerated lately [min], where a rule allows no step up."""
    window = timedelta(days=known.number("kept_running_window_days"))
    lately = [_minutes(run) for run in judgement.history.tolerated_since(judgement.on - window)]
    told = [minutes for minutes in lately if minutes is not None]
    if told and _allows_no_step_up(fired):
        yield max(told)


def _minutes(run: PastRun) -> float | None:
    return run.minutes if run.minutes is not None else run.unbroken_min


def _wished_min(verdict: Verdict, judgement: Judgement, known: Knowledge) -> float | None:
    """What the runner would run today [min]: the plan, else the usual, else what was last tolerated in full.

    On the way back that is the longest run, so that its shares are offered. Who runs by their own word alone is known
    to run so long without a break.
    """
    today, profile = judgement.today, judgement.profile
    back = _longest_before_min(judgement, known) if judgement.holds("returning_from_a_flare") else None
    tolerated = [_minutes(run) for run in judgement.history.tolerated_since(None)]
    by_word = known.number("kept_running_min") if verdict is Verdict.RUN else None
    by_diary = (back, _last_green_min(judgement), *reversed(tolerated))
    wishes = (today.planned_min, _pace_minutes(judgement), profile.usual_run_min, *by_diary, by_word)
    return next((minutes for minutes in wishes if minutes), None)


def _pace_minutes(judgement: Judgement) -> float | None:
    """Minutes for the planned distance at the pace of the latest run with both."""
    planned = judgement.today.planned_km
    paces = [run.minutes / run.km for run in judgement.history.runs if run.minutes and run.km]
    return planned * paces[-1] if planned and paces else None


def _plain_block(
    verdict: Verdict, limit_min: float | None, judgement: Judgement, known: Knowledge
) -> tuple[Block, ...]:
    wished = _wished_min(verdict, judgement, known)
    minutes = min(each for each in (wished, limit_min) if each is not None)
    return (Block("run", float(int(minutes))),)


def _ready_blocks(session: Session, limit_min: float | None) -> tuple[Block, ...]:
    """The session's blocks, with as many sets as the limit allows, neighbours of one kind joined."""
    run_in_set = sum(_runs(session.set))
    times = session.times if limit_min is None else min(session.times, int(limit_min // run_in_set))
    intervals = [*session.set * times, *session.end]
    joined = groupby(intervals, key=lambda interval: interval.kind)
    return tuple(Block(kind, sum(each.minutes for each in some)) for kind, some in joined)


def _limits(
    blocks: Sequence[Block], ready: Session | None, fired: Sequence[Applied], judgement: Judgement, known: Knowledge
) -> Limits:
    longest_km = judgement.history.longest_tolerated_km
    cap_km = _cap_km(longest_km, known) if longest_km and not _allows_no_step_up(fired) else longest_km
    avoid = dict.fromkeys(word for each in fired if each.rule for word in each.rule.avoid)
    return Limits(
        max_minutes=running_minutes(blocks),
        max_distance_km=round(_most_km(cap_km, judgement, known), 1) if cap_km and not ready else None,
        max_speed_kmh=known.number("easy_speed_kmh") if ready else None,
        avoid=tuple(avoid),
    )


def _most_km(most_km: float, judgement: Judgement, known: Knowledge) -> float:
    """The cap in kilometres; on the way back from a flare never less than the share that is offered."""
    if not judgement.holds("returning_from_a_flare"):
        return most_km
    span = timedelta(days=known.number("return_days") + known.number("kept_running_window_days"))
    before = [run.km for run in judgement.history.tolerated_since(judgement.on - span) if run.km]
    share = known.number(RETURN_SHARES[judgement.history.return_runs]) / 100
    return max(most_km, max(before, default=0) * share)


def _cap_km(longest_km: float, known: Knowledge) -> float:
    return longest_km * (1 + known.number("spike_warn") / 100)
