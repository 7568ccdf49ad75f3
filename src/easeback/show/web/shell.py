"""Which shell the pages have: another name after anything of it changed, so that no device keeps an old one."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from easeback.flow.think import version_in_use

HERE: Final = Path(__file__).resolve().parent


@cache
def shell_version() -> str:
    """A short hash of what the shell is made of: scripts, styles, icons, pages, translations, rules and knowledge.

    Worked out once a process: an update of easeback starts another.
    """
    return hash_of((HERE / "static", HERE / "templates", HERE / "locale"), version_in_use())


def hash_of(folders: tuple[Path, ...], told: str) -> str:
    """Another value after any file of the folders was changed, added, renamed or taken away."""
    digest = hashlib.sha256(told.encode())
    for folder in folders:
        for file in sorted(each for each in folder.rglob("*") if each.is_file()):
            content = hashlib.sha256(file.read_bytes()).digest()
            digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + content)
    return digest.hexdigest()[:12]
