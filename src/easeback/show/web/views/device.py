"""What a phone keeps: the emergency page, the page for being offline, the manifest and the service worker."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from easeback.flow.emergency import emergency_page
from easeback.show.web.asked import asked_of, public
from easeback.show.web.settings import HERE
from easeback.show.web.shell import shell_version

# A browser takes a new worker, and that one a new cache, when a byte of the script is another.
VERSION_IN_SCRIPT: Final = "SHELL-VERSION"
ICON_SIZES_PX: Final = (192, 512)


@public
@require_safe
def emergency(request: HttpRequest) -> HttpResponse:
    """When to get help now: with no data, no script and no network. The runner's own numbers where they are let in."""
    asked = asked_of(request) if hasattr(request, "asked") else None
    return render(request, "easeback/emergency.html", {"card": emergency_page(asked.profile if asked else None)})


@public
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What is shown without a network where no page of today was kept: no answer, and what can be done all the same."""
    return render(request, "easeback/offline.html")


@public
@require_safe
def manifest(_request: HttpRequest) -> JsonResponse:
    """What the phone needs to put easeback on its home screen."""
    return JsonResponse(_manifest(), content_type="application/manifest+json")


def _manifest() -> dict[str, Any]:
    icons = [
        {"src": static(f"easeback/icons/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in ICON_SIZES_PX
    ]
    maskable = {"src": static("easeback/icons/maskable-512.png"), "sizes": "512x512", "type": "image/png"}
    return {
        "id": "/",
        "name": "easeback",
        "short_name": "easeback",
        "description": _("Ease back into running, and ease your back."),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf5ee",
        "theme_color": "#faf5ee",
        "icons": [*icons, maskable | {"purpose": "maskable"}],
    }


@public
@require_safe
def service_worker(_request: HttpRequest) -> HttpResponse:
    """The service worker, from the root, so that it may keep every page."""
    script = (HERE / "static" / "easeback" / "service-worker.js").read_text(encoding="utf-8")
    response = HttpResponse(
        script.replace(VERSION_IN_SCRIPT, shell_version()), content_type="text/javascript; charset=utf-8"
    )
    response["Cache-Control"] = "no-cache"
    return response
