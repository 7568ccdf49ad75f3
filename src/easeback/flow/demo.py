"""A season that never happened, taken in as anyone's files are, and answered for its last day and its worst."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from easeback.flow.add_diary import DiaryImported, add_diary
from easeback.flow.add_files import Imported, add_files
from easeback.flow.logbook import Logbook, open_logbook, today_of
from easeback.flow.profile import set_facts
from easeback.flow.think import answer_morning
from easeback.flow.today import Today, answer_today
from easeback.keep.logbook import store
from easeback.knowledge import knowledge
from easeback.knowledge.load import Knowledge
from easeback.model.answer import Answer
from easeback.model.error import BadUse
from easeback.settings import Settings
from easeback.simulate.files import DIARY, RECORDINGS, recordings_of, write_season
from easeback.simulate.person import PROFILE
from easeback.simulate.season import Season, simulate_season

SEASON_DAYS: Final = 117
LOGBOOK: Final = "logbook"
# Hears how much is done, of how much, and of what.
OnStep = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the season's logbook is, what became of its files, and the answers for its last and its worst day."""

    home: Path
    first_on: date
    imported: Imported
    diary: DiaryImported
    last: Today
    worst: Today


def play_season(folder: Path, seed: int, last_on: date | None, now: datetime, on_step: OnStep) -> Demo:
    """Simulates a season that ends on `last_on`, by default today, imports it in `folder`, and answers it."""
    _refuse_used(folder)
    known, logbook = knowledge(), open_logbook(Settings(home=folder / LOGBOOK), now)
    season = simulate_season(seed, SEASON_DAYS, last_on or today_of(logbook, now))
    _write(season, folder, on_step)
    set_facts(logbook, PROFILE, now)
    imported = add_files(logbook, [folder / RECORDINGS], now, lambda done, of, _: on_step(done, of, "importing"))
    diary = add_diary(logbook, DIARY, (folder / DIARY).read_bytes(), now)
    worst_on = min(_answers(logbook, known, on_step), key=_strictness).date
    return Demo(
        home=logbook.home,
        first_on=season.days[0].on,
        imported=imported,
        diary=diary,
        last=answer_today(logbook, now, season.days[-1].on),
        worst=answer_today(logbook, now, worst_on),
    )


def _write(season: Season, folder: Path, on_step: OnStep) -> None:
    total = recordings_of(season) + 1
    for number, _ in enumerate(write_season(season, folder)):
        on_step(number + 1, total, "simulating")


def _refuse_used(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadUse(f"{folder} is not an empty folder.", "Name a folder that does not exist yet.")


def _answers(logbook: Logbook, known: Knowledge, on_step: OnStep) -> Iterator[Answer]:
    """The answer of every day, each from what was known up to it."""
    days, profile = store.days(logbook.runner), store.profile(logbook.runner)
    for number, day in enumerate(days):
        on_step(number + 1, len(days), "answering each morning")
        yield answer_morning(days[: number + 1], day.date, profile, known)


def _strictness(answer: Answer) -> tuple[int, int]:
    return answer.verdict.mildness, answer.care.calm
