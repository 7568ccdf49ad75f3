"""What the virtual runner does about a morning: mostly sensible, wilful while building up, careful on the way back."""

from __future__ import annotations

from dataclasses import dataclass

from easeback.model.words import zone_depth
from easeback.simulate.body import Morning
from easeback.simulate.plan import REST, Planned
from easeback.simulate.visit import Visit

SHARES_BACK = (0.5, 0.5, 0.7, 1.0)
USUAL_MIN, FIRST_BACK_AT_MOST_MIN = 42.0, 30.0
SHARE_WITH_SYMPTOMS = 0.6
GOOD_MORNINGS_NEEDED, REST_DAYS_BETWEEN = 2, 1
INTENSITY = {"easy": 1.0, "long": 1.0, "steady": 1.15, "fast": 1.5, "race": 1.6}
STRAIN_PER_MIN = 0.08
PACE_S_KM = {"easy": 375.0, "long": 380.0, "steady": 345.0, "fast": 310.0, "race": 318.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run as it was done: kind as in the diary, minutes, pace [s/km], and how it felt."""

    kind: str
    minutes: float
    pace_s_km: float
    leg_pain_0_10: int
    zone: str
    stopped_early: bool
    way_back: bool

    @property
    def strain(self) -> float:
        """What it does to the body, on the scale on which an easy 45 minutes are 3.6."""
        return STRAIN_PER_MIN * self.minutes * INTENSITY[self.kind]

    @property
    def effort_0_10(self) -> int:
        """How hard it was."""
        return round(2.5 * INTENSITY[self.kind] + self.minutes / 40)


@dataclass(frozen=True, slots=True)
class Return:
    """Where the runner stands on the way back: the next share to run, None when back; good mornings, days rested."""

    step: int | None = None
    good_mornings: int = 0
    days_rested: int = 9


def step_return(back: Return, morning: Morning, yesterday: Run | None) -> Return:
    """The way back after this morning: a red one starts it over, a good one after a run takes a step."""
    rested = 0 if yesterday else back.days_rested + 1
    if morning.is_red:
        return Return(0, 0, rested)
    good = back.good_mornings + 1 if morning.is_good else 0
    step = back.step
    if step is not None and yesterday is not None and yesterday.way_back and morning.is_good:
        step = step + 1 if step + 1 < len(SHARES_BACK) else None
    return Return(step, good, rested)


def run_today(morning: Morning, planned: Planned, back: Return, visit: Visit) -> Run | None:
    """The run that the runner makes of this morning; None for none."""
    if visit.barred or morning.is_red or morning.leg_pain_0_10 >= 4:
        return None
    if back.step is not None:
        return _on_the_way_back(morning, back)
    if planned.kind == REST:
        return None
    if _in_the_leg(morning) and not planned.wilful:
        return _run("easy", SHARE_WITH_SYMPTOMS * planned.minutes, morning)
    return _run(planned.kind, planned.minutes, morning)


def _on_the_way_back(morning: Morning, back: Return) -> Run | None:
    if back.step is None or back.good_mornings < GOOD_MORNINGS_NEEDED or back.days_rested < REST_DAYS_BETWEEN:
        return None
    minutes = SHARES_BACK[back.step] * USUAL_MIN
    return _run("easy", min(minutes, FIRST_BACK_AT_MOST_MIN) if back.step == 0 else minutes, morning, way_back=True)


def _in_the_leg(morning: Morning) -> bool:
    return zone_depth(morning.zone) >= zone_depth("buttock") or morning.leg_pain_0_10 >= 2


def _run(kind: str, minutes: float, morning: Morning, *, way_back: bool = False) -> Run:
    pain = min(10, round(0.8 * morning.leg_pain_0_10 + (0.8 if INTENSITY[kind] > 1.2 else 0)))
    stopped = pain >= 4 and kind != "race"
    return Run(
        kind=kind,
        minutes=round(minutes * (0.6 if stopped else 1.0), 1),
        pace_s_km=PACE_S_KM[kind],
        leg_pain_0_10=pain,
        zone=morning.zone,
        stopped_early=stopped,
        way_back=way_back,
    )
