"""The session as a strip to scale: where each block begins and how long it is, in thousandths of the strip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from easeback.model.answer import Block

WIDTH: Final = 1000
GAP: Final = 4


@dataclass(frozen=True, slots=True)
class StripBlock:
    """One block: `kind` run, walk or rest, its `minutes`, and where it is drawn, 0 to 1000."""

    kind: str
    minutes: float
    x: int
    width: int


def strip_blocks(session: Sequence[Block]) -> tuple[StripBlock, ...]:
    """The blocks of a session side by side, their widths in proportion to their minutes."""
    total = sum(block.minutes for block in session)
    blocks, passed = [], 0.0
    for block in session:
        start, end = round(passed / total * WIDTH), round((passed + block.minutes) / total * WIDTH)
        blocks.append(StripBlock(block.kind, block.minutes, start, max(end - start - GAP, 2)))
        passed += block.minutes
    return tuple(blocks)
