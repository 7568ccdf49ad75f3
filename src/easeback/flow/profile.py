"""The profile: facts told once, read by the type of their field, the latest of each counting."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from datetime import date, datetime, tzinfo
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo, available_timezones

from easeback.flow.logbook import Logbook, today_of
from easeback.keep.logbook import recordings, store
from easeback.keep.logbook.day_rows import remake_days
from easeback.knowledge import knowledge
from easeback.model.check_in import NotAWord, nearest, number, one_of, some_of, yes_or_no
from easeback.model.error import BadUse
from easeback.model.runner import HIGHEST, LOWEST_HEART_RATE_BPM, Limit, Profile
from easeback.model.words import PROCEDURE_KINDS, RUN_KINDS, SEXES, UNITS

NAMES: Final = tuple(each.name for each in fields(Profile))
LIMIT_NAMES: Final = tuple(each.name for each in fields(Limit) if each.name != "by")


def set_facts(logbook: Logbook, texts: Mapping[str, str], now: datetime, causes: Collection[str] = ()) -> Profile:
    """Records facts from `name: text`; an empty text takes the fact back. Raises BadUse with the nearest valid word."""
    told = {name: read_fact(name, text, causes) for name, text in texts.items()}
    store.add_facts(logbook.runner, told, now, "runner")
    if "time_zone" in told:
        _date_anew(logbook)
    return store.profile(logbook.runner)


def add_limit(logbook: Logbook, by: str, texts: Mapping[str, str], now: datetime) -> Profile:
    """Records what one clinician allows or bars, in place of what the same clinician said before.

    What other clinicians said stays beside it, and the strictest binds. Without any text the limit is lifted.
    """
    if not by.strip():
        raise BadUse("It is not said whose limit this is.", "Name the clinician, such as --by surgeon.")
    told = {name: _read_limit(name, text) for name, text in texts.items() if text.strip()}
    limit = Limit(by=by.strip(), **{"said_on": today_of(logbook, now), **told})
    if told and not limit.says_something:
        raise BadUse("That limit says nothing about running.", "Name minutes, kinds or a date.")
    profile = store.profile(logbook.runner)
    others = tuple(each for each in profile.limits if each.by.casefold() != limit.by.casefold())
    kept = (*others, limit) if told else others
    store.add_facts(logbook.runner, {"limits": list(kept)}, now, "runner")
    return store.profile(logbook.runner)


def _read_limit(name: str, text: str) -> Any:
    """One field of a limit, read as the profile's fact of that kind."""
    readers: dict[str, Callable[[str], Any]] = {
        "max_run_min": number(0, *HIGHEST["max_run_min"]),
        "allowed_run_kinds": some_of(RUN_KINDS),
    }
    try:
        return readers.get(name, _iso_date)(text.strip())
    except NotAWord as error:
        raise BadUse(f"{name}: {error.what}", error.what_to_do) from None


def read_fact(name: str, text: str, causes: Collection[str] = ()) -> Any:
    """The value that `text` says for the profile field `name`; None for an empty text, which takes the fact back."""
    if name not in NAMES:
        raise BadUse(f"{name!r} is not a profile fact.", nearest(name, NAMES))
    if not text.strip():
        return None
    try:
        value = _reader(name, causes)(text.strip())
    except NotAWord as error:
        raise BadUse(f"{name}: {error.what}", error.what_to_do) from None
    return list(value) if isinstance(value, tuple) else value


def profile_of(logbook: Logbook) -> Profile:
    """What the runner told about themselves."""
    return store.profile(logbook.runner)


def source_of_time_zone(logbook: Logbook) -> str:
    """Who said the time zone that counts: `system` or `runner`."""
    return store.source_of_fact(logbook.runner, "time_zone")


def _reader(name: str, causes: Collection[str]) -> Callable[[str], Any]:
    by_name: dict[str, Callable[[str], Any]] = {
        "time_zone": _time_zone,
        "units": one_of(UNITS),
        "sex": one_of(SEXES),
        "allowed_run_kinds": some_of(RUN_KINDS),
        "causes": some_of(causes or knowledge().causes),
        "procedure_kind": one_of(PROCEDURE_KINDS),
        "limits": _told_by_its_own_command,
        "emergency_number": _phone_number,
        "crisis_number": _phone_number,
    }
    if name in HIGHEST:
        return number(LOWEST_HEART_RATE_BPM if name.endswith("_bpm") else 0, *HIGHEST[name])
    return by_name.get(name) or _BY_TYPE[_plain_type(name)]


def _plain_type(name: str) -> Any:
    """The field's type without `| None`."""
    hint = get_type_hints(Profile)[name]
    if get_origin(hint) is UnionType:
        hint = next(each for each in get_args(hint) if each is not NoneType)
    return get_origin(hint) or hint


def _iso_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotAWord(f"{text!r} is not a date.", "Write it as 2024-05-31.") from None


def _phone_number(text: str) -> str:
    if not re.fullmatch(r"\+?[0-9][0-9 ()/-]*", text):
        raise NotAWord(f"{text!r} is not a number to call.", "Write it as you would dial it, such as 112.")
    return text


def _told_by_its_own_command(_text: str) -> Any:
    raise NotAWord("Limits are told one clinician at a time.", "Use: easeback profile limit --by NAME --max-run-min 20")


def _finite(text: str) -> Any:
    return number(0, math.inf, "or more")(text)


def _time_zone(text: str) -> str:
    zones = available_timezones()
    by_lower = {zone.lower(): zone for zone in zones}
    if text.lower() not in by_lower:
        last_words = {zone.rpartition("/")[2].lower(): zone for zone in sorted(zones)}
        hint = last_words.get(text.lower().replace(" ", "_"))
        raise NotAWord(f"{text!r} is not a time zone.", f"Did you mean {hint}?" if hint else _nearest_zone(text, zones))
    return by_lower[text.lower()]


def _nearest_zone(text: str, zones: Collection[str]) -> str:
    hint = nearest(text, zones)
    return hint if hint.startswith("Did") else "Write it as Europe/Berlin or America/New_York."


_BY_TYPE: Final[Mapping[Any, Callable[[str], Any]]] = {
    str: lambda text: text,
    bool: yes_or_no,
    float: _finite,
    date: _iso_date,
    tuple: lambda text: tuple(part.strip() for part in text.split(";") if part.strip()),
}


def _date_anew(logbook: Logbook) -> None:
    """Recordings without the device's own offset move to their date in the new time zone, and their days follow."""
    home: tzinfo = ZoneInfo(store.profile(logbook.runner).time_zone)
    moved = set()
    for recording, started_at, before in recordings.without_offset(logbook.runner):
        on = started_at.astimezone(home).date()
        if on != before:
            recordings.move_to_date(recording, on)
            moved |= {before, on}
    remake_days(logbook.runner, moved)
