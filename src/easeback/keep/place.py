"""The data folder: where it may lie, and who may read it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from easeback.model.error import BrokenPlace

OWNER_ONLY_FOLDER = 0o700
DATABASE_NAME = "logbook.sqlite3"
MOUNTS = Path("/proc/mounts")

# Folder names that sync clients use; a name that starts so counts ("OneDrive - Club", "Dropbox (Personal)").
SYNCED_NAMES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud",
    "icloud": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "cloudstorage": "a cloud service",
}
NETWORK_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "afpfs", "ceph", "glusterfs", "davfs", "ncpfs", "lustre", "drvfs"}
)
NETWORK_FUSE = ("sshfs", "rclone", "gvfsd", "s3fs", "davfs", "gcsfuse", "glusterfs", "google-drive", "onedriver")


def prepare_home(home: Path, *, allow_synced: bool) -> None:
    """Makes `home` an owner-only folder. Raises BrokenPlace where a database would be damaged or others' files lie."""
    if not allow_synced and (why := unfit_for_database(home)):
        raise BrokenPlace(
            f"{home} {why}, and that damages a database.",
            "Choose a folder on this machine with --home, or set EASEBACK_ALLOW_SYNCED_HOME=1 to use it all the same.",
        )
    try:
        home.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        _close_to_others(home)
    except OSError as error:
        raise BrokenPlace(
            f"The data folder {home} cannot be used: {error.strerror}.", "Choose another folder with --home."
        ) from error


def unfit_for_database(home: Path, mounts: str | None = None) -> str | None:
    """Why a database must not lie in `home`, as a clause; None where nothing stands against it.

    `mounts` is the text of the system's mount table; None reads it where there is one.
    """
    real = home.resolve()
    if str(home).startswith(("\\\\", "//")):
        return "is on a network"
    if service := _synced_by(real.parts):
        return f"is synced by {service}"
    table = mounts if mounts is not None else _mount_table()
    system = _file_system(real, table.splitlines())
    return f"is on a network file system ({system})" if _is_network(system) else None


def _synced_by(names: Iterable[str]) -> str | None:
    for name in names:
        for start, service in SYNCED_NAMES.items():
            if name.lower().startswith(start):
                return service
    return None


def _mount_table() -> str:
    return MOUNTS.read_text(errors="replace") if MOUNTS.exists() else ""


def _file_system(real: Path, lines: Iterable[str]) -> str:
    """The file system type of the longest mount point above `real`; empty where the table does not tell."""
    longest, found = -1, ""
    for line in lines:
        fields = line.split()
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if real.is_relative_to(point) and len(point.parts) >= longest:
            longest, found = len(point.parts), fields[2]
    return found


def _is_network(system: str) -> bool:
    kind = system.lower()
    return kind in NETWORK_SYSTEMS or (kind.startswith("fuse.") and any(name in kind for name in NETWORK_FUSE))


def _close_to_others(home: Path) -> None:
    """Tightens the folder's mode; refuses a folder that holds other things, whose mode is not ours to change."""
    ours = (home / DATABASE_NAME).exists()
    if not ours and any(home.iterdir()):
        raise BrokenPlace(
            f"{home} holds other files and no logbook.", "Give --home a new or an empty folder for the logbook."
        )
    if os.name == "posix" and home.stat().st_mode & 0o077:
        home.chmod(OWNER_ONLY_FOLDER)
