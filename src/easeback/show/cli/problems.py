"""Problems as lines, and the exit code that they give."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import click

from easeback.model.problem import Problem
from easeback.show.cli.lines import say


def list_problems(problems: Sequence[Problem]) -> None:
    """One line a problem: where, what, what to do; then what was put right."""
    left = [problem for problem in problems if not problem.is_mended]
    mended = [problem for problem in problems if problem.is_mended]
    _list(f"{len(left)} {'problem' if len(left) == 1 else 'problems'}:", left)
    _list(f"Put right: {len(mended)}, nothing is left to do.", mended)


def _list(heading: str, problems: Sequence[Problem]) -> None:
    if problems:
        click.echo(f"\n{heading}")
    for line, same in groupby(str(problem) for problem in problems):
        times = len(list(same))
        say(line if times == 1 else f"{line} ({times} times)", indent=2)


def exit_code(problems: Sequence[Problem]) -> int:
    """0 done, whatever was put right; 1 done, with problems listed."""
    return 1 if any(not problem.is_mended for problem in problems) else 0
