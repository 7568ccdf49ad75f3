"""What bytes are, by how they begin: cheaply, so that thousands of a watch's own files are counted, not decoded."""

from __future__ import annotations

import struct
import zlib
from typing import Final

from easeback.model.activity import FileKind
from easeback.read import FORMATS
from easeback.read.fit import starts_like_fit
from easeback.read.unwrap import GZIP, GZIP_FORMAT

BEGINNING_BYTES: Final = 4096
ZIP: Final = "zip"
ZIP_MARKS: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OTHER_ARCHIVES: Final = {
    b"7z\xbc\xaf'\x1c": "7z",
    b"Rar!\x1a\x07": "rar",
    b"\xfd7zXZ\x00": "xz",
    b"BZh": "bz2",
    b"\x28\xb5\x2f\xfd": "zst",
}
OTHER_ARCHIVE_SUFFIXES: Final = (".tar", ".tgz", ".tar.gz", ".tbz2", ".tar.bz2", ".txz", ".tar.xz", ".7z", ".rar")
TAR_MARK, TAR_MARK_AT = b"ustar", 257
UNKNOWN: Final = ""

# The type in a FIT file's first message. Kinds that no runner's activity is; any other number must be decoded to tell.
FIT_TYPES: Final = {
    1: FileKind.SETTINGS, 2: FileKind.SETTINGS, 3: FileKind.SETTINGS, 4: FileKind.ACTIVITY, 5: FileKind.WORKOUT,
    6: FileKind.COURSE, 7: FileKind.WORKOUT, 9: FileKind.OTHER, 10: FileKind.SETTINGS, 11: FileKind.SETTINGS,
    14: FileKind.OTHER, 15: FileKind.MONITORING, 28: FileKind.MONITORING, 32: FileKind.MONITORING,
    34: FileKind.OTHER, 35: FileKind.OTHER, 40: FileKind.OTHER,
    # Not in the public profile, but in every account export: a watch's own metrics, sleep and heart rate variability.
    44: FileKind.OTHER, 49: FileKind.OTHER, 68: FileKind.OTHER,
}  # fmt: skip
FIT_CHECKSUM_BYTES: Final = 2
FILE_ID, FILE_TYPE = 0, 0
DEFINITION_BYTES: Final = 6
# Of a message's header: the bits that say what it is, a plain definition among them, and its local number.
HEADER_KIND, DEFINITION, LOCAL = 0xE0, 0x40, 0x0F


def what_is_it(data: bytes) -> str:
    """The name of the format (FIT, GPX, TCX), or of the archive (zip, tar, 7z ...), that `data` begins like.

    Seen through a .gz wrapping; empty where it is none of them. The first 4,096 bytes are enough for all but XML with
    a long preamble.
    """
    begin = beginning(data, BEGINNING_BYTES)
    if begin.startswith(ZIP_MARKS):
        return ZIP
    if begin[TAR_MARK_AT:].startswith(TAR_MARK):
        return "tar"
    archive = next((name for mark, name in OTHER_ARCHIVES.items() if begin.startswith(mark)), UNKNOWN)
    return archive or next((each.name for each in FORMATS if each.looks_like(begin)), UNKNOWN)


def beginning(data: bytes, count: int) -> bytes:
    """The first `count` bytes, out of the .gz wrapping where there is one; what inflates of a damaged one."""
    if not data.startswith(GZIP):
        return data[:count]
    inflater, out = zlib.decompressobj(GZIP_FORMAT), bytearray()
    try:
        for at in range(0, len(data), BEGINNING_BYTES):
            out += inflater.decompress(data[at : at + BEGINNING_BYTES], count - len(out))
            if len(out) >= count or inflater.eof:
                break
    except zlib.error:
        pass
    return bytes(out)


def fit_file_kind(data: bytes) -> FileKind | None:
    """The kind that a FIT file, plain or in a .gz, says of itself; None where it must be decoded to tell.

    Give the whole file where you have it: when another FIT file follows the first, it is decoded too. The first 4,096
    bytes are enough for the kind of the first.
    """
    begin = beginning(data, BEGINNING_BYTES)
    number = _file_type(begin) if starts_like_fit(begin) else None
    kind = FIT_TYPES.get(number) if number is not None else None
    return None if kind is None or _another_follows(data, begin) else kind


def _another_follows(data: bytes, begin: bytes) -> bool:
    (messages_bytes,) = struct.unpack_from("<I", begin, 4)
    end = begin[0] + messages_bytes + FIT_CHECKSUM_BYTES
    if data.startswith(GZIP):
        return starts_like_fit(beginning(data, end + 12)[end:])
    return starts_like_fit(data[end : end + 12])


def _file_type(begin: bytes) -> int | None:
    """The type field of the file_id message, which a FIT file must begin with; None where it does not."""
    at = begin[0]
    head = begin[at : at + DEFINITION_BYTES]
    if len(head) < DEFINITION_BYTES or head[0] & HEADER_KIND != DEFINITION:
        return None
    (message,) = struct.unpack_from(">H" if head[2] else "<H", head, 3)
    fields_at, data_at = at + DEFINITION_BYTES, at + DEFINITION_BYTES + 3 * head[5]
    if message != FILE_ID or begin[data_at : data_at + 1] != bytes((head[0] & LOCAL,)):
        return None
    value_at = data_at + 1
    for field_at in range(fields_at, data_at, 3):
        if begin[field_at] == FILE_TYPE:
            return begin[value_at] if value_at < len(begin) else None
        value_at += begin[field_at + 1]
    return None
