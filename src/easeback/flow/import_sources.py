"""The files of an import: found in files, folders and archives, with the key by which each is known again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from easeback.keep.files import original_path
from easeback.keep.logbook import imports
from easeback.keep.logbook.imports import Met
from easeback.model.error import BadUse
from easeback.model.problem import Problem
from easeback.read.archive import Member, members

# The kind of a refused file that could not even be read: next time it may be.
UNREAD: Final = "unread"
KEY_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in the paths of an import: the files to look at with their keys, and what could not be opened."""

    members: tuple[tuple[str, Member], ...]
    problems: tuple[Problem, ...]


def find(paths: Sequence[Path]) -> Found:
    """Everything in `paths`. Raises BadUse where one is not there: nothing is imported when a name is wrong."""
    for path in paths:
        if not path.exists():
            raise BadUse(f"There is no file or folder {path}.", "Name one that exists.")
    found: list[tuple[str, Member]] = []
    problems: list[Problem] = []
    for each in _all(paths):
        if isinstance(each, Problem):
            problems.append(each)
        else:
            found.append((key_of(each.identity), each))
    return Found(tuple(found), tuple(problems))


def key_of(identity: str) -> str:
    """A short key in place of a path, which may be long and says where the runner keeps things."""
    return blake2b(identity.encode(errors="surrogatepass"), digest_size=KEY_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier imports met. `again` tries refused files once more."""

    home: Path
    met: dict[str, Met]
    again: bool

    def of(self, key: str) -> Met | None:
        """What became of the file known by `key`, where it need not be read again; None where it must be."""
        before = self.met.get(key)
        if before is None or (before.result == "refused" and (self.again or before.kind == UNREAD)):
            return None
        # An original that was lost comes back with the file.
        is_lost = before.kind == "activity" and not original_path(self.home, before.sha256).exists()
        return None if is_lost else before


def memory_of(home: Path, runner: int, *, again: bool) -> Memory:
    """What the imports into this logbook met so far."""
    return Memory(home, imports.met_before(runner), again)


def _all(paths: Sequence[Path]) -> Iterator[Member | Problem]:
    for path in paths:
        yield from members(path)
