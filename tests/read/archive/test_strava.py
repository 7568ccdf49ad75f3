"""Strava's table: its columns in any language, doubled, broken; hints reach the files they are about."""

from __future__ import annotations

import csv
import gzip
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.read.archive.conftest import zip_of

from easeback.model.problem import Problem
from easeback.read.archive import Member, members
from easeback.read.archive.kind_words import sport_of_strava
from easeback.read.archive.strava import read_activities_csv

Look = Callable[..., tuple[list[Member], list[Problem]]]

# The first columns as exports write them, each followed by the common 30 up to the effort.
ENGLISH = [
    *("Activity ID", "Activity Date", "Activity Name", "Activity Type", "Activity Description", "Elapsed Time"),
    *("Distance", "Max Heart Rate", "Relative Effort", "Commute", "Activity Private Note", "Activity Gear", "Filename"),
    *("Athlete Weight", "Bike Weight", "Elapsed Time", "Moving Time", "Distance", "Max Speed", "Average Speed"),
    *("Elevation Gain", "Elevation Loss", "Elevation Low", "Elevation High", "Max Grade", "Average Grade"),
    *("Average Positive Grade", "Average Negative Grade", "Max Cadence", "Average Cadence", "Max Heart Rate"),
    *("Average Heart Rate", "Max Watts", "Average Watts", "Calories", "Max Temperature", "Average Temperature"),
    *("Relative Effort", "Total Work", "Number of Runs", "Uphill Time", "Downhill Time", "Other Time"),
    *("Perceived Exertion", "Type", "Start Time"),
]
GERMAN_START = [
    *("Aktivitäts-ID", "Aktivitätsdatum", "Name der Aktivität", "Aktivitätsart", "Aktivitätsbeschreibung"),
    *("Verstrichene Zeit", "Distanz", "Max. Herzfrequenz", "Relative Leistung", "Pendeln"),
    *("Hinweis zur Privatsphäre für Aktivitäten", "Aktivitätsausrüstung", "Dateiname"),
]
GERMAN = [*GERMAN_START, *(f"Spalte {number}" for number in range(13, 43)), "Gefühlte Anstrengung", "Art", "Startzeit"]
# A language of which we know no column: what is found is found by place and content.
UNHEARD_OF = [f"sarake {number}" for number in range(46)]


def table(header: list[str], *rows: dict[int, str]) -> bytes:
    """A table whose rows say only the columns given by their number."""
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(header)
    lines.writerows([row.get(column, "") for column in range(len(header))] for row in rows)
    return text.getvalue().encode()


def row(file: str, kind: str, **more: str) -> dict[int, str]:
    columns = {"name": 2, "description": 4, "gear": 11, "effort": 43}
    return {0: "1", 3: kind, 12: file} | {columns[name]: value for name, value in more.items()}


@pytest.mark.parametrize(
    ("header", "kind"), [(ENGLISH, "Trail Run"), (GERMAN, "Traillauf"), (UNHEARD_OF, "Carrera de trail")]
)
def test_every_language_gives_the_same_hints(header: list[str], kind: str) -> None:
    """Name, type, effort, gear and description, whatever the header is called."""
    said = row("activities/7.fit.gz", kind, name="Lauf, früh", description='Zeile 1\n"2"', gear="Schuh", effort="6.0")
    hints, problems = read_activities_csv("activities.csv", table(header, said))
    assert problems == []
    hint = hints["activities/7.fit.gz"]
    assert (hint.name, hint.description, hint.gear) == ("Lauf, früh", 'Zeile 1\n"2"', "Schuh")
    assert (hint.kind, hint.sport, hint.sub_sport, hint.effort_0_10) == (kind, "running", "trail", 6.0)


def test_an_old_short_table_is_read() -> None:
    """Before 2020 the table had eleven columns and no effort."""
    header = [*ENGLISH[:5], "Elapsed Time", "Distance", "Relative Effort", "Commute", "Activity Gear", "Filename"]
    hints, problems = read_activities_csv("a", table(header, {3: "Run", 9: "Old pair", 10: "activities/1.gpx"}))
    assert problems == []
    hint = hints["activities/1.gpx"]
    assert (hint.sport, hint.gear, hint.effort_0_10) == ("running", "Old pair", None)


