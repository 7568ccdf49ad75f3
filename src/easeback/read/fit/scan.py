"""Finds where the messages of a FIT file lie, without looking into them.

A watch repeats itself: many equal messages, or a few kinds in turn. One step of Python walks one message; a *cycle* of
messages that comes again and again is followed to its end at once, by comparing headers at the cycle's distance.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from easeback.read.fit.layout import Layout, definition_size, layout_of

COMPRESSED, DEFINITION, DEVELOPER, LOCAL_BITS = 0x80, 0x40, 0x20, 0x0F
COMPRESSED_LOCALS, COMPRESSED_TIMES = 4, 32
# A compressed header holds five bits of time: with them gone, the messages of one kind begin alike.
WITHOUT_TIME: Final = bytes(header & 0xE0 if header & COMPRESSED else header for header in range(256))

LONGEST_CYCLE: Final = 8
STEPS_AFTER_A_CYCLE, STEPS_AFTER_NONE = 2, 16
FIRST_WINDOW, WINDOW_GROWTH = 64, 8
# No watch comes near; a forged file could otherwise make each message a kind of its own.
MOST_LAYOUTS: Final = 1000


@dataclass(slots=True)
class Place:
    """Where the messages of one layout lie: single `offsets` [bytes], and stretches (first offset, distance, count)."""

    layout: Layout
    is_compressed: bool
    offsets: list[int] = field(default_factory=list)
    stretches: list[tuple[int, int, int]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Defined, but never written."""
        return not self.offsets and not self.stretches


class Scanner:
    """Walks over the messages of `data`; `places` are what it found, one for each content of a definition."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.places: dict[tuple[bytes, bool, bool], Place] = {}
        # By header byte: the place that its messages go to now, their size [bytes], and how one is put there.
        self.place_at: list[Place | None] = [None] * 256
        self._size_at = [0] * 256
        self._add_at: list[Callable[[int], None]] = [_nowhere] * 256

    def walk(self, at: int) -> int:
        """Walks from the message at byte `at` to the end, or to what is no message; gives where that is."""
        data, size_at, add_at, end = self.data, self._size_at, self._add_at, len(self.data)
        steps = STEPS_AFTER_NONE
        while at < end:
            header = data[at]
            following = at + size_at[header]
            if following == at:
                following = self._define(at) if header & (COMPRESSED | DEFINITION) == DEFINITION else at
                if following == at:
                    return at
            elif following > end:
                return at
            else:
                add_at[header](at)
                steps -= 1
                if not steps:
                    at, following = following, self._follow_cycle(following)
                    steps = STEPS_AFTER_NONE if at == following else STEPS_AFTER_A_CYCLE
            at = following
        return at

    def _define(self, at: int) -> int:
        """Takes in the definition at byte `at` and gives where it ends; `at` itself where it is none."""
        has_developer = bool(self.data[at] & DEVELOPER)
        end = at + 1 + definition_size(self.data, at + 1, has_developer=has_developer)
        content = self.data[at + 1 : end]
        layout = layout_of(content, has_developer=has_developer) if end <= len(self.data) else None
        if layout is None or len(self.places) >= MOST_LAYOUTS:
            return at
        local = self.data[at] & LOCAL_BITS
        self._assign(self._place((content, has_developer, False), layout), range(local, DEFINITION, LOCAL_BITS + 1))
        if local < COMPRESSED_LOCALS:
            first = COMPRESSED + COMPRESSED_TIMES * local
            place = self._place((content, has_developer, True), layout)
            self._assign(place, range(first, first + COMPRESSED_TIMES))
        return end

    def _place(self, key: tuple[bytes, bool, bool], layout: Layout) -> Place:
        if key not in self.places:
            self.places[key] = Place(layout, is_compressed=key[2])
        return self.places[key]

    def _assign(self, place: Place, headers: range) -> None:
        count, which = len(headers), slice(headers.start, headers.stop, headers.step)
        self.place_at[which] = [place] * count
        self._size_at[which] = [place.layout.size] * count
        self._add_at[which] = [place.offsets.append] * count

    def _follow_cycle(self, at: int) -> int:
        """Where the cycle that begins at `at` ends for good; `at` where none begins."""
        cycle: list[tuple[int, int]] = []
        position = at
        while position < len(self.data) and len(cycle) <= LONGEST_CYCLE:
            header = WITHOUT_TIME[self.data[position]]
            if not self._size_at[header]:
                break
            if cycle and header == cycle[0][1]:
                count = self._repeats(cycle, position - at)
                if count > 1:
                    return self._add_cycle(cycle, position - at, count)
            cycle.append((position, header))
            position += self._size_at[header]
        return at

    def _repeats(self, cycle: list[tuple[int, int]], distance: int) -> int:
        """How often the messages of `cycle`, (offset, header) each, come again at `distance`, the first included."""
        count = (len(self.data) - cycle[0][0]) // distance
        for offset, header in cycle:
            if count < 2:
                break
            count = self._equal_headers(offset, header, distance, count)
        return count

    def _equal_headers(self, offset: int, header: int, distance: int, most: int) -> int:
        found, window, same = 0, FIRST_WINDOW, bytes((header,))
        while found < most:
            ahead = min(window, most - found)
            first = offset + found * distance
            headers = self.data[first : first + ahead * distance : distance].translate(WITHOUT_TIME)
            found += ahead - len(headers.lstrip(same))
            if headers.count(same) < ahead:
                break
            window *= WINDOW_GROWTH
        return found

    def _add_cycle(self, cycle: list[tuple[int, int]], distance: int, count: int) -> int:
        for offset, header in cycle:
            place = self.place_at[header]
            assert place is not None
            place.stretches.append((offset, distance, count))
        return cycle[0][0] + distance * count


def _nowhere(_offset: int) -> None:
    """Headers that were never defined lead nowhere: the walk stops at them."""
