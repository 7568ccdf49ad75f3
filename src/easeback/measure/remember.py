"""Remembers what a pure function said of the same day objects, so that days looked at again and again cost once.

Looking ahead and replay ask for the history of many mornings over the same days. Days never change once made; they are
known again by identity, since comparing their answers would cost as much as asking anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Said = TypeVar("Said")
# About ten years of days; then all is forgotten, and what is asked again is worked out again.
MOST = 8192


def remembered(function: Callable[Asked, Said]) -> Callable[Asked, Said]:
    """The same function, with the same results, quicker the second time for the very same positional arguments."""
    seen: dict[tuple[int, ...], tuple[tuple[Any, ...], Said]] = {}

    @wraps(function)
    def ask(*asked: Asked.args, **named: Asked.kwargs) -> Said:
        if named:
            return function(*asked, **named)
        key = tuple(map(id, asked))
        # What was asked is held beside the result: while it is, no other object can have its identity.
        if (known := seen.get(key)) is not None:
            return known[1]
        said = function(*asked, **named)
        if len(seen) >= MOST:
            seen.clear()
        seen[key] = (asked, said)
        return said

    return ask
