"""What a chart is: a title, one sentence that says it in words, its definition, and the table behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

# Words of a chart in the runner's language: what a page's translation gives for an English text.
Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart as text, for whoever reads rather than looks."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. `specification` is Vega-Lite; every mark in it carries its own label.

    `words` tells the picture in one sentence, and `table` holds what the picture shows.
    """

    title: str
    words: str
    specification: Mapping[str, Any]
    table: Table
