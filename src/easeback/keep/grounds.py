"""The ground of each recording, as it was matched: one small JSON beside its track, with what it was matched by."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import msgspec

from easeback.keep.files import write_whole
from easeback.model.ground import Ground


@dataclass(frozen=True, slots=True)
class KeptGround:
    """A ground, the version of matching that gave it, and the stamps of all maps that were there."""

    ground: Ground
    version: str
    stamps: tuple[str, ...]


def ground_path(home: Path, sha256: str, index: int) -> Path:
    """Where the ground of the recording `index` of the original `sha256` lies."""
    return home / "grounds" / sha256[:2] / f"{sha256}-{index}.json"


def drop_ground(home: Path, sha256: str, index: int) -> None:
    """Removes the ground of a recording that counts no more; none may be there."""
    ground_path(home, sha256, index).unlink(missing_ok=True)


def drop_grounds_except(home: Path, wanted: Collection[Path], version: str) -> None:
    """Removes the grounds of recordings that are not `wanted`, and those that another version matched."""
    for path in (home / "grounds").glob("*/*.json"):
        kept = read_ground(path)
        if path not in wanted or kept is None or kept.version != version:
            path.unlink()


def write_ground(path: Path, kept: KeptGround) -> None:
    """Keeps a ground, whole or not at all."""
    write_whole(path, msgspec.json.encode(kept))


def read_ground(path: Path) -> KeptGround | None:
    """The ground kept at `path`; None where none is, or where it cannot be read: it is then matched anew."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=KeptGround)
    except (OSError, msgspec.MsgspecError):
        return None
