"""The documents keep their word: commands run as written and print what is shown, links lead somewhere."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from easeback.show.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
NAMES_A_COMMAND = re.compile(r"`(?:\.venv/bin/)?easeback ([a-z][a-z-]*)")
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
AS_SHOWN = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True, slots=True)
class Example:
    """A command line as written, and the output shown under it."""

    line: str
    shown: str


def name_of(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def examples(text: str) -> Iterator[Example]:
    for block in CONSOLE.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, shown = part.partition("\n")
            yield Example(line, shown)


def command_of(example: Example) -> list[str] | None:
    """The words to run for an example; None for what only a whole checkout can run, such as `make test`."""
    words = shlex.split("easeback demo" if example.line == "make demo" else example.line)
    return [sys.executable, "-m", "easeback", *words[1:]] if Path(words[0]).name == "easeback" else None


WITH_EXAMPLES = [document for document in DOCUMENTS if any(map(command_of, examples(document.read_text())))]


@pytest.mark.parametrize("document", WITH_EXAMPLES, ids=name_of)
def test_every_example_runs_as_written(document: Path, tmp_path: Path) -> None:
    """The commands of a document, one after the other in an empty folder, succeed and print what is shown."""
    environment = os.environ | {"EASEBACK_HOME": str(tmp_path / "home"), "COLUMNS": "80", "TZ": "UTC", "NO_COLOR": "1"}
    environment["PYTHONPATH"] = str(ROOT / "src")
    for example in examples(document.read_text()):
        if (command := command_of(example)) is not None:
            done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"{example.line}\n{done.stdout}{done.stderr}"
            assert_shown(example, done.stdout)


def assert_shown(example: Example, printed: str) -> None:
    if example.shown.strip() and not doctest.OutputChecker().check_output(example.shown, printed, AS_SHOWN):
        pytest.fail(f"{example.line} printed\n{printed}\nand the document shows\n{example.shown}")


def test_the_readme_and_the_tutorial_are_among_those_that_run() -> None:
    """The documents that a newcomer reads first hold examples, and several of them."""
    counts = {name_of(each): sum(map(bool, map(command_of, examples(each.read_text())))) for each in WITH_EXAMPLES}
    assert counts["README.md"] >= 1
    assert counts["docs/tutorial.md"] >= 8


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_command_named_exists(document: Path) -> None:
    """Each `easeback WORD` and `make WORD` that a document names is a command and a target."""
    text = document.read_text()
    targets = set(TARGET.findall((ROOT / "Makefile").read_text()))
    assert set(NAMES_A_COMMAND.findall(text)) <= set(COMMANDS)
    assert set(re.findall(r"(?:`|^\$ )make ([a-z]+)", text, re.MULTILINE)) <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_leads_somewhere(document: Path) -> None:
    """Each relative link of a document names a file of the repository."""
    links = [link for link in LINK.findall(document.read_text()) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []
