"""Originals and the recordings read from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from django.db.models import QuerySet

from easeback.keep.logbook.models import Original, Recording

CountsAs = Literal["run", "cross_training", "nothing"]


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """A file that was taken: its content's SHA-256 and size, its name then, and its format."""

    sha256: str
    size_bytes: int
    name: str
    kind: str
    imported_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingFacts:
    """What is kept in the database of one activity: whose day, what sport, its measures [units as named]."""

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


@dataclass(frozen=True, slots=True)
class KeptRecording:
    """A recording as far as the same-run rule needs it: start, elapsed time [min], distance [km]."""

    id: int
    started_at: datetime
    local_date: date
    sport: str
    sport_is_guessed: bool
    elapsed_min: float | None
    distance_km: float | None
    richness: tuple[float, ...]


KEPT_COLUMNS = ("pk", "started_at", "local_date", "sport", "sport_is_guessed", "elapsed_min", "distance_km", "richness")


def is_known(runner: int, sha256: str) -> bool:
    """This content was taken before."""
    return Original.objects.filter(runner_id=runner, sha256=sha256).exists()


def originals(runner: int) -> tuple[OriginalFile, ...]:
    """Every file taken, in the order of import."""
    rows = Original.objects.filter(runner_id=runner).order_by("pk")
    return tuple(OriginalFile(*row) for row in rows.values_list("sha256", "size_bytes", "name", "kind", "imported_at"))


def add_original(runner: int, original: OriginalFile) -> None:
    """Records that a file was taken."""
    Original.objects.create(runner_id=runner, **asdict(original))


def keep_recordings(runner: int, sha256: str, recordings: Sequence[RecordingFacts]) -> tuple[KeptRecording, ...]:
    """The recordings of an original, new or anew; those measured before keep their number. Links start afresh."""
    original = Original.objects.get(runner_id=runner, sha256=sha256)
    Recording.objects.filter(original=original).exclude(index__in=[each.index for each in recordings]).delete()
    for facts in recordings:
        values = asdict(facts) | {"runner_id": runner, "richness": list(facts.richness), "same_as": None, "shown": True}
        Recording.objects.update_or_create(original=original, index=facts.index, defaults=values)
    return _kept(Recording.objects.filter(original=original).order_by("index"))


def recordings_around(runner: int, moment: datetime, within: timedelta) -> tuple[KeptRecording, ...]:
    """The shown recordings that started within `within` of `moment`, oldest number first."""
    near = Recording.objects.filter(runner_id=runner, shown=True)
    near = near.filter(started_at__gte=moment - within, started_at__lte=moment + within)
    return _kept(near.order_by("pk"))


def all_recordings(runner: int) -> tuple[KeptRecording, ...]:
    """Every recording, oldest number first."""
    return _kept(Recording.objects.filter(runner_id=runner).order_by("pk"))


def places(runner: int) -> tuple[tuple[str, int], ...]:
    """The original and the index in it of every recording."""
    return tuple(Recording.objects.filter(runner_id=runner).values_list("original__sha256", "index"))


def link_same(poorer: int, richer: int) -> None:
    """Hides the recording `poorer` behind `richer`, with all that were hidden behind it."""
    Recording.objects.filter(same_as_id=poorer).update(same_as_id=richer)
    Recording.objects.filter(pk=poorer).update(same_as_id=richer, shown=False)


def unlink_all(runner: int) -> None:
    """Every recording shown and linked to none, before the links are made anew."""
    Recording.objects.filter(runner_id=runner).update(same_as=None, shown=True)


def without_offset(runner: int) -> tuple[tuple[int, datetime, date], ...]:
    """Number, start and date of the recordings whose date hangs on the profile's time zone."""
    rows = Recording.objects.filter(runner_id=runner, utc_offset_s=None)
    return tuple(rows.values_list("pk", "started_at", "local_date"))


def move_to_date(recording: int, on: date) -> None:
    """Sets the local date of a recording."""
    Recording.objects.filter(pk=recording).update(local_date=on)


def _kept(recordings: QuerySet[Recording]) -> tuple[KeptRecording, ...]:
    rows = recordings.values_list(*KEPT_COLUMNS)
    return tuple(
        KeptRecording(pk, started_at, local_date, sport, is_guessed, elapsed_min, distance_km, tuple(richness))
        for pk, started_at, local_date, sport, is_guessed, elapsed_min, distance_km, richness in rows
    )
