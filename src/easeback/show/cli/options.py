"""What commands share: the data folder's option, and dates as runners write them."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any

import click

from easeback.model.error import BadUse
from easeback.settings import Settings, read_settings


def with_settings(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the option `--home`, and hands it the settings as its first argument."""

    @click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="The data folder.")
    @click.pass_context
    @wraps(command)
    def with_home(context: click.Context, /, *arguments: Any, home: Path | None, **options: Any) -> Any:
        return command(settings_of(context, home), *arguments, **options)

    return with_home


def settings_of(context: click.Context, home: Path | None) -> Settings:
    """The settings: `--home` after the command wins over the one before it, and that over the environment."""
    earlier: list[Path] = []
    above: click.Context | None = context.parent
    while above is not None:
        if above.params.get("home"):
            earlier.append(above.params["home"])
        above = above.parent
    return read_settings(home or (earlier[0] if earlier else None), os.environ)


def read_date(text: str | None, today: date) -> date:
    """The date that `text` says: ISO, `today` or `yesterday`; today where it says nothing. Raises BadUse."""
    word = (text or "today").strip().lower()
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise BadUse(f"{text!r} is not a date.", f"Did you mean {_nearest_date(word, today)}?") from None


def past_date(text: str | None, today: date) -> date:
    """As `read_date`, and not after today: nothing can be said yet of a day to come."""
    on = read_date(text, today)
    if on > today:
        raise BadUse(f"{on.isoformat()} is still to come.", f"Use {today.isoformat()} or an earlier date.")
    return on


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def _nearest_date(word: str, today: date) -> str:
    """A valid way to write what was probably meant: the same numbers as a date, a close word, else today."""
    from difflib import get_close_matches
    from re import findall

    if close := get_close_matches(word, ["today", "yesterday"], n=1):
        return close[0]
    numbers = [int(number) for number in findall(r"\d+", word)]
    for year, month, day in _orders(numbers, today):
        day_in_month = min(day, _last_day(year, month))
        if day_in_month:
            return date(year, month, day_in_month).isoformat()
    return today.isoformat()


def _orders(numbers: list[int], today: date) -> list[tuple[int, int, int]]:
    """Ways to read numbers as year, month and day, likeliest first."""
    match numbers:
        case [year, month, day] if year > 31:
            return [(year, month, day), (year, day, month)]
        case [day, month, year]:
            full = year + 2000 if year < 100 else year
            return [(full, month, day), (full, day, month)]
        case [day, month]:
            return [(today.year, month, day), (today.year, day, month)]
        case [one] if one > 9999999:
            return [(one // 10000, one // 100 % 100, one % 100)]
    return []


def _last_day(year: int, month: int) -> int:
    """The number of the month's last day; 0 where there is no such month."""
    from calendar import monthrange

    return monthrange(year, month)[1] if 1 <= month <= 12 and 1 <= year <= 9999 else 0
