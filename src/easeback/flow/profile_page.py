"""The page of the profile, and what its forms say: only what was changed in the form is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from easeback.flow.logbook import Logbook
from easeback.flow.profile import read_fact, set_facts
from easeback.keep.logbook import store
from easeback.knowledge import knowledge
from easeback.model.error import BadUse
from easeback.model.goal import read_goal
from easeback.present.profile import GROUPS, CauseShown, ProfilePage, fact_groups, told_text

NOTHING: Mapping[str, str] = {}


def profile_page(
    logbook: Logbook, typed: Mapping[str, str] = NOTHING, errors: Mapping[str, str] = NOTHING
) -> ProfilePage:
    """The page as it stands, or as it was sent where something in it was wrong."""
    profile, known = store.profile(logbook.runner), knowledge()
    causes = tuple(
        CauseShown(key, cause.name.said(profile.language), cause.meaning.said(profile.language))
        for key, cause in known.causes.items()
    )
    return ProfilePage(fact_groups(profile, typed, errors), causes, profile.limits)


def keep_group(
    logbook: Logbook, group: str, typed: Mapping[str, str], was: Mapping[str, str], now: datetime
) -> tuple[int, dict[str, str]]:
    """Records what a group's form changed: how many facts; or, where one is wrong, none, and what is wrong of each.

    A field that stands as the form showed it says nothing: a page left open in another tab changes nothing back.
    """
    if group not in GROUPS:
        raise BadUse(f"{group!r} is no part of the profile.", "Load the page anew.")
    units = store.profile(logbook.runner).units
    changed = {name: typed.get(name, "") for name in GROUPS[group] if typed.get(name, "") != was.get(name, "")}
    texts = {name: told_text(name, text, units) for name, text in changed.items()}
    errors = {name: wrong for name, text in texts.items() if (wrong := _what_is_wrong(name, text))}
    if not errors and texts:
        set_facts(logbook, texts, now)
    return (0 if errors else len(texts)), errors


def _what_is_wrong(name: str, text: str) -> str:
    try:
        read_fact(name, text)
        if name == "goal" and text:
            read_goal(text)
    except BadUse as error:
        return f"{error.what.removeprefix(f'{name}: ')} {error.what_to_do}"
    return ""
