"""The one Django app that the command line loads."""

from __future__ import annotations

from django.apps import AppConfig


class LogbookConfig(AppConfig):
    """The app of everything a runner said, recorded and was answered."""

    name = "easeback.keep.logbook"
    label = "logbook"
    default_auto_field = "django.db.models.BigAutoField"
