"""The check-in's questions on a terminal. Nothing is pre-filled, and Enter alone means: not said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final, TypeVar

import click

from easeback.flow.home_check import HomeQuestion
from easeback.flow.questions import Question, Strip
from easeback.model.check_in import NotAWord, Value, nearest, read_answer
from easeback.model.words import CHANGES, WALKING, ZONES, FlagAnswer
from easeback.show.cli.lines import say

# The four taps: the field, its question, and the words it offers; none for a number.
TAPS: Final[tuple[tuple[str, str, Sequence[str]], ...]] = (
    ("zone", "How far down does it reach now?", ZONES),
    ("change", "Against the last days?", CHANGES),
    ("walking", "How does walking go now?", WALKING),
    ("leg_pain_0_10", "Leg pain now, from 0 (none) to 10 (the worst there is)?", ()),
)
ANSWERS: Final = tuple(str(answer) for answer in FlagAnswer)
NONE: Final = "N"
Read = TypeVar("Read")


def ask_taps(answers: dict[str, Value]) -> None:
    """Asks the four taps, putting each answer into `answers` as it is given."""
    for name, question, words in TAPS:
        click.echo(f"\n{question}")
        _ask_field(name, words, answers)


def ask_strip(strip: Strip) -> frozenset[str] | None:
    """Asks the strip: the chips tapped, empty for none of these, None where it was left unanswered."""
    click.echo(f"\nIs anything here new or worse since {_day(strip.since)}?")
    for chip in strip.chips:
        click.echo(f"  {chip.letter}  {chip.text}")
    click.echo(f"  {NONE}  {strip.none_of_these}")
    click.echo(f"Type the letters, or {NONE}. Enter leaves it unanswered.")
    return _until_understood(partial(_letters, [chip.letter for chip in strip.chips]))


def ask_flags(questions: Sequence[Question], answers: dict[str, FlagAnswer]) -> None:
    """Asks red-flag questions in full, one at a time, putting each answer into `answers` as it is given."""
    if questions:
        click.echo("\nAnswer yes, no or unsure; usual = long there, unchanged, and a clinician knows.")
    for number, question in enumerate(questions, 1):
        click.echo(f"\n{number} of {len(questions)}")
        say(question.text, indent=2)
        answer = _until_understood(_flag_answer)
        if answer is FlagAnswer.UNSURE and question.once_more:
            say(question.once_more, indent=2)
            answer = _until_understood(_flag_answer) or answer
        if answer is not None:
            answers[question.id] = answer


def ask_home_check(questions: Sequence[HomeQuestion], answers: dict[str, Value]) -> None:
    """Asks the home check, one question at a time, putting each answer into `answers` as it is given."""
    for number, question in enumerate(questions, 1):
        click.echo(f"\n{number} of {len(questions)}")
        say(question.text, indent=2)
        _ask_field(question.field, question.words, answers)


def _ask_field(name: str, words: Sequence[str], answers: dict[str, Value]) -> None:
    if words:
        click.echo("  " + "  ".join(f"{number} {word}" for number, word in enumerate(words, 1)))
    value = _until_understood(partial(_tap, name, words))
    if value is not None:
        answers[name] = value


def _until_understood(read: Callable[[str], Read]) -> Read | None:
    """What `read` makes of the line typed; asks again while it makes nothing. None for an empty line."""
    while True:
        text: str = click.prompt(">", default="", show_default=False, prompt_suffix=" ").strip()
        if not text:
            return None
        try:
            return read(text)
        except NotAWord as error:
            click.echo(f"  {error.what} {error.what_to_do}")


def _tap(name: str, words: Sequence[str], text: str) -> Value:
    return read_answer(name, _word(text, words))


def _word(text: str, words: Sequence[str]) -> str:
    """The word meant by its number or by its beginning; the text itself where neither fits."""
    if words and text.isdigit() and 1 <= int(text) <= len(words):
        return words[int(text) - 1]
    begins = [word for word in words if word.startswith(text.lower())]
    return begins[0] if len(begins) == 1 else text


def _letters(letters: Sequence[str], text: str) -> frozenset[str]:
    typed = [letter for letter in text.upper() if letter not in " ,;"]
    if typed == [NONE] or text.strip().lower() == "none":
        return frozenset()
    for letter in typed:
        if letter not in letters:
            alone = f" {NONE} stands alone." if letter == NONE else ""
            raise NotAWord(f"{letter!r} is not a letter of the list.{alone}", f"Use {''.join(letters)}.")
    return frozenset(typed)


def _flag_answer(text: str) -> FlagAnswer:
    word = _word(text, ANSWERS)
    if word.lower() not in ANSWERS:
        raise NotAWord(f"{text!r} is not an answer.", nearest(word.lower(), ANSWERS))
    return FlagAnswer(word.lower())


def _day(since: date | None) -> str:
    return f"{since:%A} {since.isoformat()}" if since else "this began"
