from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from tests.show.cli.conftest import Easeback

from easeback.model.error import BrokenPlace
from easeback.show.cli import main as main_module
from easeback.show.cli.main import BUG, COMMANDS, INTERRUPTED, LazyGroup, run


def failing(error: BaseException) -> click.Command:
    @click.command()
    def command() -> None:
        raise error

    return command


def test_help_lists_every_command(easeback: Easeback) -> None:
    """From the table alone, in the order of a runner's day."""
    ran = easeback("--help")
    assert ran.code == 0
    assert all(f"  {name} " in ran.out for name in COMMANDS)
    assert max(len(line) for line in ran.out.splitlines()) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_exists_and_helps(easeback: Easeback, name: str) -> None:
    """Each is where the table says, has help within 80 columns, and takes the data folder itself or below."""
    ran = easeback(name, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: easeback {name}")
    assert max(len(line) for line in ran.out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["chek-in"], "Did you mean check-in?"),
        (["frobnicate"], "Use one of"),
        (["--hom", "x"], "--home"),
        (["profile", "shwo"], "show"),
        (["check-in", "--zon", "calf"], "--zone"),
    ],
)
def test_an_unknown_word_is_bad_use_and_names_the_nearest(easeback: Easeback, words: list[str], hint: str) -> None:
    """Exit code 2, nothing on standard output, and the nearest valid word."""
    ran = easeback(*words)
    assert (ran.code, ran.out) == (2, "")
    assert hint in ran.err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (BrokenPlace("It is broken.", "Mend it."), 2),
        (KeyboardInterrupt(), INTERRUPTED),
        (click.Abort(), INTERRUPTED),
        (ZeroDivisionError("a bug"), BUG),
    ],
)
def test_each_error_has_its_exit_code(monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int) -> None:
    """Bad use 2, Ctrl-C 130, a bug 70."""
    monkeypatch.setattr(LazyGroup, "get_command", lambda *_: failing(error))
    assert run(["today"]) == code


def test_a_bug_says_that_it_is_ours(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The trace is there to report, and the runner is not blamed."""
    monkeypatch.setattr(LazyGroup, "get_command", lambda *_: failing(ZeroDivisionError("a bug")))
    run(["today"])
    shown = capsys.readouterr().err
    assert "ZeroDivisionError" in shown
    assert "fault of easeback" in shown


def test_the_data_folder_may_be_named_before_or_after_the_command(easeback: Easeback, tmp_path: Path) -> None:
    """After wins over before, and before over the environment."""
    before, after = str(tmp_path / "before"), str(tmp_path / "after")
    easeback("--home", before, "profile", "set", "goal=before")
    easeback("--home", before, "profile", "set", "goal=after", "--home", after)
    assert "before" in easeback("profile", "show", "--home", before).out
    assert "after" in easeback("--home", after, "profile", "show").out
    assert not (tmp_path / "home").exists()


def test_a_synced_data_folder_is_refused_with_a_way_out(easeback: Easeback, tmp_path: Path) -> None:
    """Exit code 2, and the message names the option and the override."""
    ran = easeback("profile", "show", "--home", str(tmp_path / "Dropbox"))
    assert ran.code == 2
    assert "--home" in ran.err
    assert "EASEBACK_ALLOW_SYNCED_HOME" in ran.err


def test_the_start_and_today_load_nothing_heavy() -> None:
    """Help starts without Django, Rich and NumPy; today's module and its store need neither NumPy nor Polars."""
    light = loaded_after("import easeback.show.cli.main")
    assert not light & {"django", "rich", "numpy", "polars", "msgspec"}
    assert not loaded_after("import easeback.show.cli.today") & {"numpy", "polars"}


def loaded_after(code: str) -> set[str]:
    root = str(Path(main_module.__file__).parents[3])
    script = f"import sys; sys.path.insert(0, {root!r}); {code}; print(' '.join(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "easeback.show.cli.main" in ran.stdout or "today" in code
    return {name.split(".")[0] for name in ran.stdout.split()}


def test_python_m_easeback_is_the_command_line() -> None:
    """Both ways in run the same function."""
    assert import_module("easeback.__main__").main is main_module.main
