"""What an account says of an activity, applied to what its file says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from easeback.model.activity import Activity
from easeback.read.archive.garmin import summary_at
from easeback.read.archive.member import Hint, Member
from easeback.read.sport import ANY_KIND, UNKNOWN

SAYS_NOTHING = {UNKNOWN, ANY_KIND}
RUNNING = "running"


def apply_hint(activity: Activity, hint: Hint | None) -> Activity:
    """The activity with its sport corrected: where the file does not say, or where the runner's own type is no run.

    A file that says it is no run is believed: a service's word never makes a ride or a swim a run.
    """
    if hint is None or hint.sport is None:
        return activity
    is_unsaid = activity.sport_is_guessed or activity.sport in SAYS_NOTHING
    if is_unsaid or (activity.is_run and hint.sport != RUNNING):
        return replace(activity, sport=hint.sport, sub_sport=hint.sub_sport, sport_is_guessed=False)
    if activity.sport == hint.sport and activity.sub_sport == ANY_KIND:
        return replace(activity, sub_sport=hint.sub_sport)
    return activity


def hint_for(member: Member, activity: Activity) -> Hint | None:
    """What the account says of this activity of this member: by the file's name, else by the activity's start."""
    if member.hint is not None:
        return member.hint
    found = (summary_at(place).find(member.name, activity.started_at) for place in member.summaries)
    return next((hint for hint in found if hint is not None), None)


def apply_hints(member: Member, activities: Sequence[Activity]) -> tuple[Activity, ...]:
    """All activities of one file. A hint for the whole file says nothing of the parts of a multisport recording."""
    if member.hint is not None and len(activities) > 1:
        return tuple(activities)
    return tuple(apply_hint(activity, hint_for(member, activity)) for activity in activities)
