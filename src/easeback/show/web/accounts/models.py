"""The one table of the pages: which account opens which runner's logbook."""

# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from django.conf import settings
from django.db import models


class RunnerAccount(models.Model):
    """An account and its runner, by the runner's id in the logbook."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    runner = models.BigIntegerField(unique=True)

    class Meta:
        # Said here, the table can be named before a server's apps are set up, as tests do.
        app_label = "easeback_accounts"

    def __str__(self) -> str:
        return f"account of runner {self.runner}"
