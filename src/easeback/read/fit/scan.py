"""Finds where the messages of a FIT file lie, without looking into them.

A watch repeats itself: many equal messages, or a few kinds in turn. One step of Python walks one message; a *cycle* of
messages that comes again and again is followed to its end at once, by comparing headers at the cycle's distance.
"""

from __future__ import annotations

from typing import Final

from easeback.read.fit.layout import Layout, definition_size, layout_of

COMPRESSED, DEFINITION, DEVELOPER, LOCAL_BITS = 0x80, 0x40, 0x20, 0x0F
COMPRESSED_LOCALS, COMPRESSED_TIMES = 4, 32
# A compressed header holds five bits of time: with them gone, the messages of one kind begin alike.
WITHOUT_TIME: Final = bytes(header & 0xE0 if header & COMPRESSED else header for header in range(256))

LONGEST_CYCLE: Final = 8
# A search costs as much as some steps: it must pay, and where cycles are rare it is tried ever less often.
LEAST_MESSAGES: Final = 24
FIRST_STEPS, MOST_STEPS = 16, 128
FIRST_WINDOW, WINDOW_GROWTH = 64, 8
# No watch comes near; a forged file could otherwise make each message a kind of its own.
MOST_DEFINITIONS: Final = 1000


class Place:
    """Where the messages of one layout lie: single `offsets` [bytes], and stretches (first offset, distance, count)."""

    __slots__ = ("add", "is_compressed", "layout", "offsets", "size", "stretches")

    def __init__(self, layout: Layout, *, is_compressed: bool) -> None:
        self.layout = layout
        self.is_compressed = is_compressed
        self.offsets: list[int] = []
        self.stretches: list[tuple[int, int, int]] = []
        # At hand for the walk, which takes its time message by message.
        self.size = layout.size
        self.add = self.offsets.append

    def last_offsets(self, count: int) -> list[int]:
        """The last `count` messages or fewer, as far as the last stretch and what was written singly show them."""
        last = [
            first + distance * (length - back)
            for first, distance, length in self.stretches[-1:]
            for back in range(1, min(count, length) + 1)
        ]
        return sorted([*self.offsets[-count:], *last])[-count:]


class Scanner:
    """Walks over the messages of `data`. What it found is in `places()`."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        # By header byte: where its messages go as things are defined now.
        self.place_at: list[Place | None] = [None] * 256
        # Where definitions begin [bytes].
        self.definitions: list[int] = []
        self._end = 0
        self._defined: dict[tuple[bytes, bool], tuple[Place, Place]] = {}

    def places(self) -> list[Place]:
        """Every place that holds messages, those with compressed timestamps apart."""
        return [place for pair in self._defined.values() for place in pair if place.offsets or place.stretches]

    def walk(self, at: int, end: int) -> int:
        """Walks from the message at byte `at` to byte `end`, or to what is no message; gives where that is."""
        data, place_at, self._end = self.data, self.place_at, end
        pause = steps = FIRST_STEPS
        while at < end:
            place = place_at[data[at]]
            if place is None:
                following = self._define(at)
                if following == at:
                    return at
            else:
                following = at + place.size
                if following > end:
                    return at
                place.add(at)
                steps -= 1
                if not steps:
                    at, following = following, self._follow_cycle(following)
                    pause = FIRST_STEPS if at < following else min(2 * pause, MOST_STEPS)
                    steps = pause
            at = following
        return at

    def _define(self, at: int) -> int:
        """Takes in the definition at byte `at` and gives where it ends; `at` itself where it is none."""
        header = self.data[at]
        if header & (COMPRESSED | DEFINITION) != DEFINITION:
            return at
        has_developer = header & DEVELOPER != 0
        end = at + 1 + definition_size(self.data, at + 1, has_developer=has_developer)
        pair = self._places_of(self.data[at + 1 : end], has_developer) if end <= self._end else None
        if pair is None:
            return at
        self.definitions.append(at)
        local = header & LOCAL_BITS
        self.place_at[local:DEFINITION:16] = [pair[0]] * 4
        if local < COMPRESSED_LOCALS:
            first = COMPRESSED + COMPRESSED_TIMES * local
            self.place_at[first : first + COMPRESSED_TIMES] = [pair[1]] * COMPRESSED_TIMES
        return end

    def _places_of(self, content: bytes, has_developer: bool) -> tuple[Place, Place] | None:
        """Where the messages go that a definition with this content announces: plain ones and compressed ones."""
        key = (content, has_developer)
        if key not in self._defined:
            layout = layout_of(content, has_developer=has_developer)
            if layout is None or len(self._defined) >= MOST_DEFINITIONS:
                return None
            self._defined[key] = Place(layout, is_compressed=False), Place(layout, is_compressed=True)
        return self._defined[key]

    def _follow_cycle(self, at: int) -> int:
        """Where the cycle that begins at `at` ends for good; `at` where none begins."""
        cycle: list[tuple[int, int]] = []
        position = at
        while position < self._end and len(cycle) <= LONGEST_CYCLE:
            header = WITHOUT_TIME[self.data[position]]
            place = self.place_at[header]
            if place is None:
                break
            if cycle and header == cycle[0][1] and (count := self._repeats(cycle, position - at)):
                return self._add_cycle(cycle, position - at, count)
            cycle.append((position, header))
            position += place.size
        return at

    def _repeats(self, cycle: list[tuple[int, int]], distance: int) -> int:
        """How often the messages of `cycle`, (offset, header) each, come again at `distance`; 0 if not often enough."""
        least = -(-LEAST_MESSAGES // len(cycle))
        count = (self._end - cycle[0][0]) // distance
        far = (least - 1) * distance
        if count < least or any(WITHOUT_TIME[self.data[offset + far]] != header for offset, header in cycle):
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
            place = self.place_at[header]
            assert place is not None
            place.stretches.append((offset, distance, count))
        return cycle[0][0] + distance * count
