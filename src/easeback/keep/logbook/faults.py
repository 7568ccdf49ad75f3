"""A full or read-only disk as one sentence, wherever the database meets it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError

from easeback.model.error import BrokenPlace


@contextmanager
def told_in_words() -> Iterator[None]:
    """Raises BrokenPlace where the system refuses what the database wants to write."""
    try:
        yield
    except OperationalError as error:
        what_to_do = "Nothing that was there is lost; free some space, close what else uses it, and try again."
        raise BrokenPlace(f"The logbook cannot be written: {error}.", what_to_do) from error
