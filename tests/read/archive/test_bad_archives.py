"""Archives that are broken, locked, foreign or built to harm: a clear line, what can be read is read, nothing hangs."""

from __future__ import annotations

import gzip
import io
import random
import struct
import tarfile
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.archive.conftest import streamed_zip_of, zip_of

from easeback.model.problem import Problem
from easeback.read.archive import Caps, Member, members, read_member

Look = Callable[..., tuple[list[Member], list[Problem]]]
RUNS = [(f"{index}.fit", random.Random(index).randbytes(1500) + b"end") for index in range(6)]
NOISE = random.Random(0)
MB = 2**20


def test_every_cut_gives_what_lies_before_it(look: Look) -> None:
    """Cut after any byte, each file that lies whole before it is found whole, and a problem says what is missing."""
    for make in (zip_of, streamed_zip_of):
        data = make(RUNS)
        directory_at = data.find(b"PK\x01\x02")
        for cut in range(40, len(data) - 1, 397):
            found, (problem, *more) = look(data[:cut])
            whole = [read_member(each)[0] for each in found if not read_member(each)[1]]
            assert whole == [content for _, content in RUNS][: len(whole)]
            assert len(whole) >= min(6, (cut - 40) // 1700)
            assert "incomplete" in problem.what
            assert more == []
            assert len(whole) == 6 or cut < directory_at


def test_a_changed_byte_in_a_streamed_archive_without_its_list_is_seen(look: Look) -> None:
    """What differs from the checksum that stands behind it is told; the other files are whole."""
    data = streamed_zip_of(RUNS)
    broken = bytearray(data[: data.find(b"PK\x01\x02")])
    # Noise does not deflate: it stands in the stream as it is, and another byte of it inflates as well.
    broken[data.find(RUNS[1][1][:50]) + 700] ^= 1
    found, _ = look(bytes(broken))
    assert [bool(read_member(each)[1]) for each in found] == [False, True, False, False, False, False]
    assert "damaged within the archive" in read_member(found[1])[1][0].what


def test_a_file_cut_off_gives_its_beginning(look: Look) -> None:
    """The last file of a download that broke off gives its first part and says that it ends."""
    data = zip_of(RUNS)
    found, _ = look(data[: data.find(b"5.fit") + 900])
    content, (problem,) = read_member(found[-1])
    assert len(content) > 500
    assert RUNS[5][1].startswith(content)
    assert "ends in the middle" in problem.what
    whole, _ = look(data)
    assert whole[-1].identity != found[-1].identity


def test_an_inner_zip_that_is_cut_off_gives_its_files(look: Look) -> None:
    """Half of an account export: the files of the inner zip that came through are found."""
    data = zip_of([("part1.zip", zip_of(RUNS)), ("part2.zip", zip_of(RUNS))])
    found, problems = look(data[: int(len(data) * 0.75)])
    labels = [each.label for each in found]
    assert labels[:6] == [f"export.zip > part1.zip > {index}.fit" for index in range(6)]
    assert 8 <= len(labels) <= 10
    assert [problem.where for problem in problems] == ["export.zip", "export.zip > part2.zip"]


def test_a_damaged_list_of_files_is_gone_around(look: Look) -> None:
    """With its directory overwritten, a zip still gives its files by their own headers."""
    data = zip_of(RUNS)
    at = data.find(b"PK\x01\x02")
    found, (problem,) = look(data[:at] + b"XX" + data[at + 2 :])
    assert [read_member(each)[0] for each in found] == [content for _, content in RUNS]
    assert "damaged" in problem.what


def test_damage_within_a_file_is_said_and_the_rest_kept(look: Look) -> None:
    """A flipped bit is found by the checksum; the other files are untouched."""
    data = bytearray(zip_of(RUNS, zipfile.ZIP_STORED))
    data[data.find(RUNS[2][1]) + 700] ^= 1
    found, problems = look(bytes(data))
    results = [read_member(each) for each in found]
    assert problems == []
    assert [bool(faults) for _, faults in results] == [False, False, True, False, False, False]
    assert "damaged" in results[2][1][0].what
    assert len(results[2][0]) == len(RUNS[2][1])


def test_a_damaged_deflated_file_gives_what_comes_before(look: Look) -> None:
    """A stream that breaks in the middle gives its beginning."""
    text = "\n".join(f"{number} {number * number % 1009}" for number in range(20_000)).encode()
    data = bytearray(zip_of([("1.gpx", text)]))
    middle = len(data) // 2
    data[middle : middle + 40] = b"\xff" * 40
    (member,), _ = look(bytes(data))
    content, (problem,) = read_member(member)
    assert len(content) > len(text) // 4
    assert content[: len(text) // 4] == text[: len(text) // 4]
    assert "damaged" in problem.what


def locked(data: bytes) -> bytes:
    """The zip with each file marked as encrypted, in its own header and in the directory."""
    changed = bytearray(data)
    for mark, flags_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            changed[at + flags_at] |= 1
            at = data.find(mark, at + 4)
    return bytes(changed)


def test_a_password_is_said_once_with_what_to_do(look: Look) -> None:
    """A locked archive gives one line for all its files; nothing is read from it."""
    found, (problem,) = look(locked(zip_of(RUNS, zipfile.ZIP_STORED)))
    assert found == []
    assert (problem.where, "password" in problem.what, "Unpack" in problem.what_to_do) == ("export.zip", True, True)


def test_one_locked_file_does_not_hide_the_others(look: Look) -> None:
    """A zip with a locked file among open ones: that one is named."""
    data = bytearray(zip_of(RUNS))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    found, (problem,) = look(bytes(data))
    assert len(found) == 5
    assert problem.where == "export.zip > 5.fit"


def test_an_unknown_packing_is_said(look: Look) -> None:
    """A method that we do not read is named, with what to do."""
    found, problems = look(zip_of([("1.fit", b"x" * 99)], zipfile.ZIP_LZMA))
    assert (found, len(problems)) == ([], 1)
    assert "method 14" in problems[0].what
    assert "import the folder" in problems[0].what_to_do


def tar_gz() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        info = tarfile.TarInfo("1.fit")
        info.size = 3
        archive.addfile(info, io.BytesIO(b"abc"))
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (tar_gz(), "export.tar.gz", "tar"),
        (tar_gz(), "export.tgz", "tar"),
        (gzip.decompress(tar_gz()), "export", "tar"),
        (b"7z\xbc\xaf'\x1c" + bytes(50), "export.7z", "7z"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(50), "export.rar", "rar"),
    ],
    ids=["tar.gz", "tgz", "tar", "7z", "rar"],
)
def test_other_archives_are_named_with_what_to_do(look: Look, data: bytes, name: str, kind: str) -> None:
    """An archive of another kind is one line that says to unpack it, also inside a zip."""
    found, (problem,) = look(data, name)
    assert (found, problem.where) == ([], name)
    assert f"a {kind} archive" in problem.what
    assert "import the folder" in problem.what_to_do


