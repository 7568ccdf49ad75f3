"""How much one import may hold before it is taken for a mistake or an attack: limits that no real export comes near."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from easeback.read.archive.fault import Fault
from easeback.read.unwrap import HIGHEST_RATIO, LARGEST_BYTES, RATIO_COUNTS_FROM_BYTES

GB: Final = 2**30


@dataclass(frozen=True, slots=True)
class Caps:
    """The limits of one named file or folder, everything inside it counted together.

    Ten years of a watch worn day and night are some 20,000 files and 2 GB of recordings.
    """

    entries: int = 200_000
    member_bytes: int = LARGEST_BYTES
    total_bytes: int = 32 * GB
    # Read through, never held: 8 GB is more than any service puts into one part of an export.
    archive_bytes: int = 8 * GB
    ratio: int = HIGHEST_RATIO
    ratio_counts_from_bytes: int = RATIO_COUNTS_FROM_BYTES
    # An account export has two: the export and the zips of its parts.
    depth: int = 3

    def is_bomb(self, compressed_bytes: int, size_bytes: int) -> bool:
        """Whether so few bytes cannot honestly stand for so many."""
        return size_bytes > max(self.ratio_counts_from_bytes, self.ratio * compressed_bytes)


CAPS: Final = Caps()


@dataclass(slots=True)
class Budget:
    """What has been counted against the caps so far."""

    caps: Caps
    entries: int = field(default=0)
    total_bytes: int = field(default=0)

    def take(self, entries: int, size_bytes: int) -> Fault | None:
        """Counts one more archive's content; a fault where it is too much, and then it does not count."""
        if self.entries + entries > self.caps.entries:
            return Fault(f"It holds more than {self.caps.entries:,} files.", "Import it in parts.")
        if self.total_bytes + size_bytes > self.caps.total_bytes:
            return Fault(f"It unpacks to more than {self.caps.total_bytes // GB} GB.", "Import it in parts.")
        self.entries += entries
        self.total_bytes += size_bytes
        return None
