"""Where a plain form's file goes: straight to the data folder as it comes, never into memory."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from easeback.flow.logbook import Logbook
from easeback.flow.upload import drop_upload, finish_unannounced
from easeback.flow.upload_whole import Arriving, begin_unannounced
from easeback.model.error import UserError
from easeback.model.upload import Purpose, Upload


class Staging(FileUploadHandler):
    """Writes every file of the form beside the logbook; cut off, or refused afterwards, nothing of it stays."""

    def __init__(self, request: HttpRequest, logbook: Logbook, purpose: Purpose) -> None:
        super().__init__(request)
        self.logbook = logbook
        self.purpose = purpose
        self.arrived: list[Upload] = []
        self.error: UserError | None = None
        self._coming: Arriving | None = None

    def new_file(self, *arguments: Any, **named: Any) -> None:
        """A file begins."""
        super().new_file(*arguments, **named)
        self._coming = self._unless_refused(begin_unannounced, self.logbook, self.purpose, self.file_name or "")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's
        """A piece of it."""
        if self._coming is not None and self._unless_refused(self._coming.write, raw_data) is None:
            self.upload_interrupted()

    def file_complete(self, file_size: int) -> None:
        """The whole of it is here."""
        if self._coming is not None:
            self._coming.close()
            whole = self._unless_refused(finish_unannounced, self.logbook, self._coming.upload, file_size)
            self.arrived += [whole] if whole is not None else []
            self._coming = None

    def upload_interrupted(self) -> None:
        """The connection was lost, or the file was refused: what came of it goes."""
        if self._coming is not None:
            self._coming.close()
            drop_upload(self.logbook, self._coming.upload)
            self._coming = None

    def drop_all(self) -> None:
        """Takes back what arrived with a form that may not be believed."""
        self.upload_interrupted()
        for each in self.arrived:
            drop_upload(self.logbook, each)
        self.arrived = []

    def _unless_refused(self, do: Any, *arguments: Any) -> Any:
        # Raised within Django's parser an error would leave half a form unread; it is told when the form is read.
        if self.error is not None:
            return None
        try:
            return do(*arguments)
        except UserError as error:
            self.error = error
            return None
