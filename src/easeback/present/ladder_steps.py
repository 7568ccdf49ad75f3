"""The ladder as steps that are climbed: from walking, stage by stage, to running in full. Drawn to scale, pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from easeback.knowledge.load import Knowledge
from easeback.model.answer import Block
from easeback.model.ladder import LadderPlace
from easeback.present.today import session_words

WIDTH, HEIGHT, HEADROOM, LOWEST = 720, 340, 72, 28
# The states that are a step of their own, below and above the stages.
BETWEEN: Final = "+"
BELOW, ABOVE = "walk_base", ("rebuild", "kept_running_green")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `kind` walk, stage, rebuild or full; `words` its session, `run_min` the running in it [min].

    `label` is what fits on the step: its number, or a sign for the one put in between.

    `place` is done, here or ahead. x, y, width and height [of 720 x 340]; `middle` is where its number stands.
    """

    kind: str
    stage: str
    label: str
    words: str
    run_min: float | None
    place: str
    x: int
    y: int
    width: int
    height: int
    middle: int


@dataclass(frozen=True, slots=True)
class LadderSteps:
    """The steps from the lowest. `here` is None for a runner who is not on them.

    `tolerated` of `needed` runs are done on the step of `here`; `walking_until` ends the week after a bad run.
    """

    steps: tuple[Step, ...]
    here: Step | None
    tolerated: int
    needed: int
    walking_until: date | None
    width: int = WIDTH
    height: int = HEIGHT


def ladder_steps(state: str, ladder: LadderPlace | None, on: date, known: Knowledge) -> LadderSteps:
    """The steps, and where a runner in `state` with this place on the ladder stands on them on `on`."""
    names = [BELOW, *known.sessions, *ABOVE]
    at = _at(state, ladder, names)
    steps = tuple(_step(number, name, len(names), at, known) for number, name in enumerate(names))
    is_climbing = ladder is not None and state in (BELOW, "ladder")
    until = ladder.walking_until if ladder else None
    return LadderSteps(
        steps=steps,
        here=steps[at] if at is not None else None,
        tolerated=ladder.tolerated if ladder and is_climbing else 0,
        needed=int(known.number("ladder_tolerated_runs")) if is_climbing else 0,
        walking_until=until if is_climbing and until is not None and until >= on else None,
    )


def _at(state: str, ladder: LadderPlace | None, names: list[str]) -> int | None:
    if state == "ladder" and ladder is not None:
        return ladder.session_stage
    return names.index(state) if state in names else None


def _step(number: int, name: str, count: int, at: int | None, known: Knowledge) -> Step:
    session = known.sessions.get(name)
    blocks = (
        [Block(each.kind, each.minutes) for each in (*session.set * session.times, *session.end)] if session else []
    )
    left, right = round(number * WIDTH / count), round((number + 1) * WIDTH / count)
    height = LOWEST + round((HEIGHT - HEADROOM - LOWEST) * number / (count - 1))
    return Step(
        kind="stage" if session else KINDS[name],
        stage=session.stage if session else "",
        label=(session.stage if session.stage.isdigit() else BETWEEN) if session else "",
        words=session_words(tuple(blocks)),
        run_min=sum(each.minutes for each in blocks if each.kind == "run") if session else None,
        place="ahead" if at is None or number > at else "here" if number == at else "done",
        x=left,
        y=HEIGHT - height,
        width=right - left,
        height=height,
        middle=(left + right) // 2,
    )


KINDS: Final = {BELOW: "walk", "rebuild": "rebuild", "kept_running_green": "full"}
