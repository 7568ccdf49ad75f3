"""Finds the runner of an account, and gives a new account its runner."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.contrib.auth import get_user_model

from easeback.flow.logbook import add_runner, open_logbook


def any_account() -> bool:
    """Somebody has an account here."""
    return get_user_model().objects.exists()


def runner_of_account(user: int) -> int | None:
    """The runner whose logbook the account opens."""
    from easeback.show.web.accounts.models import RunnerAccount

    return RunnerAccount.objects.filter(user_id=user).values_list("runner", flat=True).first()


def give_runner(user: int) -> int:
    """The first account gets the logbook that is there; each later one a new runner of its own."""
    from easeback.show.web.accounts.models import RunnerAccount

    now = datetime.now(UTC)
    first = open_logbook(settings.EASEBACK.settings, now).runner
    runner = add_runner(now) if RunnerAccount.objects.filter(runner=first).exists() else first
    RunnerAccount.objects.create(user_id=user, runner=runner)
    return runner
