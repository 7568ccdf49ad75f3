from __future__ import annotations

from pathlib import Path

import pytest

from easeback.keep.place import DATABASE_NAME, prepare_home, unfit_for_database
from easeback.model.error import BrokenPlace

LOCAL = "/dev/sda1 / ext4 rw 0 0\nserver:/export /mnt/far nfs4 rw 0 0\nhost: /mnt/ssh fuse.sshfs rw 0 0\n"


def test_a_new_home_is_for_its_owner_alone(tmp_path: Path) -> None:
    """The data folder is made with mode 0700, whatever the umask."""
    home = tmp_path / "deep" / "home"
    prepare_home(home, allow_synced=False)
    assert home.stat().st_mode & 0o777 == 0o700


def test_an_open_home_of_ours_is_closed(tmp_path: Path) -> None:
    """A logbook's folder that others can read is tightened."""
    tmp_path.chmod(0o755)
    (tmp_path / DATABASE_NAME).touch()
    prepare_home(tmp_path, allow_synced=False)
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_a_folder_of_other_files_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    """A typing slip in --home must not change the mode of someone's folder."""
    tmp_path.chmod(0o755)
    (tmp_path / "letter.txt").touch()
    with pytest.raises(BrokenPlace, match="holds other files"):
        prepare_home(tmp_path, allow_synced=False)
    assert tmp_path.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/easeback", "Dropbox"),
        ("OneDrive - Club/x", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("Google Drive/x", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-me/x", "a cloud service"),
    ],
)
def test_a_synced_folder_is_refused_by_name(tmp_path: Path, folder: str, service: str) -> None:
    """Sync clients copy a database while it is written: each known one is refused and named."""
    with pytest.raises(BrokenPlace, match=service):
        prepare_home(tmp_path / folder, allow_synced=False)
    assert not (tmp_path / folder).exists()


def test_a_synced_folder_can_be_forced(tmp_path: Path) -> None:
    """The override takes the folder all the same."""
    prepare_home(tmp_path / "Dropbox", allow_synced=True)
    assert (tmp_path / "Dropbox").is_dir()


@pytest.mark.parametrize(
    ("home", "system"), [("/mnt/far/me", "nfs4"), ("/mnt/ssh/me", "fuse.sshfs"), ("/srv/local/me", None)]
)
def test_network_file_systems_are_known_by_the_mount_table(home: str, system: str | None) -> None:
    """The longest mount point above the folder decides."""
    why = unfit_for_database(Path(home), LOCAL)
    assert why == (f"is on a network file system ({system})" if system else None)
