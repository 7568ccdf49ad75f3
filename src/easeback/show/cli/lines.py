"""Sentences on a terminal: broken at its width there, and left whole where a file or a program reads them."""

from __future__ import annotations

import shutil
import sys
import textwrap

import click


def say(text: str, indent: int = 0) -> None:
    """Prints a sentence, `indent` blanks from the left, the lines after the first two more."""
    margin = " " * indent
    if sys.stdout.isatty():
        width = max(40, min(shutil.get_terminal_size().columns, 100))
        text = textwrap.fill(text, width, initial_indent=margin, subsequent_indent=margin + "  ")
        click.echo(text)
    else:
        click.echo(margin + text)


def count(number: int, one: str, many: str = "") -> str:
    """A number with its word: `1 run`, `2 runs`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
