"""`easeback import --watch`: goes on until Ctrl-C, and then says what it took in."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import click

from easeback.flow.add_files import Options, add_files
from easeback.flow.logbook import Logbook
from easeback.flow.watch_folders import Watch
from easeback.model.error import UserError
from easeback.show.cli.import_files import tell
from easeback.show.cli.lines import count
from easeback.show.cli.options import now

LOOK_EVERY_S = 2.0


def watch_and_tell(logbook: Logbook, folders: Sequence[Path], options: Options) -> int:
    """Takes in each new file once it has stopped growing. Ends with Ctrl-C and a summary; exit code 0."""
    watch, taken, refused = Watch(folders), 0, 0
    click.echo(f"\nWatching {', '.join(str(folder) for folder in folders)}. Ctrl-C ends it.")
    try:
        while True:
            time.sleep(LOOK_EVERY_S)
            if paths := watch.settled():
                click.echo(f"\n{', '.join(path.name for path in paths[:3])}{' ...' * (len(paths) > 3)}")
                try:
                    imported = add_files(logbook, paths, now(), options=options)
                except UserError as error:
                    # Another import at work, or a full disk: both may be over at the next look.
                    click.echo(f"{error.what} {error.what_to_do}", err=True)
                    watch.give_back(paths)
                    continue
                taken, refused = taken + imported.taken, refused + imported.refused
                tell(imported)
    except KeyboardInterrupt:
        click.echo(f"\nEnded. {count(taken, 'file')} taken and {refused} refused while watching.")
    return 0
