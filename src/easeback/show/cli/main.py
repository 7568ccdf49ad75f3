"""The command `easeback`: finds the subcommand, and maps every error to an exit code in one place."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

import easeback
from easeback.model.error import UserError

DONE, PROBLEMS, BAD_USE, BUG, INTERRUPTED = 0, 1, 2, 70, 130

# Each command: where it is, imported only when it is called, and its line in the help.
COMMANDS = {
    "check-in": ("easeback.show.cli.check_in:check_in", "The 30-second questions of the day."),
    "today": ("easeback.show.cli.today:today", "Can I run today? The answer, with its reasons."),
    "week": ("easeback.show.cli.week:week", "Seven days ahead, each with its why; and the goal."),
    "state": ("easeback.show.cli.state:state", "Where you are, why, and what comes next."),
    "card": ("easeback.show.cli.card:card", "When to get help now: shown, or written to print."),
    "routine": ("easeback.show.cli.routine:routine", "What to do before, during and after, step by step."),
    "replay": ("easeback.show.cli.replay:replay_command", "What it would have said on past days, and what followed."),
    "import": ("easeback.show.cli.import_files:import_files", "Take in recordings: files, folders, account exports."),
    "imports": ("easeback.show.cli.imports:imports", "What came in, and what became of every file."),
    "runs": ("easeback.show.cli.runs:runs", "The runs that were imported, one a line."),
    "run": ("easeback.show.cli.run:run", "One run, shown or put right: deleted, its sport, its ground."),
    "diary": ("easeback.show.cli.diary:diary", "Import or export the diary as CSV."),
    "serve": ("easeback.show.cli.serve:serve", "The pages, in the browser of this machine or of a phone at home."),
    "profile": ("easeback.show.cli.profile:profile", "What is asked once: facts, limits, usual week, units."),
    "why": ("easeback.show.cli.why:why", "Unfold any rule, finding or source that an answer names."),
    "map": ("easeback.show.cli.map:maps", "The ground of your region, from OpenStreetMap."),
    "demo": ("easeback.show.cli.demo:demo", "A simulated season, imported and answered."),
    "export": ("easeback.show.cli.export:export", "Days, runs and check-ins as CSV and Parquet tables."),
    "backup": ("easeback.show.cli.backup:backup", "The whole logbook into one file, with checksums."),
    "restore": ("easeback.show.cli.backup:restore", "A backup into a new or empty data folder, verified."),
    "erase": ("easeback.show.cli.erase:erase", "The whole logbook, for good; it asks for a word first."),
    "rebuild": ("easeback.show.cli.rebuild:rebuild", "Everything derived, anew from originals and check-ins."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, so that the start stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order of a runner's day."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command `cmd_name`, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name. An unknown one names the nearest."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            close = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"Did you mean {close[0]}?" if close else f"Use one of: {', '.join(COMMANDS)}."
            raise click.UsageError(f"{args[0]!r} is not a command. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    help="The data folder. Else EASEBACK_HOME, else the platform's own. Also after any command.",
)
@click.version_option(easeback.__version__, message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, home: Path | None) -> None:
    """Ease back into running, and ease your back: a companion for runners with sciatica.

    Every morning: check in, then ask. Nothing leaves this machine.

    \b
      easeback check-in
      easeback today
    """
    if context.invoked_subcommand is None:
        _say_where_you_are(context, home)


def _say_where_you_are(context: click.Context, home: Path | None) -> None:
    """Without a command: the runner's state where there is a logbook, else the help."""
    from easeback.flow.place import has_logbook
    from easeback.show.cli.options import settings_of

    if not has_logbook(settings_of(context, home)):
        click.echo(context.get_help())
        return
    from easeback.show.cli.state import state

    context.invoke(state, home=home)
    click.echo("\nAll commands: easeback --help")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line and exits: 0 done, 1 problems listed, 2 bad use, 70 a bug, 130 interrupted."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    try:
        code = cli.main(args=arguments, prog_name="easeback", standalone_mode=False)
    except UserError as error:
        return _say(f"{error.what} {error.what_to_do}", BAD_USE)
    except click.ClickException as error:
        error.show()
        return BAD_USE
    except (click.Abort, KeyboardInterrupt):
        return _say("Stopped. What was answered or taken in so far is kept.", INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has had enough; Python must not complain about it at exit.
        sys.stdout = None
        return DONE
    except Exception as error:
        return _say_disk(error) or _say_bug()
    return code if isinstance(code, int) else DONE


def _say(text: str, code: int) -> int:
    click.echo(text, err=True)
    return code


def _say_disk(error: Exception) -> int | None:
    """Where it was the disk: what it did and what to do. None, and nothing said, where it was not."""
    from easeback.flow.broken_place import broken_place_of

    broken = broken_place_of(error)
    return _say(f"{broken.what} {broken.what_to_do}", BAD_USE) if broken else None


def _say_bug() -> int:
    import traceback

    traceback.print_exc()
    return _say("This is a fault of easeback, not of yours. The lines above say where; please report them.", BUG)
