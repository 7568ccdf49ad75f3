"""Folders and archives: every file is found, in order, with nothing read that need not be."""

from __future__ import annotations

import gzip
import os
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.read.archive.conftest import streamed_zip_of, zip_of

from easeback.model.error import BadUse
from easeback.model.problem import Problem
from easeback.read.archive import Caps, Member, apply_hints, members, read_member

Look = Callable[..., tuple[list[Member], list[Problem]]]
FILES = [("a/1.fit", b"one" * 500), ("a/2.gpx", b"<gpx/>"), ("3.tcx", bytes(range(256)) * 9), ("empty.fit", b"")]


def test_a_single_file_is_one_member(look: Look) -> None:
    """A file that is no archive is found as itself, named by the runner, and read as it is."""
    (member,), problems = look(b"\x0e\x20abc", "run.fit")
    assert (member.label, member.name, member.is_named, member.size_bytes) == ("run.fit", "run.fit", True, 5)
    assert read_member(member) == (b"\x0e\x20abc", ())
    assert problems == []


@pytest.mark.parametrize("make", [zip_of, streamed_zip_of, lambda files: zip_of(files, zipfile.ZIP_STORED)])
def test_a_zip_gives_what_was_put_in(look: Look, make: Callable[..., bytes]) -> None:
    """Names, sizes and bytes of a deflated, a streamed and a stored zip are those that went in, in that order."""
    found, problems = look(make(FILES))
    assert [(each.label, read_member(each)) for each in found] == [
        (f"export.zip > {name}", (data, ())) for name, data in FILES
    ]
    assert [each.size_bytes for each in found] == [len(data) for _, data in FILES]
    assert not any(each.is_named for each in found)
    assert problems == []


def test_zips_in_zips_are_opened_where_they_lie(look: Look) -> None:
    """Stored or deflated, in any mixture, down to the third level, members come out whole and in order."""
    innermost = zip_of(FILES)
    middle = zip_of([("deep.zip", innermost), ("x.fit", b"x")], zipfile.ZIP_STORED)
    found, problems = look(zip_of([("first.fit", b"f"), ("middle.ZIP", middle), ("last.fit", b"l")]))
    names = ["first.fit", *(f"middle.ZIP > deep.zip > {name}" for name, _ in FILES), "middle.ZIP > x.fit", "last.fit"]
    assert [each.label for each in found] == [f"export.zip > {name}" for name in names]
    assert [read_member(each)[0] for each in found] == [b"f", *(data for _, data in FILES), b"x", b"l"]
    assert problems == []


def test_members_of_a_large_inner_zip_are_read_in_any_order(look: Look) -> None:
    """A deflated inner zip longer than several marks gives the same bytes forwards, backwards and again."""
    contents = [os.urandom(700_000) for _ in range(40)]
    inner = zip_of([(f"{index}.fit", data) for index, data in enumerate(contents)])
    assert len(inner) > 3 * 8 * 2**20
    found, _ = look(zip_of([("part.zip", inner)]))
    for index in (39, 0, 20, 19, 21, 5, 39, 0):
        assert read_member(found[index])[0] == contents[index]


def test_a_member_reads_the_same_in_another_process(look: Look) -> None:
    """A member is small when pickled, and what comes out of the pickle reads the same bytes."""
    found, _ = look(zip_of([("part.zip", zip_of(FILES))]))
    packed = [pickle.dumps(each) for each in found]
    assert max(len(each) for each in packed) < 600
    assert [read_member(pickle.loads(each))[0] for each in packed] == [data for _, data in FILES]


def test_more_than_65535_files_need_the_wide_records(look: Look) -> None:
    """A zip with 64-bit records lists every file."""
    found, problems = look(zip_of((f"{index}.fit", b"") for index in range(65_600)))
    assert (len(found), problems) == (65_600, [])
    assert found[-1].name == "65599.fit"


def test_sizes_that_need_64_bits_are_read_from_the_extra_field(look: Look, tmp_path: Path) -> None:
    """A file written with forced 64-bit sizes comes out whole."""
    path = tmp_path / "wide.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("1.fit", "w", force_zip64=True) as file,
    ):
        file.write(b"abc" * 1000)
    (member,), problems = look(path.read_bytes())
    assert (read_member(member), problems) == ((b"abc" * 1000, ()), [])


def test_bytes_before_the_archive_and_a_comment_after_it_do_no_harm(look: Look) -> None:
    """A zip inside other bytes is read like the zip itself, also when its comment looks like an end record."""
    comment = b"PK\x05\x06 not an end"
    plain = zip_of(FILES)
    data = plain[:-2] + len(comment).to_bytes(2, "little") + comment
    found, problems = look(b"#!/bin/sh\n" + data)
    assert ([read_member(each)[0] for each in found], problems) == ([data for _, data in FILES], [])


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_are_labels_and_never_paths(look: Look, tmp_path: Path) -> None:
    """Names that climb, are absolute, use backslashes or control characters are shown harmlessly and write nothing."""
    names = ["../../etc/1.fit", "/abs/2.fit", "C:\\dir\\3.fit", "bad\x1b[31m\u202e4.fit", "dup.fit", "dup.fit"]
    found, problems = look(zip_of((name, name.encode()) for name in names))
    shown = [each.label.removeprefix("export.zip > ") for each in found]
    assert shown == ["../../etc/1.fit", "abs/2.fit", "C:/dir/3.fit", "bad\ufffd[31m\ufffd4.fit", "dup.fit", "dup.fit"]
    assert [each.name for each in found][:3] == ["1.fit", "2.fit", "3.fit"]
    assert [read_member(each)[0] for each in found] == [name.encode() for name in names]
    assert problems == []
    assert os.listdir(tmp_path) == ["export.zip"]


