"""`easeback why`: readable in 80 columns without colour, JSON on request, exit 2 for an unknown id."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from easeback.show.cli.main import BAD_USE, DONE, run


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 80 columns, as the person who reads a log has."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FORCE_COLOR", raising=False)


def test_a_page_reads_in_80_columns_without_colour(capsys: pytest.CaptureFixture[str]) -> None:
    """The question, the urgency and the sources are all there, no line is wider than 80 and no colour code remains."""
    assert run(["why", "RF08_FOOTDROP"]) == DONE
    page = capsys.readouterr().out
    assert page.startswith("red flag RF08_FOOTDROP")
    assert "same_day" in page
    assert "nhs_scotland_foot_drop (service, expert opinion)" in page
    assert "seen: the page" in page
    assert "symptom: weakness, foot_drop" in page
    assert max(map(len, page.splitlines())) <= 80
    assert "\x1b" not in page


def test_brackets_of_a_note_are_printed_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    """A note's [seen: ...] is text, never markup that vanishes."""
    run(["why", "RF42"])
    assert "[seen" not in capsys.readouterr().out
    run(["why", "RF05"])
    assert "[sign-off]" in capsys.readouterr().out


def test_json_holds_the_same_entry(capsys: pytest.CaptureFixture[str]) -> None:
    """The list of entries with facts, supports, sources and uses."""
    assert run(["why", "frandsen_2025", "--json"]) == DONE
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["kind"], entry["id"]) == ("source", "frandsen_2025")
    assert {"label": "doi", "text": "10.1136/bjsports-2024-109380"} in entry["facts"]
    assert entry["used_by"]


def test_an_unknown_id_is_bad_use_and_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, nothing on the page, and one line that says what was probably meant."""
    assert run(["why", "frandsen_2024"]) == BAD_USE
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "'frandsen_2024' is not a known id. Did you mean frandsen_2025?\n"


def test_why_needs_no_logbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The option of the data folder is taken, and nothing is made there."""
    home = tmp_path / "home"
    assert run(["why", "decisions", "--home", str(home)]) == DONE
    assert "source decisions" in capsys.readouterr().out
    assert not home.exists()
