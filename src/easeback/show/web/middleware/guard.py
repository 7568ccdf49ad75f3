"""Refuses what did not come the way that this server was set up for."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from easeback.show.web.serving import Reach, Serving

Answer = Callable[[HttpRequest], HttpResponse]
FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)
NO_PROXY = "This easeback is served to this machine alone, and the request came through a proxy. "
NO_PROXY_DO = "To reach it from elsewhere start it with: easeback serve --lan, or --behind-https HOST.\n"
STRANGER = "This easeback answers its HTTPS proxy alone. Open the proxy's address instead.\n"


class Guard:
    """Forwarded headers are refused, but from the proxy that `easeback serve --behind-https` named."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        serving: Serving = settings.EASEBACK
        if serving.reach is Reach.PROXY:
            if request.META.get("REMOTE_ADDR") not in serving.proxies:
                return HttpResponse(STRANGER, status=403, content_type="text/plain")
        elif any(name in request.META for name in FORWARDED):
            return HttpResponse(NO_PROXY + NO_PROXY_DO, status=400, content_type="text/plain")
        return self.get_response(request)
