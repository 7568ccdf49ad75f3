"""A run beside the runner's own past, in words: form against the usual, left and right, loops of four weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from easeback.model.loops import LoopBalance
from easeback.model.training import FormSeen, SideBias
from easeback.present.words_of_form import FORM


@dataclass(frozen=True, slots=True)
class FormBeside:
    """One form measure beside the usual at the same speed, in words.

    This run's and the usual value, the difference with the range in which 19 of 20 single runs lie, what that says, and
    in how many runs the usual was found.
    """

    name: str
    today: str
    usual: str
    difference: str
    says: str
    runs: int


def form_beside(seen: FormSeen) -> FormBeside:
    """One form measure in words; a difference within the range of single runs is as usual."""
    name, unit, decimals = FORM[seen.name]
    finer = max(decimals, 1)
    usual = abs(seen.deviation) <= seen.plus_minus
    return FormBeside(
        name=name,
        today=f"{seen.today:.{finer}f} {unit}",
        usual=f"{seen.usual:.{finer}f}",
        difference=f"{seen.deviation:+z.{finer}f} ± {seen.plus_minus:.{finer}f}",
        says="as usual" if usual else "more than usual" if seen.deviation > 0 else "less than usual",
        runs=seen.runs,
    )


def sides_in_words(bias: SideBias | None) -> Iterator[str]:
    """Left and right, and where it hurts beside it; no cause is named, as none is known."""
    if bias is None:
        return
    share = f"The left foot had {50 + bias.left_points:.1f} % of the ground contact"
    yield f"{share}: both feet alike." if bias.longer == "even" else f"{share}: the {bias.longer} foot stays longer."
    if bias.spares_painful_side is not None:
        longer = "shorter" if bias.spares_painful_side else "longer"
        yield f"The diary says it hurts on the {bias.painful_side}: the painful side stays {longer} on the ground."
    elif bias.longer != "even":
        yield f"The diary of the four weeks {_sides_said(bias.painful_side)}."


def loops_in_words(balance: LoopBalance | None) -> Iterator[str]:
    """Four weeks of loops, and the painful leg in their bends."""
    if balance is None:
        yield "Not known: no run of the four weeks holds positions."
        return
    if not balance.runs:
        yield "None found in the four weeks."
        return
    ways = f"{balance.laps_clockwise} laps clockwise, {balance.laps_anticlockwise} anticlockwise"
    yield f"{ways}, in {balance.runs} {'run' if balance.runs == 1 else 'runs'}."
    yield f"{balance.bend_left_m:.0f} m bending left, {balance.bend_right_m:.0f} m right."
    if balance.inner_leg_share is not None:
        inner = f"{balance.inner_leg_share:.0%} of the bends"
        yield f"The painful {balance.painful_side} leg was on the inside in {inner}."
    elif balance.painful_side not in ("left", "right"):
        yield f"No inner leg is told: the diary of the four weeks {_sides_said(balance.painful_side)}."
    else:
        yield "No inner leg is told: these loops hardly bend."


def _sides_said(side: str | None) -> str:
    return "says both sides" if side == "both" else "names no side that hurts"