def test_another_archive_inside_a_zip_is_named(look: Look) -> None:
    """By its ending, without reading it."""
    found, (problem,) = look(zip_of([("a/old.tar.gz", tar_gz()), ("1.fit", b"1")]))
    assert [each.name for each in found] == ["1.fit"]
    assert problem.where == "export.zip > a/old.tar.gz"


@pytest.mark.parametrize(
    ("data", "said"),
    [(zip_of([]), "holds no files"), (b"", "incomplete"), (b"<html>not found</html>", "no zip archive")],
)
def test_an_archive_with_nothing_in_it_is_said(look: Look, data: bytes, said: str) -> None:
    """Empty, of no bytes, or a web page saved under the name: one line each."""
    found, (problem,) = look(data)
    assert found == []
    assert said in (problem.what if data else "incomplete")


def test_archives_nested_too_deep_are_left_out(look: Look) -> None:
    """The fourth level is refused; what lies above it is taken."""
    data = zip_of([("4.fit", b"4")])
    for level in (3, 2, 1):
        data = zip_of([(f"{level}.zip", data), (f"{level}.fit", b"x")])
    found, (problem,) = look(data)
    assert sorted(each.name for each in found) == ["1.fit", "2.fit", "3.fit"]
    assert problem.where == "export.zip > 1.zip > 2.zip > 3.zip"
    assert "more than 3 deep" in problem.what


