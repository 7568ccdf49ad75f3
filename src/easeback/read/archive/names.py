"""Names inside archives: only labels and keys, never paths. Nothing is ever opened or written under one."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from typing import Final

SEPARATOR: Final = " > "
LONGEST_SHOWN: Final = 200
SYSTEM: Final = {"__macosx", "thumbs.db", "desktop.ini"}
# What a recording never is, by the end of its name; not even opened. Everything else is known by its first bytes.
NEVER_RECORDINGS: Final = (
    ".jpg", ".jpeg", ".png", ".gif", ".heic", ".webp", ".bmp", ".svg", ".mp4", ".mov", ".m4v", ".avi", ".mp3", ".m4a",
    ".wav", ".csv", ".json", ".html", ".htm", ".pdf", ".txt", ".md", ".doc", ".docx", ".xls", ".xlsx", ".css", ".js",
)  # fmt: skip


def decoded(raw: bytes, is_utf8: bool) -> str:
    """The name that `raw` stands for: many writers use UTF-8 without saying so, the others the old code page."""
    if is_utf8:
        return raw.decode("utf-8", errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")


def key(name: str) -> str:
    """The name to compare by: forward slashes, no leading ones, one spelling of accents."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    return unicodedata.normalize("NFC", "/".join(parts))


def shown(name: str) -> str:
    """The name to show: no control or direction characters, which could rewrite a terminal's line, and not endless."""
    visible = "".join("\ufffd" if unicodedata.category(each)[0] == "C" else each for each in key(name))
    return visible if len(visible) <= LONGEST_SHOWN else "..." + visible[-LONGEST_SHOWN:]


def shown_inside(archive: str, name: str) -> str:
    """How a file within an archive is shown; `archive` is how that one is shown."""
    return f"{archive}{SEPARATOR}{shown(name)}"


def is_hidden(name: str) -> bool:
    """Files that a system put there for itself."""
    parts = key(name).split("/")
    return any(part.lower() in SYSTEM or (part.startswith(".") and part != "..") for part in parts)


def never_a_recording(name: str) -> bool:
    """Pictures, tables, pages: what account exports hold beside recordings."""
    return name.lower().endswith(NEVER_RECORDINGS)


def last_part(name: str) -> str:
    """The file's own name without its folders."""
    return PurePosixPath(key(name)).name
