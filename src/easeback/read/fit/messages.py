"""Where the messages of one FIT file lie, whole or damaged."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from easeback.read.fit.group import Group, group_of
from easeback.read.fit.part import Fault
from easeback.read.fit.resync import next_message
from easeback.read.fit.scan import Place, Scanner

# Behind so many damaged places nothing that is found can be believed.
MOST_FAULTS: Final = 20


@dataclass(frozen=True, slots=True)
class Messages:
    """Where the messages of `data` lie, and where it is damaged."""

    data: bytes
    places: tuple[Place, ...]
    faults: tuple[Fault, ...]

    def groups(self, kinds: Collection[int]) -> list[Group]:
        """The messages of these kinds; all of them where some have compressed timestamps, which count on from any."""
        needs_all = any(place.is_compressed for place in self.places)
        return [group_of(self.data, place) for place in self.places if needs_all or place.layout.kind in kinds]


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
    return Messages(scanner.data, tuple(scanner.places()), tuple(faults))


def _fault(stopped: int, goes_on: int, end: int, *, is_cut: bool) -> Fault:
    if goes_on < end:
        return Fault(stopped, f"The file is damaged here; it could be read on from byte {goes_on}.")
    if is_cut:
        return Fault(stopped, "The file ends here, before it is complete.")
    return Fault(stopped, "The file is damaged from here on.")
