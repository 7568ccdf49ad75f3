"""What stands around every page: the navigation, the look, the language."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest

from easeback.model.words import SIDES, ZONES
from easeback.show.web.pages import PAGES

LOOKS: Final = ("auto", "light", "dark")
LOOK_COOKIE: Final = "easeback_look"


def around_every_page(request: HttpRequest) -> dict[str, Any]:
    """The navigation, where the reader is let in; which page this is; and light or dark as they chose."""
    match = getattr(request, "resolver_match", None)
    look = request.COOKIES.get(LOOK_COOKIE, "auto")
    return {
        "pages": PAGES if hasattr(request, "asked") else (),
        "page_name": match.url_name if match else "",
        "look": look if look in LOOKS else "auto",
        "looks": LOOKS,
        "zones": ZONES,
        "sides": SIDES,
        "changes": ("better", "same", "worse", "new"),
        "answers": ("no", "usual", "unsure", "yes"),
    }
