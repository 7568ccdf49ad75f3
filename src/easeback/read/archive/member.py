"""Where a file is, outside or inside archives, and what the account export says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from easeback.read.archive.names import key, last_part, never_a_recording


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a zip: its raw name, where its header stands [bytes from the zip's start], sizes [bytes] and CRC.

    `is_cut`: found without a directory, in an archive that ends before the file does.
    """

    name: str
    offset: int
    compressed_bytes: int
    size_bytes: int
    method: int
    crc: int
    is_encrypted: bool = False
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where bytes are: a file on disk as it was when it was found, or an entry of an archive within archives of it."""

    path: str
    disk_bytes: int
    modified_ns: int
    trail: tuple[Entry, ...] = ()

    @property
    def size_bytes(self) -> int:
        """Bytes of the file or, inside an archive, of the unpacked entry."""
        return self.trail[-1].size_bytes if self.trail else self.disk_bytes

    def inside(self, entry: Entry) -> Place:
        """The place of an entry of the archive that is here."""
        return Place(self.path, self.disk_bytes, self.modified_ns, (*self.trail, entry))


@dataclass(frozen=True, slots=True)
class Found:
    """A file found: its name within its folder or archive, how it is shown, and where it is."""

    name: str
    label: str
    place: Place


@dataclass(frozen=True, slots=True)
class Hint:
    """What the runner's account says of an activity, in its own words; empty or None where it does not say.

    `sport` and `sub_sport` are `kind` in the words of the FIT profile, None where we do not know the word.
    """

    service: str
    name: str = ""
    kind: str = ""
    sport: str | None = None
    sub_sport: str = "generic"
    effort_0_10: float | None = None
    gear: str = ""
    description: str = ""
    started_at: datetime | None = None
    distance_m: float | None = None
    duration_s: float | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One file to read: small, and fit to be sent to a worker. `label` is for the runner's eyes and no path.

    `is_named`: the runner named this very file; else it lay in a folder or an archive. `summaries` are the tables of
    the same export in which a hint may be found by the start of the activity.
    """

    place: Place
    label: str
    is_named: bool
    hint: Hint | None = None
    summaries: tuple[Place, ...] = ()

    @property
    def name(self) -> str:
        """The file's own name."""
        return last_part(self.place.trail[-1].name if self.place.trail else self.place.path)

    @property
    def size_bytes(self) -> int:
        """Bytes as they will be read, before a .gz wrapping is taken off."""
        return self.place.size_bytes

    @property
    def may_be_recording(self) -> bool:
        """False for pictures, tables and pages: nothing is lost by not reading them."""
        return not never_a_recording(self.name)

    @property
    def identity(self) -> str:
        """Equal for the same content met again: by path, size and time, or by name, size and CRC in any archive.

        Known without reading anything, so that a second import of an export is a matter of seconds.
        """
        if not self.place.trail:
            return f"file|{self.place.path}|{self.place.disk_bytes}|{self.place.modified_ns}"
        entry = self.place.trail[-1]
        # What is here of a file cut off is not what a complete download brings.
        size = f"{entry.compressed_bytes} packed" if entry.is_cut else str(entry.size_bytes)
        return f"entry|{key(entry.name)}|{size}|{entry.crc:08x}"
