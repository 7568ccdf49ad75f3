"""Answers a page's queue in plain words: kept, refused and why, or not let in. A login page is none of these."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse

from easeback.model.error import UserError

# The script sends the first; it takes a form off its queue by the second alone, and then goes on to the third.
QUEUED: Final = "X-Easeback-Queued"
KEPT: Final = "X-Easeback-Kept"
NEXT: Final = "X-Easeback-Next"


def is_queued(request: HttpRequest) -> bool:
    """The request comes from the queue of a page, which follows no redirect and shows no page."""
    return QUEUED in request.headers


def plain_answer(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What the view answered, without a page: where it would have sent the browser on, it has kept what was said."""
    if not hasattr(request, "asked"):
        return HttpResponse(status=401)
    if not 300 <= response.status_code < 400:
        return response
    return HttpResponse(status=204, headers={KEPT: "yes", NEXT: response["Location"]})


def plain_refusal(error: UserError, status: int) -> HttpResponse:
    """The sentence of a refusal and the way on."""
    return JsonResponse({"what": error.what, "what_to_do": error.what_to_do}, status=status)
