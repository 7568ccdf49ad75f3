"""Problems as lines, and the exit code that they give."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import click

from easeback.model.problem import Problem
from easeback.show.cli.lines import say


def list_problems(problems: Sequence[Problem]) -> None:
    """One line a problem: where, what, what to do."""
    if problems:
        click.echo(f"\n{len(problems)} {'problem' if len(problems) == 1 else 'problems'}:")
    for line, same in groupby(str(problem) for problem in problems):
        times = len(list(same))
        say(line if times == 1 else f"{line} ({times} times)", indent=2)


def exit_code(problems: Sequence[Problem]) -> int:
    """0 done; 1 done, with problems listed."""
    return 1 if problems else 0
