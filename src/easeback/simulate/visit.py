"""What happens around the flare: a numb foot, a heel walk that the runner is not sure of, and a clinician's word."""

from __future__ import annotations

from dataclasses import dataclass

from easeback.simulate.plan import TOO_MUCH_ON_DAY

FOOT_DROP, NEW_NUMBNESS = "RF08_FOOTDROP", "RF09_NEW_NUMB_1LEG"
CLINICIAN = "sports physician"
# Days after the one that was too much.
UNSURE_AFTER, EXAMINED_AFTER, MAY_RUN_AFTER, NUMB_UNTIL_AFTER = 2, 3, 10, 8


@dataclass(frozen=True, slots=True)
class Visit:
    """What the day has of it. `said` is a word of the diary; `flags_unsure` are red flags answered `not sure`."""

    numb: bool = False
    flags_unsure: tuple[str, ...] = ()
    flags_known: tuple[str, ...] = ()
    said: str | None = None
    about: tuple[str, ...] = ()
    barred: bool = False

    @property
    def matters(self) -> bool:
        """A day whose check-in nobody would leave out."""
        return bool(self.numb or self.said)


def visit_on(day: int) -> Visit:
    """What day `day` of a season has of the visit; an empty one on most days."""
    after = day - TOO_MUCH_ON_DAY
    numb = UNSURE_AFTER <= after <= NUMB_UNTIL_AFTER
    if after == UNSURE_AFTER:
        return Visit(numb, flags_unsure=(FOOT_DROP, NEW_NUMBNESS), barred=True)
    if after == EXAMINED_AFTER:
        return Visit(numb, (), (NEW_NUMBNESS,), "no_run", (FOOT_DROP, NEW_NUMBNESS), barred=True)
    if after == MAY_RUN_AFTER:
        return Visit(said="may_run", about=(FOOT_DROP, NEW_NUMBNESS))
    known = (NEW_NUMBNESS,) if numb else ()
    return Visit(numb, flags_known=known, barred=EXAMINED_AFTER < after < MAY_RUN_AFTER)
