"""Where the messages of one FIT file lie, whole or damaged."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from easeback.read.fit.group import Group, group_of, offsets_of
from easeback.read.fit.part import Fault
from easeback.read.fit.resync import NEAR_S, next_message, stamps
from easeback.read.fit.scan import Place, Scanner

# Behind so many damaged places nothing that is found can be believed; and a forged file must come to an end.
MOST_LEAPS, MOST_SLIPS, MOST_SUSPECTS = 12, 6, 12


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


@dataclass(frozen=True, slots=True)
class _Leap:
    """Messages end at `stopped` and begin again at `goes_on` [bytes]."""

    stopped: int
    goes_on: int


def messages_of(data: bytes, start: int, *, is_cut: bool, is_doubtful: bool) -> Messages:
    """The messages from `start` to the end of `data`. Behind damage it goes on where messages can be told again.

    `is_cut`: the file should be longer than it is. `is_doubtful`: its checksum does not say that all of it is right.
    """
    scanner, leaps = _walked(data, start, [])
    behind = start
    for _ in range(MOST_SLIPS if is_doubtful else 0):
        slip = _slip(scanner, start, leaps, behind)
        if slip is None:
            break
        scanner, leaps = _walked(data, start, [*_before(leaps, slip.stopped), slip])
        behind = slip.goes_on
    faults = [_fault(leap, len(data), is_cut=is_cut) for leap in leaps]
    if is_cut and not faults:
        faults.append(_fault(_Leap(len(data), len(data)), len(data), is_cut=True))
    return Messages(data, tuple(scanner.places()), tuple(faults))


def _walked(data: bytes, start: int, known: Sequence[_Leap]) -> tuple[Scanner, list[_Leap]]:
    """The messages, over the leaps that are known and those that show themselves: where no message follows."""
    scanner, at = _walked_to(data, start, known, len(data))
    leaps = list(known)
    while (stopped := scanner.walk(at, len(data))) < len(data):
        at = next_message(data, stopped + 1, scanner.place_at) if len(leaps) < MOST_LEAPS else len(data)
        leaps.append(_Leap(stopped, at))
    return scanner, leaps


def _walked_to(data: bytes, start: int, known: Sequence[_Leap], until: int) -> tuple[Scanner, int]:
    """A scanner that has taken all leaps before byte `until`, and where it goes on from."""
    scanner, at = Scanner(data), start
    for leap in _before(known, until):
        scanner.walk(at, leap.stopped)
        at = leap.goes_on
    return scanner, at


def _before(leaps: Sequence[_Leap], byte: int) -> list[_Leap]:
    return [leap for leap in leaps if leap.stopped < byte]


def _slip(scanner: Scanner, start: int, leaps: Sequence[_Leap], behind: int) -> _Leap | None:
    """Where the walk fell out of step unnoticed: a sample has an impossible time, and in another step comes a near one.

    It is looked for from byte `behind` on.
    """
    for suspect in islice(_suspects(scanner, behind), MOST_SUSPECTS):
        before, at = _walked_to(scanner.data, start, leaps, suspect)
        before.walk(at, suspect)
        goes_on = next_message(scanner.data, suspect + 1, before.place_at)
        if goes_on < len(scanner.data) and not _is_known(scanner, goes_on):
            return _Leap(suspect, goes_on)
    return None


def _is_known(scanner: Scanner, byte: int) -> bool:
    """Whether a message that was found begins at `byte`."""
    return byte in scanner.definitions or any(byte in offsets_of(place) for place in scanner.places())


def _suspects(scanner: Scanner, behind: int) -> Iterator[int]:
    """From byte `behind` on: the ends of messages whose next one with a time lies more than a day away."""
    found = [(place.size, offsets_of(place), stamps(scanner.data, place.layout)) for place in scanner.places()]
    bearing = [(size, offsets, times[offsets]) for size, offsets, times in found if times is not None]
    if bearing:
        offsets = np.concatenate([offsets for _, offsets, _ in bearing])
        ends = np.concatenate([offsets + size for size, offsets, _ in bearing])
        order = np.argsort(offsets, kind="stable")
        times = np.concatenate([times for _, _, times in bearing]).astype(np.int64)[order]
        is_far = (np.abs(np.diff(times)) >= NEAR_S) & (offsets[order][:-1] >= behind)
        yield from ends[order][:-1][is_far].tolist()


def _fault(leap: _Leap, end: int, *, is_cut: bool) -> Fault:
    if leap.goes_on < end:
        return Fault(leap.stopped, f"The file is damaged here; it could be read on from byte {leap.goes_on}.")
    if is_cut:
        return Fault(leap.stopped, "The file ends here, before it is complete.")
    return Fault(leap.stopped, "The file is damaged from here on.")
