"""The columns of the table of runs: which run it was, all its measures, and the middle of each form measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from easeback.flow.day_columns import with_numbers
from easeback.keep.facts import RunRow
from easeback.measure.form import PLAUSIBLE
from easeback.measure.terrain import BANDS
from easeback.model.measure import FormMeasure, RunMeasures
from easeback.model.table import Kind, TableColumn


@dataclass(frozen=True, slots=True)
class RunColumn:
    """A column, and how its value is found; `of` gets the run, or its measures where it is `measured`."""

    column: TableColumn
    of: Callable[[Any], Any]
    measured: bool

    def value(self, run: RunRow, measures: RunMeasures | None) -> Any:
        """The value for one run; None where it is not known, or where its measures are lost."""
        if not self.measured:
            return self.of(run)
        return None if measures is None else self.of(measures)


OF_RUN: Final[tuple[tuple[str, Kind, str], ...]] = (
    ("id", "whole", "number of the run in the logbook"),
    ("local_date", "date", "date of its start on the runner's calendar"),
    ("started_at", "moment", "when it began"),
    ("utc_offset_s", "whole", "the device's offset from UTC, where it says one"),
    ("sport", "text", "sport, as recorded or as the runner put it right"),
    ("sub_sport", "text", "kind of the sport, as the device names it"),
    ("sport_is_guessed", "yes_no", "the file did not say the sport"),
    ("ground", "text", "ground by the runner's word"),
    ("format", "text", "format of the file"),
    ("original_name", "text", "name of the file when it was imported"),
    ("original_sha256", "text", "SHA-256 of the file's content"),
)
OF_MEASURES: Final[tuple[tuple[str, Kind, str], ...]] = (
    ("distance_km", "number", "distance"),
    ("distance_from", "text", "what the distance was taken from"),
    ("elapsed_min", "number", "time from start to end"),
    ("moving_min", "number", "time in motion"),
    ("unbroken_min", "number", "longest stretch of running without walking"),
    ("pace_min_km", "number", "moving time for one kilometre"),
    ("grade_adjusted_pace_min_km", "number", "pace on flat ground of the same energy cost (minetti_2002)"),
    ("cadence_steps_min", "number", "median steps of both feet in motion"),
    ("steps", "number", "steps of both feet in motion"),
    ("ascent_m", "number", "climb"),
    ("descent_m", "number", "drop"),
    ("downhill_km", "number", "way at a slope of -{downhill_slope_percent} % or steeper"),
    ("downhill_percent", "number", "share of the way at a slope of -{downhill_slope_percent} % or steeper"),
    ("downhill_drop_m", "number", "drop in that way"),
    ("longest_descent_km", "number", "way of the longest stretch that falls by {gentle_slope_percent} % or more"),
    ("longest_descent_drop_m", "number", "drop of that stretch"),
    ("heart_rate_bpm", "number", "mean heart rate of the timer time"),
)
OF_BAND: Final = (
    "way in the slope band {band}; bands part at {gentle_slope_percent}, {downhill_slope_percent} and "
    "{steep_slope_percent} %"
)
OF_FORM: Final = (
    ("median", "value", "median over the running time of the {name}"),
    ("low_quartile", "low_quartile", "a quarter of the running time had less {name}"),
    ("high_quartile", "high_quartile", "a quarter of the running time had more {name}"),
    ("drift", "drift", "last third less first third at matched speed and slope of the {name}"),
)


def run_columns() -> tuple[RunColumn, ...]:
    """Every column of the table of runs, in its order."""
    return (*_plain(), *_bands(), *_form(), *_rest())


def _plain() -> Iterator[RunColumn]:
    for columns, measured in ((OF_RUN, False), (OF_MEASURES, True)):
        for name, kind, meaning in columns:
            yield RunColumn(TableColumn(name, kind, with_numbers(meaning)), _get(name), measured)


def _get(name: str) -> Callable[[Any], Any]:
    # An empty word was not said.
    return lambda record: None if getattr(record, name) == "" else getattr(record, name)


def _bands() -> Iterator[RunColumn]:
    for band in BANDS:
        column = TableColumn(f"slope_{band}_km", "number", with_numbers(OF_BAND, band=band.replace("_", " ")))
        yield RunColumn(column, _band_km(band), measured=True)


def _band_km(name: str) -> Callable[[RunMeasures], float | None]:
    return lambda measures: next((band.distance_km for band in measures.slope_bands if band.name == name), None)


def _form() -> Iterator[RunColumn]:
    for name in PLAUSIBLE:
        words = name.replace("_", " ")
        for prefix, field, meaning in OF_FORM:
            column = TableColumn(f"form_{prefix}_{name}", "number", meaning.format(name=words))
            yield RunColumn(column, _form_value(name, field), measured=True)
        source = TableColumn(f"form_source_{name}", "text", f"who measured the {words}: device, computed or the maker")
        yield RunColumn(source, _form_value(name, "source"), measured=True)


def _form_value(name: str, field: str) -> Callable[[RunMeasures], Any]:
    def value(measures: RunMeasures) -> Any:
        measure: FormMeasure | None = measures.form.get(name)
        return None if measure is None else getattr(measure, field)

    return value


def _rest() -> Iterator[RunColumn]:
    rest: tuple[tuple[TableColumn, Callable[[RunMeasures], Any]], ...] = (
        (TableColumn("foot_strike", "text", "which part of each foot lands first, and who says so"), _strikes),
        (TableColumn("repaired_samples", "whole", "values taken out before measuring"), _repaired),
        (TableColumn("absent", "text", "each measure that is not there, with its reason"), _absent),
    )
    return (RunColumn(column, of, measured=True) for column, of in rest)


def _strikes(measures: RunMeasures) -> str | None:
    return "; ".join(f"{each.side} {each.word} ({each.said_by})" for each in measures.foot_strike) or None


def _repaired(measures: RunMeasures) -> int:
    return sum(repair.count for repair in measures.repairs)


def _absent(measures: RunMeasures) -> str | None:
    return "; ".join(f"{name}: {reason}" for name, reason in measures.absent.items()) or None
