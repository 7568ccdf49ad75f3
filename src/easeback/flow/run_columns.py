"""The columns of the table of runs: which run it was, all its measures, and the middle of each form measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Literal

from easeback.flow.day_columns import with_numbers
from easeback.keep.facts import RunRow
from easeback.measure.form import PLAUSIBLE
from easeback.measure.terrain import BANDS
from easeback.model.ground import GROUNDS, Ground
from easeback.model.measure import Effort, FormMeasure, RunMeasures
from easeback.model.table import Kind, TableColumn
from easeback.model.training import RunBeside

Part = Literal["run", "measures", "effort", "beside", "ground"]


@dataclass(frozen=True, slots=True)
class RunFound:
    """All that is told of one run: its row, measures and effort, the runner's past beside it, and its ground."""

    run: RunRow
    measures: RunMeasures | None
    effort: Effort | None
    beside: RunBeside | None
    ground: Ground | None


@dataclass(frozen=True, slots=True)
class RunColumn:
    """A column, and how its value is found in that part of what was found of a run."""

    column: TableColumn
    of: Callable[[Any], Any]
    part: Part

    def value(self, found: RunFound) -> Any:
        """The value for one run; None where it is not known, or where its measures are lost."""
        part = getattr(found, self.part)
        return None if part is None else self.of(part)


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
    ("ascent_m", "number", "climb of the whole run"),
    ("descent_m", "number", "drop of the whole run"),
    ("downhill_km", "number", "way at a slope of -{downhill_slope_percent} % or steeper"),
    ("downhill_percent", "number", "share of the way at a slope of -{downhill_slope_percent} % or steeper"),
    ("downhill_drop_m", "number", "drop in the downhill way"),
    ("longest_descent_km", "number", "way of the longest stretch that falls by {gentle_slope_percent} % or more"),
    ("longest_descent_drop_m", "number", "drop of the longest descent"),
    ("heart_rate_bpm", "number", "mean heart rate of the timer time"),
    ("device", "text", "maker and product of what recorded it"),
    ("cadence_from", "text", "how the file counts cadence: strides and strides_and_fractions were doubled, steps not"),
)
OF_EFFORT: Final[tuple[tuple[str, Kind, str], ...]] = (
    ("trimp_au", "number", "training impulse by heart rate, from the profile's range and sex (banister_1991)"),
    ("trimp_absent", "text", "why there is no training impulse"),
)
OF_USUAL: Final = (
    ("usual", "usual", "what was usual of the {name} at the same speeds and slopes in the {baseline_days} days before"),
    ("deviation", "deviation", "the {name} of the run less the usual"),
    ("plus_minus", "plus_minus", "19 of 20 single runs lie within this much of the usual {name}"),
)
OF_BIAS: Final[tuple[tuple[str, Kind, str], ...]] = (
    ("longer", "text", "the foot that stayed longer on the ground: left, right or even"),
    ("painful_side", "text", "the side that the diary of the 28 days up to the run said last"),
    ("spares_painful_side", "yes_no", "the painful side stayed shorter on the ground; description only"),
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
    return (*_plain(), *_bands(), *_form(), *_usual(), *_sides(), *_ground(), *_rest())


def _plain() -> Iterator[RunColumn]:
    parts: tuple[tuple[tuple[tuple[str, Kind, str], ...], Part], ...] = (
        (OF_RUN, "run"), (OF_MEASURES, "measures"), (OF_EFFORT, "effort"),
    )  # fmt: skip
    for columns, part in parts:
        for name, kind, meaning in columns:
            yield RunColumn(TableColumn(name, kind, with_numbers(meaning)), _get(name), part)


def _get(name: str) -> Callable[[Any], Any]:
    # An empty word was not said.
    return lambda record: None if getattr(record, name) == "" else getattr(record, name)


def _bands() -> Iterator[RunColumn]:
    for band in BANDS:
        column = TableColumn(f"slope_{band}_km", "number", with_numbers(OF_BAND, band=band.replace("_", " ")))
        yield RunColumn(column, _band_km(band), "measures")


def _band_km(name: str) -> Callable[[RunMeasures], float | None]:
    return lambda measures: next((band.distance_km for band in measures.slope_bands if band.name == name), None)


def _form() -> Iterator[RunColumn]:
    for name in PLAUSIBLE:
        words = name.replace("_", " ")
        for prefix, field, meaning in OF_FORM:
            column = TableColumn(f"form_{prefix}_{name}", "number", meaning.format(name=words))
            yield RunColumn(column, _form_value(name, field), "measures")
        source = TableColumn(f"form_source_{name}", "text", f"who measured the {words}: device, computed or the maker")
        yield RunColumn(source, _form_value(name, "source"), "measures")


def _form_value(name: str, field: str) -> Callable[[RunMeasures], Any]:
    def value(measures: RunMeasures) -> Any:
        measure: FormMeasure | None = measures.form.get(name)
        return None if measure is None else getattr(measure, field)

    return value


def _usual() -> Iterator[RunColumn]:
    for name in PLAUSIBLE:
        for prefix, field, meaning in OF_USUAL:
            words = with_numbers(meaning, name=name.replace("_", " "))
            yield RunColumn(TableColumn(f"form_{prefix}_{name}", "number", words), _usual_value(name, field), "beside")
    why_not = TableColumn("usual_absent", "text", "each form measure without a usual to compare, with its reason")
    yield RunColumn(why_not, _no_usual, "beside")


def _usual_value(name: str, field: str) -> Callable[[RunBeside], Any]:
    return lambda beside: getattr(beside.form[name], field) if name in beside.form else None


def _no_usual(beside: RunBeside) -> str | None:
    return "; ".join(f"{name}: {why}" for name, why in beside.form_absent.items()) or None


def _sides() -> Iterator[RunColumn]:
    for name, kind, meaning in OF_BIAS:
        yield RunColumn(TableColumn(f"stance_{name}", kind, meaning), _bias_value(name), "beside")


def _bias_value(name: str) -> Callable[[RunBeside], Any]:
    return lambda beside: None if beside.bias is None else getattr(beside.bias, name)


def _ground() -> Iterator[RunColumn]:
    for name in GROUNDS:
        column = TableColumn(f"ground_{name}_km", "number", f"way on {name} ground by the map")
        yield RunColumn(column, _ground_km(name), "ground")
    yield RunColumn(TableColumn("ground_is_treadmill", "yes_no", "run on a treadmill"), _get("is_treadmill"), "ground")
    yield RunColumn(TableColumn("ground_absent", "text", "why the ground is not known"), _get("why_not"), "ground")


def _ground_km(name: str) -> Callable[[Ground], float | None]:
    return lambda ground: ground.distance_km.get(name)


def _rest() -> Iterator[RunColumn]:
    rest: tuple[tuple[TableColumn, Callable[[RunMeasures], Any]], ...] = (
        (TableColumn("laps_clockwise", "whole", "laps of loops run clockwise"), partial(_laps, True)),
        (TableColumn("laps_anticlockwise", "whole", "laps of loops run anticlockwise"), partial(_laps, False)),
        (TableColumn("foot_strike", "text", "which part of each foot lands first, and who says so"), _strikes),
        (TableColumn("repaired_samples", "whole", "values taken out before measuring"), _repaired),
        (TableColumn("absent", "text", "each measure that is not there, with its reason"), _absent),
    )
    return (RunColumn(column, of, "measures") for column, of in rest)


def _laps(is_clockwise: bool, measures: RunMeasures) -> int | None:
    """Laps of all loops one way round; None where loops could not be looked for."""
    laps = [loop.laps for loop in measures.loops if loop.is_clockwise is is_clockwise]
    return sum(laps) if measures.loops_looked_for else None


def _strikes(measures: RunMeasures) -> str | None:
    return "; ".join(f"{each.side} {each.word} ({each.said_by})" for each in measures.foot_strike) or None


def _repaired(measures: RunMeasures) -> int:
    return sum(repair.count for repair in measures.repairs)


def _absent(measures: RunMeasures) -> str | None:
    return "; ".join(f"{name}: {reason}" for name, reason in measures.absent.items()) or None
