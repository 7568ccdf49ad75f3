"""Which reader takes a file, what unwraps it, and the public face."""

from __future__ import annotations

import gzip
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

import easeback
from easeback.model.activity import FileKind
from easeback.model.error import BadUse
from easeback.read import read_bytes
from easeback.read.unwrap import unwrap

RUN = (
    b'<gpx><trk><type>run</type><trkseg><trkpt lat="50" lon="8"><time>2024-03-01T06:00:00Z</time></trkpt>'
    b'<trkpt lat="50.001" lon="8"><time>2024-03-01T06:01:00Z</time></trkpt></trkseg></trk></gpx>'
)


def test_content_decides_before_the_name() -> None:
    """A GPX file called .fit is read as GPX."""
    assert read_bytes("run.fit", RUN).activities[0].format == "GPX"


def test_a_gz_is_unwrapped_whatever_its_name() -> None:
    """The first bytes say so; the problem and the reader see the inner name."""
    assert len(read_bytes("run.gpx.gz", gzip.compress(RUN)).activities) == 1
    assert len(read_bytes("download", gzip.compress(RUN)).activities) == 1
    assert unwrap("run.gpx.gz", gzip.compress(RUN))[1] == "run.gpx"


def test_a_damaged_gz_gives_what_inflates_and_a_problem() -> None:
    """Cut off in the middle of the stream."""
    data = gzip.compress(RUN * 50)
    content, _, problems = unwrap("run.gpx.gz", data[: len(data) // 2])
    assert RUN.startswith(content[: len(RUN)])
    assert "damaged or cut off" in problems[0].what


def test_several_gzip_members_are_one_file() -> None:
    """As the format allows."""
    assert unwrap("a.gz", gzip.compress(b"one ") + gzip.compress(b"two"))[0] == b"one two"


def test_a_bomb_is_refused_by_its_ratio() -> None:
    """Thirty megabytes of zeros in thirty kilobytes: no recording inflates a thousand times."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = packer.compress(bytes(30 * 2**20)) + packer.flush()
    content, _, problems = unwrap("a.gz", bomb)
    assert content == b""
    assert "inflates to more than" in problems[0].what


@pytest.mark.parametrize("data", [b"", b"\x00" * 40, b"date,zone\n2024-03-01,back\n", b"<html></html>", b"PK\x03\x04"])
def test_other_files_are_refused_with_what_to_do(data: bytes) -> None:
    """Empty, binary, text, another XML, an archive: one problem each, and no activity."""
    reading = read_bytes("thing.bin", data)
    assert (reading.kind, reading.activities, len(reading.problems)) == (FileKind.UNREADABLE, (), 1)
    assert reading.problems[0].what_to_do


def test_read_file_and_measure_run_are_the_public_face(tmp_path: Path) -> None:
    """Two calls from a path to numbers: 0.001 degree of latitude is 111.2 m, run in a minute."""
    (tmp_path / "run.gpx").write_bytes(RUN)
    measures = easeback.measure_run(easeback.read_file(tmp_path / "run.gpx").activities[0])
    assert measures.distance_km == pytest.approx(0.1112, abs=0.0001)
    assert measures.moving_min == 1


def test_a_file_that_is_not_there_is_bad_use(tmp_path: Path) -> None:
    """A path that names nothing is the caller's fault and says so."""
    with pytest.raises(BadUse, match="cannot be read"):
        easeback.read_file(tmp_path / "none.fit")


def test_importing_the_package_is_light() -> None:
    """`import easeback` loads neither NumPy nor Django."""
    code = "import sys, easeback; sys.exit(bool({'numpy', 'django', 'polars'} & set(sys.modules)))"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONPATH": str(Path(easeback.__file__).parent.parent)}, check=False
        ).returncode
        == 0
    )
