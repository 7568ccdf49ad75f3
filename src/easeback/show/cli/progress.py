"""A progress line on the terminal for work that may take longer than a second; none where nobody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[int, int, str], None]


@contextmanager
def progress(title: str) -> Iterator[Step]:
    """Hands out a function that takes done, total and the name of what is being worked on."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many a second, once that can be told."""

        def render(self, task: Task) -> Text:
            return Text("" if task.speed is None else f"{task.speed:.0f}/s")

    columns = (TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    name = TextColumn("{task.fields[name]:.30}", markup=False)
    console = Console(stderr=True)
    with Progress(*columns, name, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(title, total=None, name="")

        def step(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, name=name)

        yield step
