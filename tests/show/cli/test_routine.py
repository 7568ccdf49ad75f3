"""`easeback routine`: readable in 80 columns without colour, JSON on request, and what is bad use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from easeback.show.cli.main import BAD_USE, DONE, run

CHECK_IN = ["--zone", "thigh", "--change", "better", "--leg-pain", "1", "--back-pain", "1", "--walking", "normal",
            "--symptoms", "bend_pain", "--woke-by-leg-pain", "no", "--painkiller", "no", "--none-of-these"]  # fmt: skip


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """A logbook of one morning: the thigh is felt and bending hurts."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    folder = ["--home", str(tmp_path / "logbook")]
    assert run([*folder, "check-in", *CHECK_IN]) == DONE
    capsys.readouterr()
    return folder


def test_without_a_name_all_that_is_offered_stands_in_short(
    home: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Each routine with its time, each exercise with dose and side, what is left out with its reason."""
    assert run([*home, "routine"]) == DONE
    page = capsys.readouterr().out
    assert max(map(len, page.splitlines())) <= 80
    assert "\x1b" not in page
    assert "Arching, where bending hurts" in page
    assert "Hip circles: 8 times, each side [hip_circle]" in page
    assert "left out today: Hamstring stretch (leg symptoms at rest)" in page
    assert "- Stand" not in page


def test_with_a_name_it_is_step_by_step(home: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Steps, purpose, bars, neighbours, origin and sources."""
    assert run([*home, "routine", "strength"]) == DONE
    page = capsys.readouterr().out
    assert max(map(len, page.splitlines())) <= 80
    assert "1. Bridge on both legs [bridge_double]" in page
    assert "- Press through the heels and lift the hips into line with shoulders and knees." in " ".join(page.split())
    assert "harder bridge_march" in page
    assert "not if or when:" in page
    assert "sources: cai_2017" in page


def test_what_is_wholly_barred_says_why(home: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Arching eases here, so nothing that bends is left."""
    assert run([*home, "routine", "bend_forward"]) == DONE
    page = capsys.readouterr().out
    assert "All of it is left out today." in page
    assert "Knees to the chest (bending or sitting hurts)" in page


def test_json_holds_the_same(home: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The page as data: routines with exercises, steps and what is left out."""
    assert run([*home, "routine", "after", "--json"]) == DONE
    page = json.loads(capsys.readouterr().out)
    (routine,) = page["routines"]
    assert (page["verdict"], routine["id"], routine["is_offered"]) == ("ease", "after_run", True)
    assert [each["id"] for each in routine["left_out"]] == ["hamstring_stretch", "hamstring_sweep"]
    assert len(routine["exercises"][0]["steps"]) == 4


def test_done_is_logged_once_named(home: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """`--done` with a name keeps it and says what it kept."""
    assert run([*home, "routine", "heat", "--done", "--minutes", "12"]) == DONE
    assert capsys.readouterr().out == "Kept for today: 12 minutes of heat.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--done"], "--done logs one routine, today."), (["heat", "--minutes", "5"], "--minutes goes with --done."),
     (["heat", "--done", "--date", "yesterday"], "--done logs one routine, today."), (["yoga"], "is no routine"),
     (["heat", "--date", "someday"], "is not a date")],
)  # fmt: skip
def test_bad_use_is_said(home: list[str], words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, what is wrong, and what to write instead."""
    assert run([*home, "routine", *words]) == BAD_USE
    assert said in capsys.readouterr().err
