"""What a backup says it holds: every part with size and SHA-256, and how much of what there is."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from easeback.keep.place import DATABASE_NAME

FORMAT, VERSION = "easeback-backup", 1
NAME = "manifest.json"
TABLES = ("runner", "profilefact", "checkinrecord", "original", "recording", "dayrow", "answergiven", "weekgiven")
# A name that is no part of a logbook is never written anywhere.
PART_NAME = re.compile(
    re.escape(DATABASE_NAME)
    + r"|originals/([0-9a-f]{2})/\1[0-9a-f]{62}\.gz|tracks/([0-9a-f]{2})/\2[0-9a-f]{62}-[0-9]{1,5}\.parquet"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a logbook: its place in the data folder with forward slashes, its size and SHA-256."""

    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The list of a backup: its parts, when it was made, the database's version and rows a table."""

    made_at: datetime
    tables_version: int
    rows: Mapping[str, int]
    parts: tuple[Part, ...]

    def as_json(self) -> bytes:
        """The list as it is stored."""
        head = {"format": FORMAT, "version": VERSION, "made_at": self.made_at.isoformat()}
        body = {
            "tables_version": self.tables_version,
            "rows": dict(self.rows),
            "parts": [asdict(p) for p in self.parts],
        }
        return json.dumps(head | body, indent=1).encode()


def read_manifest(data: bytes) -> Manifest:
    """The list that `data` stores. Raises ValueError where it is none of ours, or of a later version."""
    told = json.loads(data)
    if not isinstance(told, dict) or told.get("format") != FORMAT or told.get("version") != VERSION:
        raise ValueError("not a backup of this version")
    try:
        parts = tuple(Part(str(p["name"]), int(p["size_bytes"]), str(p["sha256"])) for p in told["parts"])
        rows = {str(table): int(number) for table, number in told["rows"].items()}
        manifest = Manifest(datetime.fromisoformat(told["made_at"]), int(told["tables_version"]), rows, parts)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("a list of parts that lacks something") from error
    if not all(PART_NAME.fullmatch(part.name) for part in parts):
        raise ValueError("a part that is none of a logbook")
    return manifest


def names_of(database: Path) -> tuple[str, ...]:
    """The names of the originals and tracks that the rows of a database speak of, in order of import."""
    with closing(sqlite3.connect(database)) as rows:
        originals = rows.execute("SELECT sha256 FROM logbook_original ORDER BY id").fetchall()
        tracks = rows.execute(
            'SELECT o.sha256, r."index" FROM logbook_recording r JOIN logbook_original o ON o.id = r.original_id '
            "ORDER BY r.id"
        ).fetchall()
    return (
        *(f"originals/{sha256[:2]}/{sha256}.gz" for (sha256,) in originals),
        *(f"tracks/{sha256[:2]}/{sha256}-{index}.parquet" for sha256, index in tracks),
    )


def count_rows(database: Path) -> tuple[int, dict[str, int]]:
    """The version of the database's tables, and how many rows each has."""
    with closing(sqlite3.connect(database)) as rows:
        version = rows.execute("PRAGMA user_version").fetchone()[0]
        counts = {name: rows.execute(f"SELECT count(*) FROM logbook_{name}").fetchone()[0] for name in TABLES}
    return version, counts
