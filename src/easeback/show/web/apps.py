"""The Django app of the pages: their templates, styles, scripts and translations."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages; they have no tables of their own."""

    name = "easeback.show.web"
    label = "web"
