"""What bytes are by their beginning, and what kind of FIT file, without decoding it."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.read.archive.conftest import zip_of
from tests.read.conftest import FitFile

from easeback.model.activity import FileKind
from easeback.read import read_bytes
from easeback.read.archive import fit_file_kind, what_is_it

GPX = b'<?xml version="1.0"?><gpx version="1.1"><trk></trk></gpx>'
TCX = b'<?xml version="1.0"?><TrainingCenterDatabase></TrainingCenterDatabase>'


def test_formats_and_archives_are_told_by_their_bytes(fit: Callable[[], FitFile]) -> None:
    """Each is named, also within a .gz; anything else is unknown."""
    run = fit().file_id().record(0).bytes()
    assert [what_is_it(each) for each in (run, GPX, TCX)] == ["FIT", "GPX", "TCX"]
    assert [what_is_it(gzip.compress(each)) for each in (run, GPX, TCX)] == ["FIT", "GPX", "TCX"]
    assert what_is_it(zip_of([("1.fit", run)])) == "zip"
    assert [what_is_it(each) for each in (b"", b"hello", b"<html/>", b"\x1f\x8b", b"\xff\xd8\xff")] == [""] * 5


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (4, FileKind.ACTIVITY),
        (2, FileKind.SETTINGS),
        (5, FileKind.WORKOUT),
        (6, FileKind.COURSE),
        (15, FileKind.MONITORING),
        (32, FileKind.MONITORING),
        (9, FileKind.OTHER),
        (49, FileKind.OTHER),
        (77, None),
    ],
)
def test_a_fit_file_says_its_kind_in_its_first_message(
    fit: Callable[[], FitFile], number: int, kind: FileKind | None
) -> None:
    """By the number in file_id, plain or gzipped, from the first bytes alone; an unknown number must be decoded."""
    data = fit().file_id(number).record(0).record(1).bytes()
    assert fit_file_kind(data) == kind
    assert fit_file_kind(data[:60]) == kind
    assert fit_file_kind(gzip.compress(data)) == kind


def test_the_type_is_found_wherever_it_stands_in_the_message(fit: Callable[[], FitFile]) -> None:
    """Big-endian, and with other fields before the type."""
    file = fit().message(0, [(4, 0x86, 7), (1, 0x84, 1), (0, 0x00, 32)], order=">")
    assert fit_file_kind(file.bytes()) == FileKind.MONITORING


def test_a_second_file_behind_the_first_must_be_decoded(fit: Callable[[], FitFile]) -> None:
    """An activity behind a settings file is not lost by a look at the first only."""
    chained = fit().file_id(2).bytes() + fit().file_id(4).record(0).bytes()
    assert fit_file_kind(chained) is None
    assert fit_file_kind(gzip.compress(chained)) is None


def test_what_is_no_fit_file_or_starts_otherwise_has_no_kind(fit: Callable[[], FitFile]) -> None:
    """No guess is made from a damaged beginning."""
    data = fit().file_id(32).bytes()
    others = [b"", GPX, data[:14], data[:20], fit().record(0).bytes(), gzip.compress(data)[:20]]
    assert [fit_file_kind(each) for each in others] == [None] * len(others)


@pytest.mark.real
def test_real_files_say_what_decoding_says(recordings: Path) -> None:
    """A kind told from the first bytes is the kind that the decoder finds; no activity is passed over."""
    told = 0
    for file in sorted((recordings / "fit").rglob("*.fit")):
        kind = fit_file_kind(file.read_bytes())
        if kind not in (None, FileKind.ACTIVITY):
            reading = read_bytes(file.name, file.read_bytes())
            assert (reading.kind, reading.activities) == (kind, ()), file.name
            told += 1
    assert told >= 5
