"""What a runner works towards, in the words they use for it: the one parser of goals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from easeback.model.error import BadUse

GOAL_WORDS: Final = (
    "Say a distance (10 km, 5 miles, half marathon), a time without a break (30 min, 1 h), or a race (5 km race)."
)
KM_OF_A_MILE: Final = 1.609344
KM_OF_A_WORD: Final = {"half marathon": 21.0975, "halfmarathon": 21.0975, "half": 21.0975, "marathon": 42.195}
KM_OF_A_UNIT: Final = {
    "km": 1.0, "k": 1.0, "kilometre": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometers": 1.0,
    "m": 0.001, "metres": 0.001, "meters": 0.001, "mi": KM_OF_A_MILE, "mile": KM_OF_A_MILE, "miles": KM_OF_A_MILE,
}  # fmt: skip
MINUTES_OF_A_UNIT: Final = {
    "min": 1.0, "mins": 1.0, "minute": 1.0, "minutes": 1.0, "h": 60.0, "hour": 60.0, "hours": 60.0,
}  # fmt: skip
LEAST_KM, MOST_KM, LEAST_MIN, MOST_MIN = 0.4, 250.0, 1.0, 1440.0
AMOUNT = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z]+)")
FILLING = re.compile(r"^(?:to |run |a |an |the )+|(?: run| without (?:a )?break| unbroken| non[ -]?stop)+$")
HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
RACE = re.compile(r"\brace\b")


@dataclass(frozen=True, slots=True)
class Goal:
    """A run to be able to do: a distance [km] or unbroken minutes, one of the two; `is_race`: at the runner's pace."""

    text: str
    km: float | None
    minutes: float | None
    is_race: bool


def read_goal(text: str) -> Goal:
    """The goal that `text` says. Raises BadUse with the words that are taken."""
    words = " ".join(HYPHEN.sub(" ", text.lower()).split())
    is_race = bool(RACE.search(words))
    plain = FILLING.sub("", " ".join(RACE.sub(" ", words).split())).strip()
    km, minutes = _amount(plain)
    if not _in_range(km, minutes) or (is_race and km is None):
        raise BadUse(f"{text!r} is not a goal that can be planned for.", GOAL_WORDS)
    return Goal(" ".join(text.split()), km, minutes, is_race)


def _amount(plain: str) -> tuple[float | None, float | None]:
    """Kilometres and minutes, at most one of them."""
    if plain in KM_OF_A_WORD:
        return KM_OF_A_WORD[plain], None
    found = AMOUNT.fullmatch(plain)
    if found is None:
        return None, None
    number, unit = float(found[1].replace(",", ".")), found[2]
    if unit in KM_OF_A_UNIT:
        return number * KM_OF_A_UNIT[unit], None
    return None, number * MINUTES_OF_A_UNIT[unit] if unit in MINUTES_OF_A_UNIT else None


def _in_range(km: float | None, minutes: float | None) -> bool:
    if km is not None:
        return LEAST_KM <= km <= MOST_KM
    return minutes is not None and LEAST_MIN <= minutes <= MOST_MIN
