"""Takes back the last check-in: it stays in the log, and no longer counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from easeback.flow.check_in import WORRYING
from easeback.flow.logbook import Logbook
from easeback.keep.logbook.check_ins import Kept, add_check_in, last_said
from easeback.keep.logbook.day_rows import remake_days
from easeback.model.check_in import CheckIn
from easeback.model.error import BadUse
from easeback.model.words import FlagAnswer


@dataclass(frozen=True, slots=True)
class LastSaid:
    """The check-in that would be taken back, and the red flags in it that must be answered once more."""

    on: date
    records: tuple[Kept, ...]
    ask_again: tuple[str, ...]


def last_check_in(logbook: Logbook, on: date | None = None) -> LastSaid:
    """The last check-in that counts (about `on`, where given). Raises BadUse where there is none."""
    records = last_said(logbook.runner, on)
    if not records:
        about = f" about {on.isoformat()}" if on else ""
        raise BadUse(f"There is no check-in{about} to take back.", "`easeback check-in` writes one.")
    flags = (item for each in records for item in each.check_in.red_flags.items())
    return LastSaid(
        records[0].check_in.happened_on, records, tuple(flag for flag, answer in flags if answer in WORRYING)
    )


def take_back(logbook: Logbook, last: LastSaid, again: Mapping[str, FlagAnswer], now: datetime) -> None:
    """Takes the check-in back. `again` holds the new answer to each red flag that it had as yes or unsure."""
    if missing := [flag for flag in last.ask_again if flag not in again]:
        options = " ".join(f"--flag {flag}=no|usual|yes|unsure" for flag in missing)
        raise BadUse("It held a red flag, which must be answered once more.", f"Add {options}")
    for kept in last.records:
        said = kept.check_in
        flags = {flag: again[flag] for flag in said.red_flags if flag in last.ask_again}
        add_check_in(logbook.runner, CheckIn(said.happened_on, said.part, {}, flags, now, "undo"), corrects=kept.id)
    remake_days(logbook.runner, [last.on])
