"""Many short stories in one file: days counted back from today, as tests/short_diaries.py reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from tests.short_diaries import KNOWN, TODAY, Case, days_of, profile_of
from tests.stories import FOLDER

from easeback.flow.think import answer_morning
from easeback.model.answer import Answer

# What a story may hold beside its days. `expect` is of today or names days; `open`: why the rules do not follow yet;
# `situation`: the entry of knowledge/situations.toml that it tells of.
KEYS = {"story", "before", "profile", "expect", "plain", "open", "situation"}

NO_PART_OF_THE_CASE = ("story", "expect", "plain", "open", "situation")


@dataclass(frozen=True, slots=True)
class ShortStory:
    """A story of tests/cases/*/*.yaml, with the answers expected on some of its mornings."""

    name: str
    file: Path
    text: str
    case: Case
    expect: Mapping[int, Mapping[str, Any]]
    is_plain: bool
    open: str | None
    situation: str | None

    def answer(self, back: int) -> Answer:
        """The answer on the morning `back` days from today (today 0, yesterday -1)."""
        on: date = TODAY + timedelta(days=back)
        return answer_morning(days_of(self.case), on, profile_of(self.case), KNOWN)


def short_stories() -> list[ShortStory]:
    """All of them, file by file."""
    return [story for path in sorted(FOLDER.glob("*/*.yaml")) for story in _read(path)]


def _read(path: Path) -> Iterator[ShortStory]:
    for name, told in yaml.safe_load(path.read_text()).items():
        assert {key for key in told if not isinstance(key, int)} <= KEYS, (path.name, name)
        expect = told["expect"] if "verdict" not in told["expect"] else {0: told["expect"]}
        case = {0: {}, **{key: said for key, said in told.items() if key not in NO_PART_OF_THE_CASE}}
        yield ShortStory(name, path, told["story"], case, expect, told.get("plain", False), told.get("open"),
                         told.get("situation"))  # fmt: skip
