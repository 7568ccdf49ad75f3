"""Where the messages of one FIT file lie, whole or damaged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from easeback.read.fit.part import Fault
from easeback.read.fit.scan import Place
from easeback.read.fit.slip import slip
from easeback.read.fit.walk import Leap, before, walked

MOST_SLIPS: Final = 6


@dataclass(frozen=True, slots=True)
class Messages:
    """Where the messages of `data` lie, and where it is damaged."""

    data: bytes
    places: tuple[Place, ...]
    faults: tuple[Fault, ...]


def messages_of(data: bytes, start: int, *, is_cut: bool, is_doubtful: bool) -> Messages:
    """The messages from `start` to the end of `data`. Behind damage it goes on where messages can be told again.

    `is_cut`: the file should be longer than it is. `is_doubtful`: its checksum does not say that all of it is right.
    """
    scanner, leaps = walked(data, start, [])
    behind = start
    for _ in range(MOST_SLIPS if is_doubtful else 0):
        found = slip(scanner, start, leaps, behind)
        if found is None:
            break
        scanner, leaps = walked(data, start, [*before(leaps, found.stopped), found])
        behind = found.goes_on
    if is_cut and not leaps:
        leaps = [Leap(len(data), len(data))]
    faults = (_fault(leap, len(data), is_cut=is_cut) for leap in leaps)
    return Messages(data, tuple(scanner.places()), tuple(faults))


def _fault(leap: Leap, end: int, *, is_cut: bool) -> Fault:
    if leap.goes_on < end:
        return Fault(leap.stopped, f"The file is damaged here; it could be read on from byte {leap.goes_on}.")
    if is_cut:
        return Fault(leap.stopped, "The file ends here, before it is complete.")
    return Fault(leap.stopped, "The file is damaged from here on.")
