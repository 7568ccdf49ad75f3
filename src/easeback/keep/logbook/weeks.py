"""The plans of weeks that were given: each version kept, none changed or dropped."""

from __future__ import annotations

from datetime import date

from easeback.keep.logbook.models import WeekGiven
from easeback.keep.logbook.store import Given

COLUMNS = ("on", "given_at", "text", "rules_version", "language")


def keep_week(runner: int, given: Given) -> bool:
    """Keeps a plan for the week from `given.on`; False where the last version of that date says the very same."""
    last = WeekGiven.objects.filter(runner_id=runner, on=given.on).order_by("-given_at", "-pk").first()
    if last is not None and last.text == given.text:
        return False
    WeekGiven.objects.create(
        runner_id=runner,
        on=given.on,
        given_at=given.given_at,
        text=given.text,
        rules_version=given.rules_version,
        language=given.language,
    )
    return True


def weeks_given(runner: int, latest: int | None = None) -> tuple[Given, ...]:
    """Every version of every week in order of time, or as many as `latest`."""
    rows = WeekGiven.objects.filter(runner_id=runner).order_by("-given_at", "-pk").values_list(*COLUMNS)
    return tuple(Given(*row) for row in rows[:latest])[::-1]


def week_before(runner: int, on: date) -> Given | None:
    """The last version of the latest week that was given for a date before `on`."""
    rows = WeekGiven.objects.filter(runner_id=runner, on__lt=on).order_by("-on", "-given_at", "-pk")
    found = rows.values_list(*COLUMNS).first()
    return None if found is None else Given(*found)
