"""What one morning was like: what is felt, whether it is red, green or settled (DECISIONS, *From findings*)."""

from __future__ import annotations

from collections.abc import Iterator

from easeback.knowledge.load import Knowledge
from easeback.measure.remember import remembered
from easeback.model.day import Day
from easeback.model.words import DEFICITS, NEW_OR_WORSE, Care, FlagAnswer, zone_depth

BUTTOCK, CALF = zone_depth("buttock"), zone_depth("calf")


def is_below_knee(zone: str | None) -> bool:
    """It is said to reach the calf or the foot."""
    return zone is not None and zone_depth(zone) >= CALF


@remembered
def what_is_felt(day: Day, known: Knowledge) -> tuple[str, ...]:
    """Everything felt on a morning, in words; empty where nothing is, or nothing was said."""
    return tuple(_felt(day, known))


def _felt(day: Day, known: Knowledge) -> Iterator[str]:
    if day.zone is not None and zone_depth(day.zone) >= BUTTOCK:
        yield f"it reaches the {day.zone}"
    if day.leg_pain_0_10 is not None and day.leg_pain_0_10 > known.number("run_leg_pain_0_10"):
        yield f"leg pain {day.leg_pain_0_10:g} of 10"
    if day.back_pain_0_10 is not None and day.back_pain_0_10 > known.number("run_back_pain_0_10"):
        yield f"back pain {day.back_pain_0_10:g} of 10"
    if day.change in NEW_OR_WORSE:
        yield "new today" if day.change == "new" else "worse"
    if day.walking not in (None, "normal"):
        yield "walking is not normal"
    if day.woke_by_leg_pain:
        yield "leg pain woke you"
    for symptom in day.symptoms or ():
        yield known.symptoms[symptom].name.en


@remembered
def why_red(day: Day, before: Day | None, known: Knowledge) -> tuple[str, ...]:
    """What makes a day red; empty where nothing does. `before` is the day before it, if known."""
    return tuple(_red(day, before, known))


def _red(day: Day, before: Day | None, known: Knowledge) -> Iterator[str]:
    leg_now = day.leg_pain_worst_0_10 if day.leg_pain_worst_0_10 is not None else day.leg_pain_0_10
    if leg_now is not None and leg_now >= known.number("red_leg_pain_now_0_10"):
        yield "leg_pain"
    if before is not None and _worst_leg_pain(before) >= known.number("red_leg_pain_24h_0_10"):
        yield "leg_pain_yesterday"
    back = day.back_pain_worst_0_10 if day.back_pain_worst_0_10 is not None else day.back_pain_0_10
    if back is not None and back >= known.number("red_back_pain_0_10"):
        yield "back_pain"
    if day.limps:
        yield "limp"
    if day.woke_by_leg_pain:
        yield "woken"
    if is_below_knee(day.zone) and day.change in NEW_OR_WORSE:
        yield "below_knee"
    if before is not None and before.settled == "longer":
        yield "run_not_settled"
    if any(answer is not FlagAnswer.NO and is_urgent(flag, answer, known) for flag, answer in day.red_flags.items()):
        yield "red_flag"


def is_urgent(flag: str, answer: FlagAnswer, known: Knowledge) -> bool:
    """A red flag answered so that a clinician has to be seen now or today."""
    row = known.red_flags.get(flag)
    counts = answer is FlagAnswer.YES or (answer is FlagAnswer.UNSURE and row is not None and row.unsure_counts)
    return row is not None and counts and row.urgency in (Care.EMERGENCY_NOW, Care.SAME_DAY)


def _worst_leg_pain(day: Day) -> float:
    return max(each or 0 for each in (day.leg_pain_0_10, day.leg_pain_worst_0_10, day.leg_pain_in_run_0_10))


@remembered
def is_settled(day: Day, before: Day | None, known: Knowledge) -> bool | None:
    """A settled morning; None where too little was said to tell. Valid for a day before or with today's check-in.

    Zone counts by what it is, not against the runner's own past: below the knee is never settled. A comparison with
    the past would let a worse past read milder (promise 2).
    """
    if not day.says_how_it_is:
        return None
    if _speaks_against(day, known) or why_red(day, before, known):
        return False
    if day.leg_pain_0_10 is not None or day.zone in ("none", "back"):
        return True
    return None


@remembered
def is_low(day: Day, before: Day | None, known: Knowledge) -> bool:
    """As settled as a morning can be while it still reaches below the knee: little pain, said to be no worse."""
    if day.leg_pain_0_10 is None or day.change not in ("same", "better"):
        return False
    return not (_speaks_against(day, known, wherever_it_reaches=True) or why_red(day, before, known))


def _speaks_against(day: Day, known: Knowledge, *, wherever_it_reaches: bool = False) -> bool:
    symptoms = set(day.symptoms or ())
    return (
        (day.leg_pain_0_10 or 0) > known.number("settled_leg_pain_0_10")
        or (day.back_pain_0_10 or 0) > known.number("settled_back_pain_0_10")
        or (is_below_knee(day.zone) and not wherever_it_reaches)
        or bool(symptoms & set(DEFICITS))
        or ("numbness" in symptoms and day.change not in ("same", "better"))
        or day.walking not in (None, "normal")
        or "limp" in symptoms
        or bool(day.woke_by_leg_pain)
        or bool(day.painkiller)
    )


@remembered
def is_green(day: Day, before: Day | None, known: Knowledge) -> bool:
    """A morning that said enough and on which nothing is felt, no painkiller was taken and nothing is red."""
    enough = day.change is not None and (day.zone is not None or day.leg_pain_0_10 is not None)
    quiet = not what_is_felt(day, known) and not day.painkiller and not why_red(day, before, known)
    return day.checked_in and enough and quiet
