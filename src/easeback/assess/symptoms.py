"""Findings of the morning table: today's pain and walking, the last days, and the first good mornings."""

from __future__ import annotations

from datetime import timedelta

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.model.words import NEW_OR_WORSE, zone_depth

NOT_WORSE = ("same", "better")
BUTTOCK = zone_depth("buttock")
DEMANDING = ("fast", "long", "race")


@finding()
def cannot_walk(morning: Morning) -> Judged:
    """Walking is not possible."""
    return morning.today.walking == "cannot", {}


@finding("woken_doctor_leg_pain_0_10")
def woken_by_strong_leg_pain_getting_worse(morning: Morning) -> Judged:
    """Woken by strong leg pain that is new or getting worse."""
    day = morning.today
    pain = max(day.leg_pain_0_10 or 0, day.leg_pain_worst_0_10 or 0)
    strong = pain >= morning.number("woken_doctor_leg_pain_0_10")
    return bool(day.woke_by_leg_pain) and strong and day.change in NEW_OR_WORSE, {"leg_pain_0_10": pain}


@finding()
def limping(morning: Morning) -> Judged:
    """Limping this morning."""
    return morning.today.limps, {}


@finding()
def walking_hurts(morning: Morning) -> Judged:
    """Walking is uncomfortable."""
    return morning.today.walking == "uncomfortable", {}


@finding()
def woken_by_leg_pain(morning: Morning) -> Judged:
    """Leg pain woke the runner in the night."""
    return bool(morning.today.woke_by_leg_pain), {}


@finding("stop_leg_pain_0_10")
def leg_pain_at_stop_level(morning: Morning) -> Judged:
    """Leg pain now is as high as the level at which a run is stopped."""
    return _at_least(morning.today.leg_pain_0_10, morning, "stop_leg_pain_0_10", "leg_pain_0_10")


@finding("red_back_pain_0_10")
def back_pain_high(morning: Morning) -> Judged:
    """Back pain is too high for any run."""
    return _at_least(morning.today.back_pain_0_10, morning, "red_back_pain_0_10", "back_pain_0_10")


@finding("amber_back_pain_0_10")
def back_pain_middling(morning: Morning) -> Judged:
    """Back pain is neither low nor high."""
    return _at_least(morning.today.back_pain_0_10, morning, "amber_back_pain_0_10", "back_pain_0_10")


def _at_least(pain: float | None, morning: Morning, parameter: str, name: str) -> Judged:
    if pain is None:
        return None, {}
    return pain >= morning.number(parameter), {name: pain}


@finding()
def said_to_be_better(morning: Morning) -> Judged:
    """Said to be better than the last days."""
    change = morning.today.change
    return (None if change is None else change == "better"), {"change": change}


@finding()
def where_is_said_but_not_how_much(morning: Morning) -> Judged:
    """It is said to reach the buttock or lower, but not how much it hurts."""
    day = morning.today
    leg = day.zone is not None and zone_depth(day.zone) >= BUTTOCK
    return leg and day.leg_pain_0_10 is None, {"zone": day.zone}


@finding()
def painkiller_for_this(morning: Morning) -> Judged:
    """A painkiller for this was taken: the pain score is not a guide today."""
    return morning.today.painkiller, {}


@finding()
def walk_or_rest_is_planned(morning: Morning) -> Judged:
    """The runner plans a walk or rest."""
    plan = morning.today.planned_kind
    return (None if plan is None else plan in ("walk", "rest")), {"planned_kind": plan}


@finding("limp_days")
def limped_lately_and_something_is_felt(morning: Morning) -> Judged:
    """A limp in the last days, and something is still felt or cannot be ruled out."""
    days = [day for day in morning.last_days("limp_days") if day.limps]
    return bool(days) and morning.still_felt, {"limped_on": str(days[0].date) if days else None}


@finding("yesterday_pain_0_10")
def pain_high_yesterday(morning: Morning) -> Judged:
    """Leg or back pain was high yesterday."""
    day = morning.yesterday
    pains = (day.leg_pain_0_10, day.leg_pain_worst_0_10, day.back_pain_0_10, day.back_pain_worst_0_10)
    worst = max((pain for pain in pains if pain is not None), default=None)
    return _at_least(worst, morning, "yesterday_pain_0_10", "pain_yesterday_0_10")


