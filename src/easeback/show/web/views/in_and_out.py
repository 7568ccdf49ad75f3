"""In and out: files in, piece by piece or by a plain form; their progress and outcome; backup and tables out."""

from __future__ import annotations

from typing import get_args

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from easeback.flow import upload as task
from easeback.flow.add_diary import diary_text
from easeback.flow.background import wake
from easeback.flow.download import backup_file, export_file
from easeback.flow.in_and_out_page import coming, import_lines, in_and_out, last_sittings
from easeback.flow.past_imports import Which
from easeback.model.error import BadUse, UserError
from easeback.model.upload import Purpose, Stage, Upload
from easeback.show.web.asked import asked_of
from easeback.show.web.staging import Staging

ZIP = "application/zip"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The page: what comes in, what came in, what goes out."""
    asked = asked_of(request)
    shown = in_and_out(asked.logbook, asked.now)
    return render(request, "easeback/in_and_out.html", {"page": shown, "piece_bytes": task.PIECE_BYTES})


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """The list of files on their way in: asked for again and again while something moves."""
    asked = asked_of(request)
    shown = {"coming": coming(asked.logbook, asked.now), "sittings": last_sittings(asked.logbook)}
    return render(request, "easeback/parts/progress.html", shown)


@csrf_exempt
@require_POST
def send(request: HttpRequest, purpose: str) -> HttpResponse:
    """A plain form with files. Where they go must be said before the form is read, and reading it checks its token."""
    staging = Staging(request, asked_of(request).logbook, _purpose(purpose))
    request.upload_handlers = [staging]
    try:
        response: HttpResponse = _sent(request)
    except (UnreadablePostError, MultiPartParserError):
        staging.drop_all()
        raise BadUse("The connection was lost before all had arrived.", "Nothing was kept; send it again.") from None
    if response.status_code != 302:
        staging.drop_all()
    return response


@csrf_protect
def _sent(request: HttpRequest) -> HttpResponse:
    staging = request.upload_handlers[0]
    assert isinstance(staging, Staging)
    # Reading the form stages its files.
    assert request.POST is not None
    if staging.error is not None:
        staging.drop_all()
        raise staging.error
    if not staging.arrived:
        raise BadUse("No file was chosen.", "Choose one, then send it.")
    wake(staging.logbook)
    messages.success(request, _("It has arrived and is being taken in. You can use the other pages meanwhile."))
    return redirect("in_out")


@require_POST
def begin(request: HttpRequest, purpose: str) -> JsonResponse:
    """A file is announced: where to go on with it."""
    asked, said = asked_of(request), request.POST
    size = said.get("size", "")
    if not size.isdecimal() or len(size) > 15:
        return _refused(BadUse("The size of the file is not said.", "Choose the file again."))
    announced = task.Announced(_purpose(purpose), said.get("name", "")[:300], int(size), said.get("changed", "")[:40])
    try:
        return _told(task.begin_upload(asked.logbook, announced, asked.now))
    except UserError as error:
        return _refused(error)


@require_POST
def piece(request: HttpRequest, upload: str, offset: int) -> JsonResponse:
    """The next piece of a file; the answer says how much is there, whatever was sent."""
    asked = asked_of(request)
    if int(request.headers.get("Content-Length") or 0) > task.PIECE_BYTES:
        return _refused(BadUse("This piece is too large.", "Load the page anew, and choose the file again."))
    try:
        kept = task.take_piece(asked.logbook, upload, offset, request.read(task.PIECE_BYTES))
    except UnreadablePostError:
        return _refused(BadUse("The connection was lost.", "It goes on where it stopped."))
    except UserError as error:
        return _refused(error)
    if kept.stage is Stage.WAITING:
        wake(asked.logbook)
    return _told(kept)


@require_POST
def forget(request: HttpRequest, upload: str) -> HttpResponse:
    """Takes a file off the list."""
    task.forget_upload(asked_of(request).logbook, upload)
    return redirect("in_out")


@require_POST
def again(request: HttpRequest, upload: str) -> HttpResponse:
    """Tries a file again whose work failed."""
    task.try_again(asked_of(request).logbook, upload)
    return redirect("in_out")


@require_safe
def outcomes(request: HttpRequest, which: str) -> HttpResponse:
    """What became of every file, a page at a time."""
    if which not in get_args(Which):
        raise BadUse(f"{which!r} is no list of files.", "Use one of: last, refused, all.")
    number = request.GET.get("page", "1")
    shown = import_lines(asked_of(request).logbook, which, int(number) if number.isdecimal() else 1)  # type: ignore[arg-type]
    return render(request, "easeback/imports.html", {"page": shown, "lists": get_args(Which)})


@require_POST
def backup(request: HttpRequest) -> FileResponse:
    """The whole logbook as a file to keep."""
    asked = asked_of(request)
    name = f"easeback-{asked.today.isoformat()}.zip"
    return FileResponse(backup_file(asked.logbook, asked.now), as_attachment=True, filename=name, content_type=ZIP)


@require_POST
def export(request: HttpRequest) -> FileResponse:
    """Everything as tables, in one zip."""
    asked = asked_of(request)
    name = f"easeback-tables-{asked.today.isoformat()}.zip"
    return FileResponse(export_file(asked.logbook), as_attachment=True, filename=name, content_type=ZIP)


@require_POST
def diary(request: HttpRequest) -> HttpResponse:
    """The diary as CSV."""
    asked = asked_of(request)
    _days, text = diary_text(asked.logbook)
    response = HttpResponse(text.encode(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="easeback-diary-{asked.today.isoformat()}.csv"'
    return response


def _purpose(text: str) -> Purpose:
    try:
        return Purpose(text)
    except ValueError:
        raise BadUse(f"Nothing is sent for {text!r}.", f"Use one of: {', '.join(Purpose)}.") from None


def _told(upload: Upload) -> JsonResponse:
    return JsonResponse({"id": upload.id, "stage": upload.stage, "arrived": upload.arrived_bytes})


def _refused(error: UserError) -> JsonResponse:
    return JsonResponse({"what": error.what, "what_to_do": error.what_to_do}, status=400)
