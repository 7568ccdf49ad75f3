"""What was sent once is kept once: the keys of forms that were taken in."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from easeback.keep.logbook.models import Sending


def is_new(runner: int, key: str, now: datetime) -> bool:
    """True the first time that `key` is seen. Call it in the transaction that stores what came with it."""
    try:
        with transaction.atomic():
            Sending.objects.create(runner_id=runner, key=key, received_at=now)
    except IntegrityError:
        return False
    return True
