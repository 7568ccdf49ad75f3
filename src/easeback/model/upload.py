"""A file on its way in: sent piece by piece, then taken in by work in the background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from easeback.model.problem import Problem


class Purpose(StrEnum):
    """What a file is sent for: recordings (an account export too), a diary as CSV, or a backup to restore."""

    RECORDINGS = "recordings"
    DIARY = "diary"
    BACKUP = "backup"


class Stage(StrEnum):
    """How far a file has come. `FAILED`: the work ended before its end, and can be tried again."""

    ARRIVING = "arriving"
    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """One file: `arrived_bytes` of `size_bytes` are there; `done` of `total` files in it are taken in.

    `done_before` are those that were done when the work began, `counts` what it came to, `sitting` its import.
    """

    id: str
    runner: int
    purpose: Purpose
    name: str
    size_bytes: int
    began_at: datetime
    stage: Stage = Stage.ARRIVING
    arrived_bytes: int = 0
    attempts: int = 0
    work_began_at: datetime | None = None
    work_ended_at: datetime | None = None
    done_before: int = 0
    done: int = 0
    total: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
