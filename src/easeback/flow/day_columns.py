"""The columns of the table of days: what was said and recorded, and the load it adds up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from string import Formatter
from typing import Any, Final, get_type_hints

from easeback.knowledge import knowledge
from easeback.model.check_in import FIELDS, FLAG_COLUMNS
from easeback.model.day import Day
from easeback.model.table import Kind, TableColumn

KINDS: Final[Mapping[Any, Kind]] = {bool: "yes_no", int: "whole", float: "number", str: "text"}
# What a day holds beside the answers to its questions, which bring their own meaning.
MEANINGS: Final = {
    "checked_in": "there was a morning check-in",
    "leg_pain_worst_0_10": "worst leg pain said that day",
    "back_pain_worst_0_10": "worst back pain said that day",
    "run_unbroken_min": "longest stretch of running without walking",
    "recordings": "recorded runs",
}
FLAG_MEANINGS: Final = {
    "red_flags": "red flags answered yes: ids joined by ;",
    "red_flags_unsure": "red flags answered not sure: ids joined by ;",
    "red_flags_usual": "red flags long there, unchanged and known to a clinician: ids joined by ;",
    "red_flags_denied": "red flags asked and not there: ids joined by ;",
}
COVERED: Final = TableColumn(
    "covered", "yes_no", "the logbook covers the day: without a session it was rest; any other day is unknown"
)


@dataclass(frozen=True, slots=True)
class Load:
    """A load that moving figures are made of: how its columns begin, the ending of its unit, its name and meaning."""

    name: str
    unit: str
    words: str
    meaning: str


LOADS: Final = (
    Load("distance", "km", "distance", "distance run"),
    Load("trimp", "au", "training impulse", "TRIMP of the day's recorded runs by heart rate (banister_1991)"),
    Load("session", "au", "session load", "effort of 10 x minutes of the day's running (foster_2001), no other sport"),
)
# Each moving figure: whether it has the load's unit, and what it is.
FIGURES: Final = {
    "load": (True, "{meaning}: 0 on a day of rest, empty where unknown"),
    "week_sum": (True, "{words} of the 7 days up to this one; empty where one of them is unknown"),
    "ewma_short": (True, "moving mean of the {words} over {ewma_short_days} days (williams_2017); description only"),
    "ewma_long": (True, "moving mean of the {words} over {ewma_long_days} days (williams_2017); description only"),
    "monotony": (
        False,
        "mean over standard deviation of the {words} of {monotony_days} days (foster_2001); description only",
    ),
    "strain": (True, "{words} of 7 days x its monotony (foster_2001); description only"),
    "acwr": (False, "{words} of 7 days over the weekly mean of the 21 before them; description only"),
}
# Sums of what the runs of a day measured: name, unit, words.
SUMS: Final = (
    ("steps", "", "steps"),
    ("ascent", "m", "climb"),
    ("descent", "m", "drop"),
    ("downhill", "km", "way at a slope of -{downhill_slope_percent} % or steeper"),
)
SUM_OF_DAY: Final = "{words} of the day's recorded runs: 0 on a day of rest, empty where unknown"
SUM_OF_WEEK: Final = "{words} of the 7 days up to this one; empty where one of them is unknown"
LOOPS: Final = (
    TableColumn("loops_runs", "whole", "recorded runs with laps of a loop in the 28 days up to this one"),
    TableColumn("loops_laps_clockwise", "whole", "laps clockwise in those 28 days"),
    TableColumn("loops_laps_anticlockwise", "whole", "laps anticlockwise in those 28 days"),
    TableColumn("loops_bend_left_m", "number", "way in bends to the left in those laps"),
    TableColumn("loops_bend_right_m", "number", "way in bends to the right in those laps"),
    TableColumn("loops_painful_side", "text", "the side that the diary of those 28 days said last"),
    TableColumn("loops_inner_leg_share", "number", "share of the bends with the painful leg inside, 0 to 1"),
)
WARMING_UP: Final = (
    "under {load_warm_up_days} days since the {words} is known or since a long silence: still settling in"
)
SPIKE: Final = "session_spike_percent"
SPIKE_MEANING: Final = "rise of the distance above the longest of the {kept_running_window_days} days before it"


def day_columns() -> tuple[TableColumn, ...]:
    """Every column of the table of days, in its order."""
    return (*said_columns(), COVERED, *load_columns(), *sum_columns(), *LOOPS)


def said_columns() -> Iterator[TableColumn]:
    """The fields of a day; the red flags as the diary's four columns."""
    hints = get_type_hints(Day)
    for each in fields(Day):
        if each.name == "date":
            yield TableColumn("date", "date", "the day, by the runner's calendar")
        elif each.name == "red_flags":
            yield from (TableColumn(name, "text", FLAG_MEANINGS[name]) for name in FLAG_COLUMNS)
        else:
            yield TableColumn(each.name, _kind(hints[each.name]), _meaning(each.name))


def load_columns() -> Iterator[TableColumn]:
    """The moving figures of each load, and the spike."""
    for load in LOADS:
        words = {"words": load.words, "meaning": load.meaning}
        for figure, (_, meaning) in FIGURES.items():
            yield TableColumn(load_name(load, figure), "number", with_numbers(meaning, **words))
        yield TableColumn(f"{load.name}_warming_up", "yes_no", with_numbers(WARMING_UP, **words))
    yield TableColumn(SPIKE, "number", with_numbers(SPIKE_MEANING))


def sum_columns() -> Iterator[TableColumn]:
    """The sums of each day and of the 7 days up to it."""
    for name, unit, words in SUMS:
        for span, meaning in (("day", SUM_OF_DAY), ("week_sum", SUM_OF_WEEK)):
            yield TableColumn(sum_name(name, span, unit), "number", with_numbers(meaning.format(words=words)))


def sum_name(name: str, span: str, unit: str) -> str:
    """The column of one sum of a day or a week."""
    return "_".join(filter(None, (name, span, unit)))


def load_name(load: Load, figure: str) -> str:
    """The column of one figure of one load."""
    has_unit, _ = FIGURES[figure]
    return f"{load.name}_{figure}_{load.unit}" if has_unit else f"{load.name}_{figure}"


def with_numbers(meaning: str, /, **words: str) -> str:
    """A meaning with its words, and the numbers of the parameters that it names."""
    names = {name for _, name, _, _ in Formatter().parse(meaning) if name} - set(words)
    return meaning.format(**words, **{name: f"{knowledge().number(name):g}" for name in names})


def _kind(hint: Any) -> Kind:
    """The kind of a field's type; several words become one text."""
    parts = getattr(hint, "__args__", (hint,))
    return next((KINDS[part] for part in parts if part in KINDS), "text")


def _meaning(name: str) -> str:
    return MEANINGS[name] if name in MEANINGS else FIELDS[name].meaning
