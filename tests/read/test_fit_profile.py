"""The profile in the package is what the tool writes from fitdecode's, and holds what a run needs."""

from __future__ import annotations

from tools.make_fit_profile import KINDS as NEEDED
from tools.make_fit_profile import TARGET, text

from easeback.read.fit.profile_data import FIELDS, KINDS, WORDS


def test_the_profile_is_what_the_tool_writes() -> None:
    """Nobody edited it by hand, and it is as new as the fitdecode of the development tools."""
    assert TARGET.read_text(encoding="utf-8") == text()


def test_the_profile_holds_what_a_run_needs() -> None:
    """Numbers, scales and words as the FIT protocol publishes them."""
    assert set(KINDS.values()) == set(NEEDED)
    assert KINDS[20] == "record"
    altitude = FIELDS[20][2]
    assert (altitude.name, altitude.scale, altitude.offset, altitude.unit) == ("altitude", 5, 500, "m")
    assert (altitude.parts[0].number, FIELDS[20][78].name) == (78, "enhanced_altitude")
    assert WORDS["sport"][1] == "running"
    assert [variant.name for variant in FIELDS[0][2].variants] == ["favero_product", "garmin_product"]
