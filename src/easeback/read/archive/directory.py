"""The directory at the end of a zip -> its entries, read by the published layout and trusted in nothing.

Our own and not the standard library's: an entry must be a small record that any worker can read by itself, entries that
lie on top of each other must be seen, and a zip that was cut off must still give what it holds.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from easeback.read.archive.caps import Caps
from easeback.read.archive.fault import DOWNLOAD_AGAIN, Fault
from easeback.read.archive.member import Entry
from easeback.read.archive.names import decoded
from easeback.read.archive.seekable import Seekable

END: Final = struct.Struct("<4s4H2IH")
END_MARK: Final = b"PK\x05\x06"
LONGEST_COMMENT_BYTES: Final = 65_535
# The 64-bit end record and the pointer to it, where a number does not fit into the old one.
POINTER_64: Final = struct.Struct("<4sIQI")
POINTER_64_MARK: Final = b"PK\x06\x07"
END_64: Final = struct.Struct("<4sQ2H2I4Q")
END_64_MARK: Final = b"PK\x06\x06"
ENTRY: Final = struct.Struct("<4s6H3I5H2I")
ENTRY_MARK: Final = b"PK\x01\x02"
SHORTEST_HEADER_BYTES: Final = 30
FULL_16, FULL_32 = 0xFFFF, 0xFFFFFFFF
ENCRYPTED, NAME_IS_UTF8 = 0x0001, 0x0800
EXTRA_64: Final = 1
LARGEST_DIRECTORY_BYTES: Final = 64 * 2**20

NO_END: Final = Fault("The archive is incomplete: it ends in the middle.", DOWNLOAD_AGAIN, is_repairable=True)
DAMAGED: Final = Fault("The archive's list of files is damaged.", DOWNLOAD_AGAIN, is_repairable=True)
OVERLAP: Final = Fault("Its files lie on top of each other, as in no real export.", "It was left out.")
IN_PARTS: Final = Fault("It is one part of an archive split over several files.", "Join the parts, or unpack them.")
TOO_MANY: Final = Fault("Its list of files is longer than any real export's.", "Import it in parts.")


@dataclass(frozen=True, slots=True)
class _Directory:
    """Where the list of files stands [bytes], and by how much all offsets in the file are short (bytes before it)."""

    start: int
    size_bytes: int
    shift: int


def read_directory(archive: Seekable, caps: Caps) -> tuple[Entry, ...] | Fault:
    """Every entry but folders, in the order in which they lie in the archive; a fault where it cannot be trusted."""
    directory = _find_directory(archive)
    if isinstance(directory, Fault):
        return directory
    if directory.size_bytes > LARGEST_DIRECTORY_BYTES:
        return TOO_MANY
    data, entries = archive.read_at(directory.start, directory.size_bytes), []
    for entry in _entries(data, directory.shift):
        if isinstance(entry, Fault):
            return entry
        entries.append(entry)
        if len(entries) > caps.entries:
            return Fault(f"It holds more than {caps.entries:,} files.", "Import it in parts.")
    entries.sort(key=lambda entry: entry.offset)
    if _overlap(entries, directory.start):
        return OVERLAP
    return tuple(entry for entry in entries if not entry.name.endswith("/"))


def _find_directory(archive: Seekable) -> _Directory | Fault:
    tail_start = max(0, archive.size_bytes - END.size - LONGEST_COMMENT_BYTES)
    tail = archive.read_at(tail_start, END.size + LONGEST_COMMENT_BYTES)
    at = tail.rfind(END_MARK, 0, max(0, len(tail) - END.size + len(END_MARK)))
    if at < 0:
        return NO_END
    _, disk, _, _, count, size, offset, _ = END.unpack_from(tail, at)
    end = tail_start + at
    if FULL_16 in (disk, count) or FULL_32 in (size, offset):
        found = _find_64(archive, end)
        if found is not None:
            return found
    return IN_PARTS if disk else _placed(end, size, offset)


def _find_64(archive: Seekable, end: int) -> _Directory | Fault | None:
    """By the 64-bit record; None where there is none, and the old numbers are meant as they stand."""
    pointer = archive.read_at(end - POINTER_64.size, POINTER_64.size) if end >= POINTER_64.size else b""
    if not pointer.startswith(POINTER_64_MARK):
        return None
    place = end - POINTER_64.size - END_64.size
    for at in (POINTER_64.unpack(pointer)[2], place):
        record = archive.read_at(at, END_64.size) if 0 <= at <= place else b""
        if len(record) == END_64.size and record.startswith(END_64_MARK):
            *_, size, offset = END_64.unpack(record)
            return _placed(at, size, offset)
    return DAMAGED


def _placed(end: int, size_bytes: int, offset: int) -> _Directory | Fault:
    """The directory lies right before its end record; what it says of its own offset shows what was put before it."""
    start = end - size_bytes
    return _Directory(start, size_bytes, start - offset) if start >= offset else DAMAGED


def _entries(data: bytes, shift: int) -> Iterator[Entry | Fault]:
    at = 0
    while at < len(data):
        if len(data) - at < ENTRY.size or not data.startswith(ENTRY_MARK, at):
            yield DAMAGED
            return
        _, _, _, flags, method, _, _, crc, packed, size, names, extras, comments, _, _, _, offset = ENTRY.unpack_from(
            data, at
        )
        name_at = at + ENTRY.size
        extra_at = name_at + names
        at = extra_at + extras + comments
        numbers = wide_numbers(data[extra_at : extra_at + extras], (size, packed, offset))
        if at > len(data) or numbers is None:
            yield DAMAGED
            return
        size, packed, offset = numbers
        name = decoded(data[name_at:extra_at], bool(flags & NAME_IS_UTF8))
        yield Entry(name, offset + shift, packed, size, method, crc, is_encrypted=bool(flags & ENCRYPTED))


def wide_numbers(extra: bytes, numbers: tuple[int, ...]) -> tuple[int, ...] | None:
    """`numbers`, those that did not fit into 32 bits taken from the extra field; None where it does not hold them."""
    wide, missing = _extra(extra, EXTRA_64), numbers.count(FULL_32)
    if missing and len(wide) >= 8 * missing:
        values = iter(struct.unpack_from(f"<{missing}Q", wide))
        return tuple(next(values) if number == FULL_32 else number for number in numbers)
    return None if missing else numbers


def _extra(extra: bytes, wanted: int) -> bytes:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        if kind == wanted:
            return extra[at + 4 : at + 4 + size]
        at += 4 + size
    return b""


def _overlap(entries: list[Entry], directory_start: int) -> bool:
    """Whether any entry reaches into the next, or into the directory, even with the shortest header it can have."""
    ends = ((entry.offset, entry.offset + SHORTEST_HEADER_BYTES + entry.compressed_bytes) for entry in entries)
    return any(end > following for (_, end), (following, _) in pairwise((*ends, (directory_start, 0))))
