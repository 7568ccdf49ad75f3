"""Findings that decide which exercises a morning leaves. Too little said: they cannot be told, and that bars."""

from __future__ import annotations

from datetime import timedelta

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.assess.nerve import said
from easeback.model.words import zone_depth

THIGH = zone_depth("thigh")
OF_THE_LEG = ("numbness", "tingling", "burning", "electric", "shooting")
EXTENSION_HURTS, FLEXION_HURTS = ("extension_pain",), ("bend_pain", "sit_pain")


@finding()
def leg_is_felt_at_rest(morning: Morning) -> Judged:
    """The leg is felt this morning, before any load: pain, tingling, or it reaches the thigh or lower."""
    day = morning.today
    reaches = day.zone is not None and zone_depth(day.zone) >= THIGH
    if reaches or day.leg_pain_0_10 or said(day, *OF_THE_LEG):
        return True, {"zone": day.zone, "leg_pain_0_10": day.leg_pain_0_10}
    return (None if day.zone is None or day.symptoms is None else False), {"zone": day.zone}


@finding()
def numbness_is_felt(morning: Morning) -> Judged:
    """Something is numb this morning."""
    day = morning.today
    return (None if day.symptoms is None else "numbness" in day.symptoms), {}


@finding("numbness_new_days")
def numbness_is_known_or_recent(morning: Morning) -> Judged:
    """Something in back, buttock or leg is numb, was numb in the last days, or is known to be."""
    if morning.profile.known_numbness_examined_on is not None:
        return True, {"known_since": str(morning.profile.known_numbness_examined_on)}
    days = (morning.today, *morning.last_days("numbness_new_days"))
    numb = [day.date for day in days if said(day, "numbness") or "numbness" in (day.symptoms_in_run or ())]
    if not numb and morning.today.symptoms is None:
        return None, {}
    return bool(numb), {"numb_on": str(numb[0]) if numb else None}


@finding()
def bending_hurts(morning: Morning) -> Judged:
    """Bending forwards or sitting hurts."""
    return _one_of(morning, FLEXION_HURTS)


@finding()
def arching_hurts(morning: Morning) -> Judged:
    """Arching backwards hurts."""
    return _one_of(morning, EXTENSION_HURTS)


@finding()
def bending_hurts_and_arching_does_not(morning: Morning) -> Judged:
    """Bending or sitting hurts, arching backwards does not."""
    return _one_way(morning, FLEXION_HURTS, EXTENSION_HURTS)


@finding()
def arching_hurts_and_bending_does_not(morning: Morning) -> Judged:
    """Arching backwards hurts, bending and sitting do not."""
    return _one_way(morning, EXTENSION_HURTS, FLEXION_HURTS)


def _one_of(morning: Morning, symptoms: tuple[str, ...]) -> Judged:
    day = morning.today
    return (None if day.symptoms is None else bool(said(day, *symptoms))), {}


def _one_way(morning: Morning, hurting: tuple[str, ...], easing: tuple[str, ...]) -> Judged:
    day = morning.today
    return (None if day.symptoms is None else bool(said(day, *hurting)) and not said(day, *easing)), {}


@finding("subacute_after_days")
def flare_is_fresh(morning: Morning) -> Judged:
    """The last red day lies only days back: the flare is still fresh."""
    last = morning.history.last_red_on
    if last is None:
        return False, {}
    return morning.on - last <= timedelta(days=morning.number("subacute_after_days")), {"last_red_on": str(last)}


@finding("nerve_felt_days")
def leg_was_felt_lately(morning: Morning) -> Judged:
    """The leg was felt within the last weeks: pain in it, tingling, or it reached the thigh or lower."""
    days = (morning.today, *morning.last_days("nerve_felt_days"))
    felt = [
        day.date
        for day in days
        if (day.zone is not None and zone_depth(day.zone) >= THIGH) or day.leg_pain_0_10 or said(day, *OF_THE_LEG)
    ]
    return bool(felt), {"felt_on": str(felt[0]) if felt else None}


@finding("settled_leg_pain_0_10", "settled_back_pain_0_10")
def pain_is_too_high_for_strength(morning: Morning) -> Judged:
    """Leg or back pain is above what a settled morning has, or how it is was not said."""
    day = morning.today
    leg, back = day.leg_pain_0_10, day.back_pain_0_10
    high = (leg or 0) > morning.number("settled_leg_pain_0_10") or (back or 0) > morning.number(
        "settled_back_pain_0_10"
    )
    unsaid = day.zone not in ("none", "back") if leg is None else day.zone == "back" and back is None
    if not high and unsaid:
        return None, {}
    return high, {"leg_pain_0_10": leg, "back_pain_0_10": back}


@finding()
def is_pregnant(morning: Morning) -> Judged:
    """The runner said that she is pregnant."""
    return bool(morning.profile.pregnant), {}


@finding("strength_rest_days", "strength_week_most")
def strength_is_due(morning: Morning) -> Judged:
    """Strength work was rested from long enough, and not yet done as often as a week takes."""
    week = morning.on - timedelta(days=7)
    done = [day.date for day in morning.past if day.strength and day.date >= week]
    rested = not done or (morning.on - done[-1]).days >= morning.number("strength_rest_days")
    return rested and len(done) < morning.number("strength_week_most"), {"strength_days": len(done)}


@finding("long_sitting_h")
def sat_long_yesterday(morning: Morning) -> Judged:
    """Yesterday held many hours of sitting and driving, as far as they were said."""
    told = [hours for hours in (morning.yesterday.sitting_h, morning.yesterday.driving_h) if hours is not None]
    if not told:
        return None, {}
    return sum(told) >= morning.number("long_sitting_h"), {"sitting_h": sum(told)}


@finding()
def sitting_hurts_or_is_the_job(morning: Morning) -> Judged:
    """Sitting hurts, or the runner named a sitting job as a cause."""
    by_job = "sitting_job" in morning.profile.causes
    return by_job or bool(said(morning.today, "sit_pain", "sit_to_stand_pain")), {}
