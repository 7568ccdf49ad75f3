"""Findings on the nerve: strength, both legs, numbness, tingling, and where it reaches against its own past."""

from __future__ import annotations

from datetime import date

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.model.day import Day
from easeback.model.words import DEFICITS, EXAMINED, NEW_OR_WORSE, zone_depth

BACK, THIGH, CALF = zone_depth("back"), zone_depth("thigh"), zone_depth("calf")


def last_examined_on(morning: Morning) -> date | None:
    """The last day on which a clinician's judgement of this was recorded, before today or this morning."""
    days = (*morning.past, morning.today)
    return max((day.date for day in days if day.clinician_said in EXAMINED), default=None)


def said(day: Day, *symptoms: str) -> list[str]:
    """Those of `symptoms` that the day's check-in names."""
    return [each for each in symptoms if each in (day.symptoms or ())]


@finding()
def weakness_is_said(morning: Morning) -> Judged:
    """Weakness, a leg that gives way, a foot that drags, or a muscle that wastes."""
    found = said(morning.today, *DEFICITS)
    names = ", ".join(morning.known.symptoms[each].name.en for each in found)
    return bool(found), {"symptoms": names}


@finding()
def both_legs_are_affected(morning: Morning) -> Judged:
    """Both legs: said so, or both sides down to the thigh or lower."""
    day = morning.today
    both_deep = day.side == "both" and day.zone is not None and zone_depth(day.zone) >= THIGH
    return both_deep or bool(said(day, "both_legs")), {"zone": day.zone, "side": day.side}


@finding("numbness_new_days")
def numbness_is_new_or_unexamined(morning: Morning) -> Judged:
    """Numbness that nobody has examined, or that was new or worse since it was."""
    if not said(morning.today, "numbness"):
        return False, {}
    examined = max(filter(None, (last_examined_on(morning), morning.profile.known_numbness_examined_on)), default=None)
    recent = [day for day in (*morning.last_days("numbness_new_days"), morning.today) if said(day, "numbness")]
    worse = [day.date for day in recent if day.change in NEW_OR_WORSE or "numbness" in (day.symptoms_in_run or ())]
    since = [day for day in worse if examined is None or day >= examined]
    return examined is None or bool(since), {"examined_on": str(examined) if examined else "not yet"}


@finding()
def tingling_is_new_or_worse(morning: Morning) -> Judged:
    """Tingling, and it is new or worse."""
    day = morning.today
    return bool(said(day, "tingling")) and day.change in NEW_OR_WORSE, {"change": day.change}


@finding()
def tingling_or_numbness_is_the_usual(morning: Morning) -> Judged:
    """Tingling or numbness, said to be no worse."""
    day = morning.today
    found = said(day, "tingling", "numbness")
    return bool(found) and day.change not in NEW_OR_WORSE, {"symptoms": " and ".join(found)}


@finding("run_symptom_days")
def last_run_brought_weakness(morning: Morning) -> Judged:
    """The last days' run brought weakness."""
    return _brought_by_run(morning, *DEFICITS)


@finding("run_symptom_days")
def last_run_brought_numbness(morning: Morning) -> Judged:
    """The last days' run brought numbness."""
    return _brought_by_run(morning, "numbness")


def _brought_by_run(morning: Morning, *symptoms: str) -> Judged:
    days = [day for day in morning.last_days("run_symptom_days") if set(symptoms) & set(day.symptoms_in_run or ())]
    return bool(days), {"run_on": str(days[0].date) if days else None}


@finding()
def reaches_below_knee_and_is_new_worse_or_unsaid(morning: Morning) -> Judged:
    """Below the knee, and new or worse, or not said to be better or the same."""
    day = morning.today
    deep = day.zone is not None and zone_depth(day.zone) >= CALF
    return deep and day.change not in ("same", "better"), {"zone": day.zone, "change": day.change or "not said"}


@finding("zone_stable_days")
def reaches_below_settled_zone(morning: Morning) -> Judged:
    """It reaches into the leg, and further down than the zone that had settled."""
    settled, now = morning.history.settled_zone, morning.today.zone
    if settled is None or now is None:
        return None, {}
    # Only a zone that counts as felt by itself: the ratchet names a reason and never decides, so that a worse or
    # missing past cannot read milder (promises 2 and 3).
    deeper = zone_depth(now) > max(zone_depth(settled), BACK)
    return deeper, {"zone": now, "settled_zone": settled}


@finding("settled_mornings_window_days")
def reaches_less_far_than_before(morning: Morning) -> Judged:
    """It reached into the leg at the last check-in, and reaches less far down today."""
    before = next((day for day in morning.last_days("settled_mornings_window_days") if day.zone is not None), None)
    now = morning.today.zone
    if before is None or before.zone is None or now is None:
        return None, {}
    values = {"zone_before": before.zone, "zone_before_on": str(before.date), "zone": now}
    return zone_depth(before.zone) >= THIGH and zone_depth(now) < zone_depth(before.zone), values


@finding("pain_fall_0_10", "pain_fall_days")
def pain_fell_beside_numbness_or_weakness(morning: Morning) -> Judged:
    """Leg pain fell much in two days while something is numb or weak: that is no good news."""
    now = morning.today.leg_pain_0_10
    if now is None or not said(morning.today, "numbness", *DEFICITS):
        return (None if now is None else False), {}
    pains = [day.leg_pain_0_10 for day in morning.last_days("pain_fall_days") if day.leg_pain_0_10 is not None]
    fell = max(pains, default=now) - now
    return fell >= morning.number("pain_fall_0_10"), {"fell_by": fell}


@finding()
def home_check_failed(morning: Morning) -> Judged:
    """The home check of strength and feeling failed."""
    check = morning.today.self_test
    return (None if check is None else check == "fail"), {"self_test": check}


@finding()
def home_check_unsure(morning: Morning) -> Judged:
    """The home check of strength and feeling gave no sure answer."""
    check = morning.today.self_test
    return (None if check is None else check == "unsure"), {"self_test": check}
