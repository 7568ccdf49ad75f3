"""The .gz wrapping: damage keeps what comes before it, and many small streams cost no more than one."""

from __future__ import annotations

import gzip
import time

from easeback.read.unwrap import unwrap

TEXT = "\n".join(f"{number} {number * number % 1009}" for number in range(20_000)).encode()


def test_several_streams_in_one_file_are_one_content() -> None:
    """Written one behind the other, they read as one."""
    data = gzip.compress(TEXT) + gzip.compress(b"") + gzip.compress(b"end")
    assert unwrap("1.gpx.gz", data) == (TEXT + b"end", "1.gpx", ())


def test_damage_in_the_middle_keeps_what_comes_before() -> None:
    """Bytes overwritten half-way: more than a third of the text is still there, and a problem says so."""
    data = bytearray(gzip.compress(TEXT))
    data[len(data) // 2 : len(data) // 2 + 40] = b"\xff" * 40
    content, _, (problem,) = unwrap("1.gpx.gz", bytes(data))
    third = len(TEXT) // 3
    assert content[:third] == TEXT[:third]
    assert "damaged" in problem.what


def test_a_wrong_checksum_keeps_the_whole_content() -> None:
    """Only the trailer is wrong: nothing is lost but the trust."""
    data = bytearray(gzip.compress(TEXT))
    data[-6] ^= 1
    content, _, problems = unwrap("1.gpx.gz", bytes(data))
    assert (content, len(problems)) == (TEXT, 1)


def test_thousands_of_empty_streams_are_no_trap() -> None:
    """A megabyte of empty streams is passed in about a second."""
    data = gzip.compress(b"") * 52_000 + gzip.compress(b"end")
    started = time.process_time()
    assert unwrap("x.gz", data)[0] == b"end"
    assert time.process_time() - started < 5


def test_what_follows_the_streams_is_told() -> None:
    """A second stream whose first byte is broken is not passed over in silence; zeros are padding."""
    data = gzip.compress(TEXT)
    content, _, (problem,) = unwrap("1.gpx.gz", data + b"\x00" + gzip.compress(TEXT)[1:])
    assert (content, "damaged" in problem.what) == (TEXT, True)
    assert unwrap("1.gpx.gz", data + bytes(512)) == (TEXT, "1.gpx", ())
