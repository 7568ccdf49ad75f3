"""The measures of a recording as the JSON text that its row holds."""

from __future__ import annotations

from typing import Any

import msgspec

from easeback.model.measure import RunMeasures


def as_text(measures: RunMeasures) -> str:
    """The measures as JSON, numbers to six digits: more than any sensor has, and half the room. Absent is null."""
    return msgspec.json.encode(_to_six_digits(msgspec.to_builtins(measures))).decode()


def from_text(text: str) -> RunMeasures:
    """The measures that `as_text` wrote down."""
    return msgspec.json.decode(text, type=RunMeasures)


def _to_six_digits(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {key: _to_six_digits(each) for key, each in value.items()}
    return [_to_six_digits(each) for each in value] if isinstance(value, list | tuple) else value
