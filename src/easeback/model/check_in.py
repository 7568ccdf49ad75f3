"""A check-in: what the runner said, when, about which day. The fields, and the one parser of their words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Final

from easeback.model.words import (
    ABLE,
    AREAS,
    CHANGES,
    CHIPS,
    CLINICIAN_SAID,
    FOOT_STRIKES,
    PAINKILLER,
    PLANNED_KINDS,
    RUN_GROUNDS,
    RUN_KINDS,
    SELF_TEST,
    SETTLED,
    SIDES,
    SYMPTOMS,
    TOUCH,
    WALKING,
    ZONES,
    FlagAnswer,
)

Value = str | bool | float | tuple[str, ...]


class Part(StrEnum):
    """When in the day an answer belongs. What follows the morning never changes that morning's answer in replay."""

    MORNING = "morning"
    AFTER_RUN = "after_run"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One append-only record. `answers` and `red_flags` hold only what was said; nothing said is nothing held."""

    happened_on: date
    part: Part
    answers: Mapping[str, Value]
    red_flags: Mapping[str, FlagAnswer]
    recorded_at: datetime
    source: str


class NotAWord(ValueError):
    """A text that a field does not take: what is wrong with it, and what to write instead."""

    def __init__(self, what: str, what_to_do: str) -> None:
        super().__init__(f"{what} {what_to_do}")
        self.what = what
        self.what_to_do = what_to_do


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a runner can say: the part of the day it belongs to, how its text is read, and what it means."""

    part: Part
    read: Callable[[str], Value]
    meaning: str


def nearest(word: str, words: Collection[str]) -> str:
    """What to write instead of `word`: the nearest of `words`, else all of them."""
    close = get_close_matches(word, list(words), n=1)
    return f"Did you mean {close[0]}?" if close else f"Use one of: {', '.join(words)}."


def one_of(words: Collection[str]) -> Callable[[str], Value]:
    """A reader of one word out of `words`."""

    def read(text: str) -> Value:
        word = text.strip().lower()
        if word not in words:
            raise NotAWord(f"{text.strip()!r} is not a word for this.", nearest(word, words))
        return word

    return read


def some_of(words: Collection[str]) -> Callable[[str], Value]:
    """A reader of several ids joined by `;`, or `none` for: asked, and there is none."""

    def read(text: str) -> Value:
        ids = [part.strip() for part in text.split(";") if part.strip()]
        if [word.lower() for word in ids] == ["none"]:
            return ()
        for word in ids:
            if word not in words:
                raise NotAWord(f"{word!r} is not a known id.", nearest(word, words))
        return tuple(dict.fromkeys(ids))

    return read


def yes_or_no(text: str) -> Value:
    """True for yes, False for no."""
    word = text.strip().lower()
    if word not in ("yes", "no"):
        raise NotAWord(f"{text.strip()!r} is neither yes nor no.", "Write yes or no, or leave it empty.")
    return word == "yes"


def painkiller(text: str) -> Value:
    """True for a painkiller that hides today's answer, False for none or one that does not."""
    word = text.strip().lower()
    if word not in PAINKILLER:
        raise NotAWord(f"{text.strip()!r} is not a word for this.", nearest(word, PAINKILLER))
    return PAINKILLER[word]


def number(lowest: float, highest: float, unit: str) -> Callable[[str], Value]:
    """A reader of a number within `lowest` to `highest` [unit]."""

    def read(text: str) -> Value:
        try:
            value = float(text)
        except ValueError:
            raise NotAWord(f"{text.strip()!r} is not a number.", f"Write {lowest:g} to {highest:g} {unit}.") from None
        if not lowest <= value <= highest:
            raise NotAWord(f"{text.strip()} is out of range.", f"Write {lowest:g} to {highest:g} {unit}.")
        return value

    return read


def free_text(text: str) -> Value:
    """The runner's own words, kept as they are and never read by a rule."""
    return text.strip()


PAIN: Final = number(0, 10, "of 10")
HOURS: Final = number(0, 24, "hours")
MINUTES: Final = number(0, 2880, "minutes")
KILOMETRES: Final = number(0, 500, "km")
RAISES: Final = number(0, 100, "raises")
MORNING, AFTER_RUN, EVENING = Part.MORNING, Part.AFTER_RUN, Part.EVENING

