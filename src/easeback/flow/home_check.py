"""The home check of strength and feeling: whether it is for this runner today, and its questions one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from easeback.flow.logbook import Logbook
from easeback.flow.think import judge_morning
from easeback.keep.logbook import store
from easeback.knowledge import knowledge
from easeback.model.words import ABLE, TOUCH

# The fields in the order in which they are asked, with the words each takes; none for a number.
QUESTIONS: Final = {
    "heel_walk": ABLE, "toe_walk": ABLE, "calf_raises_left": (), "calf_raises_right": (), "chair_rise": ABLE,
    "big_toe": ABLE, "sock_touch": TOUCH,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HomeQuestion:
    """One question of the home check: the field it fills, its text, and the words it takes (none: a number)."""

    field: str
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HomeCheck:
    """The home check of a day. `barred` says why it is not for today; then there is nothing to ask."""

    intro: str
    barred: str | None
    questions: tuple[HomeQuestion, ...]


def home_check_of(logbook: Logbook, on: date) -> HomeCheck:
    """The home check for the day `on`, from what was said up to then."""
    known, profile = knowledge(), store.profile(logbook.runner)
    judged = judge_morning(store.days(logbook.runner, on), on, profile, known)

    def said(text: str) -> str:
        return known.texts[text].text.said(profile.language)

    if judged.holds("home_check_is_barred"):
        return HomeCheck(said("home_check_intro"), said("home_check_barred"), ())
    asked = tuple(HomeQuestion(field, said(f"home_{field}"), words) for field, words in QUESTIONS.items())
    return HomeCheck(said("home_check_intro"), None, asked)
