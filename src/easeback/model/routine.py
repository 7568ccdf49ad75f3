"""A routine as it is offered on one morning: what to do, what is left out and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise that is barred today: by which bar, in words. `is_unsaid`: it cannot be told, so it is left out."""

    exercise: str
    bar: str
    because: str
    is_unsaid: bool


@dataclass(frozen=True, slots=True)
class RoutineToday:
    """One routine of one morning. `minutes` [min] is what the doses add up to; None where they hold no time.

    `is_offered`: the morning asks for it and leaves something of it; one that is not asked for may still be done.
    """

    id: str
    when: str
    text: str
    exercises: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    minutes: int | None
    is_offered: bool
