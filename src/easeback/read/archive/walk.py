"""The files of a folder: sorted, without what a system keeps for itself, links to other folders not followed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from easeback.model.error import BadUse
from easeback.model.problem import Problem
from easeback.read.archive.member import Found, Place
from easeback.read.archive.names import is_hidden, shown


def named(path: Path) -> Found:
    """The file that the runner named. Raises BadUse where there is none."""
    try:
        return _found(path, path.name, path.name)
    except OSError as error:
        reason = (error.strerror or "cannot be opened").lower()
        raise BadUse(f"{path} cannot be read: {reason}.", "Name a file or folder that exists.") from error


def walk(folder: Path, inside: str = "") -> Iterator[Found | Problem]:
    """Every file below `folder` in order of name; what cannot be read is a problem and stops nothing else."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield unreadable_file(inside or folder.name, error)
        return
    for entry in entries:
        name = f"{inside}/{entry.name}" if inside else entry.name
        if not is_hidden(entry.name):
            yield from _one(entry, name)


def _one(entry: os.DirEntry[str], name: str) -> Iterator[Found | Problem]:
    try:
        if entry.is_dir(follow_symlinks=False):
            yield from walk(Path(entry.path), name)
        elif entry.is_dir():
            # Following links to folders can run in circles, or out into the whole disk.
            yield Problem(shown(name), "It is a link to another folder and was not followed.", "Name that folder.")
        elif entry.is_file():
            yield _found(Path(entry.path), name, name)
    except OSError as error:
        yield unreadable_file(name, error)


def _found(path: Path, name: str, label: str) -> Found:
    status = path.stat()
    return Found(name, shown(label), Place(str(path.absolute()), status.st_size, status.st_mtime_ns))


def unreadable_file(name: str, error: OSError) -> Problem:
    """What is said of a file or folder that the system does not let us read."""
    reason = (error.strerror or "no reason given").lower()
    return Problem(shown(name), f"It cannot be opened: {reason}.", "Check its permissions.")
