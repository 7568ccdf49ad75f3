"""The thirty published cases, through the command line: nothing forbidden, and how far the answers agree."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from easeback.show.cli.main import run

pytestmark = pytest.mark.real


def verdict_of(home: Path, day: str, capsys: pytest.CaptureFixture[str]) -> str:

    capsys.readouterr()
    assert run(["--home", str(home), "today", "--date", day, "--json"]) == 0
    verdict: str = json.loads(capsys.readouterr().out)["verdict"]
    return verdict


def test_no_public_case_gets_a_verdict_it_must_not(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No `must_not` verdict on any of the 71 mornings, every emergency found, nineteen of twenty answers acceptable."""
    cases = shared / "cases"
    agreement: Counter[str] = Counter()
    for case, mornings in json.loads((cases / "expected.json").read_text()).items():
        home = tmp_path / case
        assert run(["--home", str(home), "diary", "import", str(cases / f"{case}.csv")]) in (0, 1)
        for morning in mornings:
            verdict = verdict_of(home, morning["date"], capsys)
            agreement["mornings"] += 1
            agreement["exact"] += verdict == morning["verdict"]
            agreement["acceptable"] += verdict in (morning["verdict"], *morning["also_acceptable"])
            agreement["emergency missed"] += morning["verdict"] == "emergency" and verdict not in (
                "emergency", *morning["also_acceptable"],
            )  # fmt: skip
            assert verdict not in morning["must_not"], (case, morning["date"], verdict)
    print(f"\npublic cases: {dict(agreement)}")
    assert agreement["mornings"] == 71
    assert agreement["emergency missed"] == 0
    assert agreement["acceptable"] >= 0.95 * agreement["mornings"]
