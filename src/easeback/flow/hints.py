"""What an account export says of recordings: kept with the original, so that a rebuild knows it too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from easeback.model.activity import Activity
from easeback.read.archive import Hint, Member, apply_hint, hint_for

# A hint as it is kept: its fields as JSON holds them, without those that say nothing.
Kept = dict[str, Any]


def hints_of(member: Member, activities: Sequence[Activity]) -> tuple[Kept | None, ...]:
    """What is kept for each activity; nothing where one hint would stand for the parts of a multisport file."""
    if member.hint is not None and len(activities) > 1:
        return (None,) * len(activities)
    return tuple(_kept(hint_for(member, activity)) for activity in activities)


def apply_kept(activities: Sequence[Activity], hints: Sequence[Kept | None]) -> tuple[Activity, ...]:
    """The activities with their sport corrected by what was kept."""
    known = (*hints, *(None,) * (len(activities) - len(hints)))
    return tuple(
        activity if hint is None else apply_hint(activity, msgspec.convert(hint, Hint))
        for activity, hint in zip(activities, known, strict=False)
    )


def _kept(hint: Hint | None) -> Kept | None:
    if hint is None:
        return None
    return {name: value for name, value in msgspec.to_builtins(hint).items() if value not in (None, "")}
