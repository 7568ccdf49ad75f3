"""The messages of one FIT file, whole or damaged, as groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from easeback.read.fit.group import Group, group_of
from easeback.read.fit.part import Fault
from easeback.read.fit.resync import next_message
from easeback.read.fit.scan import Scanner

# Behind so many damaged places nothing that is found can be believed.
MOST_FAULTS: Final = 20


@dataclass(frozen=True, slots=True)
class Messages:
    """All messages of a file in groups of one layout, and where the file is damaged."""

    groups: tuple[Group, ...]
    faults: tuple[Fault, ...]


def messages_of(data: bytes, start: int, end: int, *, is_cut: bool) -> Messages:
    """The messages between `start` and `end` [bytes]. Behind damage it goes on where messages can be told again.

    `is_cut`: the file should be longer than it is.
    """
    scanner = Scanner(data[:end])
    faults: list[Fault] = []
    at = start
    while (stopped := scanner.walk(at)) < end:
        at = next_message(scanner.data, stopped + 1, scanner.place_at) if len(faults) < MOST_FAULTS else end
        faults.append(_fault(stopped, at, end, is_cut=is_cut))
        if at >= end:
            break
    if is_cut and not faults:
        faults.append(_fault(end, end, end, is_cut=True))
    groups = (group_of(scanner.data, place) for place in scanner.places.values() if not place.is_empty)
    return Messages(tuple(groups), tuple(faults))


def _fault(stopped: int, goes_on: int, end: int, *, is_cut: bool) -> Fault:
    if goes_on < end:
        return Fault(stopped, f"The file is damaged here; it could be read on from byte {goes_on}.")
    if is_cut:
        return Fault(stopped, "The file ends here, before it is complete.")
    return Fault(stopped, "The file is damaged from here on.")
