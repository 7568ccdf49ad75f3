"""`easeback backup` and `easeback restore`: the whole logbook as one file."""

from __future__ import annotations

from pathlib import Path

import click

from easeback.flow import backup as task
from easeback.settings import Settings
from easeback.show.cli.lines import count, say
from easeback.show.cli.options import now, with_settings
from easeback.show.cli.problems import exit_code, list_problems
from easeback.show.cli.progress import progress


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Write over a file of this name.")
@with_settings
def backup(settings: Settings, file: Path, replace: bool) -> int:
    """Write the whole logbook to one FILE: all that was said, answered and imported, with checksums.

    The logbook can be in use meanwhile. The file is a zip that you alone may read; it is not encrypted.

    \b
      easeback backup stick/easeback-2024-05.zip
    """
    with progress("Backing up") as step:
        packed = task.backup(settings, file, now(), step, replace=replace)
    rows, size_mb = packed.manifest.rows, packed.size_bytes / 1e6
    said = (count(rows["original"], "original"), count(rows["checkinrecord"], "check-in"), f"{size_mb:.1f} MB")
    click.echo(f"{file}: {', '.join(said)}.")
    list_problems(packed.problems)
    return exit_code(packed.problems)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_settings
def restore(settings: Settings, file: Path) -> int:
    """Restore a backup FILE into a new or empty data folder. Every byte is verified before anything is in place.

    A copy of the database from the folder copies-before-migration can be restored the same way.

    \b
      easeback restore stick/easeback-2024-05.zip --home new-folder
    """
    with progress("Restoring") as step:
        restored = task.restore(settings, file, now(), step)
    said = (count(restored.originals, "original"), count(restored.recordings, "recording"), count(restored.days, "day"))
    click.echo(f"Restored into {settings.home}: {', '.join(said)}.")
    if restored.recordings:
        say("Maps and the ground matched to them are in no backup: `easeback map add FILE.osm.pbf` brings them back.")
    list_problems(restored.problems)
    return exit_code(restored.problems)
