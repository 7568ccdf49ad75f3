"""One day of a plan in the words that a runner reads: what it holds, why, and what else fits it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from easeback.advise.rules import fill, shown_parameters
from easeback.advise.week import Ahead, Session
from easeback.knowledge.load import Knowledge
from easeback.model.answer import Advice, Answer, Limits, Reason
from easeback.model.day import Day
from easeback.model.finding import Shown
from easeback.model.plan import PlannedDay, Why
from easeback.model.words import Verdict

RUNS = (Verdict.EASE, Verdict.RUN)
WAITS = (Verdict.EMERGENCY, Verdict.DOCTOR)
# States in which a day without a run is for walking alone.
ONLY_WALKING = ("walk_base", "flare_return", "paused")
REASONS_SHOWN = 2
# Runs that only a full `run` carries.
DEMANDING = ("race", "fast", "long", "steady")


def said(text: str, language: str, known: Knowledge, **values: Shown) -> str:
    """A text of the knowledge in the runner's language, with its parameters and these values."""
    entry = known.texts[text]
    return fill(entry.text.said(language), values, shown_parameters(entry.parameters, known))


def planned_days(aheads: Sequence[Ahead], known: Knowledge) -> tuple[PlannedDay, ...]:
    """The days of a plan. Where today asks for a clinician first, every later day waits for their word."""
    days: list[PlannedDay] = []
    for ahead in aheads:
        waits = aheads[0].answer.verdict in WAITS
        trained = bool(days) and any(idea.id == "plan_strength" for idea in days[-1].ideas)
        days.append(waiting_day(ahead, aheads[0], known) if waits else planned_day(ahead, known, trained=trained))
    return tuple(days)


def waiting_day(ahead: Ahead, today: Ahead, known: Knowledge) -> PlannedDay:
    """A day on which nothing is planned: the same verdict as today's until an outcome is recorded."""
    is_today = ahead.judgement.on == today.judgement.on
    language = today.judgement.profile.language
    waits = Why("plan_waits", said("plan_waits", language, known))
    silent = today.answer.verdict is Verdict.EMERGENCY or any(f.silences_advice for f in today.judgement.open_flags)
    return PlannedDay(
        date=ahead.judgement.on,
        verdict=today.answer.verdict,
        does="wait",
        session=(),
        km=None,
        limits=Limits(),
        ran=is_today and ahead.morning.has_run,
        why=_reasons(today.answer, known) if is_today else (waits,),
        ideas=() if silent else tuple(each for each in today.answer.during if each.id == "walk_while_waiting"),
        state=today.answer.state.id,
        planned=_planned(ahead.morning),
        becomes="nothing until then" if _planned(ahead.morning) else None,
    )


def planned_day(ahead: Ahead, known: Knowledge, *, trained: bool) -> PlannedDay:
    """A day as the rules and the usual week leave it. `trained`: the day before was one for strength."""
    does = _does(ahead)
    planned = None if ahead.towards_goal else _planned(ahead.morning)
    return PlannedDay(
        date=ahead.judgement.on,
        verdict=ahead.answer.verdict,
        does=does,
        session=ahead.session.blocks,
        km=ahead.session.km,
        limits=ahead.answer.limits,
        ran=ahead.morning.has_run,
        why=tuple(_why(ahead, known)),
        ideas=tuple(_ideas(ahead, does, known, trained=trained)),
        state=ahead.answer.state.id,
        planned=planned,
        becomes=_becomes(ahead, does) if planned else None,
    )


def _becomes(ahead: Ahead, does: str) -> str:
    """What the rules leave of the runner's own plan."""
    day, session = ahead.morning, ahead.session
    if does == "run" and not session.blocks:
        return "it was run"
    if not session.blocks:
        return f"a {does}"
    as_wished = session.running_min >= int(day.planned_min or 0) and (session.km or 0) >= (day.planned_km or 0)
    demanding = day.planned_kind in DEMANDING and ahead.answer.verdict is not Verdict.RUN
    if as_wished and not demanding:
        return "as planned"
    return f"{'an easy run of' if demanding else 'shortened to'} {_session_words(session)}"


def _session_words(session: Session) -> str:
    km = f", {session.km:.1f} km" if session.km is not None else ""
    return f"{session.running_min:g} minutes{km}"


def _does(ahead: Ahead) -> str:
    if ahead.answer.verdict in WAITS:
        return "wait"
    if ahead.session.blocks or ahead.morning.has_run:
        return "run"
    return "rest" if ahead.rests else "walk"


def _planned(day: Day) -> str | None:
    """What the runner's diary had planned, in words."""
    amounts = [f"{value:g} {unit}" for value, unit in ((day.planned_km, "km"), (day.planned_min, "min")) if value]
    words = [*filter(None, [day.planned_kind]), *amounts[:1]]
    return " ".join(words).replace("_", " ") or None


def _why(ahead: Ahead, known: Knowledge) -> Iterator[Why]:
    language = ahead.judgement.profile.language
    if ahead.morning.has_run:
        yield Why("plan_ran", said("plan_ran", language, known))
    if ahead.rests:
        runs = round(ahead.per_week, 1)
        yield Why("plan_between_runs", said("plan_between_runs", language, known, runs_per_week=runs))
        return
    if ahead.longer_than_km is not None:
        values = {"km": ahead.session.km, "longest_km": round(ahead.longer_than_km, 1)}
        yield Why("plan_longer", said("plan_longer", language, known, **values))
    yield from _reasons(ahead.answer, known)


def _reasons(answer: Answer, known: Knowledge) -> tuple[Why, ...]:
    """What decided the day: first a clinician's limit and what is missing, then what gives the session."""
    decisive = [reason for reason in answer.reasons if _at_best(reason, known) is answer.verdict]
    chosen = sorted(decisive, key=lambda reason: _rank(reason, known))[:REASONS_SHOWN]
    return tuple(Why(reason.rule, reason.text) for reason in chosen)


def _at_best(reason: Reason, known: Knowledge) -> Verdict | None:
    rule = known.rules.get(reason.rule)
    at_best = rule.at_best if rule else reason.values.get("at_best")
    return None if at_best is None else Verdict(str(at_best))


def _rank(reason: Reason, known: Knowledge) -> int:
    rule = known.rules.get(reason.rule)
    if rule is None or rule.line in ("clinician", "missing"):
        return 0
    return 1 if rule.session or rule.session_from_ladder else 2


def _ideas(ahead: Ahead, does: str, known: Knowledge, *, trained: bool) -> Iterator[Advice]:
    """The walk of a day without a run, and now and then strength, on mornings that are settled."""
    if does not in ("walk", "rest"):
        return
    language = ahead.judgement.profile.language
    yield Advice("plan_walk", said("plan_walk", language, known))
    calm = ahead.judgement.history.settled_today and ahead.answer.state.id not in ONLY_WALKING
    if calm and not trained:
        yield Advice("plan_strength", said("plan_strength", language, known))
