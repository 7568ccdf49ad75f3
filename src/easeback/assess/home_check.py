"""Findings on the home check of strength and feeling. It can only warn: unsupervised it never reassures."""

from __future__ import annotations

from collections.abc import Iterator

from easeback.assess.finding import Judged, finding
from easeback.assess.morning import Morning
from easeback.model.day import Day
from easeback.model.words import DEFICITS, NEW_OR_WORSE, FlagAnswer, zone_depth

BUTTOCK = zone_depth("buttock")
NOT_ABLE = ("not_left", "not_right", "not_both")
LESS = ("less_left", "less_right", "less_both")
CALF_RAISES = 10
# Each test, by the fields that tell of it.
TESTS = {
    "heel_walk": ("heel_walk",),
    "toe_walk": ("toe_walk",),
    "calf_raises": ("calf_raises_left", "calf_raises_right"),
    "chair_rise": ("chair_rise",),
    "big_toe": ("big_toe",),
    "sock_touch": ("sock_touch",),
}
BARRING_FLAGS = ("RF23_FEM_NECK", "RF24_SACRAL_BSI", "RF26_HAM_AVULSION")


def was_done(day: Day) -> bool:
    """Any test of the home check was answered."""
    return any(getattr(day, name) is not None for names in TESTS.values() for name in names)


def failed_tests(day: Day, morning: Morning) -> tuple[str, ...]:
    """The tests that showed a difference, or of which the runner was not sure."""
    return tuple(_failed(day, morning))


def _failed(day: Day, morning: Morning) -> Iterator[str]:
    for name in ("heel_walk", "toe_walk", "chair_rise", "big_toe", "sock_touch"):
        if getattr(day, name) in (*NOT_ABLE, *LESS, "unsure"):
            yield name.replace("_", " ")
    if _raises_differ(day, morning):
        yield "calf raises"


def _raises_differ(day: Day, morning: Morning) -> bool:
    """Fewer on one side. A side that was not said counts as all ten, so that leaving it out cannot read milder."""
    sides = (day.calf_raises_left, day.calf_raises_right)
    if sides == (None, None):
        return False
    left, right = (CALF_RAISES if side is None else side for side in sides)
    return abs(left - right) >= morning.number("calf_raises_fewer")


@finding()
def heel_walk_is_not_possible(morning: Morning) -> Judged:
    """Ten steps on the heels are not possible on a side."""
    said = morning.today.heel_walk
    return (None if said is None else said in NOT_ABLE), {"heel_walk": said}


@finding("calf_raises_fewer")
def home_check_differs(morning: Morning) -> Judged:
    """The home check shows a difference between the sides, or is not sure."""
    if not was_done(morning.today):
        return None, {}
    failed = failed_tests(morning.today, morning)
    return bool(failed), {"tests": " and ".join(failed)}


@finding("calf_raises_fewer", "home_check_days")
def home_check_differs_again(morning: Morning) -> Judged:
    """The home check shows a difference, and did so within the week before."""
    failed = failed_tests(morning.today, morning)
    before = [day for day in morning.last_days("home_check_days") if failed_tests(day, morning)]
    values = {"tests": " and ".join(failed), "before_on": str(before[0].date) if before else None}
    return bool(failed) and bool(before), values


@finding("calf_raises_fewer", "home_check_days")
def home_check_waits_to_be_repeated(morning: Morning) -> Judged:
    """A difference of the last week has not been followed by a home check that shows none in the same tests."""
    days = (morning.today, *morning.last_days("home_check_days"))
    for place, day in enumerate(days):
        failed = failed_tests(day, morning)
        if (
            failed
            and day is not morning.today
            and not any(_shows_none(later, failed, morning) for later in days[:place])
        ):
            return True, {"tests": " and ".join(failed), "failed_on": str(day.date)}
    return False, {}


def _shows_none(day: Day, tests: tuple[str, ...], morning: Morning) -> bool:
    """Each of these tests was done, in full, and showed no difference."""
    fields = [name for test in tests for name in TESTS[test.replace(" ", "_")]]
    return all(getattr(day, name) is not None for name in fields) and not set(tests) & set(failed_tests(day, morning))


@finding()
def home_check_is_barred(morning: Morning) -> Judged:
    """A limp, a bone or tendon flag, or a procedure without a leave: the home check is not for today."""
    open_bone = {flag.id for flag in morning.open_flags} & set(BARRING_FLAGS)
    asked = any(morning.today.red_flags.get(flag) is FlagAnswer.UNSURE for flag in BARRING_FLAGS)
    return morning.today.limps or bool(open_bone) or asked or _before_leave(morning), {}


def _before_leave(morning: Morning) -> bool:
    profile = morning.profile
    operated = profile.procedure_on is not None or profile.procedure not in (None, "none", "no")
    agreed = any(day.clinician_said == "may_run" for day in (*morning.past, morning.today))
    leaves = [limit.may_run_from for limit in profile.every_limit if limit.may_run_from is not None]
    return operated and not (agreed or (leaves and max(leaves) <= morning.on))


@finding("home_check_days")
def home_check_is_due(morning: Morning) -> Judged:
    """It is in the leg or changed, the home check is not barred, and none was done for a week or since the change."""
    day = morning.today
    changed = day.change in NEW_OR_WORSE or bool(set(day.symptoms or ()) & {*DEFICITS, "numbness"})
    in_leg = day.zone is not None and zone_depth(day.zone) >= BUTTOCK
    done = any(was_done(each) for each in morning.last_days("home_check_days"))
    due = (changed or (in_leg and not done)) and not was_done(day)
    return due and not home_check_is_barred(morning)[0], {}
