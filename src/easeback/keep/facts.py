"""What the logbook says of originals, recordings and imports, as records. Without Django: workers hand them over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from easeback.model.measure import RunMeasures

CountsAs = Literal["run", "cross_training", "nothing"]
# What became of a file: taken as one of the first three, or not taken.
Result = Literal["run", "cross_training", "not_counted", "known", "no_activity", "refused"]
TAKEN: tuple[Result, ...] = ("run", "cross_training", "not_counted")


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """A file that was taken: its content's SHA-256 and size, its name then, and its format.

    `hints` holds for each of its recordings what the account export that brought it said, None where it did not.
    """

    sha256: str
    size_bytes: int
    name: str
    kind: str
    imported_at: datetime
    hints: tuple[dict[str, Any] | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingFacts:
    """What is kept in the database of one activity: whose day, what sport, its measures [units as named].

    `places` are the coarse places it passed, where it had positions. `ground` is what the runner said of it. `measures`
    are all measures as the text of `measures_text`.
    """

    index: int
    started_at: datetime
    utc_offset_s: int | None
    local_date: date
    sport: str
    sub_sport: str
    sport_is_guessed: bool
    counts_as: CountsAs
    richness: tuple[float, ...]
    distance_km: float | None
    moving_min: float | None
    unbroken_min: float | None
    elapsed_min: float | None
    cadence_steps_min: float | None
    measures_version: str
    measures: str = ""
    places: tuple[int, ...] | None = None
    ground: str = ""
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A recording of whose original no account export has said anything: what a hint is found and judged by."""

    started_at: datetime
    sport: str
    sub_sport: str
    sport_is_guessed: bool


@dataclass(frozen=True, slots=True)
class KeptRecording:
    """A recording as far as the same-run rule needs it: start, elapsed time [min], distance [km], places."""

    id: int
    started_at: datetime
    local_date: date
    sport: str
    sport_is_guessed: bool
    elapsed_min: float | None
    distance_km: float | None
    richness: tuple[float, ...]
    places: frozenset[int] | None
    is_deleted: bool


@dataclass(frozen=True, slots=True)
class Outdated:
    """A recording that was measured by another version: its number, its original and the index in it."""

    id: int
    original_sha256: str
    index: int


@dataclass(frozen=True, slots=True)
class RunCorrection:
    """What the runner put right of one recording, the latest word on each; None: nothing was said."""

    deleted_at: datetime | None = None
    sport: str | None = None
    ground: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """A recording as a list of runs shows it. `same_as`: the number of the recording shown in its place."""

    id: int
    started_at: datetime
    utc_offset_s: int | None
    local_date: date
    sport: str
    sub_sport: str
    sport_is_guessed: bool
    counts_as: CountsAs
    distance_km: float | None
    moving_min: float | None
    unbroken_min: float | None
    elapsed_min: float | None
    cadence_steps_min: float | None
    ground: str
    shown: bool
    deleted_at: datetime | None
    same_as: int | None
    original_sha256: str
    index: int
    original_name: str
    format: str
    imported_at: datetime
    hint: dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChoice:
    """Which recordings a list shows: those of `first` to `last` that are runs, other sports or deleted ones.

    `ground` and `kind` are words of the diary; None: any. Deleted ones include those hidden behind another recording.
    """

    first: date
    last: date
    which: Literal["runs", "other", "deleted"] = "runs"
    ground: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class CorrectionMade:
    """One correction as it was written down: `deleted`, `sport` or `ground`; a `value` of None took it back."""

    name: str
    value: Any
    recorded_at: datetime
    source: str


@dataclass(frozen=True, slots=True)
class MeasuredRun:
    """A shown run with its measures; None where another version measured it. `ground` is the runner's word for it."""

    id: int
    local_date: date
    sub_sport: str
    ground: str
    distance_km: float | None
    original_sha256: str
    index: int
    measures: RunMeasures | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file of an import. `key` knows the file again as long as it does not change.

    `kind` is what it holds where that is no activity; `what` and `what_to_do` are said of what was not taken, or not
    counted; `sha256` is the content's, empty where nothing could be read.
    """

    key: str
    shown: str
    result: Result
    kind: str = ""
    what: str = ""
    what_to_do: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One import: when it began and ended (None: it was cut off), and how many files became what."""

    id: int
    started_at: datetime
    ended_at: datetime | None
    counts: dict[str, int] = field(default_factory=dict)
