"""One chart: as a part for the page that shows it, as a page of its own, or as a picture."""

from __future__ import annotations

import base64
import hashlib
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from easeback.present.charts import Chart
from easeback.present.charts.colours import light_and_dark
from easeback.present.charts.draw import svg
from easeback.show.web.asked import asked_of
from easeback.show.web.charts import CHARTS

STYLE: Final = light_and_dark()
# A picture brings its colours with it, and nothing else: named by its hash, no other style can come in.
STYLE_HASH: Final = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
PICTURE_POLICY: Final = f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'"


@gzip_page
@require_safe
def chart(request: HttpRequest, name: str) -> HttpResponse:
    """The chart with its words and its table: a part where htmx asks, else a page that needs no script."""
    made = _made(request, name)
    shown = {"chart": made, "name": name, "query": request.GET.urlencode()}
    if not request.htmx:  # type: ignore[attr-defined]
        return render(request, "easeback/chart.html", shown)
    part = render(request, "easeback/parts/chart_drawn.html", shown | {"drawing": svg(made, get_language() or "en")})
    return _kept_by_content(request, part)


@gzip_page
@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """The chart as an SVG picture that stands by itself, light or dark as the reader has it."""
    drawing = svg(_made(request, name), get_language() or "en").replace(">", f"><style>{STYLE}</style>", 1)
    response = HttpResponse(drawing, content_type="image/svg+xml; charset=utf-8")
    response["Content-Security-Policy"] = PICTURE_POLICY
    return _kept_by_content(request, response)


def _made(request: HttpRequest, name: str) -> Chart:
    if (maker := CHARTS.get(name)) is None:
        raise Http404
    about = {key: str(value) for key, value in request.GET.items()}
    return maker(asked_of(request), about, about.get("wide") == "1")


def _kept_by_content(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The browser may keep it and must ask each time whether it changed; signing out empties what it kept."""
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie", "HX-Request"])
    # gzip makes a tag weak on its way out, so the one that comes back is compared without its mark.
    if response["ETag"] == request.headers.get("If-None-Match", "").removeprefix("W/"):
        return _not_modified(response)
    return response


def _not_modified(response: HttpResponse) -> HttpResponse:
    unchanged = HttpResponse(status=304)
    for header in ("ETag", "Cache-Control", "Vary"):
        unchanged[header] = response[header]
    return unchanged
