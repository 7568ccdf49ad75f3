"""The virtual body: how irritated the nerve is, and what shows of it in the morning; a model fitted to nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from easeback.model.words import zone_depth

DECAY_PER_DAY = 0.91
# What was too much shows by half on the next morning and in full on the one after.
COMING_TOMORROW = 0.5
CALM_LEVEL_0_10 = 0.55
TOLERATED_STRAIN, IRRITATION_OF_OVERLOAD, MOST_IRRITATION = 6.2, 0.45, 7.0
STRAIN_PER_SITTING_H, STRAIN_PER_DRIVING_H, STRAIN_OF_LIFTING = 0.25, 0.6, 1.5
# What is left of yesterday on the next morning fades within a day or two.
FOOTPRINT_OF_STRAIN, FOOTPRINT_DECAY = 0.10, 0.4
NOISE_MEMORY, NOISE_0_10 = 0.6, 0.3
# From which irritation it reaches which zone: it moves down the leg as it gets worse, and back up as it settles.
REACHES = ((5.2, "foot"), (4.0, "calf"), (2.6, "thigh"), (1.6, "buttock"), (0.9, "back"))
STIFF_FROM = 1.2
DAYS_UNTIL_NEW = 14


@dataclass(frozen=True, slots=True)
class Body:
    """The state that lasts, all [0-10]: irritation, what of it comes tomorrow, what is left of yesterday, noise."""

    irritation: float
    coming: float
    footprint: float
    noise: float


RESTED = Body(CALM_LEVEL_0_10, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """What a day did to the body: strain of the run, hours sat and driven, lifting, minutes walked, hours slept."""

    run_strain: float = 0.0
    sitting_h: float = 0.0
    driving_h: float = 0.0
    lifting: bool = False
    walk_min: float = 0.0
    sleep_h: float = 7.0

    @property
    def strain(self) -> float:
        """All of it on one scale, on which an easy 45 minutes are 3.6."""
        sat = STRAIN_PER_SITTING_H * max(0.0, self.sitting_h - 7) + STRAIN_PER_DRIVING_H * self.driving_h
        return self.run_strain + sat + STRAIN_OF_LIFTING * self.lifting


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """What the runner would say on waking."""

    zone: str
    change: str
    walking: str
    leg_pain_0_10: int
    back_pain_0_10: int
    symptoms: tuple[str, ...]
    woke: bool

    @property
    def is_red(self) -> bool:
        """Too much to run on, by the runner's own sense."""
        moved_down = zone_depth(self.zone) >= zone_depth("calf") and self.change in ("new", "worse")
        return self.leg_pain_0_10 >= 5 or self.walking == "limp" or self.woke or moved_down

    @property
    def is_good(self) -> bool:
        """Little left in the leg, and walking as always."""
        low = self.leg_pain_0_10 <= 2 and self.back_pain_0_10 <= 3 and self.walking == "normal"
        return low and zone_depth(self.zone) < zone_depth("calf") and "numbness" not in self.symptoms


def after_day(body: Body, exposure: Exposure) -> Body:
    """The body after a day: what is more than it tolerates irritates it, the more so the more irritated it is."""
    tolerated = TOLERATED_STRAIN - 0.6 * body.irritation
    added = IRRITATION_OF_OVERLOAD * max(0.0, exposure.strain - tolerated)
    coming = COMING_TOMORROW * added
    footprint = FOOTPRINT_DECAY * body.footprint + FOOTPRINT_OF_STRAIN * exposure.strain * (
        0.5 + 0.15 * body.irritation
    )
    return Body(min(MOST_IRRITATION, body.irritation + added - coming + body.coming), coming, footprint, body.noise)


def sleep(body: Body, chance: Random) -> Body:
    """The body after a night: irritation falls towards its calm level, the noise wanders."""
    irritation = CALM_LEVEL_0_10 + DECAY_PER_DAY * (body.irritation - CALM_LEVEL_0_10)
    return replace(body, irritation=irritation, noise=NOISE_MEMORY * body.noise + chance.gauss(0, NOISE_0_10))


def wake(body: Body, before: Sequence[Morning], numb: bool) -> Morning:
    """The morning of `body`, said against the mornings `before` it, oldest first."""
    felt = body.irritation + body.noise
    leg = _whole(0.95 * felt + body.footprint - 0.7)
    zone = next((zone for least, zone in REACHES if felt >= least), "none")
    return Morning(
        zone=zone,
        change=_change(zone, leg, before),
        walking="limp" if leg >= 6 else "uncomfortable" if leg >= 4 else "normal",
        leg_pain_0_10=leg,
        back_pain_0_10=_whole(0.4 * felt + body.footprint),
        symptoms=_symptoms(felt, zone, numb),
        woke=leg >= 6,
    )


def _whole(pain: float) -> int:
    return round(min(10.0, max(0.0, pain)))


def _change(zone: str, leg: int, before: Sequence[Morning]) -> str:
    if not before:
        return "same"
    last, depth = before[-1], zone_depth(zone)
    in_leg = [zone_depth(each.zone) >= zone_depth("buttock") for each in before[-DAYS_UNTIL_NEW:]]
    if depth >= zone_depth("buttock") and not any(in_leg):
        return "new"
    moved, more = depth - zone_depth(last.zone), leg - last.leg_pain_0_10
    if more >= 2 or (depth >= zone_depth("buttock") and (more >= 1 or moved > 0)):
        return "worse"
    return "better" if more <= -1 or moved < -1 or _falling(before) else "same"


def _falling(before: Sequence[Morning]) -> bool:
    """It has fallen over the last three mornings: the runner calls a level day `better` too."""
    steps = [second.leg_pain_0_10 - first.leg_pain_0_10 for first, second in pairwise(before[-3:])]
    return sum(steps) < 0


def _symptoms(felt: float, zone: str, numb: bool) -> tuple[str, ...]:
    found = []
    if zone_depth(zone) >= zone_depth("thigh"):
        found += ["shooting", "sit_pain"]
    elif zone == "buttock":
        found += ["dull"]
    elif felt >= STIFF_FROM:
        found += ["stiffness"]
    if numb:
        found += ["numbness"]
    return tuple(found)
