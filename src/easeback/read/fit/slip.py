"""Finds where the walk over messages fell out of step unnoticed.

Where bytes are missing or too many, the walk may go on over what only looks like messages. Then the times are
impossible, while in another step there come samples whose times are near those before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from easeback.read.fit.group import offsets_of
from easeback.read.fit.resync import NEAR_S, next_message, stamps
from easeback.read.fit.scan import Scanner
from easeback.read.fit.walk import Leap, walked_to

# Watches that lose their date write a few times that are far from the others, not many.
MOST_SUSPECTS: Final = 12
SAME_YEAR_S: Final = 400 * 86_400


def slip(scanner: Scanner, start: int, leaps: Sequence[Leap], behind: int) -> Leap | None:
    """The first slip from byte `behind` on, as the leap that avoids it; the walk began at `start` and took `leaps`."""
    timed = _timed(scanner)
    is_far = (np.abs(np.diff(timed.times)) >= NEAR_S) & (timed.offsets[:-1] >= behind)
    for suspect in timed.ends[:-1][is_far][:MOST_SUSPECTS].tolist():
        other, at = walked_to(scanner.data, start, leaps, suspect)
        other.walk(at, suspect)
        if any(place.is_compressed for place in other.places()):
            # Compressed times are not to be told from others byte by byte.
            return None
        goes_on = next_message(scanner.data, suspect + 1, other.place_at())
        if goes_on < len(scanner.data) and not _is_known(scanner, goes_on):
            other.walk(goes_on, len(scanner.data))
            if not timed.may_be_right(suspect, goes_on, _timed(other).first_from(goes_on)):
                return Leap(suspect, goes_on)
    return None


def _is_known(scanner: Scanner, byte: int) -> bool:
    """Whether a message that was found begins at `byte`."""
    return byte in scanner.definitions or any(byte in offsets_of(place) for place in scanner.places())


@dataclass(frozen=True, slots=True)
class _Timed:
    """The messages that say a time, in the order of the file: where they begin and end [bytes], and their times [s]."""

    offsets: NDArray[np.int64]
    ends: NDArray[np.int64]
    times: NDArray[np.int64]

    def first_from(self, byte: int) -> int | None:
        """The first time said from `byte` on."""
        later = self.times[self.offsets >= byte]
        return int(later[0]) if len(later) else None

    def may_be_right(self, first: int, end: int, time: int | None) -> bool:
        """Whether messages between two bytes fit `time`: one within a day, or two in a row within a year."""
        if time is None:
            return True
        away = np.abs(self.times[(self.offsets >= first) & (self.offsets < end)] - time)
        is_same_year = away < SAME_YEAR_S
        return bool((away < NEAR_S).any() or (is_same_year[:-1] & is_same_year[1:]).any())


def _timed(scanner: Scanner) -> _Timed:
    found = [(place.size, offsets_of(place), stamps(scanner.data, place.layout)) for place in scanner.places()]
    bearing = [(size, offsets, times[offsets]) for size, offsets, times in found if times is not None]
    none = np.empty(0, np.int64)
    offsets = np.concatenate([none, *(offsets for _, offsets, _ in bearing)])
    ends = np.concatenate([none, *(offsets + size for size, offsets, _ in bearing)])
    times = np.concatenate([none, *(times.astype(np.int64) for _, _, times in bearing)])
    order = np.argsort(offsets, kind="stable")
    return _Timed(offsets[order], ends[order], times[order])