def test_names_in_an_old_code_page_are_read(look: Look) -> None:
    """A name that is neither marked nor valid as UTF-8 is read in the code page that old writers used."""
    data = zip_of([("l\u00e4uf.fit", b"x")]).replace("l\u00e4uf".encode(), b"l\x84uf ")
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.find(mark) + (6 if mark == b"PK\x03\x04" else 8)
        data = data[:at] + b"\0\0" + data[at + 2 :]
    (member,), _ = look(data)
    assert member.name == "l\u00e4uf .fit"


def test_what_a_system_keeps_for_itself_is_left_out(look: Look) -> None:
    """Hidden files and folders of a system are not even counted."""
    hidden = ["__MACOSX/._1.fit", ".DS_Store", "a/.hidden/2.fit", "Thumbs.db"]
    found, problems = look(zip_of([("1.fit", b"1"), *((name, b"x") for name in hidden)]))
    assert ([each.name for each in found], problems) == (["1.fit"], [])


def test_pictures_and_tables_are_counted_but_need_no_reading(look: Look) -> None:
    """Members that no recording can be say so; unknown ends and recordings are worth a look."""
    found, _ = look(zip_of([("media/1.JPG", b"x"), ("profile.csv", b"x"), ("1.fit.gz", b"x"), ("strange", b"x")]))
    assert [each.may_be_recording for each in found] == [False, False, True, True]


def test_a_folder_is_walked_in_order_with_its_archives(tmp_path: Path) -> None:
    """Files come sorted by name, archives are opened where they lie, hidden things left out, loops not followed."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.fit").write_bytes(b"2")
    (tmp_path / "a.zip").write_bytes(zip_of([("1.fit", b"1")]))
    (tmp_path / "c.fit.gz").write_bytes(gzip.compress(b"3"))
    (tmp_path / ".hidden").write_bytes(b"")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    found = list(members(tmp_path))
    assert [each.label for each in found if isinstance(each, Member)] == ["a.zip > 1.fit", "b/2.fit", "c.fit.gz"]
    (problem,) = (each for each in found if isinstance(each, Problem))
    assert (problem.where, "link to another folder" in problem.what) == ("b/loop", True)


def test_nothing_there_is_bad_use(tmp_path: Path) -> None:
    """A path with nothing at it is the runner's slip, not a bad file."""
    with pytest.raises(BadUse, match="cannot be read"):
        list(members(tmp_path / "missing.zip"))


def test_the_same_content_has_the_same_identity_in_another_download(look: Look) -> None:
    """By name, size and CRC in any archive; other content under that name differs."""
    first = {each.identity for each in look(zip_of(FILES), "export_1.zip")[0]}
    again = {each.identity for each in look(streamed_zip_of(FILES), "export_2.zip")[0]}
    other = {each.identity for each in look(zip_of([("a/1.fit", b"two" * 500)]))[0]}
    assert first == again
    assert len(first) == len(FILES)
    assert not first & other


def test_a_file_on_disk_has_another_identity_when_it_changes(look: Look) -> None:
    """The same path with other content is looked at again."""
    (before,), _ = look(b"abc", "run.fit")
    (after,), _ = look(b"abcd", "run.fit")
    assert before.identity != after.identity


def test_an_archive_gone_before_it_is_read_is_a_problem(look: Look, tmp_path: Path) -> None:
    """What vanishes between finding and reading gives one clear problem."""
    found, _ = look(zip_of(FILES))
    (tmp_path / "export.zip").unlink()
    data, (problem,) = read_member(found[0])
    assert (data, problem.where) == (b"", "export.zip > a/1.fit")
    assert "cannot be read" in problem.what


def test_a_zip_under_another_name_is_known_by_its_bytes(look: Look) -> None:
    """A zip without the ending .zip is opened; a recording named .zip is taken as what it is."""
    assert [each.name for each in look(zip_of(FILES), "export")[0]] == [name.split("/")[-1] for name, _ in FILES]
    (member,), problems = look(b"<?xml version='1.0'?><gpx></gpx>", "run.zip")
    assert (member.name, problems) == ("run.zip", [])


def test_a_member_without_hint_leaves_activities_as_they_are(look: Look) -> None:
    """A file of no account export has nothing to be corrected by."""
    (member,), _ = look(b"x", "run.fit")
    assert apply_hints(member, ()) == ()


def test_caps_count_over_all_that_was_named(look: Look) -> None:
    """Two inner zips that are each within the limit of files are too many together: the second is refused."""
    parts = [(f"{part}.zip", zip_of([(f"{index}.fit", b"x") for index in range(6)])) for part in range(2)]
    found, problems = look(zip_of(parts), caps=Caps(entries=10))
    assert [each.label for each in found] == [f"export.zip > 0.zip > {index}.fit" for index in range(6)]
    assert [problem.where for problem in problems] == ["export.zip > 1.zip"]
    assert "more than 10 files" in problems[0].what
