"""The page *In and out*: what is on its way in, what came in before, and what can go out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from easeback.flow.background import wake
from easeback.flow.logbook import Logbook
from easeback.flow.past_imports import Line, Which, past_imports
from easeback.keep import uploads
from easeback.keep.facts import Sitting
from easeback.keep.logbook import imports, whole
from easeback.present.in_and_out import UploadsShown, uploads_shown

LINES_A_PAGE: Final = 50
SITTINGS_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class InAndOut:
    """`may_restore`: nothing is in the logbook yet. `is_shared`: several runners; no page hands out all of it."""

    coming: UploadsShown
    sittings: tuple[Sitting, ...]
    may_restore: bool
    is_shared: bool


@dataclass(frozen=True, slots=True)
class ImportLines:
    """One page of the files' lines; `before` and `after` are the numbers of the neighbouring pages, if any."""

    which: Which
    lines: tuple[Line, ...]
    total: int
    number: int
    pages: int
    before: int | None
    after: int | None


def in_and_out(logbook: Logbook, now: datetime) -> InAndOut:
    """The page as it stands. Work that a stopped server left behind goes on."""
    return InAndOut(
        coming=coming(logbook, now),
        sittings=last_sittings(logbook),
        may_restore=whole.is_one_runners() and whole.is_untouched(logbook.runner),
        is_shared=not whole.is_one_runners(),
    )


def coming(logbook: Logbook, now: datetime) -> UploadsShown:
    """Every file on its way in, or that came in lately."""
    wake(logbook)
    return uploads_shown(uploads.all_of(logbook.home, logbook.runner), now)


def last_sittings(logbook: Logbook) -> tuple[Sitting, ...]:
    """The last few imports, the latest first."""
    return imports.sittings(logbook.runner)[:SITTINGS_SHOWN]


def import_lines(logbook: Logbook, which: Which, number: int) -> ImportLines:
    """The lines of the last import, of the refused files, or of all, latest first: page `number` of them, from 1."""
    lines = past_imports(logbook, which).lines[::-1]
    pages = max(1, -(-len(lines) // LINES_A_PAGE))
    number = min(max(1, number), pages)
    return ImportLines(
        which=which,
        lines=lines[(number - 1) * LINES_A_PAGE : number * LINES_A_PAGE],
        total=len(lines),
        number=number,
        pages=pages,
        before=number - 1 if number > 1 else None,
        after=number + 1 if number < pages else None,
    )
