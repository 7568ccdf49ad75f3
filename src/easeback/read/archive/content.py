"""The bytes of one member: streamed out of its archives under the caps; nothing is unpacked to disk."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from easeback.model.problem import Problem
from easeback.read.archive.caps import CAPS, Caps
from easeback.read.archive.fault import DOWNLOAD_AGAIN, IMPORT_FOLDER, Fault
from easeback.read.archive.member import Entry, Member, Place
from easeback.read.archive.seekable import RAW_DEFLATE, DiskFile, Inflated, Seekable, Stretch
from easeback.read.unwrap import inflated_before_damage

HEADER: Final = struct.Struct("<4s5H3I2H")
HEADER_MARK: Final = b"PK\x03\x04"
STORED, DEFLATED = 0, 8
# An export and the parts in it that are read in turn; each weighs a few megabytes.
ARCHIVES_KEPT_OPEN: Final = 4

PASSWORD: Final = Fault("It needs a password.", "Unpack it with your password and import the folder.")
LIES: Final = Fault(
    "It unpacks to more than it says: it is damaged or false.", "Its first part was kept; download the archive again."
)
CUT: Final = Fault("It ends in the middle.", "What is there was read; download the archive again.")
DAMAGED: Final = Fault("It is damaged within the archive.", "What could be read was kept; download the archive again.")
NOT_THERE: Final = Fault("The archive is damaged: the file is not where its list says.", DOWNLOAD_AGAIN)
Bytes = tuple[bytes, Fault | None]


def read_member(member: Member, caps: Caps = CAPS) -> tuple[bytes, tuple[Problem, ...]]:
    """The bytes of `member` as they are (a .gz stays wrapped), and what is wrong with them.

    Empty with a problem where nothing could be read; a member that is cut off or damaged gives what is there.
    """
    data, fault = read_place(member.place, caps)
    return data, (fault.at(member.label),) if fault else ()


def read_place(place: Place, caps: Caps = CAPS) -> Bytes:
    """The bytes that are at `place`, and a fault where they are not as they should be."""
    if fault := _too_large(place.size_bytes, caps):
        return b"", fault
    try:
        if not place.trail:
            return DiskFile(place.path, place.disk_bytes).read_at(0, place.disk_bytes), None
        archive = open_archive(Place(place.path, place.disk_bytes, place.modified_ns, place.trail[:-1]))
        return _read_entry(archive, place.trail[-1], caps)
    except OSError as error:
        return b"", Fault(f"It cannot be read: {(error.strerror or 'no reason given').lower()}.", "Check the file.")


@lru_cache(maxsize=ARCHIVES_KEPT_OPEN)
def open_archive(place: Place) -> Seekable:
    """The archive at `place`. Kept for a process's next reads: thousands of members of one inner zip open it once."""
    if not place.trail:
        return DiskFile(place.path, place.disk_bytes)
    entry = place.trail[-1]
    outer = open_archive(Place(place.path, place.disk_bytes, place.modified_ns, place.trail[:-1]))
    start = data_start(outer, entry)
    packed = Stretch(outer, start or 0, entry.compressed_bytes if start is not None else 0)
    return packed if entry.method == STORED else Inflated(packed, entry.size_bytes)


def data_start(archive: Seekable, entry: Entry) -> int | None:
    """Where the entry's bytes begin; None where no header stands in front of them."""
    header = archive.read_at(entry.offset, HEADER.size)
    if len(header) < HEADER.size or not header.startswith(HEADER_MARK):
        return None
    *_, name_bytes, extra_bytes = HEADER.unpack(header)
    return int(entry.offset + HEADER.size + name_bytes + extra_bytes)


def unreadable(entry: Entry, caps: Caps) -> Fault | None:
    """Why this entry will not be read, by what its header says of it; None where it may be."""
    if entry.is_encrypted:
        return PASSWORD
    if entry.method not in READERS:
        return Fault(f"It is packed in a way that easeback does not read (method {entry.method}).", IMPORT_FOLDER)
    if caps.is_bomb(entry.compressed_bytes, entry.size_bytes):
        return Fault("It unpacks to far more than its size, as no recording does.", "It was left out.")
    return None


def _too_large(size_bytes: int, caps: Caps) -> Fault | None:
    if size_bytes <= caps.member_bytes:
        return None
    return Fault(f"It is larger than {caps.member_bytes // 2**20} MB.", "Is it a recording of a run?")


def _read_entry(archive: Seekable, entry: Entry, caps: Caps) -> Bytes:
    if fault := unreadable(entry, caps):
        return b"", fault
    start = data_start(archive, entry)
    if start is None:
        return b"", NOT_THERE
    data, fault = READERS[entry.method](archive.read_at(start, entry.compressed_bytes), entry)
    if fault is None and zlib.crc32(data) != entry.crc:
        return data, DAMAGED
    return data, fault


def _stored(packed: bytes, entry: Entry) -> Bytes:
    if entry.compressed_bytes > entry.size_bytes:
        return packed[: entry.size_bytes], LIES
    return packed, CUT if len(packed) < entry.size_bytes else None


def _inflated(packed: bytes, entry: Entry) -> Bytes:
    inflater = zlib.decompressobj(RAW_DEFLATE)
    try:
        data = inflater.decompress(packed, entry.size_bytes + 1)
    except zlib.error:
        return inflated_before_damage(packed, 0, RAW_DEFLATE, entry.size_bytes), DAMAGED
    if len(data) > entry.size_bytes:
        return data[: entry.size_bytes], LIES
    if not inflater.eof:
        return data, CUT
    return data, None if len(data) == entry.size_bytes else DAMAGED


READERS: Final[dict[int, Callable[[bytes, Entry], Bytes]]] = {STORED: _stored, DEFLATED: _inflated}
