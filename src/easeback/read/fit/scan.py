"""Finds where the messages of a FIT file lie, without looking into them.

A watch repeats itself: many equal messages, or a few kinds in turn. One step of Python walks one message; a *cycle* of
messages that comes again and again is followed to its end at once, by comparing headers at the cycle's distance.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import chain
from typing import Final

from easeback.read.fit.layout import Layout, definition_size, layout_of

COMPRESSED, DEFINITION, DEVELOPER, LOCAL_BITS = 0x80, 0x40, 0x20, 0x0F
COMPRESSED_LOCALS, COMPRESSED_TIMES = 4, 32
# A compressed header holds five bits of time: with them gone, the messages of one kind begin alike.
WITHOUT_TIME: Final = bytes(header & 0xE0 if header & COMPRESSED else header for header in range(256))

LONGEST_CYCLE: Final = 8
# A search costs as much as a hundred steps: it must pay, and where cycles are rare it is tried ever less often.
LEAST_MESSAGES: Final = 64
FIRST_STEPS, MOST_STEPS = 24, 512
FIRST_WINDOW, WINDOW_GROWTH = 64, 8
# No watch comes near; a forged file could otherwise make each message a kind of its own.
MOST_DEFINITIONS: Final = 1000


class Place:
    """Where the messages of one layout lie: single `offsets` [bytes], and stretches (first offset, distance, count)."""

    __slots__ = ("is_compressed", "layout", "offsets", "step", "stretches")

    def __init__(self, layout: Layout, *, is_compressed: bool) -> None:
        self.layout = layout
        self.is_compressed = is_compressed
        self.offsets: list[int] = []
        self.stretches: list[tuple[int, int, int]] = []
        self.step: Step = (layout.size, self.offsets.append, self)

    @property
    def size(self) -> int:
        """Of one message with its header [bytes]."""
        return self.layout.size

    def all_offsets(self) -> list[int]:
        """Where the messages begin [bytes], ascending."""
        if not self.stretches:
            return self.offsets
        followed = (range(first, first + distance * count, distance) for first, distance, count in self.stretches)
        return sorted(chain(self.offsets, *followed))

    def last_offsets(self, count: int) -> list[int]:
        """The last `count` messages or fewer, as far as the last stretch and what was written singly show them."""
        last = [
            first + distance * (length - back)
            for first, distance, length in self.stretches[-1:]
            for back in range(1, min(count, length) + 1)
        ]
        return sorted([*self.offsets[-count:], *last])[-count:]


# What the walk needs at hand for a message: its length [bytes], what notes where it begins, and its place.
Step = tuple[int, Callable[[int], None], Place | None]
# For a header byte that announces no message as things are defined now: it fits into no file.
NO_STEP: Final[Step] = (sys.maxsize, lambda _: None, None)


class Scanner:
    """Walks over the messages of `data`. What it found is in `places()`."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._steps: list[Step] = [NO_STEP] * 256
        # Where definitions begin [bytes].
        self.definitions: list[int] = []
        self._end = 0
        self._defined: dict[bytes, Place] = {}
        # By a plain place that for messages of the same layout with compressed time, which few files have.
        self._twins: dict[Place, Place] = {}

    def places(self) -> list[Place]:
        """Every place that holds messages, those with compressed timestamps apart."""
        places = (*self._defined.values(), *self._twins.values())
        return [place for place in places if place.offsets or place.stretches]

    def place_at(self) -> list[Place | None]:
        """By header byte: where its messages go as things are defined now."""
        return [place for _, _, place in self._steps]

    def walk(self, at: int, end: int) -> int:
        """Walks from the message at byte `at` to byte `end`, or to what is no message; gives where that is."""
        data, steps, self._end = self.data, self._steps, end
        pause = FIRST_STEPS
        while at < end:
            for _ in range(pause):
                size, note, _place = steps[data[at]]
                following = at + size
                if following >= end:
                    break
                note(at)
                at = following
            else:
                at, before = self._follow_cycle(at), at
                pause = FIRST_STEPS if at > before else min(2 * pause, MOST_STEPS)
                continue
            at, before = self._pass_other(at), at
            if at == before:
                break
        return at

    def _pass_other(self, at: int) -> int:
        """Takes in what the walk stopped at and gives where it goes on; `at` itself where that is no message.

        It is a definition, the last message, or the first one with compressed time after a definition.
        """
        header = self.data[at]
        if header & (COMPRESSED | DEFINITION) == DEFINITION:
            return self._define(at, header)
        size, note, place = self._steps[header]
        if place is None and header & COMPRESSED:
            size, note, place = self._compressed(header)
        if place is None or at + size > self._end:
            return at
        note(at)
        return at + size

    def _define(self, at: int, header: int) -> int:
        end = at + 1 + definition_size(self.data, at + 1, has_developer=header & DEVELOPER != 0)
        content = self.data[at + 1 : end]
        place = (self._defined.get(content) or self._new_place(content)) if end <= self._end else None
        if place is None:
            return at
        self.definitions.append(at)
        local = header & LOCAL_BITS
        self._steps[local:DEFINITION:16] = [place.step] * 4
        if self._twins and local < COMPRESSED_LOCALS:
            self._set_compressed(local, NO_STEP)
        return end

    def _new_place(self, content: bytes) -> Place | None:
        layout = layout_of(content)
        if layout is None or len(self._defined) >= MOST_DEFINITIONS:
            return None
        self._defined[content] = Place(layout, is_compressed=False)
        return self._defined[content]

    def _compressed(self, header: int) -> Step:
        """The step over messages with this header of compressed time."""
        local = (header & ~COMPRESSED) // COMPRESSED_TIMES
        _, _, place = self._steps[local]
        if place is None:
            return NO_STEP
        twin = self._twins.setdefault(place, Place(place.layout, is_compressed=True))
        self._set_compressed(local, twin.step)
        return twin.step

    def _set_compressed(self, local: int, step: Step) -> None:
        first = COMPRESSED + COMPRESSED_TIMES * local
        self._steps[first : first + COMPRESSED_TIMES] = [step] * COMPRESSED_TIMES

    def _follow_cycle(self, at: int) -> int:
        """Where the cycle that begins at `at` ends for good; `at` where none begins."""
        cycle: list[tuple[int, int]] = []
        position = at
        while position < self._end and len(cycle) <= LONGEST_CYCLE:
            header = WITHOUT_TIME[self.data[position]]
            size, _, place = self._steps[header]
            if place is None:
                break
            if cycle and header == cycle[0][1] and (count := self._repeats(cycle, position - at)):
                return self._add_cycle(cycle, position - at, count)
            cycle.append((position, header))
            position += size
        return at

    def _repeats(self, cycle: list[tuple[int, int]], distance: int) -> int:
        """How often the messages of `cycle`, (offset, header) each, come again at `distance`; 0 if not often enough."""
        least = -(-LEAST_MESSAGES // len(cycle))
        count = (self._end - cycle[0][0]) // distance
        far = (least - 1) * distance
        if count < least:
            return 0
        for offset, header in cycle:
            if WITHOUT_TIME[self.data[offset + far]] != header:
                return 0
        for offset, header in cycle:
            count = self._equal_headers(offset, header, distance, count)
        return count if count >= least else 0

    def _equal_headers(self, offset: int, header: int, distance: int, most: int) -> int:
        found, window, same = 0, FIRST_WINDOW, bytes((header,))
        while found < most:
            ahead = min(window, most - found)
            first = offset + found * distance
            headers = self.data[first : first + ahead * distance : distance].translate(WITHOUT_TIME)
            equal = ahead - len(headers.lstrip(same))
            found += equal
            if equal < ahead:
                break
            window *= WINDOW_GROWTH
        return found

    def _add_cycle(self, cycle: list[tuple[int, int]], distance: int, count: int) -> int:
        for offset, header in cycle:
            _, _, place = self._steps[header]
            assert place is not None
            place.stretches.append((offset, distance, count))
        return cycle[0][0] + distance * count
