"""Originals and the recordings read from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from easeback.keep.facts import KeptRecording, OriginalFile, RecordingFacts, Unnamed
from easeback.keep.logbook.models import Original, Recording

ORIGINAL_COLUMNS = ("sha256", "size_bytes", "name", "kind", "imported_at", "hints")
UNNAMED_COLUMNS = ("started_at", "sport", "sub_sport", "sport_is_guessed")
KEPT_COLUMNS = (
    "pk", "started_at", "local_date", "sport", "sport_is_guessed", "elapsed_min", "distance_km", "richness", "places",
    "deleted_at",
)  # fmt: skip


def is_known(runner: int, sha256: str) -> bool:
    """This content was taken before."""
    return Original.objects.filter(runner_id=runner, sha256=sha256).exists()


def originals(runner: int) -> tuple[OriginalFile, ...]:
    """Every file taken, in the order of import."""
    rows = Original.objects.filter(runner_id=runner).order_by("pk")
    return tuple(_as_original(*row) for row in rows.values_list(*ORIGINAL_COLUMNS))


def original(runner: int, sha256: str) -> OriginalFile:
    """The file that was taken with this content."""
    return _as_original(*Original.objects.values_list(*ORIGINAL_COLUMNS).get(runner_id=runner, sha256=sha256))


def known_contents(runner: int) -> set[str]:
    """The SHA-256 of every content taken."""
    return set(Original.objects.filter(runner_id=runner).values_list("sha256", flat=True))


def unnamed(runner: int) -> dict[str, tuple[Unnamed, ...]]:
    """By the content's SHA-256 the recordings of every original without hints, in the order of their index."""
    rows = Recording.objects.filter(runner_id=runner, original__hints=[]).order_by("original", "index")
    found: dict[str, tuple[Unnamed, ...]] = {}
    for sha256, *rest in rows.values_list("original__sha256", *UNNAMED_COLUMNS):
        found[sha256] = (*found.get(sha256, ()), Unnamed(*rest))
    return found


def keep_hints(runner: int, sha256: str, hints: Sequence[dict[str, Any] | None]) -> None:
    """What an account export says of each recording of an original."""
    Original.objects.filter(runner_id=runner, sha256=sha256).update(hints=list(hints))


def add_new(runner: int, taken: Sequence[tuple[OriginalFile, Sequence[RecordingFacts]]]) -> tuple[KeptRecording, ...]:
    """Records new originals with their recordings, all shown until they are linked, in the order given."""
    files = Original.objects.bulk_create(Original(runner_id=runner, **asdict(each)) for each, _ in taken)
    rows = [
        Recording(original=file, **_values(runner, each))
        for file, (_, facts) in zip(files, taken, strict=True)
        for each in facts
    ]
    first = min((row.pk for row in Recording.objects.bulk_create(rows)), default=0)
    return _kept(Recording.objects.filter(runner_id=runner, pk__gte=first).order_by("pk")) if rows else ()


def keep_recordings(runner: int, sha256: str, recordings: Sequence[RecordingFacts]) -> tuple[KeptRecording, ...]:
    """The recordings of an original made anew; those measured before keep their number. Links start afresh."""
    file = Original.objects.get(runner_id=runner, sha256=sha256)
    Recording.objects.filter(original=file).exclude(index__in=[each.index for each in recordings]).delete()
    for facts in recordings:
        values = _values(runner, facts)
        Recording.objects.update_or_create(original=file, index=facts.index, defaults=values)
    return _kept(Recording.objects.filter(original=file).order_by("index"))


def fronts(runner: int) -> tuple[KeptRecording, ...]:
    """The recordings that are hidden behind no other, oldest number first."""
    return _kept(Recording.objects.filter(runner_id=runner, same_as=None).order_by("pk"))


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


def mark_deleted(recording: int, at: datetime | None) -> None:
    """Marks a recording deleted, or not deleted. What is shown follows when the links are made anew."""
    Recording.objects.filter(pk=recording).update(deleted_at=at)


def unlink_all(runner: int) -> None:
    """Every recording that is not deleted shown and linked to none, before the links are made anew."""
    Recording.objects.filter(runner_id=runner).update(same_as=None, shown=False)
    Recording.objects.filter(runner_id=runner, deleted_at=None).update(shown=True)


def without_offset(runner: int) -> tuple[tuple[int, datetime, date], ...]:
    """Number, start and date of the recordings whose date hangs on the profile's time zone."""
    rows = Recording.objects.filter(runner_id=runner, utc_offset_s=None)
    return tuple(rows.values_list("pk", "started_at", "local_date"))


def move_to_date(recording: int, on: date) -> None:
    """Sets the local date of a recording."""
    Recording.objects.filter(pk=recording).update(local_date=on)


def _values(runner: int, facts: RecordingFacts) -> dict[str, Any]:
    return asdict(facts) | {"runner_id": runner, "same_as": None, "shown": facts.deleted_at is None}


def _kept(recordings: QuerySet[Recording]) -> tuple[KeptRecording, ...]:
    return tuple(_as_kept(*row) for row in recordings.values_list(*KEPT_COLUMNS))


def _as_kept(number: int, started_at: datetime, on: date, sport: str, is_guessed: bool, *rest: Any) -> KeptRecording:
    minutes, km, richness, places, deleted_at = rest
    return KeptRecording(
        id=number,
        started_at=started_at,
        local_date=on,
        sport=sport,
        sport_is_guessed=is_guessed,
        elapsed_min=minutes,
        distance_km=km,
        richness=tuple(richness),
        places=None if places is None else frozenset(places),
        is_deleted=deleted_at is not None,
    )


def _as_original(sha256: str, size_bytes: int, name: str, kind: str, at: datetime, hints: list[Any]) -> OriginalFile:
    return OriginalFile(sha256, size_bytes, name, kind, at, tuple(hints))
