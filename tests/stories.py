"""Stories in a clinician's words, as YAML, read into days by the diary's own parser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import yaml

from easeback.knowledge import knowledge
from easeback.model.check_in import FIELDS, FLAG_COLUMNS, CheckIn, Part, read_answer, read_flags
from easeback.model.day import Day, merge_day
from easeback.model.runner import Profile

FOLDER = Path(__file__).parent / "cases"
QUIET = {
    "zone": "none", "change": "same", "walking": "normal", "leg_pain_0_10": 0, "back_pain_0_10": 0,
    "symptoms": "none", "woke_by_leg_pain": False, "painkiller": False, "red_flags_denied": "all",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Story:
    """A diary with the answer that a clinician expects on one morning of it."""

    name: str
    text: str
    days: tuple[Day, ...]
    profile: Profile
    expect: Mapping[str, Any]


def stories() -> list[Story]:
    """All stories of `tests/cases`, in order."""
    return [read_story(path) for path in sorted(FOLDER.glob("*.yaml"))]


def read_story(path: Path) -> Story:
    """The story of one file. `quiet` stands for quiet mornings in a row, with the same easy run every other day."""
    told = yaml.safe_load(path.read_text())
    rows = {**_quiet_rows(told.get("quiet")), **told["diary"]}
    days = tuple(read_day(on, row) for on, row in sorted(rows.items()))
    profile = msgspec.convert(told.get("profile", {}), Profile)
    return Story(path.stem, told["story"], days, profile, told["expect"])


def _quiet_rows(quiet: Mapping[str, Any] | None) -> dict[date, dict[str, Any]]:
    if quiet is None:
        return {}
    run = {"run_km": quiet["run_km"], "run_min": quiet["run_min"], "run_kind": "easy"}
    count = (quiet["to"] - quiet["from"]).days + 1
    return {quiet["from"] + timedelta(days=each): {**QUIET, **(run if each % 2 == 0 else {})} for each in range(count)}


def read_day(on: date, row: Mapping[str, Any]) -> Day:
    """One row of words, as in the diary CSV, to a day. YAML's yes and no are true and false."""
    words = {name: {True: "yes", False: "no"}.get(said, str(said)) if isinstance(said, bool) else str(said)
             for name, said in row.items()}  # fmt: skip
    flags, wrong = read_flags({answer: words.pop(name, "") for name, answer in FLAG_COLUMNS.items()}, FLAGS)
    answers = {name: read_answer(name, text) for name, text in words.items()}
    assert not [each for each in wrong if "twice" not in each.what], wrong
    moment = datetime(on.year, on.month, on.day, 7, tzinfo=UTC)
    records = [
        CheckIn(on, part, said, flags if part is Part.MORNING else {}, moment, "story")
        for part in Part
        if (said := {name: value for name, value in answers.items() if FIELDS[name].part is part})
        or part is Part.MORNING
    ]
    return merge_day(on, records, [])


FLAGS = knowledge().red_flags
