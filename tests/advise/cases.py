"""The cases of rules.yaml, states.yaml and advice.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from tests.short_diaries import Case

KINDS = ("fires", "silent", "not_enough")
Cases = dict[str, dict[str, Any]]


class One(NamedTuple):
    """One case of one entry: which kind it is, the entry's id, its place, and the diary."""

    kind: str
    id: str
    place: int
    case: Case


def _read(name: str) -> Cases:
    found: Cases = yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text())
    return found


def walk(cases: Cases, *kinds: str) -> Iterator[One]:
    """Every case of these kinds, entry by entry."""
    for name, entry in cases.items():
        for kind in kinds:
            yield from (One(kind, name, place, case) for place, case in enumerate(entry.get(kind, ())))


RULES, STATES, ADVICE = _read("rules"), _read("states"), _read("advice")
