"""The Django app of the accounts."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Which account opens which runner's logbook."""

    name = "easeback.show.web.accounts"
    label = "easeback_accounts"
    default_auto_field = "django.db.models.BigAutoField"
