"""Today's routines: judges the morning as `today` does, shows what to do step by step, and logs what was done."""

from __future__ import annotations

from datetime import date, datetime
from difflib import get_close_matches

from easeback.advise import form_cues, routines_today
from easeback.flow.check_in import Said, keep_check_in
from easeback.flow.logbook import Logbook, today_of
from easeback.flow.today import think_on
from easeback.knowledge import knowledge
from easeback.knowledge.load import Knowledge
from easeback.model.check_in import FIELDS, Value
from easeback.model.error import BadUse
from easeback.model.words import Verdict
from easeback.present.routine import RoutinePage, chosen, routine_shown

DURING = "during"


def routine_page(logbook: Logbook, now: datetime, on: date | None = None, name: str | None = None) -> RoutinePage:
    """The routines of `on`, by default today: those that are offered, or the one that `name` picks.

    A routine that is not offered may be picked where the verdict leaves it. Raises BadUse for a name of none.
    """
    known, on = knowledge(), on or today_of(logbook, now)
    judgement, answer, _ = think_on(logbook, on)
    language = judgement.profile.language
    _check_name(name, known)
    shown = [routine_shown(each, language, known) for each in routines_today(answer.verdict, judgement, known)]
    picked = () if name == DURING else chosen(shown, name)
    cues = form_cues(answer.verdict, judgement, known) if name in (None, DURING) and shown else ()
    return RoutinePage(
        date=on.isoformat(),
        verdict=answer.verdict,
        headline=answer.headline,
        routines=picked,
        cues=cues,
        note=None if picked or cues else _why_none(name, answer.verdict),
    )


def log_done(logbook: Logbook, now: datetime, name: str, minutes: float | None = None) -> str:
    """Logs the routine that `name` picks as done today, and says what was logged.

    `minutes` [min] is the heat's time, by default its shortest. Raises BadUse where the name picks none or several.
    """
    said = said_done(logbook, now, name, minutes)
    keep_check_in(logbook, said, now, "routine")
    ((field, value),) = said.answers.items()
    meaning = FIELDS[field].meaning
    return f"Kept for today: {f'{value:g} {meaning}' if field == 'heat_min' else meaning}."


def said_done(logbook: Logbook, now: datetime, name: str, minutes: float | None = None) -> Said:
    """What a check-in says of the routine that `name` picks, done today (see `log_done`)."""
    known = knowledge()
    routine = known.routines[_one(name, known)]
    value: Value = True
    if routine.logs == "heat_min":
        value = known.number("heat_least_min") if minutes is None else minutes
    elif minutes is not None:
        raise BadUse("Only heat is logged in minutes.", f"Leave out --minutes for {name}.")
    return Said(today_of(logbook, now), {routine.logs: value}, {})


def _one(name: str, known: Knowledge) -> str:
    _check_name(name, known)
    found = _matching(name, known)
    if len(found) != 1:
        raise BadUse(f"{name!r} is no single routine.", f"Name one of: {', '.join(found or known.routines)}.")
    return found[0]


def _check_name(name: str | None, known: Knowledge) -> None:
    if name is None or name == DURING or _matching(name, known):
        return
    names = [*known.routines, "before", DURING, "after", "sliders"]
    close = get_close_matches(name, names, n=1)
    raise BadUse(f"{name!r} is no routine.", f"Use one of: {', '.join(known.routines)}." if not close else
                 f"Did you mean {close[0]}?")  # fmt: skip


def _matching(name: str, known: Knowledge) -> list[str]:
    wanted = name.strip().lower().replace("-", "_")
    return [wanted] if wanted in known.routines else [each for each in known.routines if wanted and wanted in each]


def _why_none(name: str | None, verdict: Verdict) -> str:
    if name == DURING:
        return "No cue for the run today beyond those of easeback today."
    asked = "No routine" if name is None else f"No {name} routine"
    if verdict in (Verdict.EMERGENCY, Verdict.DOCTOR):
        return f"{asked} today: a clinician comes first. See easeback today."
    return f"{asked} today: what this morning says leaves nothing of it. See easeback today."
