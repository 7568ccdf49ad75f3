"""A zip without its end (a download that broke off) -> what its files' own headers still say, one after the other."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from easeback.read.archive.caps import Caps
from easeback.read.archive.content import DEFLATED, HEADER, HEADER_MARK
from easeback.read.archive.directory import ENCRYPTED, ENTRY_MARK, NAME_IS_UTF8, wide_numbers
from easeback.read.archive.member import Entry
from easeback.read.archive.names import decoded
from easeback.read.archive.seekable import RAW_DEFLATE, STEP_BYTES, Seekable

SIZES_FOLLOW: Final = 0x0008
# After a file whose sizes follow it: CRC and sizes of 4 or 8 bytes each, with or without a mark before them.
TRAILER_MARK: Final = b"PK\x07\x08"
SHORTEST_TRAILER_BYTES, LONGEST_TRAILER_BYTES = 12, 24
TRAILERS_BYTES: Final = (12, 16, 20, 24)


@dataclass(frozen=True, slots=True)
class _Measured:
    """What inflating a stream to its end showed [bytes]."""

    compressed_bytes: int
    size_bytes: int
    crc: int
    is_whole: bool


def salvage(archive: Seekable, caps: Caps) -> Iterator[Entry]:
    """The entries found from the start on, up to the first that cannot be passed; the last one may be cut off."""
    at: int | None = 0
    for _ in range(caps.entries):
        found = None if at is None else _entry_at(archive, at, caps)
        if found is None:
            return
        entry, at = found
        if not entry.name.endswith("/"):
            yield entry


def _entry_at(archive: Seekable, at: int, caps: Caps) -> tuple[Entry, int | None] | None:
    """The entry whose header stands at `at`, and where the next one begins (None: not known)."""
    header = archive.read_at(at, HEADER.size)
    if len(header) < HEADER.size or not header.startswith(HEADER_MARK):
        return None
    _, _, flags, method, _, _, crc, packed, size, name_bytes, extra_bytes = HEADER.unpack(header)
    names = archive.read_at(at + HEADER.size, name_bytes + extra_bytes)
    numbers = wide_numbers(names[name_bytes:], (size, packed))
    start = at + HEADER.size + name_bytes + extra_bytes
    if numbers is None or start > archive.size_bytes:
        return None
    size, packed = numbers
    name = decoded(names[:name_bytes], bool(flags & NAME_IS_UTF8))
    entry = Entry(name, at, packed, size, method, crc, is_encrypted=bool(flags & ENCRYPTED))
    if flags & SIZES_FOLLOW and not packed:
        return _sizes_follow(archive, entry, start, caps)
    available = archive.size_bytes - start
    if packed > available:
        return replace(entry, compressed_bytes=available, is_cut=True), None
    return entry, start + packed


def _sizes_follow(archive: Seekable, entry: Entry, start: int, caps: Caps) -> tuple[Entry, int | None] | None:
    """A deflated stream says itself where it ends; of anything else the end cannot be told."""
    if entry.is_encrypted or entry.method != DEFLATED:
        return None
    largest = caps.archive_bytes if entry.name.lower().endswith(".zip") else caps.member_bytes
    measured = _measure(archive, start, largest, caps)
    if measured is None:
        return None
    found = replace(
        entry,
        compressed_bytes=measured.compressed_bytes,
        size_bytes=measured.size_bytes,
        crc=_crc_behind(archive, start + measured.compressed_bytes, measured.crc),
        is_cut=not measured.is_whole,
    )
    return found, _after(archive, start + measured.compressed_bytes) if measured.is_whole else None


def _measure(archive: Seekable, start: int, largest_bytes: int, caps: Caps) -> _Measured | None:
    """Inflates without keeping anything; None where the stream is damaged or a bomb."""
    inflater, taken, given, crc, rest = zlib.decompressobj(RAW_DEFLATE), 0, 0, 0, b""
    while not inflater.eof:
        rest = inflater.unconsumed_tail or archive.read_at(start + taken, STEP_BYTES)
        if not inflater.unconsumed_tail:
            taken += len(rest)
        try:
            piece = inflater.decompress(rest, STEP_BYTES)
        except zlib.error:
            return None
        given, crc = given + len(piece), zlib.crc32(piece, crc)
        if given > largest_bytes or caps.is_bomb(taken, given):
            return None
        if not rest and not piece:
            break
    return _Measured(taken - len(inflater.unused_data), given, crc, inflater.eof)


def _crc_behind(archive: Seekable, at: int, measured: int) -> int:
    """The CRC that the writer put behind the stream that ends at `at`; what was measured where the file ends before."""
    behind = archive.read_at(at, SHORTEST_TRAILER_BYTES)
    said = behind[4:8] if behind.startswith(TRAILER_MARK) else behind[:4]
    return int.from_bytes(said, "little") if len(behind) == SHORTEST_TRAILER_BYTES else measured


def _after(archive: Seekable, at: int) -> int | None:
    """Where the next header begins behind the sizes that follow a file; None where none is found."""
    behind = archive.read_at(at, LONGEST_TRAILER_BYTES + len(HEADER_MARK))
    marks = (HEADER_MARK, ENTRY_MARK)
    return next((at + skip for skip in TRAILERS_BYTES if behind[skip : skip + 4] in marks), None)
