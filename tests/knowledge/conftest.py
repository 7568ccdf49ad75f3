"""The knowledge that ships, a small sound folder to break, and the reviewed table of red flags where it is present."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from easeback.knowledge import knowledge
from easeback.knowledge.load import KINDS, Knowledge

EVIDENCE = Path(__file__).resolve().parents[3] / "shared" / "evidence"

SMALL = {
    "sources": '[house]\ntitle = "The house"\nkind = "house"\ngrade = "expert opinion"\nseen = "all of it"\n',
    "parameters": (
        '[stop_pain]\nvalue = 4\nunit = "0-10"\nmeaning = "Pain at which to stop."\n'
        'sources = ["house"]\nfit = "opinion"\n'
    ),
    "symptoms": (
        '[foot_drop]\nname.en = "Foot drops"\nmeaning.en = "Weak."\nopens = ["RF08"]\n'
        'sources = ["house"]\nfit = "direct"\n'
    ),
    "chips": '[C]\ntext.en = "Weaker"\nsources = ["house"]\nfit = "opinion"\n',
    "red_flags": (
        '[RF08]\nquestion.en = "Does a foot drop?"\nshort.en = "a foot that drops"\nurgency = "same_day"\n'
        'run_gate = "block"\nask = ["daily"]\nnote = "n"\nsource_words = "s"\nprovenance = "p"\nchip = "C"\n'
        'sources = ["house"]\nfit = "direct"\n'
    ),
    "texts": (
        '[stop]\ntext.en = "Stop at {stop_pain}."\nparameters = ["stop_pain"]\nsources = ["house"]\nfit = "opinion"\n'
    ),
}


@pytest.fixture(scope="session")
def known() -> Knowledge:
    return knowledge()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder of all knowledge files, sound and nearly empty."""
    for kind in KINDS:
        (tmp_path / f"{kind}.toml").write_text(SMALL.get(kind, ""), encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="session")
def evidence() -> Path:
    if not EVIDENCE.is_dir():
        pytest.skip("the evidence base of ../shared is not beside this repository")
    return EVIDENCE


@pytest.fixture(scope="session")
def reviewed_rows(evidence: Path) -> dict[str, dict[str, str]]:
    with (evidence / "red-flags.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}
