"""Folders that are watched: files that are new and have stopped growing, found by looking every few seconds.

By looking and not by the system's notices, which differ on every system and are silent on many network folders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from easeback.model.problem import Problem
from easeback.read.archive.walk import named, walk

# Size [bytes] and time of change [ns] of a file.
Stamp = tuple[int, int]


@dataclass(slots=True)
class Watch:
    """What lay in the folders when last looked at. `settled` looks again."""

    folders: Sequence[Path]
    _taken: dict[str, Stamp] = field(default_factory=dict)
    _before: dict[str, Stamp] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # What is there now was just imported.
        self._taken = self._before = dict(_stamps(self.folders))

    def settled(self) -> tuple[Path, ...]:
        """The files that are new or changed since they were taken, and as large and old as at the last look."""
        now = dict(_stamps(self.folders))
        new = {path: stamp for path, stamp in now.items() if self._taken.get(path) != stamp}
        ready = {path: stamp for path, stamp in new.items() if self._before.get(path) == stamp and stamp[0]}
        self._before = now
        self._taken = {path: stamp for path, stamp in self._taken.items() if path in now} | ready
        return tuple(Path(path) for path in sorted(ready))

    def give_back(self, paths: Iterable[Path]) -> None:
        """These could not be taken in now: they are new again at the next look."""
        for path in paths:
            self._taken.pop(str(path), None)


def _stamps(folders: Iterable[Path]) -> Iterator[tuple[str, Stamp]]:
    for folder in folders:
        for found in walk(folder) if folder.is_dir() else (named(folder),):
            if not isinstance(found, Problem) and not _is_half(found.place.path):
                yield found.place.path, (found.place.disk_bytes, found.place.modified_ns)


def _is_half(path: str) -> bool:
    """A browser's name for a download under way."""
    return path.lower().endswith((".part", ".crdownload", ".download", ".tmp"))
