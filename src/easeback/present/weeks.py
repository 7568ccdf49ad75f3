"""The last four weeks of recordings in words: what they were run on, slopes, loops, form, left and right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from easeback.model.training import Training
from easeback.present.beside import FormBeside, form_beside, loops_in_words
from easeback.present.words_of_form import FORM, distance_in_words, together

PARTS: Final = {
    "form": "form", "loops": "laps of a loop", "ground_km": "ground", "downhill_km": "downhill",
    "left_stance_points": "left and right",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WeeksPage:
    """Four weeks in the order in which they are shown; `absent`: what, and why it is not there."""

    title: str
    ground: tuple[str, ...]
    loops: tuple[str, ...]
    sides: tuple[str, ...]
    form: tuple[FormBeside, ...]
    absent: tuple[tuple[str, str], ...]


def weeks_page(training: Training, units: str) -> WeeksPage:
    """The page of the four weeks before a morning, in `units`: km or miles."""
    return WeeksPage(
        title=f"The four weeks before {training.on}: {training.runs} recorded {_runs(training.runs)}",
        ground=tuple(_ground(training, units)),
        loops=tuple(loops_in_words(training.loops)) if training.loops else (),
        sides=tuple(_sides(training)),
        form=tuple(form_beside(training.form[name]) for name in FORM if name in training.form),
        absent=together((_part(name), why) for name, why in training.absent.items()),
    )


def _ground(training: Training, units: str) -> Iterator[str]:
    whole_km = sum(training.ground_km.values())
    for name, km in training.ground_km.items():
        yield f"{name}: {distance_in_words(km, units)}, {km / whole_km:.0%}"
    if training.downhill_km is not None:
        yield f"downhill: {distance_in_words(training.downhill_km, units)}"


def _sides(training: Training) -> Iterator[str]:
    if training.left_stance_points is not None:
        longer = "both feet alike" if training.longer_stance == "even" else f"the {training.longer_stance} foot longer"
        yield f"The left foot had {50 + training.left_stance_points:.1f} % of the ground contact: {longer}."


def _part(name: str) -> str:
    return FORM[name.removeprefix("form.")][0] if name.startswith("form.") else PARTS[name]


def _runs(count: int) -> str:
    return "run" if count == 1 else "runs"
