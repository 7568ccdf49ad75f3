"""Files on their way in, as every face shows them: how far, how fast, how long still, and what it came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Final

from easeback.model.problem import Problem
from easeback.model.upload import Stage, Upload

MB: Final = 1_000_000
# Fewer seconds of work, or fewer files done, say nothing about those to come.
LEAST_S: Final = 2.0
LEAST_DONE: Final = 3
SECONDS_SHOWN_BELOW: Final = 90
PROBLEMS_SHOWN: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadShown:
    """One file: `share_pct` of what is under way is done; sizes in MB [10^6 bytes].

    `files_a_minute`, `left_s` and `left_min` (one of the two) are None where they cannot be told yet.
    """

    id: str
    purpose: str
    name: str
    stage: str
    size_mb: float
    arrived_mb: float
    share_pct: int
    done: int
    total: int
    files_a_minute: int | None
    left_s: int | None
    left_min: int | None
    counts: Mapping[str, int]
    problems: tuple[Problem, ...]
    more_problems: int
    mended: int

    @property
    def is_under_way(self) -> bool:
        """Something happens with it by itself."""
        return self.stage in (Stage.WAITING, Stage.WORKING)


@dataclass(frozen=True, slots=True)
class UploadsShown:
    """All files on their way in, the latest first; `is_under_way` while one of them moves by itself."""

    uploads: tuple[UploadShown, ...]
    is_under_way: bool


def uploads_shown(uploads: Sequence[Upload], now: datetime) -> UploadsShown:
    """How the uploads stand at the moment `now`."""
    shown = tuple(upload_shown(each, now) for each in reversed(uploads))
    return UploadsShown(shown, any(each.is_under_way for each in shown))


def upload_shown(upload: Upload, now: datetime) -> UploadShown:
    """How one upload stands at the moment `now`."""
    a_minute, left = _rate_and_rest(upload, now)
    problems = [each for each in upload.problems if not each.is_mended]
    is_short = left is not None and left < SECONDS_SHOWN_BELOW
    return UploadShown(
        id=upload.id,
        purpose=upload.purpose,
        name=upload.name,
        stage=upload.stage,
        size_mb=upload.size_bytes / MB,
        arrived_mb=upload.arrived_bytes / MB,
        share_pct=_share(upload),
        done=upload.done,
        total=upload.total,
        files_a_minute=a_minute,
        left_s=ceil(left) if left is not None and is_short else None,
        left_min=ceil(left / 60) if left is not None and not is_short else None,
        counts=upload.counts,
        problems=tuple(problems[:PROBLEMS_SHOWN]),
        more_problems=max(0, len(problems) - PROBLEMS_SHOWN),
        mended=len(upload.problems) - len(problems),
    )


def _share(upload: Upload) -> int:
    if upload.stage is Stage.WORKING:
        return 100 * upload.done // upload.total if upload.total else 0
    return 100 * upload.arrived_bytes // upload.size_bytes if upload.size_bytes else 0


def _rate_and_rest(upload: Upload, now: datetime) -> tuple[int | None, float | None]:
    """Files a minute, and seconds until the end at that rate; None while it is too early to tell."""
    done = upload.done - upload.done_before
    if upload.stage is not Stage.WORKING or upload.work_began_at is None or done < LEAST_DONE:
        return None, None
    took_s = (now - upload.work_began_at).total_seconds()
    if took_s < LEAST_S:
        return None, None
    return round(done / took_s * 60), (upload.total - upload.done) * took_s / done
