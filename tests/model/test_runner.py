"""A runner's limits: of several clinicians the strictest binds, and what each said is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from easeback.model.runner import Limit, Profile

ON = date(2024, 3, 13)
SURGEON = Limit(by="surgeon", max_run_min=20, allowed_run_kinds=("walk_run", "easy"))
PHYSIO = Limit(by="physiotherapist", max_run_min=40, allowed_run_kinds=("easy", "steady"))


def test_a_profile_without_a_limit_stays_as_it_is() -> None:
    """Nothing told, nothing changed."""
    assert Profile().bound_on(ON) == Profile()
    assert Profile().every_limit == ()


def test_the_strictest_of_each_binds() -> None:
    """The fewest minutes, the kinds that both allow, the latest dates."""
    early, late = date(2024, 3, 20), date(2024, 4, 1)
    told = (replace(SURGEON, no_running_until=early), replace(PHYSIO, no_running_until=late, may_run_from=early))
    bound = Profile(limits=told).bound_on(ON)
    assert (bound.max_run_min, bound.allowed_run_kinds) == (20, ("easy",))
    assert (bound.no_running_until, bound.may_run_from) == (late, early)
    assert bound.limits == told


@pytest.mark.parametrize("swapped", [False, True])
def test_the_profiles_own_facts_are_one_limit_more(swapped: bool) -> None:
    """What was told as plain facts binds beside what was told clinician by clinician, whichever is stricter."""
    own, other = (40, 20) if swapped else (20, 40)
    bound = Profile(max_run_min=own, limits_by="nurse", limits=(Limit(by="surgeon", max_run_min=other),)).bound_on(ON)
    assert bound.max_run_min == 20
    assert [each.by for each in bound.limits] == ["nurse", "surgeon"]


def test_a_limit_that_has_ended_binds_no_more_and_is_not_forgotten() -> None:
    """The last day still binds; the day after does not; what was agreed stays on record."""
    profile = Profile(limits=(replace(SURGEON, until=ON),))
    assert profile.bound_on(ON).max_run_min == 20
    after = profile.bound_on(date(2024, 3, 14))
    assert (after.max_run_min, after.allowed_run_kinds) == (None, ())
    assert after.limits == profile.limits


def test_the_own_limits_end_counts_too() -> None:
    """Minutes and kinds end with `limits_until`; a date of its own does not."""
    own = Profile(
        max_run_min=20, allowed_run_kinds=("easy",), limits_until=date(2024, 3, 12), may_run_from=date(2024, 4, 1)
    )
    bound = own.bound_on(ON)
    assert (bound.max_run_min, bound.allowed_run_kinds, bound.may_run_from) == (None, (), date(2024, 4, 1))


def test_kinds_without_one_in_common_leave_no_minute() -> None:
    """Two clinicians who allow different kinds allow none together."""
    clash = (Limit(by="surgeon", allowed_run_kinds=("walk_run",)), Limit(by="nurse", allowed_run_kinds=("easy",)))
    bound = Profile(limits=clash).bound_on(ON)
    assert (bound.max_run_min, bound.allowed_run_kinds) == (0, ())


def test_binding_twice_is_binding_once() -> None:
    """A profile that is bound already is as strict as before."""
    bound = Profile(max_run_min=30, limits=(SURGEON, PHYSIO)).bound_on(ON)
    again = bound.bound_on(ON)
    assert (again.max_run_min, again.allowed_run_kinds) == (bound.max_run_min, bound.allowed_run_kinds)
