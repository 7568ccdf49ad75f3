"""A run beside the runner's own past, in words: form against the usual, left and right, loops of four weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from easeback.model.loops import LoopBalance
from easeback.model.training import FormSeen, SideBias
from easeback.present.charts.chart import Say
from easeback.present.words_of_form import FORM

IN_ONE_RUN: Final = "{right} laps clockwise, {left} anticlockwise, in {runs} run."
IN_RUNS: Final = "{right} laps clockwise, {left} anticlockwise, in {runs} runs."
LONGER: Final = {
    "even": "both feet alike.",
    "left": "the left foot stays longer.",
    "right": "the right foot stays longer.",
}


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


def sides_in_words(bias: SideBias | None, say: Say = str) -> Iterator[str]:
    """Left and right, and where it hurts beside it; no cause is named, as none is known."""
    if bias is None:
        return
    share = say("The left foot had {share} % of the ground contact").format(share=f"{50 + bias.left_points:.1f}")
    yield f"{share}: {say(LONGER[bias.longer])}"
    if bias.spares_painful_side is not None:
        words = "The diary says it hurts on the {side}: the painful side stays {longer} on the ground."
        longer = say("shorter" if bias.spares_painful_side else "longer")
        yield say(words).format(side=say(str(bias.painful_side)), longer=longer)
    elif bias.longer != "even":
        yield say("The diary of the four weeks {says}.").format(says=say(_sides_said(bias.painful_side)))


def loops_in_words(balance: LoopBalance | None, say: Say = str) -> Iterator[str]:
    """Four weeks of loops, and the painful leg in their bends."""
    if balance is None:
        yield say("Not known: no run of the four weeks holds positions.")
        return
    if not balance.runs:
        yield say("None found in the four weeks.")
        return
    ways = IN_ONE_RUN if balance.runs == 1 else IN_RUNS
    yield say(ways).format(right=balance.laps_clockwise, left=balance.laps_anticlockwise, runs=balance.runs)
    bends = f"{balance.bend_left_m:.0f}", f"{balance.bend_right_m:.0f}"
    yield say("{left} m bending left, {right} m right.").format(left=bends[0], right=bends[1])
    if balance.inner_leg_share is not None:
        words = "The painful {side} leg was on the inside in {share} of the bends."
        yield say(words).format(side=say(str(balance.painful_side)), share=f"{balance.inner_leg_share:.0%}")
    elif balance.painful_side not in ("left", "right"):
        words = "No inner leg is told: the diary of the four weeks {says}."
        yield say(words).format(says=say(_sides_said(balance.painful_side)))
    else:
        yield say("No inner leg is told: these loops hardly bend.")


def _sides_said(side: str | None) -> str:
    return "says both sides" if side == "both" else "names no side that hurts"