@finding("run_symptom_days")
def last_run_not_settled_in_a_day(morning: Morning) -> Judged:
    """The last days' run took more than 24 hours to settle."""
    days = [day for day in morning.last_days("run_symptom_days") if day.settled == "longer"]
    return bool(days), {"run_on": str(days[0].date) if days else None}


@finding("run_symptom_days")
def last_run_cut_short_and_something_is_felt(morning: Morning) -> Judged:
    """Symptoms cut a run of the last days short, and this morning is not without symptoms."""
    days = [day for day in morning.last_days("run_symptom_days") if day.stopped_early]
    return bool(days) and morning.still_felt, {"run_on": str(days[0].date) if days else None}


@finding("limp_days")
def limped_after_run_and_something_is_felt(morning: Morning) -> Judged:
    """A limp after a run of the last days, and something is still felt."""
    days = [day for day in morning.last_days("limp_days") if day.walking_after_run in ("limp", "cannot")]
    return bool(days) and morning.still_felt, {"run_on": str(days[0].date) if days else None}


@finding("in_run_red_leg_pain_0_10")
def leg_pain_high_in_yesterdays_run(morning: Morning) -> Judged:
    """Leg pain in yesterday's run was high."""
    pain = morning.yesterday.leg_pain_in_run_0_10
    return _at_least(pain, morning, "in_run_red_leg_pain_0_10", "leg_pain_in_run_0_10")


@finding("in_run_amber_leg_pain_0_10")
def leg_pain_middling_in_yesterdays_run(morning: Morning) -> Judged:
    """Leg pain in yesterday's run was no longer low."""
    pain = morning.yesterday.leg_pain_in_run_0_10
    return _at_least(pain, morning, "in_run_amber_leg_pain_0_10", "leg_pain_in_run_0_10")


@finding("run_symptom_days")
def last_run_settled_slowly(morning: Morning) -> Judged:
    """The last days' run took more than an hour to settle."""
    days = [day for day in morning.last_days("run_symptom_days") if day.settled in ("within_24h", "longer")]
    return bool(days), {"run_on": str(days[0].date) if days else None}


@finding("run_leg_pain_0_10", "run_back_pain_0_10")
def something_is_felt(morning: Morning) -> Judged:
    """Any symptom at all this morning."""
    felt = morning.history.felt_today
    if not morning.something_is_said:
        return None, {}
    return bool(felt), {"felt": "; ".join(felt)}


@finding("gap_days")
def no_run_for_a_fortnight(morning: Morning) -> Judged:
    """The last run lies so far back that the way in starts at the first stage."""
    days = morning.history.days_since_last_run
    return (None if days is None else days >= morning.number("gap_days")), {"days_since_last_run": days}


@finding("gap_leg_pain_0_10", "gap_back_pain_0_10", "gap_nights")
def quiet_enough_after_a_gap(morning: Morning) -> Judged:
    """Not new or worse, little pain, normal walking, and three nights not woken by it."""
    day = morning.today
    nights = (day, *morning.last_days("gap_nights"))
    loud = (
        day.change in NEW_OR_WORSE
        or (day.leg_pain_0_10 or 0) > morning.number("gap_leg_pain_0_10")
        or (day.back_pain_0_10 or 0) > morning.number("gap_back_pain_0_10")
        or day.walking not in (None, "normal")
        or any(each.woke_by_leg_pain for each in nights[: int(morning.number("gap_nights"))])
    )
    if not loud and (day.change is None or not morning.something_is_said):
        return None, {}
    return not loud, {"leg_pain_0_10": day.leg_pain_0_10, "back_pain_0_10": day.back_pain_0_10}


@finding("first_good_days")
def bad_day_lately(morning: Morning) -> Judged:
    """Something was felt, or a day was red, within the last days."""
    last = morning.history.last_bad_on
    if last is None:
        return False, {}
    within = morning.on - last <= timedelta(days=morning.number("first_good_days"))
    return within, {"last_bad_on": str(last)}


@finding()
def run_tolerated_since_bad_day(morning: Morning) -> Judged:
    """A run since the last bad day was tolerated."""
    history = morning.history
    return bool(history.tolerated_since(history.last_bad_on)), {}


@finding()
def demanding_run_is_planned(morning: Morning) -> Judged:
    """A fast, long or race run is planned."""
    plan = morning.today.planned_kind
    return (None if plan is None else plan in DEMANDING), {"planned_kind": plan}
