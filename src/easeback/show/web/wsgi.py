"""What the server's process loads: the application that answers requests."""

from __future__ import annotations

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from easeback.show.web.serving import take_over
from easeback.show.web.set_up import set_up


def application_of_environment() -> WSGIHandler:
    """The application for the record that `easeback serve` handed over."""
    serving = take_over()
    # Where processes are forked, the one that prepared the logbook has set Django up already.
    if not settings.configured:
        set_up(serving)
    return WSGIHandler()
