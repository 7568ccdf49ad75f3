"""`easeback demo` as a person runs it: a process of its own, on a machine where easeback was never used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Played:
    ran: Ran
    kept: Path
    own_home: Path


def easeback(own_home: Path, *words: str) -> Ran:
    environment = os.environ | {"EASEBACK_HOME": str(own_home), "TZ": "UTC", "COLUMNS": "80", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "easeback", *words]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    place = tmp_path_factory.mktemp("demo")
    ran = easeback(place / "own", "demo", "--keep", str(place / "season"), "--date", "2025-06-01")
    return Played(ran, place / "season", place / "own")


def test_it_ends_well_and_quietly(played: Played) -> None:
    """The demonstration is done without a problem, and prints nothing to the error stream where nobody looks."""
    assert (played.ran.code, played.ran.err) == (0, "")


def test_it_answers_the_last_day_and_the_worst(played: Played) -> None:
    """The last morning may run; on the worst one a doctor comes first, because of a red flag answered `not sure`."""
    last, worst = played.ran.out.split("The worst day, ")
    assert "The last day, 2025-06-01" in last
    assert " RUN " in last
    assert worst.startswith("2025-04-03")
    assert " DOCTOR " in worst
    assert "RF08_FOOTDROP" in worst


def test_it_fits_eighty_columns(played: Played) -> None:
    """No line is longer than 80 characters, but for the one that names the folder, which is as long as the folder's."""
    long = [line for line in played.ran.out.splitlines() if len(line) > 80]
    assert [line for line in long if "--home" not in line] == []


def test_it_brings_real_files(played: Played) -> None:
    """The folder holds FIT files and a diary, and the output counts as many as there are."""
    recordings = list((played.kept / "recordings").glob("*.fit"))
    assert len(recordings) > 40
    assert all(path.read_bytes()[8:12] == b".FIT" for path in recordings)
    assert f"{len(recordings)} FIT recordings" in played.ran.out
    assert (played.kept / "diary.csv").read_text().startswith("date,zone,")


def test_the_runners_own_logbook_is_not_touched(played: Played) -> None:
    """Nothing is made where the runner's own logbook would be."""
    assert not played.own_home.exists()


def test_what_it_says_to_type_next_works(played: Played) -> None:
    """The commands it names for this season do what it says: the answer again, and a reason unfolded."""
    home = ("--home", str(played.kept / "logbook"))
    answer = easeback(played.own_home, "today", "--date", "2025-06-01", "--json", *home)
    assert (answer.code, json.loads(answer.out)["verdict"]) == (0, "run")
    assert f"easeback today --home {played.kept / 'logbook'}" in " ".join(played.ran.out.split())
    assert easeback(played.own_home, "why", "RF08_FOOTDROP").code == 0


def test_the_same_seed_and_date_say_the_same(played: Played, tmp_path: Path) -> None:
    """A second demonstration of the same season prints the same, but for where it is kept."""
    again = easeback(tmp_path / "own", "demo", "--keep", str(tmp_path / "other"), "--date", "2025-06-01")
    assert again.out.split("What to type next")[0] == played.ran.out.split("What to type next")[0]


def test_a_used_folder_is_refused(tmp_path: Path) -> None:
    """A folder with something in it is left alone: bad use, with what to do, and nothing written."""
    (tmp_path / "mine.txt").write_text("mine")
    refused = easeback(tmp_path / "own", "demo", "--keep", str(tmp_path))
    assert refused.code == 2
    assert "Name a folder that does not exist yet." in refused.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
