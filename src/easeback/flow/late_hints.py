"""Recordings that were here before the account export that names them: what it says reaches them afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from easeback.flow.hints import Kept, apply_kept, hints_of
from easeback.flow.logbook import Logbook
from easeback.flow.rebuild import link_anew, remake
from easeback.keep.facts import Unnamed
from easeback.keep.logbook import recordings, store
from easeback.keep.logbook.corrections import corrections
from easeback.model.activity import Activity, Device, Totals
from easeback.model.problem import Problem
from easeback.model.track import EMPTY_TRACK
from easeback.read.archive import Member

# A file met, and the SHA-256 of its content, which is in the logbook.
Known = tuple[Member, str]


def give_late_hints(logbook: Logbook, known: Iterable[Known]) -> list[Problem]:
    """Keeps what an account says of files that were taken without it; a problem for an original that is lost.

    The original is read again only where the sport turns out to be another.
    """
    spoken_of = [(member, sha256) for member, sha256 in known if member.hint or member.summaries]
    unnamed = recordings.unnamed(logbook.runner) if spoken_of else {}
    problems: list[Problem] = []
    is_changed = False
    for member, sha256 in spoken_of:
        activities = [_without_track(each) for each in unnamed.pop(sha256, ())]
        hints = hints_of(member, activities)
        if any(hints):
            is_other = apply_kept(activities, hints) != tuple(activities)
            problems += _keep(logbook, sha256, hints, is_other=is_other)
            is_changed = is_changed or is_other
    if is_changed:
        link_anew(logbook)
    return problems


def _keep(logbook: Logbook, sha256: str, hints: Sequence[Kept | None], *, is_other: bool) -> list[Problem]:
    """`is_other`: it is another sport than was thought, so that it is measured anew from its original."""
    with store.all_or_nothing():
        recordings.keep_hints(logbook.runner, sha256, hints)
        if not is_other:
            return []
        return remake(logbook, recordings.original(logbook.runner, sha256), corrections(logbook.runner))


def _without_track(known: Unnamed) -> Activity:
    return Activity(
        format="",
        sport=known.sport,
        sub_sport=known.sub_sport,
        sport_is_guessed=known.sport_is_guessed,
        started_at=known.started_at,
        utc_offset_s=None,
        device=Device(),
        totals=Totals(),
        laps=(),
        pauses=(),
        track=EMPTY_TRACK,
    )