def test_a_file_that_unpacks_to_far_too_much_is_left_out(look: Look) -> None:
    """A megabyte-to-a-gigabyte file is refused by its own header, without inflating it."""
    found, (problem, *_) = look(zip_of([("bomb.fit", bytes(64 * MB)), ("1.fit", NOISE.randbytes(400_000))]))
    assert [each.name for each in found] == ["1.fit"]
    assert problem.where == "export.zip > bomb.fit"
    assert "far more" in problem.what


def test_many_small_files_that_unpack_to_too_much_are_left_out(look: Look) -> None:
    """A flat bomb of files that are each below the limit is refused as a whole."""
    found, (problem,) = look(zip_of((f"{index}.fit", bytes(3 * MB)) for index in range(20)))
    assert (found, problem.where) == ([], "export.zip")


def nested_bomb() -> bytes:
    """The well-known kind: 16 zips of 16 zips of 16 files that are all zeros."""
    data = zip_of([("0.fit", bytes(4 * MB))])
    for _ in range(3):
        data = zip_of((f"{index}.zip", data) for index in range(16))
    return data


def test_a_nested_bomb_costs_nothing(look: Look) -> None:
    """4,096 files of 4 MB in nested zips: refused within a second and 50 MB."""
    data = nested_bomb()
    started = time.process_time()
    tracemalloc.start()
    found, problems = look(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (found, bool(problems)) == ([], True)
    assert time.process_time() - started < 20
    assert peak < 50 * MB


def overlapping() -> bytes:
    """Two names in the directory for the bytes of one file: the kernel of a flat bomb without high ratio."""
    data = zip_of([("1.fit", b"x" * 1000)], zipfile.ZIP_STORED)
    at, end = data.find(b"PK\x01\x02"), data.find(b"PK\x05\x06")
    entry = data[at:end]
    closing = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 2, 2, 2 * len(entry), at, 0)
    return data[:at] + entry * 2 + closing


def test_files_on_top_of_each_other_are_refused(look: Look) -> None:
    """Overlapping entries refuse the whole archive."""
    found, (problem,) = look(overlapping())
    assert (found, "on top of each other" in problem.what) == ([], True)


@pytest.mark.parametrize("said_bytes", [10, 10**6])
def test_a_lie_about_the_size_is_caught_while_reading(look: Look, said_bytes: int) -> None:
    """Never more than a file says of itself is unpacked; one that holds less than it says is reported too."""
    content = NOISE.randbytes(1000)
    (member,), problems = look(
        zip_of([("1.fit", content)]).replace(struct.pack("<I", 1000), struct.pack("<I", said_bytes))
    )
    got, (fault,) = read_member(member)
    assert problems == []
    assert got == content[:said_bytes]
    assert ("more than it says" in fault.what) == (said_bytes < 1000)


def test_too_large_a_file_is_refused_but_a_video_only_counted(look: Look) -> None:
    """Over the size limit a possible recording is a problem; a picture or film is never read anyway."""
    found, (problem,) = look(
        zip_of([("1.fit", NOISE.randbytes(3000)), ("film.mp4", NOISE.randbytes(3000))]), caps=Caps(member_bytes=2000)
    )
    assert [each.name for each in found] == ["film.mp4"]
    assert problem.where == "export.zip > 1.fit"


def test_the_total_is_limited(look: Look) -> None:
    """What unpacks to more than the limit in all is refused before anything is read."""
    found, (problem,) = look(zip_of(RUNS), caps=Caps(total_bytes=5000))
    assert (found, "unpacks to more than" in problem.what) == ([], True)


@given(data=st.data(), streamed=st.booleans())
@settings(max_examples=150, deadline=None)
def test_changed_bytes_never_crash(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, streamed: bool
) -> None:
    """Bytes changed, cut out or put in anywhere: members and problems, no exception, and never more than is said."""
    make = streamed_zip_of if streamed else zip_of
    archive = bytearray(make([*RUNS[:2], ("in.zip", make(RUNS[2:4])), ("a.csv", b"x,y\n1,2\n")]))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(archive) - 1))
        archive[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=8))
    path = tmp_path_factory.mktemp("fuzz") / "export.zip"
    path.write_bytes(bytes(archive))
    for each in members(path):
        if isinstance(each, Member):
            content, problems = read_member(each)
            assert len(content) <= max(each.size_bytes, 0)
            assert problems or zlib.crc32(content) == each.place.trail[-1].crc