# The diary's columns but for `date` and the red flags, in the order in which they are exported.
FIELDS: Final[Mapping[str, Field]] = {
    "zone": Field(MORNING, one_of(ZONES), "how far down it reaches"),
    "side": Field(MORNING, one_of(SIDES), "which leg"),
    "areas": Field(MORNING, some_of(AREAS), "areas of the body map that were tapped; no rule reads them"),
    "change": Field(MORNING, one_of(CHANGES), "whether it is better, the same or worse than the last days"),
    "walking": Field(MORNING, one_of(WALKING), "how walking goes"),
    "leg_pain_0_10": Field(MORNING, PAIN, "leg pain now, 0 to 10"),
    "back_pain_0_10": Field(MORNING, PAIN, "back pain now, 0 to 10"),
    "symptoms": Field(MORNING, some_of(SYMPTOMS), "what it feels like"),
    "woke_by_leg_pain": Field(MORNING, yes_or_no, "whether leg pain woke you in the night"),
    "painkiller": Field(MORNING, painkiller, "whether you took a painkiller for this in the last 24 hours"),
    "sitting_h": Field(EVENING, HOURS, "hours sat"),
    "driving_h": Field(EVENING, HOURS, "hours driven"),
    "lifting": Field(EVENING, yes_or_no, "lifted, bent or twisted under load"),
    "sleep_h": Field(MORNING, HOURS, "hours slept"),
    "stretched": Field(EVENING, yes_or_no, "stretched"),
    "heat_min": Field(EVENING, MINUTES, "minutes of heat"),
    "strength": Field(EVENING, yes_or_no, "did strength work"),
    "run_km": Field(AFTER_RUN, KILOMETRES, "distance run"),
    "run_min": Field(AFTER_RUN, MINUTES, "minutes run"),
    "run_ground": Field(AFTER_RUN, one_of(RUN_GROUNDS), "ground run on"),
    "run_kind": Field(AFTER_RUN, one_of(RUN_KINDS), "kind of run"),
    "foot_strike": Field(AFTER_RUN, one_of(FOOT_STRIKES), "which part of your foot lands first, by your own word"),
    "run_downhill": Field(AFTER_RUN, yes_or_no, "the run went steeply downhill"),
    "leg_pain_in_run_0_10": Field(AFTER_RUN, PAIN, "worst leg pain in the run"),
    "zone_in_run": Field(AFTER_RUN, one_of(ZONES), "how far down it reached in the run"),
    "symptoms_in_run": Field(AFTER_RUN, some_of(SYMPTOMS), "what it felt like in the run"),
    "walking_after_run": Field(AFTER_RUN, one_of(WALKING), "how walking went after the run"),
    "stopped_early": Field(AFTER_RUN, yes_or_no, "symptoms cut the run short"),
    "settled": Field(AFTER_RUN, one_of(SETTLED), "how soon it was as before the run"),
    "walk_min": Field(EVENING, MINUTES, "minutes walked"),
    "walks_ok": Field(MORNING, yes_or_no, "two 30-minute walks in 7 days, settled by next morning"),
    "cross_train_min": Field(EVENING, MINUTES, "minutes of other sport"),
    "planned_km": Field(MORNING, KILOMETRES, "distance planned today"),
    "planned_min": Field(MORNING, MINUTES, "minutes planned today"),
    "planned_kind": Field(MORNING, one_of(PLANNED_KINDS), "kind planned today"),
    "effort_0_10": Field(AFTER_RUN, PAIN, "how hard the run was"),
    "self_test": Field(MORNING, one_of(SELF_TEST), "the home check of strength and feeling"),
    "heel_walk": Field(MORNING, one_of(ABLE), "ten steps on the heels"),
    "toe_walk": Field(MORNING, one_of(ABLE), "ten steps on the toes"),
    "calf_raises_left": Field(MORNING, RAISES, "calf raises on the left leg, of ten"),
    "calf_raises_right": Field(MORNING, RAISES, "calf raises on the right leg, of ten"),
    "chair_rise": Field(MORNING, one_of(ABLE), "rising from a chair on one leg"),
    "big_toe": Field(MORNING, one_of(ABLE), "lifting the big toe against a finger"),
    "sock_touch": Field(MORNING, one_of(TOUCH), "light touch along the sock line, both sides alike"),
    "chips_opened": Field(MORNING, some_of(CHIPS), "chips of the daily strip that were tapped"),
    "clinician_said": Field(MORNING, one_of(CLINICIAN_SAID), "what a clinician said about running"),
    "clinician_who": Field(MORNING, free_text, "which clinician said it"),
    "clinician_flags": Field(MORNING, free_text, "which red flags the clinician spoke about, joined by ;"),
    "note": Field(EVENING, free_text, "your own words; no rule reads them"),
}

# The diary's four red-flag columns and the answer each stands for.
FLAG_COLUMNS: Final[Mapping[str, FlagAnswer]] = {
    "red_flags": FlagAnswer.YES,
    "red_flags_unsure": FlagAnswer.UNSURE,
    "red_flags_usual": FlagAnswer.USUAL,
    "red_flags_denied": FlagAnswer.NO,
}


def read_answer(name: str, text: str) -> Value:
    """The value that `text` says for the field `name`. Raises NotAWord for a bad text, KeyError for no such field."""
    return FIELDS[name].read(text)


def read_flags(texts: Mapping[FlagAnswer, str], known: Collection[str]) -> tuple[dict[str, FlagAnswer], list[NotAWord]]:
    """The answers that the four red-flag texts give, the strictest for an id named twice, and what was wrong.

    `all` among the denied stands for every known flag that is not listed otherwise.
    """
    answers: dict[str, FlagAnswer] = {}
    wrong: list[NotAWord] = []
    for answer in sorted(texts, key=lambda each: each.calm):
        for word in filter(None, (part.strip() for part in texts[answer].split(";"))):
            if answer is FlagAnswer.NO and word.lower() == "all":
                answers |= {flag: answer for flag in known if flag not in answers}
            elif word not in known:
                wrong.append(NotAWord(f"{word!r} is not a red flag.", nearest(word, known)))
            elif word in answers and answers[word] is not answer:
                wrong.append(NotAWord(f"{word} is answered twice.", f"The stricter, {answers[word]}, was kept."))
            else:
                answers[word] = answer
    return answers, wrong
