"""One run as a page, and what its forms put right: each form counts once, and the original stays as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from easeback.flow.check_in import Said, read_answers
from easeback.flow.check_in_once import keep_once
from easeback.flow.ground import ground_of_run
from easeback.flow.logbook import Logbook, today_of
from easeback.flow.remeasure import measures_of
from easeback.flow.run_chart import COLOURED_BY, way_of
from easeback.flow.runs import GROUNDS, SPORTS, correct_run, measures_page, show_run
from easeback.flow.runs_page import began, ground_in_words
from easeback.flow.what_followed import what_followed
from easeback.keep.facts import CorrectionMade, RunRow
from easeback.keep.logbook import store
from easeback.keep.logbook.corrections import Name, corrections_of
from easeback.keep.logbook.sendings import is_new
from easeback.model.check_in import Part
from easeback.model.day import Day
from easeback.model.error import BadUse
from easeback.present.charts.chart import Say
from easeback.present.run import RunMeasuresPage
from easeback.present.run_page import CorrectionShown, OneRunPage, OtherRecording, facts_of

NAMES: Final[dict[str, Name]] = {"ground": "ground", "sport": "sport", "deleted": "deleted"}
VALUES: Final = {"ground": GROUNDS, "sport": SPORTS, "deleted": ("yes", "no")}


def one_run_page(logbook: Logbook, number: int, now: datetime, colour: str = "", say: Say = str) -> OneRunPage:
    """The page of the recording `number`, its way coloured by `colour`. Raises BadUse where there is none.

    `say` puts sentences of its measures into the runner's language.
    """
    found, units = show_run(logbook, number), store.profile(logbook.runner).units
    run, is_run = found.run, found.run.counts_as == "run"
    measures, way = measures_of(logbook, number), way_of(logbook, run)
    page = measures_page(logbook, number, units, say)
    day = next(iter(store.days_on(logbook.runner, [run.local_date])), Day(date=run.local_date))
    made = corrections_of(logbook.runner, (run.original_sha256, run.index))
    return OneRunPage(
        id=run.id,
        on=run.local_date,
        started_at=began(run),
        is_run=is_run,
        is_deleted=run.deleted_at is not None,
        kind=day.run_kind if is_run else None,
        ground=ground_in_words(run, day) if is_run else None,
        sport_now=run.sport,
        facts=tuple(facts_of(measures, units, is_run=is_run)) if measures else (),
        colours=way.colours,
        colour=_colour(colour, way.colours),
        has_along=bool(way.along),
        has_usual=bool(page and page.usual),
        measures=page,
        ground_told=_ground_told(logbook, run, page, way.colours),
        followed=what_followed(logbook, run.local_date, today_of(logbook, now)) if is_run else None,
        effort_0_10=day.effort_0_10,
        corrections=_shown(made),
        ground_said=_latest(made, "ground") or "",
        sport_said=_latest(made, "sport") or "",
        grounds=GROUNDS,
        sports=SPORTS,
        front=_other(found.front) if found.front else None,
        behind=tuple(_other(each) for each in found.behind),
        file=run.original_name,
        format=run.format,
        imported_at=run.imported_at,
    )


def correct_once(logbook: Logbook, number: int, key: str, told: tuple[str, str], now: datetime) -> bool:
    """Puts one thing right, `told` as name and word; an empty word takes it back. False where this form came before.

    Raises BadUse for a name or a word that is none.
    """
    name, word = told
    if name not in NAMES:
        raise BadUse(f"{name!r} is nothing that can be put right.", f"Use one of: {', '.join(NAMES)}.")
    if word and word not in VALUES[name]:
        raise BadUse(f"{word!r} is no {name}.", f"Use one of: {', '.join(VALUES[name])}.")
    value: Any = word == "yes" if name == "deleted" else word or None
    fingerprint = hashlib.sha256("\n".join((key, str(number), name, word)).encode()).hexdigest()
    with store.all_or_nothing():
        if not is_new(logbook.runner, fingerprint, now):
            return False
        correct_run(logbook, number, {NAMES[name]: value}, now)
    return True


def say_effort_once(logbook: Logbook, number: int, key: str, effort: str, now: datetime) -> bool:
    """Keeps how hard the run's day was, 0 to 10, as that day's check-in after the run. False where it came before."""
    on = show_run(logbook, number).run.local_date
    return keep_once(logbook, key, Said(on, read_answers({"effort_0_10": effort}), {}, Part.AFTER_RUN), now)


def _ground_told(
    logbook: Logbook, run: RunRow, page: RunMeasuresPage | None, colours: Sequence[str]
) -> tuple[str, ...]:
    is_kept = ground_of_run(logbook.home, run.original_sha256, run.index) is not None
    return page.ground if page and (is_kept or "ground" not in colours) else ()


def _colour(asked: str, colours: Sequence[str]) -> str:
    if asked and asked not in COLOURED_BY:
        raise BadUse(f"{asked!r} is no colour of a way.", f"Use one of: {', '.join(COLOURED_BY)}.")
    return asked if asked in colours else next(iter(colours), "")


def _shown(made: Sequence[CorrectionMade]) -> tuple[CorrectionShown, ...]:
    latest = {each.name: number for number, each in enumerate(made)}
    return tuple(
        CorrectionShown(each.name, _in_words(each.value), each.recorded_at, latest[each.name] == number)
        for number, each in enumerate(made)
    )


def _in_words(value: Any) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value is None else str(value)


def _latest(made: Sequence[CorrectionMade], name: str) -> str | None:
    return next((each.value for each in reversed(made) if each.name == name), None)


def _other(run: RunRow) -> OtherRecording:
    return OtherRecording(run.id, run.original_name, run.format)
