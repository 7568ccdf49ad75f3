"""Archives made on the spot: by the standard library's own writer, so that reader and writer share no code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from easeback.model.problem import Problem
from easeback.read.archive import CAPS, Caps, Member, members

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

Files = Iterable[tuple[str, bytes]]
DATE = (2024, 5, 1, 8, 0, 0)


def zip_of(files: Files, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these names and contents, in this order; a name may stand twice."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type = method
            archive.writestr(entry, data)
    return target.getvalue()


class _Unseekable(io.RawIOBase):
    """A pipe: a writer cannot go back, so that each file's sizes follow it."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Buffer) -> int:
        self.written += memoryview(data)
        return memoryview(data).nbytes


def streamed_zip_of(files: Files) -> bytes:
    """The same, written as services do: without going back, each file's sizes after it."""
    target = _Unseekable()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return bytes(target.written)


@pytest.fixture
def look(tmp_path: Path) -> Callable[..., tuple[list[Member], list[Problem]]]:
    """Puts bytes on disk under a name and gives the members and the problems in it."""

    def look_into(data: bytes, name: str = "export.zip", caps: Caps = CAPS) -> tuple[list[Member], list[Problem]]:
        (tmp_path / name).write_bytes(data)
        found = list(members(tmp_path / name, caps))
        return [each for each in found if isinstance(each, Member)], [
            each for each in found if isinstance(each, Problem)
        ]

    return look_into