@pytest.mark.parametrize(
    ("kind", "sport", "sub_sport"),
    [
        ("Run", "running", "generic"),
        ("Lauf", "running", "generic"),
        ("Course à pied", "running", "generic"),
        ("Carrera", "running", "generic"),
        ("Corsa", "running", "generic"),
        ("Corrida", "running", "generic"),
        ("Hardloopsessie", "running", "generic"),
        ("ランニング", "running", "generic"),
        ("Virtual Run", "running", "virtual_activity"),
        ("Virtueller Lauf", "running", "virtual_activity"),
        ("Walk", "walking", "generic"),
        ("Spaziergang", "walking", "generic"),
        ("Sortie à vélo", "cycling", "generic"),
        ("E-Bike Ride", "cycling", "generic"),
        ("Fietsrit", "cycling", "generic"),
        ("Randonnée", "hiking", "generic"),
        ("Something New", None, "generic"),
        ("", None, "generic"),
    ],
)
def test_types_are_translated(kind: str, sport: str | None, sub_sport: str) -> None:
    """The services' words in our words; a word that is not known says nothing."""
    assert sport_of_strava(kind) == (sport, sub_sport)


def test_an_effort_that_cannot_be_is_not_said() -> None:
    """Zero, text and more than ten are no effort; a decimal comma is."""
    rows = [
        row(f"activities/{at}.fit", "Run", effort=said) for at, said in enumerate(["0", "x", "11", "nan", "7,5", ""])
    ]
    hints, _ = read_activities_csv("a", table(ENGLISH, *rows))
    assert [hint.effort_0_10 for hint in hints.values()] == [None, None, None, None, 7.5, None]


def test_activities_without_a_file_are_counted() -> None:
    """Entered by hand: not taken, and said once with what to do."""
    rows = [row("activities/1.fit", "Run"), row("", "Run"), row("", "Walk")]
    hints, (problem,) = read_activities_csv("activities.csv", table(ENGLISH, *rows))
    assert list(hints) == ["activities/1.fit"]
    assert "entered by hand: 2" in problem.what


def test_a_table_in_another_encoding_is_read_with_a_problem(look: Look) -> None:
    """Windows-1252: accents come out, the files are taken, and the runner is told."""
    data = table(GERMAN, row("activities/1.gpx", "Lauf", name="Früh")).decode().encode("cp1252")
    found, (problem,) = look(zip_of([("activities.csv", data), ("activities/1.gpx", b"<gpx/>")]))
    hint = found[1].hint
    assert hint is not None
    assert (hint.name, hint.sport) == ("Früh", "running")
    assert "not in UTF-8" in problem.what


@pytest.mark.parametrize("data", [b"\0\0\0\xff\xfe", b"", b"\xff\xfe\x00", b'"' + b"x" * 200_000, b"a\nb\nc"])
def test_a_table_that_is_no_table_stops_no_file(look: Look, data: bytes) -> None:
    """Whatever stands in its place, the files of the export are found, without hints."""
    found, _ = look(zip_of([("activities.csv", data), ("activities/1.gpx", b"<gpx/>")]))
    assert [(each.name, each.hint) for each in found] == [("activities.csv", None), ("1.gpx", None)]


def test_a_table_far_too_large_is_not_read(look: Look) -> None:
    """It is said that names and types are missing; the files are found."""
    big = table(ENGLISH, row("activities/1.gpx", "Run", description=random.Random(1).randbytes(17 * 2**20).hex()))
    found, (problem,) = look(zip_of([("activities.csv", big), ("activities/1.gpx", b"<gpx/>")]))
    assert [(each.name, each.hint) for each in found] == [("activities.csv", None), ("1.gpx", None)]
    assert "larger than 32 MB" in problem.what
    assert "without the names" in problem.what


def test_a_table_that_breaks_off_gives_the_rows_before(look: Look) -> None:
    """A row that is not whole is reported; the files of the others have their hints."""
    data = table(ENGLISH, *(row(f"activities/{at}.fit", "Run", name=f"N{at}") for at in range(5)))
    data = data[: data.rfind(b"activities/4")]
    found, (problem,) = look(zip_of([("activities.csv", data), *((f"activities/{at}.fit", b"x") for at in range(5))]))
    assert [each.hint.name if each.hint else None for each in found[1:]] == ["N0", "N1", "N2", "N3", None]
    assert "do not fit the header: 1" in problem.what


def test_hints_reach_files_in_a_zip_within_a_folder_and_unpacked(look: Look, tmp_path: Path) -> None:
    """Wherever the table lies, its files are those beside it."""
    files = [
        ("export_1/activities.csv", table(ENGLISH, row("activities/1.fit.gz", "Walk", name="Dog"))),
        ("export_1/activities/1.fit.gz", gzip.compress(b"x")),
        ("activities/1.fit.gz", gzip.compress(b"y")),
    ]
    for name, data in files:
        (tmp_path / "unpacked" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "unpacked" / name).write_bytes(data)
    packed, _ = look(zip_of(files))
    unpacked = [each for each in members(tmp_path / "unpacked") if isinstance(each, Member)]
    for found in (packed, unpacked):
        named = {each.label.split(" > ")[-1]: each.hint.name if each.hint else None for each in found}
        assert named["export_1/activities/1.fit.gz"] == "Dog"
        assert named["activities/1.fit.gz"] is None
